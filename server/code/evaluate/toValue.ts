import type { Value } from '../Value.ts';
import type { Thing } from './Thing.ts';

/** The reason of what is certainly undefined. */
export const isUndefined = 'it is undefined';

const deepest = 8;
const mostMembers = 200;

/** A thing as a value for the other rooms: plain, and bounded in depth. */
export function toValue(thing: Thing, depth = 0): Value {
  const { from } = thing;
  if (depth > deepest) return { kind: 'unknown', reason: 'nested too deep', from };
  switch (thing.kind) {
    case 'literal':
      return { kind: 'literal', value: thing.value, from };
    case 'undefined':
      return { kind: 'unknown', reason: isUndefined, from };
    case 'template':
      return { kind: 'template', parts: thing.parts.map((part) => (typeof part === 'string' ? part : toValue(part, depth + 1))), from };
    case 'environment':
      return { kind: 'environment', name: thing.name, fallback: thing.fallback && toValue(thing.fallback, depth + 1), from };
    case 'oneOf':
      return { kind: 'oneOf', values: thing.things.map((inner) => toValue(inner, depth + 1)), from };
    case 'list':
      return {
        kind: 'list',
        elements: thing.elements.slice(0, mostMembers).map((lazy) => toValue(lazy(), depth + 1)),
        open: thing.open || thing.elements.length > mostMembers,
        from,
      };
    case 'object': {
      const members = [...thing.members].slice(0, mostMembers).flatMap(([key, lazy]) => {
        const inner = lazy();
        return inner.kind === 'undefined' ? [] : [[key, toValue(inner, depth + 1)] as const];
      });
      const cut = thing.members.size > mostMembers;
      const keys = cut ? undefined : thing.keys?.map((lazy) => toValue(lazy(), depth + 1));
      return { kind: 'object', members: Object.fromEntries(members), open: thing.open || cut, ...(keys && { keys }), from };
    }
    case 'unknown':
      return { kind: 'unknown', reason: thing.reason, from };
    case 'made':
      return { kind: 'unknown', reason: `what ${nameOf(thing.by)} gives is not known`, from };
    case 'instance':
      return { kind: 'unknown', reason: `an instance of ${nameOf(thing.of)}`, from };
    default:
      return { kind: 'unknown', reason: `${nameOf(thing)} is not known`, from };
  }
}

/** A thing's name for a person. */
export function nameOf(thing: Thing): string {
  switch (thing.kind) {
    case 'external':
      return thing.path.filter((name) => name !== 'default').join('.') || thing.package;
    case 'class':
      return thing.node.name ?? 'a class';
    case 'function':
      return thing.fn.name ?? 'a function';
    case 'global':
      return thing.name;
    case 'member':
      return `${nameOf(thing.of)}.${thing.name}`;
    case 'instance':
      return nameOf(thing.of);
    case 'made':
      return nameOf(thing.by);
    case 'environmentTable':
      return 'process.env';
    case 'module':
      return 'a module';
    default:
      return 'a value';
  }
}
