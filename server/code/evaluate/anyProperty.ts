import type { Evaluation } from './Evaluation.ts';
import { element } from './iterable.ts';
import { assignedAnywhere } from './laterMembers.ts';
import { ofAlternatives } from './property.ts';
import { alternatives, asPart, oneOf, type Thing, unknown } from './Thing.ts';

/** A member of a thing under a key that is not known: any of them, or unknown. */
export function anyProperty(evaluation: Evaluation, thing: Thing, key?: Thing): Thing {
  switch (thing.kind) {
    case 'oneOf':
      return ofAlternatives(thing, (option) => evaluation.anyProperty(option, key));
    case 'object': {
      const members = [...thing.members.keys()].map((key) => evaluation.property(thing, key));
      members.push(...assignedAnywhere(evaluation, thing), ...(thing.every ? [thing.every()] : []));
      if (thing.every) return oneOf(members);
      return oneOf(thing.open || members.length === 0 ? [...members, unknown('a member chosen at run time', thing.from)] : members);
    }
    case 'list':
      return element(evaluation, thing);
    case 'environmentTable':
      return unknown('an environment variable chosen at run time', thing.from);
    case 'external':
      return { ...thing, path: [...thing.path.filter((name) => name !== 'default'), chosenName(key)] };
    case 'instance':
      return thing.of.kind === 'class'
        ? unknown('a member chosen at run time', thing.from)
        : { kind: 'member', of: thing, name: '*', from: thing.from };
    case 'unknown':
      return asPart(thing);
    default:
      return unknown('a member chosen at run time', thing.from);
  }
}

/** The name of what is chosen at run time, as far as its end is known: `*`, `*Command`. */
function chosenName(key: Thing | undefined): string {
  const ends = new Set(key ? alternatives(key).map((option) => (option.kind === 'template' ? option.parts.at(-1) : '')) : []);
  const [end] = ends;
  return ends.size === 1 && typeof end === 'string' ? `*${end}` : '*';
}
