import type { Evaluation } from './Evaluation.ts';
import { alternatives, type Lazy, oneOf, type Thing, type ThingOf, unknown } from './Thing.ts';

/** Names under which the well-known symbols of iteration stand for keys, as ECMAScript's text writes them. */
const iteratorKeys = ['@@iterator', '@@asyncIterator'] as const;

/** What an iterable gives, as a list; `undefined` where it is not known to be one. */
export function listOf(evaluation: Evaluation, thing: Thing): ThingOf<'list'> | undefined {
  switch (thing.kind) {
    case 'list':
      return thing;
    case 'made':
      return collection(thing);
    case 'object':
      return ownIterator(evaluation, thing, (key) => thing.members.has(key));
    case 'instance':
      return thing.of.kind === 'class' ? ownIterator(evaluation, thing, () => true) : undefined;
    default:
      return undefined;
  }
}

/** What one element of a list, or of anything that can be iterated over, can be. */
export function element(evaluation: Evaluation, list: Thing): Thing {
  return oneOf(
    alternatives(list).map((option): Thing => {
      const known = listOf(evaluation, option);
      if (known) return oneOf(known.open || known.elements.length === 0 ? [...held(known), notWhole(known)] : held(known));
      if (option.kind === 'made' || option.kind === 'instance' || option.kind === 'member')
        return { kind: 'member', of: option, name: '*', from: option.from };
      return option.kind === 'unknown' ? option : unknown('an element of something that is not known', option.from);
    }),
  );
}

/** The element at an index; past those that are known by their place (a generator's, a declared list's) any of them. */
export function elementAt(evaluation: Evaluation, list: Thing, index: number): Thing {
  return (list.kind === 'list' ? list.elements[index]?.() : undefined) ?? element(evaluation, list);
}

function held(list: ThingOf<'list'>): readonly Thing[] {
  return list.elements.map((lazy) => lazy());
}

function notWhole(list: ThingOf<'list'>): Thing {
  return unknown('an element of a list that is not known whole', list.from);
}

/** The content of `new Map([…])` and `new Set([…])`. */
function collection(thing: ThingOf<'made'>): ThingOf<'list'> | undefined {
  if (thing.by.kind !== 'global' || !['Map', 'Set'].includes(thing.by.name)) return undefined;
  const content = thing.arguments[0]?.();
  return content?.kind === 'list' ? content : undefined;
}

/** What the iterator gives that an object has of its own, or that it is. */
function ownIterator(evaluation: Evaluation, thing: Thing, has: (key: string) => boolean): ThingOf<'list'> | undefined {
  const node = thing.from[0];
  for (const key of iteratorKeys) {
    const method = node && has(key) ? evaluation.property(thing, key) : undefined;
    if (node && method?.kind === 'function') return iterated(evaluation, evaluation.call(method, [], node));
  }
  return undefined;
}

/** What an iterator gives: of a generator its yields, else the value of what `next` gives. */
function iterated(evaluation: Evaluation, iterator: Thing): ThingOf<'list'> | undefined {
  if (iterator.kind === 'list') return iterator;
  const node = iterator.from[0];
  const next = evaluation.property(iterator, 'next');
  if (!node || next.kind !== 'function') return undefined;
  const value: Lazy = () => evaluation.property(evaluation.call(next, [], node), 'value');
  return { kind: 'list', elements: [value], open: false, from: iterator.from };
}
