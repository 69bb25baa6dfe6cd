import type { CallExpression, Expression, FunctionNode, NewExpression, VariableDeclaration } from '../../syntax/index.ts';
import type { CodeSyntaxNode } from '../scope/nodes.ts';
import { superArguments } from './classMember.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import { mayRun } from './mayRun.ts';
import { findBinding } from './named.ts';
import { isSameClass, subclasses } from './subclasses.ts';
import { alternatives, type Lazy, type Site, type ThingOf, unknown } from './Thing.ts';

const mostCallSites = 30;

const parentOf = (site: Site, id: number): CodeSyntaxNode | undefined => site.index.nodes[site.index.parents[id] ?? -1];

export const isVariable = (node: CodeSyntaxNode): node is VariableDeclaration => 'target' in node && !('kind' in node);

const variableName = ({ target }: VariableDeclaration): string | undefined => (target.kind === 'identifier' ? target.name : undefined);

/** The name by which a function is called: its own, its variable's, its key's, or its class's for a constructor. */
export function nameOf(site: Site, fn: FunctionNode): string | undefined {
  const parent = parentOf(site, fn.id);
  if (parent && isVariable(parent)) return variableName(parent);
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
export function callSites(evaluation: Evaluation, site: Site, fn: FunctionNode, name: string): readonly (readonly Lazy[])[] | 'too many' {
  const owner = evaluation.world.scope(site.file).owners.get(site.item);
  if (name !== 'constructor') {
    return calling(evaluation, site, name, false, (caller, node) =>
      mayRun(evaluation, evaluation.value(caller, node.callee), site, fn, name),
    );
  }
  const ownerSite = owner && evaluation.site(site.file, owner.item);
  const node = owner && ownerSite?.index.nodes[owner.node];
  if (!ownerSite || !node || !('kind' in node) || node.kind !== 'class') return [];
  return constructions(evaluation, { kind: 'class', node, site: ownerSite, from: [] }, 0);
}

const deepestSubclass = 3;
/** More parameters than a constructor has. */
const mostParameters = 32;

/** What a class's constructor is given: where it is constructed, and by the classes that extend it. */
function constructions(evaluation: Evaluation, of: ThingOf<'class'>, level: number): readonly (readonly Lazy[])[] | 'too many' {
  const className = classNameAt(of.site, of.node.id, of.node.name);
  if (className === undefined) return [];
  const found = calling(evaluation, of.site, className, true, (caller, node) => constructs(evaluation, caller, node, of));
  const below = subclasses(evaluation, of);
  if (found === 'too many' || below === 'too many' || level > deepestSubclass) return 'too many';
  const result = [...found];
  for (const subclass of below) {
    // Without a constructor of its own it hands on what it is given.
    const own = superArguments(evaluation, subclass, null);
    const given = own ? [own] : constructions(evaluation, subclass, level + 1);
    if (given === 'too many') return 'too many';
    const bySubclass = () =>
      unknown(`given by whoever makes ${subclass.node.name ?? 'a class'}`, [nodeOf(subclass.site, subclass.node.id)]);
    result.push(...(given.length > 0 ? given : [Array.from({ length: mostParameters }, () => bySubclass)]));
  }
  return result;
}

/** Arguments of the calls (or constructions) by a name that `isIt` knows for the right ones. */
function calling(
  evaluation: Evaluation,
  site: Site,
  wanted: string,
  construct: boolean,
  isIt: (caller: Site, node: CallExpression | NewExpression) => boolean,
): readonly (readonly Lazy[])[] | 'too many' {
  const result: (readonly Lazy[])[] = [];
  const seen = new Set<Expression>();
  const look = (file: string, item: string, anyName: boolean): boolean => {
    const caller = item === site.item && file === site.file ? { ...site, frame: null } : evaluation.site(file, item);
    for (const node of caller?.index.calls ?? []) {
      if (!caller || seen.has(node) || !isNamed(evaluation, caller, node, anyName ? null : wanted, construct)) continue;
      if (!isIt(caller, node)) continue;
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
  const parent = site && parentOf(site, id);
  return parent && isVariable(parent) ? variableName(parent) : undefined;
}

/** A cheap look at a call's callee, before it is evaluated. */
function isNamed(
  evaluation: Evaluation,
  site: Site,
  node: CallExpression | NewExpression,
  name: string | null,
  construct: boolean,
): boolean {
  if ((node.kind === 'new') !== construct) return false;
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

function constructs(evaluation: Evaluation, caller: Site, node: CallExpression | NewExpression, of: ThingOf<'class'>): boolean {
  if (node.kind !== 'new') return false;
  return alternatives(evaluation.value(caller, node.callee)).some((option) => option.kind === 'class' && isSameClass(option, of));
}
