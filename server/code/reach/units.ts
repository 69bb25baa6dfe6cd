import type { Pattern, TsContent, TypeNode } from '../../syntax/index.ts';
import { type ItemIndex, itemIndex } from '../scope/itemIndex.ts';
import { isFunctionNode } from '../scope/nodes.ts';

/** What a stretch of code refers to: top-level names of its module (imports too), and names of members. */
export interface References {
  readonly names: readonly string[];
  readonly members: readonly string[];
}

/**
 * An item in two parts: what runs when its module (or class) is made, and what runs only when something in it is called.
 * No positions in it.
 */
export interface Unit {
  readonly init: References;
  readonly body: References;
}

export const nothing: References = { names: [], members: [] };

/** Whether a node of an item runs with `body`: it stands in a function that a declaration only makes. */
export function isInBody(content: TsContent, index: ItemIndex, node: number): boolean {
  if (content.kind === 'statement' && content.statement.kind === 'expression') return false;
  if (content.kind === 'member') return content.member.kind !== 'fieldMember' || isInFunction(index, node);
  return isInFunction(index, node);
}

function isInFunction(index: ItemIndex, node: number): boolean {
  for (let id = index.parents[node] ?? -1; id >= 0; id = index.parents[id] ?? -1) if (isFunctionNode(index.nodes[id])) return true;
  return false;
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
  const init = { names: new Set<string>(), members: new Set<string>() };
  const body = { names: new Set<string>(), members: new Set<string>() };
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
  }
  return { init: plain(init), body: plain(body) };
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

function plain(of: { names: ReadonlySet<string>; members: ReadonlySet<string> }): References {
  return { names: [...of.names].sort(), members: [...of.members].sort() };
}

function typeNames(type: TypeNode): readonly string[] {
  if (type.kind === 'typeReference') return [type.name.split('.')[0] ?? '', ...type.arguments.flatMap(typeNames)];
  if (type.kind === 'union' || type.kind === 'intersection') return type.types.flatMap(typeNames);
  if (type.kind === 'arrayType') return typeNames(type.element);
  return [];
}
