import type { CodeNode } from '../Value.ts';
import type { Evaluation } from './Evaluation.ts';
import { alternatives, type Lazy, oneOf, type Thing, type ThingOf, unknown } from './Thing.ts';

/** Names under which the well-known symbols of iteration stand for keys, as ECMAScript's text writes them. */
const iteratorKeys = ['@@iterator', '@@asyncIterator'] as const;

/** What an iterable gives, as a list; `undefined` where it is not known to be one. */
export function listOf(evaluation: Evaluation, thing: Thing): ThingOf<'list'> | undefined {
  switch (thing.kind) {
    case 'list':
      return thing.elements.length === 0 && !thing.open ? filled(evaluation, thing) : thing;
    case 'made':
      return collection(evaluation, thing);
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

/** The content of `new Map([…])` and `new Set([…])`; of an empty one what it is filled with, of a map its values. */
export function collection(evaluation: Evaluation, thing: ThingOf<'made'>): ThingOf<'list'> | undefined {
  if (thing.by.kind !== 'global' || !['Map', 'Set', 'WeakMap'].includes(thing.by.name)) return undefined;
  const content = thing.arguments[0]?.();
  if (content) return content.kind === 'list' ? content : undefined;
  const entries = filled(evaluation, { kind: 'list', elements: [], open: true, from: thing.from });
  if (thing.by.name === 'Set' || entries.elements.length === 0) return entries;
  const key = () => unknown('a key of a map', thing.from);
  const pair = (value: Lazy): Thing => ({ kind: 'list', elements: [key, value], open: false, from: thing.from });
  return { ...entries, elements: entries.elements.map((value) => () => pair(value)) };
}

const fillers = new Set(['push', 'unshift', 'add', 'set']);

/** A list with what the file that makes it puts in: `list.push(x)`, `map.set(key, x)`. */
export function filled(evaluation: Evaluation, list: ThingOf<'list'>): ThingOf<'list'> {
  const made = list.from[0];
  if (!made) return list;
  const found = evaluation.guard(`filled|${made.file}|${made.item}|${made.node}`, () => filledAt(evaluation, list, made));
  return found.kind === 'list' ? found : list;
}

function filledAt(evaluation: Evaluation, list: ThingOf<'list'>, made: CodeNode): ThingOf<'list'> {
  const elements: Lazy[] = [];
  for (const item of evaluation.world.scope(made.file).items) {
    const site = evaluation.site(made.file, item);
    for (const { callee, arguments: given } of site?.index.calls ?? []) {
      const last = given.at(-1);
      if (!site || !last || last.kind === 'spread' || callee.kind !== 'member' || !fillers.has(callee.property)) continue;
      const target = evaluation.guard(null, () => evaluation.value(site, callee.object)).from[0];
      if (target && target.file === made.file && target.item === made.item && target.node === made.node)
        elements.push(evaluation.lazy(site, last));
    }
  }
  if (elements.length === 0) return list;
  return { ...list, elements: [...list.elements, ...elements], open: list.open && list.elements.length > 0 };
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
