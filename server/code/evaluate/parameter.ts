import type { CallExpression, Expression, FunctionNode, NewExpression } from '../../syntax/index.ts';
import type { CodeSyntaxNode } from '../scope/nodes.ts';
import { nearestFunction } from './call.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import { element } from './iterable.ts';
import { findBinding, mayBeUnknown, orTyped } from './named.ts';
import { alternatives, type Lazy, oneOf, type Site, type Thing, unknown } from './Thing.ts';

const mostCallSites = 30;
const listCallbacks = new Set(['map', 'forEach', 'flatMap', 'filter', 'some', 'every', 'find']);

/** What a parameter is: from the call in the site's frame, else from its call sites and its type. */
export function parameter(evaluation: Evaluation, site: Site, fn: FunctionNode, index: number): Thing {
  const declared = fn.parameters[index];
  if (!declared) return unknown('no such parameter');
  for (let frame = site.frame; frame; frame = frame.outer) {
    if (frame.fn !== fn) continue;
    const known = declared.rest
      ? ({ kind: 'list', elements: frame.arguments.slice(index), open: false, from: [] } as Thing)
      : (frame.arguments[index]?.() ?? ({ kind: 'undefined', from: [nodeOf(site, declared.id)] } as Thing));
    return withType(known);
  }
  const promised = declared.type ? evaluation.typed(site, fn.id, declared.type) : undefined;
  if (promised && saysEnough(promised)) return promised;
  const key = site.frame === null ? `parameter|${site.file}|${site.item}|${fn.id}|${index}` : null;
  return evaluation.guard(key, () => withType(evaluation.outwards(() => fromCallers(evaluation, site, fn, index, declared.rest))));

  function withType(known: Thing): Thing {
    if (!declared?.type || !mayBeUnknown(known)) return known;
    const promised = evaluation.typed(site, fn.id, declared.type);
    if (promised.kind === 'unknown') return known;
    return known.kind === 'undefined' ? (declared.default ? known : promised) : orTyped(evaluation, known, promised);
  }
}

/** Types of what a framework gives, of which no call in the workspace can tell more. */
const framework =
  /^(express|fastify|koa|hono|next|http|https|stream|fs|aws-lambda|@types\/|@nestjs\/|@aws-lambda-powertools\/|@hapi\/|react)/;

/** Whether a declared type tells enough for call sites not to be looked for: an object of a class of the workspace. */
function saysEnough(promised: Thing): boolean {
  if (promised.kind !== 'instance') return false;
  return promised.of.kind === 'class' || (promised.of.kind === 'external' && framework.test(promised.of.package));
}

function fromCallers(evaluation: Evaluation, site: Site, fn: FunctionNode, index: number, rest: boolean): Thing {
  const name = nameOf(site, fn);
  const lists: (readonly Lazy[])[] = [];
  const direct = callbackArguments(evaluation, site, fn);
  if (direct) lists.push(...direct);
  if (name !== undefined) {
    const sites = callSites(evaluation, site, fn, name);
    if (sites === 'too many') return unknown(`${name} is called, or seems to be, from too many places`, [nodeOf(site, fn.id)]);
    lists.push(...sites);
  }
  if (lists.length === 0)
    return unknown(name === undefined ? 'given by whoever calls this function' : `given by whoever calls ${name}, and no call is found`, [
      nodeOf(site, fn.id),
    ]);
  return oneOf(
    lists.map((given): Thing => {
      if (rest) return { kind: 'list', elements: given.slice(index), open: false, from: [] };
      return given[index]?.() ?? { kind: 'undefined', from: [] };
    }),
  );
}

/** The name by which a function is called: its own, its variable's, its key's, or its class's for a constructor. */
export function nameOf(site: Site, fn: FunctionNode): string | undefined {
  const parent: CodeSyntaxNode | undefined = site.index.nodes[site.index.parents[fn.id] ?? -1];
  if (parent && 'target' in parent && !('kind' in parent)) return parent.target.kind === 'identifier' ? parent.target.name : undefined;
  if (parent && 'kind' in parent) {
    if (parent.kind === 'methodMember')
      return parent.accessor === 'constructor' ? 'constructor' : typeof parent.key === 'string' ? parent.key : undefined;
    if (parent.kind === 'fieldMember' || parent.kind === 'property' || parent.kind === 'method')
      return typeof parent.key === 'string' ? parent.key : undefined;
    if (parent.kind === 'assign' && parent.target.kind === 'member') return parent.target.property;
    if (parent.kind === 'assign' && parent.target.kind === 'identifier') return parent.target.name;
    if (parent.kind === 'exportDefault') return fn.name ?? 'default';
  }
  return fn.name ?? undefined;
}

