import type { Value } from '../Value.ts';
import { nameOf } from './nameOf.ts';
import { reasonOf } from './reasonOf.ts';
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
    case 'oneOf': {
      // What may be nothing is told as what it is otherwise.
      const values = thing.things.filter(({ kind }) => kind !== 'undefined').map((inner) => toValue(inner, depth + 1));
      return values.length === 1 && values[0] ? values[0] : { kind: 'oneOf', values, from };
    }
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
    case 'instance':
      return { kind: 'unknown', reason: `an instance of ${nameOf(thing.of)}`, from };
    default:
      return { kind: 'unknown', reason: reasonOf(thing), from };
  }
}
