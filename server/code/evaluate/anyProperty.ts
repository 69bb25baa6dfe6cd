import type { Evaluation } from './Evaluation.ts';
import { element } from './named.ts';
import { ofAlternatives } from './property.ts';
import { oneOf, type Thing, unknown } from './Thing.ts';

/** A member of a thing under a key that is not known: any of them, or unknown. */
export function anyProperty(evaluation: Evaluation, thing: Thing): Thing {
  switch (thing.kind) {
    case 'oneOf':
      return ofAlternatives(thing, (option) => evaluation.anyProperty(option));
    case 'object': {
      const members = [...thing.members.keys()].map((key) => evaluation.property(thing, key));
      return oneOf(thing.open || members.length === 0 ? [...members, unknown('a member chosen at run time', thing.from)] : members);
    }
    case 'list':
      return element(thing);
    case 'environmentTable':
      return unknown('an environment variable chosen at run time', thing.from);
    case 'external':
      return { ...thing, path: [...thing.path.filter((name) => name !== 'default'), '*'] };
    case 'instance':
      return thing.of.kind === 'class'
        ? unknown('a member chosen at run time', thing.from)
        : { kind: 'member', of: thing, name: '*', from: thing.from };
    case 'unknown':
      return thing;
    default:
      return unknown('a member chosen at run time', thing.from);
  }
}
