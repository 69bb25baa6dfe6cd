import type { ClassMember, ClassNode, ItemKey, TypeNode } from './ast.ts';
import { F, K, T } from './kinds.ts';
import { readExpression } from './readExpression.ts';
import { readDecorators, readFunction } from './readFunction.ts';
import { begin, child, childOfKind, children, firstNamed, kindOf, namedChildren, type Reading, readItem, textOf } from './reading.ts';
import { accessorOf, keyText, readKey } from './readObject.ts';
import { readBlock } from './readStatement.ts';
import { readAnnotation, readType, readTypeArguments, readTypeParameters } from './readType.ts';

/** Reads a class; its members become items of their own. `outerDecorators` stand before an `export`. */
export function readClass(r: Reading, node: number, outerDecorators: readonly number[] = []): ClassNode {
  const id = begin(r, node);
  const nameNode = child(r, node, F.name);
  const name = nameNode === 0 ? null : textOf(r, nameNode);
  const decorators = readDecorators(r, [...outerDecorators, ...children(r, node, F.decorator)]);
  const typeParameters = readTypeParameters(r, node);
  const heritage = childOfKind(r, node, K.classHeritage);
  const members = readMembers(r, child(r, node, F.body), classKey(r, name));
  return {
    id,
    kind: 'class',
    name,
    typeParameters,
    ...readExtends(r, heritage),
    implements: readImplements(r, heritage),
    decorators,
    members,
  };
}

/** Key of a class within the item: that of the item itself for the class that the item declares. */
function classKey(r: Reading, name: string | null): ItemKey {
  const { item } = r;
  const isItem = item.classes.size === 0 && item.key.startsWith(`class:${name ?? ''}#`);
  const label = name ?? 'class';
  const count = item.classes.get(label) ?? 0;
  item.classes.set(label, count + 1);
  return isItem ? item.key : `${item.key}/${label}#${count}`;
}

function readExtends(r: Reading, heritage: number): Pick<ClassNode, 'extends' | 'extendsTypeArguments'> {
  const clause = childOfKind(r, heritage, K.extendsClause);
  const value = child(r, clause, F.value) || (clause === 0 ? 0 : firstNamed(r, clause));
  const base = value === 0 ? null : readExpression(r, value);
  return { extends: base, extendsTypeArguments: readTypeArguments(r, child(r, clause, F.typeArguments)) };
}

function readImplements(r: Reading, heritage: number): TypeNode[] {
  return namedChildren(r, childOfKind(r, heritage, K.implementsClause)).map((type) => readType(r, type));
}

const memberKinds: ReadonlySet<number> = new Set([
  K.methodDefinition,
  K.methodSignature,
  K.abstractMethodSignature,
  K.publicFieldDefinition,
  K.classStaticBlock,
]);

/** Members of classes in classes deeper than this are not read. */
const nestingLimit = 8;

function readMembers(r: Reading, body: number, owner: ItemKey): ItemKey[] {
  const keys: ItemKey[] = [];
  if (r.nesting >= nestingLimit) {
    r.errors.push({ start: r.tree.start[body] as number, end: r.tree.end[body] as number });
    return keys;
  }
  r.nesting++;
  const counts = new Map<string, number>();
  let decorators: number[] = [];
  for (const node of namedChildren(r, body)) {
    const kind = kindOf(r, node);
    if (kind === K.decorator) decorators.push(node);
    if (!memberKinds.has(kind)) continue;
    const base = `${owner}.${memberName(r, node)}`;
    const count = counts.get(base) ?? 0;
    counts.set(base, count + 1);
    const key = `${base}#${count}`;
    readMemberItem(r, node, decorators, key);
    keys.push(key);
    decorators = [];
  }
  r.nesting--;
  return keys;
}

function memberName(r: Reading, node: number): string {
  if (kindOf(r, node) === K.classStaticBlock) return 'static';
  const name = child(r, node, F.name);
  const accessor = accessorOf(r, node);
  return `${isStatic(r, node) ? 'static ' : ''}${accessor === null ? '' : `${accessor} `}${keyText(r, name) ?? textOf(r, name)}`;
}

function readMemberItem(r: Reading, node: number, decorators: readonly number[], key: ItemKey): void {
  const start = r.tree.start[decorators[0] ?? node] as number;
  const end = r.tree.end[node] as number;
  const unchanged = r.reuseMember?.(key, start + r.offset, end + r.offset);
  if (unchanged) r.items.push(...unchanged);
  else readItem(r, key, start, end, () => ({ kind: 'member', member: readMember(r, node, decorators) }));
}

function readMember(r: Reading, node: number, decorators: readonly number[]): ClassMember {
  const id = begin(r, node);
  const kind = kindOf(r, node);
  if (kind === K.classStaticBlock) return { id, kind: 'staticBlock', body: readBlock(r, child(r, node, F.body)) };
  const { key, id: keyId } = readKey(r, child(r, node, F.name));
  if (kind === K.publicFieldDefinition) {
    const applied = readDecorators(r, [...decorators, ...children(r, node, F.decorator)]);
    const type = readAnnotation(r, child(r, node, F.type));
    const value = child(r, node, F.value);
    return {
      id,
      kind: 'fieldMember',
      key,
      keyId,
      static: isStatic(r, node),
      type,
      value: value === 0 ? null : readExpression(r, value),
      decorators: applied,
    };
  }
  const accessor = key === 'constructor' && !isStatic(r, node) ? 'constructor' : accessorOf(r, node);
  return { id, kind: 'methodMember', key, keyId, static: isStatic(r, node), accessor, value: readFunction(r, node, decorators) };
}

function isStatic(r: Reading, node: number): boolean {
  return childOfKind(r, node, T.static) !== 0;
}
