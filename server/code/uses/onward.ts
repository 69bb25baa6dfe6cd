import type { Expression, Pattern } from '../../syntax/index.ts';
import type { ItemIndex } from '../scope/itemIndex.ts';
import { isModuleExports } from '../scope/moduleScope.ts';
import type { CodeSyntaxNode } from '../scope/nodes.ts';
import type { Calling } from './Uses.ts';

/** Names of members by which a value is reached from a thing that holds it; none: it is the value itself. */
export type Path = readonly string[];

/** Where a value goes from an expression that has it. */
export type Onward =
  /** Another expression has it. */
  | { readonly to: 'expression'; readonly node: number; readonly path: Path }
  | { readonly to: 'pattern'; readonly pattern: Pattern; readonly path: Path }
  | { readonly to: 'export'; readonly name: string; readonly path: Path }
  | { readonly to: 'call'; readonly node: number; readonly how: Calling }
  /** A class that extends it. */
  | { readonly to: 'class'; readonly node: number; readonly path: Path }
  | { readonly to: 'others'; readonly key: string | null };

const lazily = new Set(['??', '||']);
/** Functions that give back the object that they are given. */
const sameObject = new Set(['freeze', 'seal']);
const longestPath = 4;

/** Where what an expression has goes: to what holds the expression, by its kind. Nowhere, where it is only looked at. */
export function onward(index: ItemIndex, id: number, path: Path): readonly Onward[] {
  const parent = index.nodes[index.parents[id] ?? -1];
  const others = (key = path.at(-1) ?? null): readonly Onward[] => [{ to: 'others', key }];
  if (!parent) return others();
  const up = (by: Path = path): readonly Onward[] => [{ to: 'expression', node: parent.id, path: by }];
  if (!('kind' in parent)) {
    if ('pattern' in parent) return parent.default?.id === id ? [{ to: 'pattern', pattern: parent.pattern, path }] : decorating(parent, id);
    return 'target' in parent && parent.value?.id === id ? [{ to: 'pattern', pattern: parent.target, path }] : [];
  }
  switch (parent.kind) {
    case 'member':
      return ofMember(index, parent, path);
    case 'index':
      if (parent.object.id !== id || path.length === 0) return [];
      return parent.index.kind !== 'string' || parent.index.value === path[0] ? up(path.slice(1)) : [];
    case 'call':
    case 'new':
      if (parent.callee.id === id) return path.length > 0 ? [] : [{ to: 'call', node: parent.id, how: parent.kind }];
      return parent.callee.kind === 'member' && sameObject.has(parent.callee.property) ? up() : others();
    case 'conditional':
      return parent.test.id === id ? [] : up();
    case 'binary':
      return lazily.has(parent.operator) || (parent.operator === '&&' && parent.right.id === id) ? up() : [];
    case 'await':
    case 'nonNull':
    case 'cast':
    case 'sequence':
      return up();
    case 'spread':
      return isKind(index, parent.id, 'object') ? [{ to: 'expression', node: index.parents[parent.id] ?? -1, path }] : others();
    case 'property':
    case 'method':
      return parent.value.id === id ? ofProperty(index, parent, path) : [];
    case 'assign':
      return parent.target.id === id ? [] : [...assigned(parent.target, path), ...up()];
    case 'exportDefault':
      return ['default', '='].map((name) => ({ to: 'export', name, path }));
    case 'class':
      return parent.extends?.id === id ? [{ to: 'class', node: parent.id, path }] : others();
    case 'fieldMember':
      return others(path.at(-1) ?? (typeof parent.key === 'string' ? parent.key : null));
    case 'template':
      return parent.tag?.id === id ? others() : [];
    case 'objectPattern':
    case 'arrayPattern':
      // The value by default of a part.
      return 'properties' in parent
        ? parent.properties.flatMap((each) => (each.default?.id === id ? [{ to: 'pattern' as const, pattern: each.target, path }] : []))
        : parent.elements.flatMap((each) => (each?.default?.id === id ? [{ to: 'pattern' as const, pattern: each.target, path }] : []));
    case 'unary':
    case 'expression':
    case 'if':
    case 'while':
    case 'for':
    case 'forIn':
    case 'switch':
      return [];
    default:
      return others();
  }
}

/** What a parameter's decorator is given is not what is declared. */
function decorating(parent: Extract<CodeSyntaxNode, { pattern: Pattern }>, id: number): readonly Onward[] {
  return parent.decorators.some((decorator) => decorator.id === id) ? [{ to: 'others', key: null }] : [];
}

function isKind(index: ItemIndex, child: number, kind: string): boolean {
  const parent = index.nodes[index.parents[child] ?? -1];
  return parent !== undefined && 'kind' in parent && parent.kind === kind;
}

function ofMember(index: ItemIndex, member: Extract<Expression, { kind: 'member' }>, path: Path): readonly Onward[] {
  const { property } = member;
  if (path.length > 0) {
    if (property === path[0]) return [{ to: 'expression', node: member.id, path: path.slice(1) }];
    // `import('./store').then(…)`, `this.constructor`.
    return ['then', 'constructor'].includes(property) ? [{ to: 'others', key: path.at(-1) ?? null }] : [];
  }
  const call = index.nodes[index.parents[member.id] ?? -1];
  if (!call || !('kind' in call) || call.kind !== 'call' || call.callee.id !== member.id) return [];
  if (property === 'call') return [{ to: 'call', node: call.id, how: 'call with this' }];
  if (property === 'apply') return [{ to: 'call', node: call.id, how: 'apply' }];
  if (property !== 'bind') return [];
  return call.arguments.length > 1 ? [{ to: 'others', key: null }] : [{ to: 'expression', node: call.id, path }];
}

/** What an object holds, under a key; what its own functions do with it by `this` is not followed by name. */
function ofProperty(index: ItemIndex, property: Extract<CodeSyntaxNode, { kind: 'property' | 'method' }>, path: Path): readonly Onward[] {
  const { key } = property;
  const object = index.nodes[index.parents[property.id] ?? -1];
  const last = path.at(-1) ?? (typeof key === 'string' ? key : null);
  const others: Onward = { to: 'others', key: last };
  if (typeof key !== 'string' || path.length >= longestPath || !object || !('kind' in object) || object.kind !== 'object') return [others];
  const up: Onward = { to: 'expression', node: object.id, path: [key, ...path] };
  const hasThis = object.properties.some(
    (each) => each.kind === 'method' || (each.kind === 'property' && each.value.kind === 'function' && !each.value.arrow),
  );
  return hasThis ? [up, others] : [up];
}

function assigned(target: Pattern | Expression, path: Path): readonly Onward[] {
  switch (target.kind) {
    case 'identifier':
    case 'objectPattern':
    case 'arrayPattern':
      return [{ to: 'pattern', pattern: target, path }];
    case 'member':
      if (isModuleExports(target.object)) return [{ to: 'export', name: target.property, path }];
      if (target.object.kind === 'identifier' && target.object.name === 'module' && target.property === 'exports')
        return [{ to: 'export', name: '=', path }];
      return [{ to: 'others', key: path.at(-1) ?? target.property }];
    case 'index':
      return [{ to: 'others', key: path.at(-1) ?? (target.index.kind === 'string' ? target.index.value : null) }];
    default:
      return [{ to: 'others', key: path.at(-1) ?? null }];
  }
}
