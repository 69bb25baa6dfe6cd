import type { CallExpression } from '../../syntax/index.ts';
import type { CodeNode } from '../Value.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import { orTyped } from './named.ts';
import {
  alternatives,
  asPart,
  boundedList,
  dependsOnItself,
  isNothing,
  type Lazy,
  literal,
  oneOf,
  type Site,
  type Thing,
  type ThingOf,
  unknown,
} from './Thing.ts';

/** Names under which the well-known symbols of iteration stand for keys, as ECMAScript's text writes them. */
const iteratorKeys = ['@@iterator', '@@asyncIterator'] as const;

/** What an iterable gives, as a list; `undefined` where it is not known to be one. */
export function listOf(evaluation: Evaluation, thing: Thing): ThingOf<'list'> | undefined {
  switch (thing.kind) {
    case 'list':
      return filled(evaluation, thing);
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
      return option.kind === 'unknown' ? asPart(option) : unknown('an element of something that is not known', option.from);
    }),
  );
}

/** The element at an index; past those that are known by their place (a generator's, a declared list's) any of them. */
export function elementAt(evaluation: Evaluation, list: Thing, index: number): Thing {
  const own = list.kind === 'list' ? list.elements[index]?.() : undefined;
  if (list.kind !== 'list' || !own) return element(evaluation, list);
  const later = assignedElements(evaluation, list).filter(({ at }) => at === null || at === index);
  return later.length > 0 ? oneOf([own, ...later.map(({ value }) => value())]) : own;
}

/** An element that is assigned, and where (`null`: it is not known). */
interface AssignedElement {
  readonly at: number | null;
  readonly value: Lazy;
}

/** What is assigned to elements of a list in the file that makes it: `list[0] = x`. */
function assignedElements(evaluation: Evaluation, { from: [made] }: ThingOf<'list'>): readonly AssignedElement[] {
  const items = made ? (evaluation.world.scope(made.file).memberAssigned.get('*') ?? []) : [];
  if (!made || items.length === 0 || holderOf(evaluation, made) === null) return [];
  const found = evaluation.guard(`elements|${made.file}|${made.item}|${made.node}`, () => {
    const elements = items.flatMap((item) => {
      const site = evaluation.site(made.file, item);
      return (site?.index.memberAssignments ?? []).flatMap(({ object, property, value, node }): readonly Lazy[] => {
        const assignment = site?.index.nodes[node];
        if (!site || property !== '*' || !assignment || !('kind' in assignment) || assignment.kind !== 'assign') return [];
        const target = evaluation.guard(null, () => evaluation.value(site, object)).from[0];
        if (!target || target.item !== made.item || target.node !== made.node || target.file !== made.file) return [];
        const key = assignment.target.kind === 'index' ? assignment.target.index : undefined;
        const at = key?.kind === 'number' ? literal(key.value) : unknown('a place in a list');
        return [() => ({ kind: 'list', elements: [() => at, evaluation.lazy(site, value)], open: false, from: [nodeOf(site, node)] })];
      });
    });
    return { kind: 'list', elements, open: false, from: [made] };
  });
  return (found.kind === 'list' ? found.elements : []).flatMap((lazy) => {
    const pair = lazy();
    const [at, value] = pair.kind === 'list' ? pair.elements : [];
    const place = at?.();
    return value ? [{ at: place?.kind === 'literal' ? Number(place.value) : null, value }] : [];
  });
}

function held(list: ThingOf<'list'>): readonly Thing[] {
  return list.elements.map((lazy) => lazy());
}

function notWhole(list: ThingOf<'list'>): Thing {
  return unknown('an element of a list that is not known whole', list.from);
}

/** Whether a thing is a `Map`, a `Set` or a `WeakMap`. */
export function isCollection({ by }: ThingOf<'made'>): boolean {
  return by.kind === 'global' && ['Map', 'Set', 'WeakMap'].includes(by.name);
}

/** The content of `new Map([…])` and `new Set([…])`, and what they are filled with later; of a map pairs of key and value. */
export function collection(evaluation: Evaluation, thing: ThingOf<'made'>): ThingOf<'list'> | undefined {
  if (!isCollection(thing)) return undefined;
  const content = thing.arguments[0]?.();
  if (content && content.kind !== 'list' && !isNothing(content) && !thing.content) return undefined;
  const first: ThingOf<'list'> = content?.kind === 'list' ? content : { kind: 'list', elements: [], open: false, from: [] };
  const later = filled(evaluation, { kind: 'list', elements: [], open: false, from: thing.from });
  const all: ThingOf<'list'> = {
    ...first,
    elements: [...first.elements, ...later.elements],
    open: first.open || later.open,
    from: thing.from,
  };
  if (all.elements.length > 0)
    return thing.content ? { ...all, elements: all.elements.map((each) => typedEntry(evaluation, thing, each)) } : all;
  if (!thing.content) return { ...all, open: true };
  const { content: held } = thing;
  const pair: Thing = { kind: 'list', elements: [() => unknown('a key of a map', thing.from), held], open: false, from: thing.from };
  return { ...all, elements: [isSet(thing) ? held : () => pair] };
}

/** What a callback is given for each element: of a map's `forEach` the value. */
export function eachGiven(evaluation: Evaluation, list: Thing): Thing {
  return oneOf(
    alternatives(list).map((option) => {
      const each = element(evaluation, option);
      return option.kind === 'made' && isCollection(option) && !isSet(option) ? elementAt(evaluation, each, 1) : each;
    }),
  );
}

