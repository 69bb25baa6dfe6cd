import { type Frame, type Lazy, oneOf, type Thing, type ThingOf } from './Thing.ts';

/** What one expression can make several of, at several calls of the function that it stands in. */
export type Repeated = ThingOf<'object' | 'list' | 'instance' | 'made'>;

export function isRepeated(thing: Thing): thing is Repeated {
  return thing.kind === 'object' || thing.kind === 'list' || thing.kind === 'instance' || thing.kind === 'made';
}

/**
 * What tells the things of one expression apart: what the innermost call was given, of those that were given something; where
 * none was, that nothing was given to one that could have been.
 */
export function givenWithin(frame: Frame | null): readonly Lazy[] | undefined {
  let left: object | undefined;
  for (let each = frame; each; each = each.outer) {
    if (each.arguments.length > 0) return each.arguments;
    const made = each.receiver?.kind === 'instance' ? each.receiver : null;
    if (made?.arguments && made.arguments.length > 0) return made.arguments;
    if (each.fn && each.fn.parameters.length > 0) left ??= each.fn;
    else if (made?.arguments && made.of.kind === 'class') left ??= made.of.node;
  }
  return left && nothingGiven(left);
}

/** For each function, or class, the one list of nothing: calls that give nothing make the same. */
const nothing = new WeakMap<object, readonly Lazy[]>();

function nothingGiven(to: object): readonly Lazy[] {
  let list = nothing.get(to);
  if (!list) nothing.set(to, (list = []));
  return list;
}

/** Two things that one expression makes at two calls, as one that holds what either holds; `first`, where they are the same. */
export function merged(first: Thing, second: Thing): Thing {
  if (!isRepeated(first) || !isRepeated(second) || !first.within || !second.within || first.within === second.within) return first;
  const within = [...first.within, ...second.within];
  if (first.kind === 'object' && second.kind === 'object') return { ...objectOf(first, second), within };
  if (first.kind === 'list' && second.kind === 'list') {
    return { ...first, elements: either(first.elements, second.elements), open: first.open || second.open, within };
  }
  if (first.kind === 'instance' && second.kind === 'instance') {
    return { ...first, arguments: first.arguments && second.arguments && either(first.arguments, second.arguments), within };
  }
  if (first.kind === 'made' && second.kind === 'made') return { ...first, arguments: either(first.arguments, second.arguments), within };
  return first;
}

function objectOf(first: ThingOf<'object'>, second: ThingOf<'object'>): ThingOf<'object'> {
  const members = new Map<string, Lazy>();
  for (const key of new Set([...first.members.keys(), ...second.members.keys()])) {
    members.set(key, both(first.members.get(key) ?? absent, second.members.get(key) ?? absent));
  }
  const rest = first.rest && second.rest ? oneOf([first.rest, second.rest]) : (first.rest ?? second.rest);
  const every = first.every && second.every ? both(first.every, second.every) : (first.every ?? second.every);
  const keys = (first.keys || !first.open) && (second.keys || !second.open) ? [...(first.keys ?? []), ...(second.keys ?? [])] : undefined;
  const { rest: _rest, every: _every, keys: _keys, ...common } = first;
  return {
    ...common,
    members,
    open: first.open || second.open,
    ...(rest && { rest }),
    ...(every && { every }),
    ...(keys?.length && { keys }),
  };
}

const absent: Lazy = () => ({ kind: 'undefined', from: [] });

/** The elements of either list, by their places. */
function either(first: readonly Lazy[], second: readonly Lazy[]): readonly Lazy[] {
  const longer = first.length < second.length ? second : first;
  return longer.map((only, i) => {
    const [one, other] = [first[i], second[i]];
    return one && other ? both(one, other) : only;
  });
}

function both(first: Lazy, second: Lazy): Lazy {
  return first === second ? first : () => oneOf([first(), second()]);
}
