import type { CallExpression } from '../../syntax/index.ts';
import type { CodeNode } from '../Value.ts';
import { argumentsAt, type Given } from './callback.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import { eachGiven, listOf } from './iterable.ts';
import type { Lazy, Site, Thing, ThingOf } from './Thing.ts';

const deepestCurry = 4;

/** Packages that have them, by the names of their own documentation. */
const families = /^(ramda|lodash(-es)?|remeda|fp-ts|effect)$/;
/** Packages that are one such function, and what it does. */
const single = new Map([
  ['p-retry', 'retry'],
  ['async-retry', 'retry'],
  ['exponential-backoff', 'retry'],
  ['p-map', 'each'],
  ['p-limit', 'limit'],
]);
/** What gives back the function that it is given, as far as its arguments go. */
const same = new Set(['once', 'memoize', 'debounce', 'throttle']);

/** What a library's function does with functions that it is given: `partial`, `curry`, `pipe`, …; `undefined`: it is none of those. */
function combinatorOf(thing: Thing): string | undefined {
  if (thing.kind !== 'external') return undefined;
  const { package: pkg, subpath } = thing;
  if (single.has(pkg)) return single.get(pkg);
  if (pkg.startsWith('lodash.')) return pkg.slice('lodash.'.length);
  if (!families.test(pkg)) return undefined;
  const name = thing.path.filter((part) => part !== 'default').at(-1) ?? subpath.split('/').at(-1);
  // Here the first is a value, not a function.
  return name === 'pipe' && !/^(ramda|lodash)/.test(pkg) ? 'through' : name;
}

/** Whether what is called is a combinator, or a function that one gave: what it is given is seen where it is used. */
export function isCombined(callee: Thing): boolean {
  let thing = callee;
  while (thing.kind === 'made') thing = thing.by;
  const name = combinatorOf(thing);
  return name !== undefined && known.has(name);
}

const known = new Set([
  ...same,
  'partial',
  'curry',
  'flow',
  'pipe',
  'compose',
  'flowRight',
  'through',
  'each',
  'retry',
  'limit',
  'bindKey',
]);

/** With what a combinator calls the function that is its argument at a place. */
export function combined(evaluation: Evaluation, site: Site, call: CallExpression, position: number, callee: Thing): Given | undefined {
  const name = combinatorOf(callee);
  if (name === undefined) return undefined;
  const given = evaluation.given(site, call.arguments);
  const isFirst = position === 0;
  switch (name) {
    case 'partial':
      return isFirst ? usesOf(evaluation, nodeOf(site, call.id), boundBy(evaluation, callee, given)) : undefined;
    case 'curry':
      return isFirst ? curried(evaluation, nodeOf(site, call.id), [], 0) : undefined;
    case 'flow':
    case 'pipe':
    case 'compose':
    case 'flowRight': {
      const order = name === 'flow' || name === 'pipe' ? given : [...given].reverse();
      const at = order === given ? position : given.length - 1 - position;
      const start = usesOf(evaluation, nodeOf(site, call.id), []);
      if (at === 0) return start;
      const { lists } = start;
      const before =
        (list: readonly Lazy[]): Lazy =>
        () =>
          passed(evaluation, order.slice(0, at), list, nodeOf(site, call.id));
      return { ...start, lists: lists.map((list) => [before(list)]) };
    }
    case 'through': {
      const [value, ...functions] = given;
      if (!value || isFirst) return undefined;
      return { lists: [[() => passed(evaluation, functions.slice(0, position - 1), [value], nodeOf(site, call.id))]], open: false };
    }
    case 'each':
      return position === 1 && given[0] ? { lists: [[() => eachGiven(evaluation, given[0]?.() as Thing)]], open: false } : undefined;
    default:
      return isFirst && same.has(name) ? usesOf(evaluation, nodeOf(site, call.id), []) : undefined;
  }
}

/** What a combinator gives, where that is no function: `pRetry(load)`, `pipe(value, f)`, `bindKey(client, 'send')`. */
export function combinedValue(evaluation: Evaluation, callee: Thing, given: readonly Lazy[], node: CodeNode): Thing | undefined {
  const [first, second] = given;
  switch (first && combinatorOf(callee)) {
    case 'retry':
      return first && evaluation.call(first(), [], node);
    case 'through':
      return first && passed(evaluation, given.slice(1), [first], node);
    case 'each': {
      const list = first && listOf(evaluation, first());
      const elements = list?.elements.map((each) => () => evaluation.call(second?.() ?? (first?.() as Thing), [each], node));
      return list && elements && { ...list, elements, from: [node] };
    }
    case 'bindKey': {
      const key = second?.();
      return first && key?.kind === 'literal' ? evaluation.property(first(), String(key.value)) : undefined;
    }
    case 'debounce':
    case 'throttle':
      return first?.();
    default:
      return undefined;
  }
}

