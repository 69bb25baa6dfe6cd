import { pushOnceUnder } from '../../query/index.ts';
import type { ClassMember, Expression, ItemKey, Pattern, Statement, TsContent } from '../../syntax/index.ts';
import type { CodeNode } from '../Value.ts';
import { type ItemIndex, itemIndex } from './itemIndex.ts';
import { copied } from './memberFilling.ts';
import { isClassNode } from './nodes.ts';

/** What an exported name stands for. */
export type ExportTarget =
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'from'; readonly specifier: string; readonly name: string }
  | { readonly kind: 'expression'; readonly item: ItemKey; readonly node: number };

/** What a module declares, imports and exports, by item and without positions or bodies: typing inside a function leaves it as it was. */
export interface ModuleScope {
  /** Every item: top-level statements, and after each the members of the classes in it. */
  readonly items: readonly ItemKey[];
  /** The items that declare a top-level name. */
  readonly values: ReadonlyMap<string, ItemKey>;
  readonly types: ReadonlyMap<string, ItemKey>;
  /** By exported name; `default`, and `=` for what `module.exports` is set to. */
  readonly exports: ReadonlyMap<string, ExportTarget>;
  /** Specifiers of `export * from`. */
  readonly stars: readonly string[];
  /** Items that assign a name, or a property, outside of its declaration. */
  readonly assigned: ReadonlyMap<string, readonly ItemKey[]>;
  readonly memberAssigned: ReadonlyMap<string, readonly ItemKey[]>;
  /** The class that a member item belongs to. */
  readonly owners: ReadonlyMap<ItemKey, Omit<CodeNode, 'file'>>;
  /** What each member item declares; those of one class in order. */
  readonly members: ReadonlyMap<ItemKey, MemberSummary>;
  /** Specifiers that are imported or required for their values (or effects), in order. */
  readonly valueImports: readonly string[];
  /** Specifiers of what is imported or exported for types only, somewhere. */
  readonly typeImports: readonly string[];
}

/** A class member without its body. */
export interface MemberSummary {
  /** `null` where the name is computed, or there is none. */
  readonly name: string | null;
  readonly static: boolean;
  readonly kind: 'method' | 'get' | 'set' | 'constructor' | 'field' | 'static block';
  /** Names of the constructor's parameters that are fields. */
  readonly parameterProperties: readonly string[];
  /** Names assigned on `this` inside. */
  readonly assigns: readonly string[];
}

/** Summarises a module from its items. */
export function moduleScope(topLevel: readonly ItemKey[], contentOf: (key: ItemKey) => TsContent | undefined): ModuleScope {
  const items: ItemKey[] = [];
  const values = new Map<string, ItemKey>();
  const types = new Map<string, ItemKey>();
  const exports = new Map<string, ExportTarget>();
  const stars: string[] = [];
  const assigned = new Map<string, ItemKey[]>();
  const memberAssigned = new Map<string, ItemKey[]>();
  const owners = new Map<ItemKey, Omit<CodeNode, 'file'>>();
  const members = new Map<ItemKey, MemberSummary>();
  const valueImports = new Set<string>();
  const typeImports = new Set<string>();

  const read = (key: ItemKey, top: boolean): void => {
    const content = contentOf(key);
    if (!content) return;
    items.push(key);
    const index = itemIndex(content);
    if (top) {
      for (const [name, binding] of index.values.get(-1) ?? []) {
        if (!values.has(name) || binding.kind !== 'function' || binding.value.body !== null) values.set(name, key);
      }
      for (const name of index.types.get(-1)?.keys() ?? []) types.set(name, key);
      if (content.kind === 'statement') readExports(content.statement, key, exports, stars, { valueImports, typeImports });
    }
    if (content.kind === 'member') members.set(key, memberSummary(content.member, index));
    for (const name of index.assignments.keys()) pushOnceUnder(assigned, name, key);
    for (const { object, property, value, node } of index.memberAssignments) {
      if (isModuleExports(object) && property === copied) readCopied(value, key, exports);
      else if (isModuleExports(object) && property !== '*') exports.set(property, { kind: 'expression', item: key, node });
      else if (object.kind === 'identifier' && object.name === 'module' && property === 'exports') {
        exports.set('=', { kind: 'expression', item: key, node });
      } else if (object.kind !== 'this') pushOnceUnder(memberAssigned, property, key);
    }
    for (const call of index.calls) {
      const specifier = requiredSpecifier(call);
      if (specifier !== undefined) valueImports.add(specifier);
    }
    for (const { specifier } of index.imports) if (specifier.kind === 'string') valueImports.add(specifier.value);
    for (const id of index.classes) {
      const node = index.nodes[id];
      if (!isClassNode(node)) continue;
      for (const member of node.members) {
        owners.set(member, { item: key, node: id });
        read(member, false);
      }
    }
  };
  for (const key of topLevel) read(key, true);
  return {
    items,
    values,
    types,
    exports,
    stars,
    assigned,
    memberAssigned,
    owners,
    members,
    valueImports: [...valueImports],
    typeImports: [...typeImports],
  };
}