/** Arguments of the calls of a function, wherever they are found by its name. */
function callSites(evaluation: Evaluation, site: Site, fn: FunctionNode, name: string): readonly (readonly Lazy[])[] | 'too many' {
  const owner = evaluation.world.scope(site.file).owners.get(site.item);
  let wanted = name;
  let construct = false;
  if (name === 'constructor') {
    const ownerSite = owner && evaluation.site(site.file, owner.item);
    const node = owner && ownerSite?.index.nodes[owner.node];
    const className = node && 'kind' in node && node.kind === 'class' ? classNameAt(ownerSite, node.id, node.name) : undefined;
    if (className === undefined) return [];
    wanted = className;
    construct = true;
  }
  const result: (readonly Lazy[])[] = [];
  if (construct && evaluation.world.isExtended(wanted)) {
    const bySubclass = () => unknown(`given by a subclass of ${wanted}`, [nodeOf(site, fn.id)]);
    result.push(fn.parameters.map(() => bySubclass));
  }
  const seen = new Set<Expression>();
  const look = (file: string, item: string, anyName: boolean): boolean => {
    const caller = item === site.item && file === site.file ? { ...site, frame: null } : evaluation.site(file, item);
    for (const node of caller?.index.calls ?? []) {
      if (!caller || seen.has(node) || !isNamed(evaluation, caller, node, anyName ? null : wanted, construct)) continue;
      if (construct ? !constructs(evaluation, caller, node, site.file, owner) : !calls(evaluation, caller, node, site, fn)) continue;
      seen.add(node);
      result.push(evaluation.given(caller, node.arguments));
      if (result.length > mostCallSites) return false;
    }
    return true;
  };
  for (const name of namesOf(evaluation, site.file, wanted)) {
    const callers = evaluation.world.callers(name);
    if (!callers) return 'too many';
    for (const { file, item } of callers) if (!look(file, item, name !== wanted)) return 'too many';
  }
  if (isDefault(evaluation, site.file, wanted)) {
    for (const file of evaluation.world.importers(site.file)) {
      for (const item of evaluation.world.scope(file).items) if (!look(file, item, true)) return 'too many';
    }
  }
  return result;
}

/** A name, and the other names under which its module exports it. */
function namesOf(evaluation: Evaluation, file: string, name: string): readonly string[] {
  const result = [name];
  for (const [exported, target] of evaluation.world.scope(file).exports) {
    if (target.kind === 'local' && target.name === name && exported !== name && exported !== 'default') result.push(exported);
  }
  return result;
}

/** Whether a module is, by default, what is declared under a name or in an item: importers may call it by any name. */
function isDefault(evaluation: Evaluation, file: string, name: string): boolean {
  const { exports } = evaluation.world.scope(file);
  return [exports.get('default'), exports.get('=')].some((target) => {
    return target && (target.kind === 'local' ? target.name === name : target.kind === 'expression');
  });
}

function classNameAt(site: Site | undefined, id: number, name: string | null): string | undefined {
  if (name !== null) return name;
  const parent = site?.index.nodes[site.index.parents[id] ?? -1];
  return parent && 'target' in parent && !('kind' in parent) && parent.target.kind === 'identifier' ? parent.target.name : undefined;
}

/** A cheap look at a call's callee, before it is evaluated. */
function isNamed(
  evaluation: Evaluation,
  site: Site,
  node: CallExpression | NewExpression,
  name: string | null,
  construct: boolean,
): boolean {
  if ((node.kind === 'new') !== construct) return construct && node.callee.kind === 'super';
  const { callee } = node;
  if (callee.kind === 'member') return callee.property === name || callee.property === 'call' || callee.property === 'apply';
  if (callee.kind !== 'identifier') return callee.kind === 'index';
  if (callee.name === name) return true;
  const binding = findBinding(evaluation, site, callee.id, callee.name, 'values')?.binding;
  if (binding?.kind === 'variable') return name === null && binding.declaration.value?.kind === 'call';
  return (
    binding?.kind === 'import' && (name === null || binding.imported === name || binding.imported === 'default' || binding.imported === '=')
  );
}

function calls(evaluation: Evaluation, caller: Site, node: CallExpression | NewExpression, site: Site, fn: FunctionNode): boolean {
  const callee = evaluation.value(caller, node.callee);
  return alternatives(callee).some(
    (option) => option.kind === 'function' && option.site.file === site.file && option.site.item === site.item && option.fn.id === fn.id,
  );
}

function constructs(
  evaluation: Evaluation,
  caller: Site,
  node: CallExpression | NewExpression,
  file: string,
  owner: { item: string; node: number } | undefined,
): boolean {
  if (node.kind !== 'new' || !owner) return false;
  return alternatives(evaluation.value(caller, node.callee)).some((option) => {
    return option.kind === 'class' && option.site.file === file && option.site.item === owner.item && option.node.id === owner.node;
  });
}

/** What a function that is itself an argument is called with, where its receiver is understood. */
function callbackArguments(evaluation: Evaluation, site: Site, fn: FunctionNode): readonly (readonly Lazy[])[] | undefined {
  const parent = site.index.nodes[site.index.parents[fn.id] ?? -1];
  if (!parent || !('kind' in parent) || parent.kind !== 'call') return undefined;
  const position = parent.arguments.indexOf(fn as Expression);
  if (position < 0) return undefined;
  const { callee } = parent;
  if (callee.kind === 'member' && position === 0) {
    if (listCallbacks.has(callee.property)) return [[() => element(evaluation, evaluation.value(site, callee.object))]];
    if (callee.property === 'then') return [[() => evaluation.value(site, callee.object)]];
  }
  const target = alternatives(evaluation.value(site, callee)).filter((option) => option.kind === 'function');
  const result: (readonly Lazy[])[] = [];
  for (const outer of target) {
    const pattern = outer.fn.parameters[position]?.pattern;
    if (pattern?.kind !== 'identifier') continue;
    const frame = {
      fn: outer.fn,
      arguments: evaluation.given(site, parent.arguments),
      receiver: outer.receiver,
      outer: outer.site.frame,
      depth: (outer.site.frame?.depth ?? 0) + 1,
    };
    const inside: Site = { ...outer.site, frame };
    for (const node of outer.site.index.calls) {
      if (node.callee.kind !== 'identifier' || node.callee.name !== pattern.name) continue;
      if (nearestFunction(inside, node.id) !== outer.fn && !within(inside, node.id, outer.fn)) continue;
      result.push(evaluation.given(inside, node.arguments));
    }
  }
  return result.length > 0 ? result : undefined;
}

function within(site: Site, from: number, fn: FunctionNode): boolean {
  for (let id = from; id >= 0; id = site.index.parents[id] ?? -1) if (site.index.nodes[id] === fn) return true;
  return false;
}
