import { pushUnder } from '../../query/index.ts';
import type { CallExpression, Expression, FunctionNode, NewExpression, Pattern, Statement, TsContent } from '../../syntax/index.ts';
import type { Binding, Step } from './binding.ts';
import { fillingOf, type MemberAssignment } from './memberFilling.ts';
import { type CodeSyntaxNode, forEachChild, isCallLike, isClassNode, isFunctionNode, rootOf } from './nodes.ts';

/** An assignment to a name. */
export interface Assignment {
  readonly node: number;
  readonly value: Expression;
  readonly path: readonly Step[];
}

/** What can be looked up in an item: nodes, parents, and the names that each scope binds. */
export interface ItemIndex {
  readonly content: TsContent;
  readonly nodes: readonly (CodeSyntaxNode | undefined)[];
  /** The parent's id for each node; -1 for the root. */
  readonly parents: readonly number[];
  /** Values bound by a scope, by the id of the node that opens it; the item's own are under -1. */
  readonly values: ReadonlyMap<number, ReadonlyMap<string, Binding>>;
  readonly types: ReadonlyMap<number, ReadonlyMap<string, Binding>>;
  /** Assignments to a name, in order. */
  readonly assignments: ReadonlyMap<string, readonly Assignment[]>;
  readonly memberAssignments: readonly MemberAssignment[];
  readonly calls: readonly (CallExpression | NewExpression)[];
  /** `import(…)`. */
  readonly imports: readonly Extract<Expression, { kind: 'import' }>[];
  readonly classes: readonly number[];
}

const indexes = new WeakMap<TsContent, ItemIndex>();

/** The index of an item's content; a pure function of it, remembered as long as the content lives. */
export function itemIndex(content: TsContent): ItemIndex {
  let index = indexes.get(content);
  if (!index) indexes.set(content, (index = build(content)));
  return index;
}