function memberSummary(member: ClassMember, index: ItemIndex): MemberSummary {
  const assigns = [...new Set(index.memberAssignments.flatMap((entry) => (entry.object.kind === 'this' ? [entry.property] : [])))];
  if (member.kind === 'staticBlock') return { name: null, static: true, kind: 'static block', parameterProperties: [], assigns };
  const name = keyName(member.key);
  if (member.kind === 'fieldMember') return { name, static: member.static, kind: 'field', parameterProperties: [], assigns };
  const parameterProperties =
    member.accessor === 'constructor'
      ? member.value.parameters.flatMap(({ property, pattern }) => (property && pattern.kind === 'identifier' ? [pattern.name] : []))
      : [];
  return { name, static: member.static, kind: member.accessor ?? 'method', parameterProperties, assigns };
}

/** The name of a member; that of a well-known symbol is as ECMAScript's text writes it: `@@iterator`. */
function keyName(key: string | Expression): string | null {
  if (typeof key === 'string') return key;
  if (key.kind === 'string') return key.value;
  return key.kind === 'member' && key.object.kind === 'identifier' && key.object.name === 'Symbol' ? `@@${key.property}` : null;
}

/** What `require(…)` is given. */
export function requiredModule(node: Expression): Expression | undefined {
  if (node.kind !== 'call' || node.callee.kind !== 'identifier' || node.callee.name !== 'require') return undefined;
  const first = node.arguments[0];
  return first?.kind === 'spread' ? undefined : first;
}

/** The literal specifier of `require('x')`, else `undefined`. */
export function requiredSpecifier(node: Expression): string | undefined {
  const module = requiredModule(node);
  return module?.kind === 'string' ? module.value : undefined;
}

/** Whether an expression is what a CommonJS module exports its names on. */
export function isModuleExports(object: Expression): boolean {
  if (object.kind === 'identifier') return object.name === 'exports';
  return (
    object.kind === 'member' && object.property === 'exports' && object.object.kind === 'identifier' && object.object.name === 'module'
  );
}

function readExports(
  statement: Statement,
  key: ItemKey,
  exports: Map<string, ExportTarget>,
  stars: string[],
  { valueImports, typeImports }: { readonly valueImports: Set<string>; readonly typeImports: Set<string> },
): void {
  const local = (name: string, as = name) => exports.set(as, { kind: 'local', name });
  switch (statement.kind) {
    case 'importDeclaration':
      if (!statement.typeOnly && (statement.bindings.length === 0 || statement.bindings.some((binding) => !binding.typeOnly))) {
        valueImports.add(statement.specifier);
      } else typeImports.add(statement.specifier);
      return;
    case 'exportDeclaration':
      if (statement.specifier !== null) (statement.typeOnly ? typeImports : valueImports).add(statement.specifier);
      for (const binding of statement.bindings) {
        if (statement.specifier === null) local(binding.local, binding.exported);
        else if (binding.local === '*' && binding.exported === '*') stars.push(statement.specifier);
        else exports.set(binding.exported, { kind: 'from', specifier: statement.specifier, name: binding.local });
      }
      return;
    case 'exportDefault':
      exports.set('default', { kind: 'expression', item: key, node: statement.value.id });
      exports.set('=', { kind: 'expression', item: key, node: statement.value.id });
      return;
    case 'variables':
      if (!statement.exported) return;
      for (const name of declaredIn(statement)) local(name);
      return;
    case 'functionDeclaration':
    case 'classDeclaration':
      if (statement.exported === 'named' && statement.value.name !== null) local(statement.value.name);
      if (statement.exported === 'default') local(statement.value.name ?? 'default', 'default');
      return;
    case 'interface':
      if (statement.exported !== null) local(statement.name, statement.exported === 'default' ? 'default' : statement.name);
      return;
    case 'typeAlias':
    case 'enum':
    case 'namespace':
      if (statement.exported) local(statement.name);
      return;
    default:
  }
}

/** What is copied into a module's exports, from an object that is written there. */
function readCopied(source: Expression, item: ItemKey, exports: Map<string, ExportTarget>): void {
  for (const property of source.kind === 'object' ? source.properties : []) {
    if (property.kind !== 'spread' && typeof property.key === 'string')
      exports.set(property.key, { kind: 'expression', item, node: property.value.id });
  }
}

function declaredIn(statement: Extract<Statement, { kind: 'variables' }>): readonly string[] {
  return statement.declarations.flatMap(({ target }) => bindingNames(target));
}

/** The names that a pattern binds. */
export function bindingNames(pattern: Pattern): readonly string[] {
  if (pattern.kind === 'identifier') return [pattern.name];
  if (pattern.kind === 'objectPattern') {
    return [...pattern.properties.flatMap(({ target }) => bindingNames(target)), ...(pattern.rest ? bindingNames(pattern.rest) : [])];
  }
  if (pattern.kind !== 'arrayPattern') return [];
  return [
    ...pattern.elements.flatMap((element) => (element ? bindingNames(element.target) : [])),
    ...(pattern.rest ? bindingNames(pattern.rest) : []),
  ];
}