/** What calling the function gives that a combinator gave. */
export function callOfCombined(evaluation: Evaluation, made: ThingOf<'made'>, given: readonly Lazy[], node: CodeNode): Thing | undefined {
  if (made.by.kind === 'made') return curriedCall(evaluation, made, given, node);
  const [fn] = made.arguments;
  switch (combinatorOf(made.by)) {
    case 'partial':
      return fn && evaluation.call(fn(), [...boundBy(evaluation, made.by, made.arguments), ...given], node);
    case 'curry':
      return curriedCall(evaluation, made, given, node);
    case 'flow':
    case 'pipe':
      return passed(evaluation, made.arguments, given, node);
    case 'compose':
    case 'flowRight':
      return passed(evaluation, [...made.arguments].reverse(), given, node);
    case 'limit':
      return given[0] && evaluation.call(given[0](), given.slice(1), node);
    default:
      return undefined;
  }
}

/** A call of a curried function: of the function itself, once it has all that it takes. */
function curriedCall(evaluation: Evaluation, made: ThingOf<'made'>, given: readonly Lazy[], node: CodeNode): Thing | undefined {
  let all = given;
  let of: Thing = made;
  while (of.kind === 'made' && of.by.kind === 'made') {
    all = [...of.arguments, ...all];
    of = of.by;
  }
  if (of.kind !== 'made' || combinatorOf(of.by) !== 'curry') return undefined;
  const fn = of.arguments[0]?.();
  return fn?.kind === 'function' && all.length >= fn.fn.parameters.length ? evaluation.call(fn, all, node) : undefined;
}

/** What comes out of functions that are called one after another. */
function passed(evaluation: Evaluation, functions: readonly Lazy[], given: readonly Lazy[], node: CodeNode): Thing {
  const [first, ...rest] = functions;
  const start = first ? evaluation.call(first(), given, node) : given[0]?.();
  return rest.reduce((thing: Thing, fn) => evaluation.call(fn(), [() => thing], node), start ?? { kind: 'undefined', from: [node] });
}

/** What `partial` binds: lodash takes it after the function, ramda as a list. */
function boundBy(evaluation: Evaluation, callee: Thing, [, ...bound]: readonly Lazy[]): readonly Lazy[] {
  if (callee.kind !== 'external' || callee.package !== 'ramda') return bound;
  const list = bound[0] && listOf(evaluation, bound[0]());
  return list?.elements ?? [];
}

/** With what something is called that an expression gives, after what is bound already. */
function usesOf(evaluation: Evaluation, node: CodeNode, bound: readonly Lazy[]): Given {
  const uses = evaluation.world.uses({ ...node, path: [] });
  if (uses === 'too many') return { lists: [], open: true };
  const lists = uses.calls.flatMap((use) => {
    const given = argumentsAt(evaluation, evaluation.site(use.at.file, use.at.item), use, false);
    return given ? [[...bound, ...given]] : [];
  });
  // What is bound is given by whoever calls it, seen or not.
  const isUnseen = lists.length === 0 || uses.handed.length > 0;
  return { lists: isUnseen && bound.length > 0 ? [...lists, bound] : lists, open: uses.handed.length > 0 };
}

/** With what a curried function is called in the end: by one call, or by one after another. */
function curried(evaluation: Evaluation, node: CodeNode, before: readonly Lazy[], depth: number): Given {
  const uses = evaluation.world.uses({ ...node, path: [] });
  if (uses === 'too many' || depth > deepestCurry) return { lists: [], open: true };
  const lists: (readonly Lazy[])[] = [];
  let open = uses.handed.length > 0;
  for (const use of uses.calls) {
    const given = argumentsAt(evaluation, evaluation.site(use.at.file, use.at.item), use, false);
    if (!given) continue;
    const more = curried(evaluation, use.at, [...before, ...given], depth + 1);
    lists.push(...(more.lists.length > 0 ? more.lists : [[...before, ...given]]));
    open ||= more.open && more.lists.length > 0;
  }
  return { lists, open };
}