function isSet({ by }: ThingOf<'made'>): boolean {
  return by.kind === 'global' && by.name === 'Set';
}

/** An entry, with what the collection's type says of it where it is not known. */
function typedEntry(evaluation: Evaluation, { content, ...thing }: ThingOf<'made'>, entry: Lazy): Lazy {
  if (!content) return entry;
  return () => {
    const known = entry();
    if (isSet(thing)) return orTyped(evaluation, known, content());
    const [key, value] = known.kind === 'list' ? known.elements : [];
    return known.kind === 'list' && key && value ? { ...known, elements: [key, () => orTyped(evaluation, value(), content())] } : known;
  };
}

const fillers = new Set(['push', 'unshift', 'add', 'set']);
const mostFiles = 30;

/** A list with what is put in later: `list.push(x)`, `map.set(key, x)`, the latter as a pair. */
export function filled(evaluation: Evaluation, list: ThingOf<'list'>): ThingOf<'list'> {
  const made = list.from[0];
  const holder = made && holderOf(evaluation, made);
  if (!made || holder === null) return list;
  const found = evaluation.guard(`filled|${made.file}|${made.item}|${made.node}`, () => {
    const put = putInto(evaluation, made, holder === 'exported');
    return { ...put, elements: [...put.elements, ...assignedElements(evaluation, list).map(({ value }) => value)] };
  });
  // What is asked for while it is being found adds nothing; what could not be followed may have added anything.
  if (found.kind === 'unknown' && found.reason !== dependsOnItself) return { ...list, open: true };
  if (found.kind !== 'list' || (found.elements.length === 0 && !found.open)) return list;
  return boundedList({ ...list, elements: [...list.elements, ...found.elements], open: list.open || found.open });
}

/** What holds something that is made: nothing that has a name (`null`), or what others may import. */
function holderOf(evaluation: Evaluation, { file, item, node }: CodeNode): 'exported' | 'own' | null {
  const site = evaluation.site(file, item);
  for (let id = site?.index.parents[node] ?? -1; site && id >= 0; id = site.index.parents[id] ?? -1) {
    const at = site.index.nodes[id];
    if (!at) break;
    if (!('kind' in at)) {
      if (!('target' in at)) return null;
      const { target } = at;
      const isTop = site.index.parents[site.index.parents[id] ?? -1] === -1;
      const { exports } = evaluation.world.scope(file);
      const isExported =
        target.kind === 'identifier' && [...exports.values()].some((one) => one.kind === 'local' && one.name === target.name);
      return isTop && isExported ? 'exported' : 'own';
    }
    if (at.kind === 'call' || at.kind === 'new' || at.kind === 'return') return null;
    if (at.kind === 'exportDefault') return 'exported';
    if (at.kind === 'fieldMember' || at.kind === 'assign') return 'own';
  }
  return null;
}

function putInto(evaluation: Evaluation, made: CodeNode, isExported: boolean): ThingOf<'list'> {
  const { world } = evaluation;
  const importers = isExported
    ? world.importers(made.file).filter((file) => [...fillers].some((name) => world.mayExport(file, `.${name}(`)))
    : [];
  const elements: Lazy[] = [];
  let open = importers.length > mostFiles;
  for (const file of [made.file, ...(importers.length > mostFiles ? [] : importers)]) {
    for (const item of world.scope(file).items) {
      const site = evaluation.site(file, item);
      for (const { callee, arguments: given } of site?.index.calls ?? []) {
        if (!site || given.length === 0 || callee.kind !== 'member' || !fillers.has(callee.property)) continue;
        const target = evaluation.guard(null, () => evaluation.value(site, callee.object));
        if (!alternatives(target).some(({ from: [at] }) => at?.file === made.file && at.item === made.item && at.node === made.node))
          continue;
        const put = callee.property === 'set' ? pairPut(evaluation, site, given) : spreadOut(evaluation, site, given);
        elements.push(...put.elements);
        open ||= put.open;
      }
    }
  }
  return { kind: 'list', elements, open, from: [made] };
}

type Written = CallExpression['arguments'];
type Put = Pick<ThingOf<'list'>, 'elements' | 'open'>;

/** What `map.set(key, value)` puts into a map: a pair. */
function pairPut(evaluation: Evaluation, site: Site, [key, value]: Written): Put {
  if (!key || !value || key.kind === 'spread' || value.kind === 'spread') return { elements: [], open: true };
  const elements = [evaluation.lazy(site, key), evaluation.lazy(site, value)];
  return { elements: [() => ({ kind: 'list', elements, open: false, from: [nodeOf(site, key.id)] })], open: false };
}

/** What is written between brackets or given to `push`, with the elements of what is spread in its place. */
export function spreadOut(evaluation: Evaluation, site: Site, written: readonly (Written[number] | null)[]): ThingOf<'list'> {
  const elements: Lazy[] = [];
  let open = false;
  for (const each of written) {
    if (each === null) continue;
    if (each.kind !== 'spread') {
      elements.push(evaluation.lazy(site, each));
      continue;
    }
    for (const option of alternatives(evaluation.value(site, each.value))) {
      const inner = listOf(evaluation, option);
      elements.push(...(inner?.elements ?? []));
      open ||= inner ? inner.open : !isNothing(option) && !(option.kind === 'unknown' && option.reason === dependsOnItself);
    }
  }
  return boundedList({ kind: 'list', elements, open, from: [] });
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
