import type { CallExpression, Expression, NewExpression } from '../../syntax/index.ts';
import type { CodeNode } from '../Value.ts';
import { constructorOf } from './classMember.ts';
import { combined } from './combinators.ts';
import type { Evaluation } from './Evaluation.ts';
import { givenByAwilix, isMadeByAwilix } from './injected.ts';
import { eachGiven } from './iterable.ts';
import { procedureArguments } from './procedureArguments.ts';
import { alternatives, type Lazy, type Site, type Thing, type ThingOf, unknown } from './Thing.ts';

/** With what a function that is handed on is called: lists of arguments, and whether it may be called with others. */
export interface Given {
  readonly lists: readonly (readonly Lazy[])[];
  readonly open: boolean;
}

const listCallbacks = new Set(['map', 'forEach', 'flatMap', 'filter', 'some', 'every', 'find']);
/** Functions of the platform that call what they are given, and where the arguments for it begin. */
const timers = new Map([
  ['setTimeout', 2],
  ['setInterval', 2],
  ['setImmediate', 1],
  ['queueMicrotask', 1],
  ['process.nextTick', 1],
]);
const deepest = 3;
const notKnown: Given = { lists: [], open: true };

/** The call that an expression is an argument of. */
export function callWith(site: Site, argument: number): CallExpression | NewExpression | undefined {
  const parent = site.index.nodes[site.index.parents[argument] ?? -1];
  if (!parent || !('kind' in parent) || (parent.kind !== 'call' && parent.kind !== 'new')) return undefined;
  return parent.arguments.some(({ id }) => id === argument) ? parent : undefined;
}

/** With what a function (a class, that is made) is called by what it is an argument of, where that is understood. */
export function callback(evaluation: Evaluation, site: Site, argument: number, construct = false, depth = 0): Given {
  const call = callWith(site, argument);
  if (call?.kind !== 'call' || depth > deepest) return notKnown;
  const position = call.arguments.findIndex(({ id }) => id === argument);
  if (call.arguments.slice(0, position).some(({ kind }) => kind === 'spread')) return notKnown;
  const { callee } = call;
  if (!construct && callee.kind === 'member' && position === 0) {
    const { object } = callee;
    if (listCallbacks.has(callee.property)) {
      const list = () => evaluation.value(site, object);
      return { lists: [[() => eachGiven(evaluation, list()), () => unknown('the place of an element in a list'), list]], open: false };
    }
    if (callee.property === 'then') return { lists: [[() => evaluation.value(site, object)]], open: false };
  }
  const lists: (readonly Lazy[])[] = [];
  let open = false;
  for (const option of alternatives(evaluation.value(site, callee))) {
    const first = option.kind === 'global' && !construct && position === 0 ? timers.get(option.name) : undefined;
    const procedure = construct ? undefined : procedureArguments(option);
    const container = position === 0 ? byAwilix(evaluation, site, call, option, construct) : undefined;
    const combination = construct ? undefined : combined(evaluation, site, call, position, option);
    const [source] = call.arguments;
    if (option.kind === 'global' && option.name === 'Array.from' && position === 1 && source && source.kind !== 'spread') {
      lists.push([() => eachGiven(evaluation, evaluation.value(site, source))]);
    } else if (first !== undefined) lists.push(evaluation.given(site, call.arguments.slice(first)));
    else if (procedure) lists.push(procedure);
    else if (container) lists.push(container);
    else if (combination) {
      lists.push(...combination.lists);
      open ||= combination.open;
    } else {
      const given = option.kind === 'function' ? byFunction(evaluation, site, call, position, option, construct, depth) : notKnown;
      lists.push(...given.lists);
      open ||= given.open;
    }
  }
  return { lists, open };
}

/** With what awilix calls a function, or makes a class, that is handed to it. */
function byAwilix(
  evaluation: Evaluation,
  site: Site,
  { arguments: [argument] }: CallExpression,
  callee: Thing,
  construct: boolean,
): readonly Lazy[] | undefined {
  if (!argument || argument.kind === 'spread' || !isMadeByAwilix(callee, construct)) return undefined;
  const given = evaluation.value(site, argument);
  const fn = given.kind === 'class' ? constructorOf(evaluation, given) : given.kind === 'function' ? given.fn : undefined;
  return fn && givenByAwilix(evaluation, fn);
}

/** With what a function of the workspace calls one of its parameters. */
function byFunction(
  evaluation: Evaluation,
  site: Site,
  call: CallExpression,
  position: number,
  { fn, site: at, receiver }: ThingOf<'function'>,
  construct: boolean,
  depth: number,
): Given {
  const parameter = fn.parameters[position];
  if (!parameter) return { lists: [], open: fn.parameters.some(({ rest }) => rest) };
  if (parameter.rest || parameter.pattern.kind !== 'identifier' || fn.body === null) return notKnown;
  const uses = evaluation.world.uses({ file: at.file, item: at.item, node: parameter.id, path: [] });
  if (uses === 'too many') return notKnown;
  const frame = {
    fn,
    arguments: evaluation.given(site, call.arguments),
    receiver,
    outer: at.frame,
    depth: (at.frame?.depth ?? 0) + 1,
  };
  const siteAt = (node: CodeNode): Site | undefined =>
    node.file === at.file && node.item === at.item ? { ...at, frame } : evaluation.site(node.file, node.item);
  const lists: (readonly Lazy[])[] = [];
  let open = uses.extended.length > 0;
  for (const use of uses.calls) {
    const given = argumentsAt(evaluation, siteAt(use.at), use, construct);
    if (given) lists.push(given);
  }
  for (const { at: node } of uses.handed) {
    const inside = siteAt(node);
    const given = inside ? callback(evaluation, inside, node.node, construct, depth + 1) : notKnown;
    lists.push(...given.lists);
    open ||= given.open;
  }
  return { lists, open };
}

/** What a use of a function, or of a class, as it is called or made, gives it; `undefined` where it is of the other kind. */
export function argumentsAt(
  evaluation: Evaluation,
  site: Site | undefined,
  { at, how }: { readonly at: CodeNode; readonly how: string },
  construct: boolean,
): readonly Lazy[] | undefined {
  const node = site?.index.nodes[at.node] as Expression | undefined;
  if (!site || !node || (node.kind !== 'call' && node.kind !== 'new') || (how === 'new') !== construct) return undefined;
  if (how === 'call with this') return evaluation.given(site, node.arguments).slice(1);
  if (how !== 'apply') return evaluation.given(site, node.arguments);
  const [, list] = node.arguments;
  return list && list.kind !== 'spread' ? evaluation.given(site, [{ id: list.id, kind: 'spread', value: list }]) : [];
}