function build(content: TsContent): ItemIndex {
  const nodes: CodeSyntaxNode[] = [];
  const parents: number[] = [];
  const values = new Map<number, Map<string, Binding>>();
  const types = new Map<number, Map<string, Binding>>();
  const assignments = new Map<string, Assignment[]>();
  const memberAssignments: MemberAssignment[] = [];
  const calls: (CallExpression | NewExpression)[] = [];
  const imports: Extract<Expression, { kind: 'import' }>[] = [];
  const classes: number[] = [];

  const put = (table: Map<number, Map<string, Binding>>, scope: number, name: string, binding: Binding) => {
    let names = table.get(scope);
    if (!names) table.set(scope, (names = new Map()));
    const before = names.get(name);
    // An overload or a merged declaration without a body says less than one with it.
    if (before?.kind === 'function' && before.value.body !== null) return;
    names.set(name, binding);
  };
  const bindPattern = (
    pattern: Pattern,
    path: readonly Step[],
    bind: (name: string, path: readonly Step[], node: number) => void,
  ): void => {
    if (pattern.kind === 'identifier') bind(pattern.name, path, pattern.id);
    else if (pattern.kind === 'objectPattern') {
      const keys = pattern.properties.map((property) => (typeof property.key === 'string' ? property.key : ''));
      for (const property of pattern.properties) {
        bindPattern(property.target, [...path, { kind: 'key', key: property.key }, ...defaultStep(property.default)], bind);
      }
      if (pattern.rest) bindPattern(pattern.rest, [...path, { kind: 'without', keys }], bind);
    } else if (pattern.kind === 'arrayPattern') {
      for (const [i, element] of pattern.elements.entries()) {
        if (element) bindPattern(element.target, [...path, { kind: 'at', index: i }, ...defaultStep(element.default)], bind);
      }
      if (pattern.rest) bindPattern(pattern.rest, [...path, { kind: 'from', index: pattern.elements.length }], bind);
    }
  };

  const declare = (statement: Statement, scope: number, functionScope: number): void => {
    if (statement.kind === 'variables') {
      const own = statement.keyword === 'var' ? functionScope : scope;
      for (const declaration of statement.declarations) {
        bindPattern(declaration.target, [], (name, path) =>
          put(values, own, name, { kind: 'variable', declaration, path, constant: statement.keyword === 'const' }),
        );
      }
    } else if (statement.kind === 'functionDeclaration') {
      put(values, scope, statement.value.name ?? 'default', { kind: 'function', value: statement.value });
    } else if (statement.kind === 'classDeclaration') {
      const binding: Binding = { kind: 'class', value: statement.value };
      put(values, scope, statement.value.name ?? 'default', binding);
      put(types, scope, statement.value.name ?? 'default', binding);
    } else if (statement.kind === 'importDeclaration') {
      for (const binding of statement.bindings) {
        const imported: Binding = { kind: 'import', specifier: statement.specifier, imported: statement.require ? '=' : binding.imported };
        if (!statement.typeOnly && !binding.typeOnly) put(values, scope, binding.local, imported);
        put(types, scope, binding.local, imported);
      }
    } else if (statement.kind === 'enum') {
      put(values, scope, statement.name, { kind: 'enum', statement });
      put(types, scope, statement.name, { kind: 'enum', statement });
    } else if (statement.kind === 'namespace') {
      put(values, scope, statement.name, { kind: 'namespace', statement });
      put(types, scope, statement.name, { kind: 'namespace', statement });
    } else if (statement.kind === 'interface' || statement.kind === 'typeAlias') {
      put(types, scope, statement.name, { kind: 'type', statement });
    } else if (statement.kind === 'forIn' && statement.declares) {
      bindPattern(statement.target, [], (name, path) =>
        put(values, statement.id, name, { kind: 'element', value: statement.value, path, of: statement.of }),
      );
    } else if (statement.kind === 'try' && statement.parameter) {
      bindPattern(statement.parameter, [], (name) => put(values, statement.id, name, { kind: 'caught' }));
    }
  };

  // Where the visit is: passed along here, so that no node costs a closure.
  let parent = -1;
  let scope = -1;
  let functionScope = -1;
  const visit = (node: CodeSyntaxNode): void => {
    nodes[node.id] = node;
    parents[node.id] = parent;
    const [outerParent, outerScope, outerFunction] = [parent, scope, functionScope];
    if (isFunctionNode(node)) {
      bindFunction(node);
      scope = functionScope = node.id;
    } else if (isClassNode(node)) {
      classes.push(node.id);
      if (node.name !== null && parentKind(parent) !== 'classDeclaration') put(values, node.id, node.name, { kind: 'class', value: node });
    } else if ('kind' in node) {
      if (isStatement(node)) declare(node, scope, functionScope);
      if (scopeKinds.has(node.kind)) scope = node.id;
      if (node.kind === 'namespace') functionScope = node.id;
      if (node.kind === 'assign') assign(node);
      else if (node.kind === 'unary' && (node.operator === '++' || node.operator === '--') && node.value.kind === 'identifier')
        pushUnder(assignments, node.value.name, { node: node.id, value: node, path: [] });
      if (isCallLike(node)) {
        calls.push(node);
        memberAssignments.push(...fillingOf(node));
      } else if (node.kind === 'import') imports.push(node);
    }
    parent = node.id;
    forEachChild(node, visit);
    parent = outerParent;
    scope = outerScope;
    functionScope = outerFunction;
  };
  const parentKind = (parent: number): string | undefined => {
    const node = nodes[parent];
    return node && 'kind' in node ? node.kind : undefined;
  };
  const bindFunction = (fn: FunctionNode): void => {
    if (fn.name !== null && parentKind(parents[fn.id] ?? -1) !== 'functionDeclaration')
      put(values, fn.id, fn.name, { kind: 'function', value: fn });
    for (const [i, parameter] of fn.parameters.entries()) {
      bindPattern(parameter.pattern, defaultStep(parameter.default), (name, path) =>
        put(values, fn.id, name, { kind: 'parameter', fn, index: i, parameter, path }),
      );
    }
  };
  const assign = (node: Extract<Expression, { kind: 'assign' }>): void => {
    const { target, value } = node;
    if (target.kind === 'member') memberAssignments.push({ object: target.object, property: target.property, value, node: node.id });
    else if (target.kind === 'index' && target.index.kind === 'string') {
      memberAssignments.push({ object: target.object, property: target.index.value, value, node: node.id });
    } else if (target.kind === 'index') {
      // Under a key that is not known: `clients[region] = …`.
      memberAssignments.push({ object: target.object, property: '*', value, node: node.id });
    } else if (target.kind === 'identifier' || target.kind === 'objectPattern' || target.kind === 'arrayPattern') {
      bindPattern(target, [], (name, path) => pushUnder(assignments, name, { node: node.id, value, path }));
    }
  };

  visit(rootOf(content));
  return { content, nodes, parents, values, types, assignments, memberAssignments, calls, imports, classes };
}

const scopeKinds = new Set(['block', 'for', 'forIn', 'while', 'switch', 'try', 'namespace', 'staticBlock']);
const statementKinds = new Set([
  'variables',
  'functionDeclaration',
  'classDeclaration',
  'importDeclaration',
  'enum',
  'namespace',
  'interface',
  'typeAlias',
  'forIn',
  'try',
]);

function isStatement(node: CodeSyntaxNode): node is Statement {
  return 'kind' in node && statementKinds.has(node.kind);
}

function defaultStep(value: Expression | null): readonly Step[] {
  return value === null ? [] : [{ kind: 'default', value }];
}
