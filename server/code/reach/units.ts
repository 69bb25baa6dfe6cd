import type { Expression, Pattern, TsContent, TypeNode } from '../../syntax/index.ts';
import { type ItemIndex, itemIndex } from '../scope/itemIndex.ts';
import { requiredModule } from '../scope/moduleScope.ts';
import { isCallLike, isFunctionNode } from '../scope/nodes.ts';
import { folderOf } from './folderOf.ts';

/** What a stretch of code refers to: top-level names of its module (imports too), and names of members. */
export interface References {
  readonly names: readonly string[];
  readonly members: readonly string[];
  /** Specifiers that it imports or requires on the spot. */
  readonly modules: readonly string[];
  /** Folders, relative to the module's, whose modules it may load by names that are not written. */
  readonly folders: readonly string[];
  /** Names of things of which a member that is chosen at run time is called; `''` for what has no name. */
  readonly anyOf: readonly string[];
}

/**
 * An item in two parts: what runs when its module (or class) is made, and what runs only when something in it is called.
 * No positions in it.
 */
export interface Unit {
  readonly init: References;
  readonly body: References;
}

export const nothing: References = { names: [], members: [], modules: [], folders: [], anyOf: [] };

/** Whether a node of an item runs with `body`: it stands in a function that a declaration only makes. */
export function isInBody(content: TsContent, index: ItemIndex, node: number): boolean {
  // `exports.handler = …` only makes what it assigns; any other statement runs what it hands over.
  if (content.kind === 'statement' && content.statement.kind === 'expression')
    return isExport(content.statement.value) && isInFunction(index, node);
  if (content.kind === 'member') return content.member.kind !== 'fieldMember' || isInFunction(index, node);
  return isInFunction(index, node);
}

function isExport(statement: Expression): boolean {
  return statement.kind === 'assign' && statement.target.kind === 'member' && ['exports', 'module'].includes(rootName(statement.target));
}

function isInFunction(index: ItemIndex, node: number): boolean {
  for (let id = index.parents[node] ?? -1; id >= 0; id = index.parents[id] ?? -1)
    if (isFunctionNode(index.nodes[id]) && !isCalledOnTheSpot(index, id)) return true;
  return false;
}

/** `(async () => { … })()` */
function isCalledOnTheSpot(index: ItemIndex, fn: number): boolean {
  const parent = index.nodes[index.parents[fn] ?? -1];
  return parent !== undefined && 'kind' in parent && parent.kind === 'call' && parent.callee.id === fn;
}

const units = new WeakMap<TsContent, Unit>();

/** The two parts of an item, by what they refer to. */
export function unitOf(content: TsContent): Unit {
  let unit = units.get(content);
  if (!unit) units.set(content, (unit = build(content)));
  return unit;
}

function build(content: TsContent): Unit {
  const index = itemIndex(content);
  const init = draft();
  const body = draft();
  const isLocal = (from: number, name: string): boolean => {
    for (let id = from; id >= 0; id = index.parents[id] ?? -1) if (index.values.get(id)?.has(name)) return true;
    return false;
  };
  const declared = declaredNames(index);
  for (const node of index.nodes) {
    if (!node) continue;
    const into = isInBody(content, index, node.id) ? body : init;
    if (!('kind' in node)) {
      // A parameter's or a variable's type may be all that names an injected class.
      if ('type' in node && node.type) for (const name of typeNames(node.type)) into.names.add(name);
      continue;
    }
    if (node.kind === 'fieldMember' && node.type) for (const name of typeNames(node.type)) into.names.add(name);
    if (node.kind === 'identifier' && !declared.has(node.id) && !isLocal(node.id, node.name)) into.names.add(node.name);
    else if (node.kind === 'member') into.members.add(node.property);
    else if (node.kind === 'index' && node.index.kind === 'string') into.members.add(node.index.value);
    else if (node.kind === 'objectPattern') for (const { key } of node.properties) if (typeof key === 'string') into.members.add(key);
    if (isCallLike(node) || node.kind === 'import') {
      const module = node.kind === 'import' ? node.specifier : requiredModule(node);
      // What a declaration requires is looked at where its name is referred to, as an import is.
      if (module?.kind === 'string' && !isDeclared(content, index, node.id)) into.modules.add(module.value);
      const folder = folderOf(module ?? node);
      if (folder !== undefined) into.folders.add(folder);
      if (node.kind === 'call' && node.callee.kind === 'index' && !('value' in node.callee.index))
        into.anyOf.add(rootName(node.callee.object));
    }
  }
  return { init: plain(init), body: plain(body) };
}

type Draft = { readonly [K in keyof References]: Set<string> };

function draft(): Draft {
  return { names: new Set(), members: new Set(), modules: new Set(), folders: new Set(), anyOf: new Set() };
}

/** Whether a node is the value of a top-level variable, or a member of it is. */
function isDeclared(content: TsContent, index: ItemIndex, id: number): boolean {
  if (content.kind !== 'statement' || content.statement.kind !== 'variables') return false;
  const parent = index.nodes[index.parents[id] ?? -1];
  return content.statement.declarations.some(({ value }) => value?.id === id || (value?.id === parent?.id && value?.kind === 'member'));
}

/** The name that a chain of members begins with. */
function rootName(of: Expression): string {
  if (of.kind === 'member' || of.kind === 'index') return rootName(of.object);
  return of.kind === 'identifier' ? of.name : '';
}

/** Ids of the names that declarations bind: they are no references. */
function declaredNames(index: ItemIndex): ReadonlySet<number> {
  const ids = new Set<number>();
  const collect = (pattern: Pattern): void => {
    if (pattern.kind === 'identifier') ids.add(pattern.id);
    else if (pattern.kind === 'objectPattern') for (const { target } of pattern.properties) collect(target);
    else if (pattern.kind === 'arrayPattern') for (const element of pattern.elements) if (element) collect(element.target);
  };
  for (const node of index.nodes) if (node && !('kind' in node) && 'target' in node) collect(node.target);
  return ids;
}

function plain(of: Draft): References {
  const sorted = (names: ReadonlySet<string>) => [...names].sort();
  return {
    names: sorted(of.names),
    members: sorted(of.members),
    modules: sorted(of.modules),
    folders: sorted(of.folders),
    anyOf: sorted(of.anyOf),
  };
}

function typeNames(type: TypeNode): readonly string[] {
  if (type.kind === 'typeReference') return [type.name.split('.')[0] ?? '', ...type.arguments.flatMap(typeNames)];
  if (type.kind === 'union' || type.kind === 'intersection') return type.types.flatMap(typeNames);
  if (type.kind === 'arrayType') return typeNames(type.element);
  return [];
}
