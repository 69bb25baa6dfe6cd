import type {
  ClassMember,
  ClassNode,
  ExportDeclaration,
  Expression,
  FunctionNode,
  ImportDeclaration,
  NodeId,
  Parameter,
  Pattern,
  Property,
  SpreadElement,
  Statement,
  TsContent,
  VariableDeclaration,
} from '../../syntax/index.ts';

/** Any node of an item that has an id. */
export type CodeSyntaxNode =
  | Expression
  | Statement
  | Pattern
  | Property
  | SpreadElement
  | ClassMember
  | Parameter
  | VariableDeclaration
  | (ImportDeclaration | ExportDeclaration)['bindings'][number];

/** Types are looked up where they are asked for, and hold no code. */
const typeKeys = new Set(['type', 'typeArguments', 'typeParameters', 'extendsTypeArguments', 'returnType', 'implements', 'types']);

/** Calls `visit` for every node directly below `node`, in source order. */
export function forEachChild(node: object, visit: (child: CodeSyntaxNode) => void): void {
  const record = node as Readonly<Record<string, unknown>>;
  for (const key in record) {
    const value = record[key];
    if (typeof value === 'object' && value !== null && !typeKeys.has(key)) visitValue(value, visit);
  }
}

function visitValue(value: object, visit: (child: CodeSyntaxNode) => void): void {
  if (Array.isArray(value)) {
    for (const element of value as unknown[]) if (typeof element === 'object' && element !== null) visitValue(element, visit);
  } else if ('id' in value && typeof value.id === 'number') visit(value as CodeSyntaxNode);
  else forEachChild(value, visit);
}

/** The root node of an item. */
export function rootOf(content: TsContent): Statement | ClassMember {
  return content.kind === 'statement' ? content.statement : content.member;
}

export function isFunctionNode(node: CodeSyntaxNode | undefined): node is FunctionNode {
  return node !== undefined && 'kind' in node && node.kind === 'function';
}

export function isClassNode(node: CodeSyntaxNode | undefined): node is ClassNode {
  return node !== undefined && 'kind' in node && node.kind === 'class';
}

/** Whether a node is an expression that calls or constructs. */
export function isCallLike(node: CodeSyntaxNode): node is Extract<Expression, { kind: 'call' | 'new' }> {
  return 'kind' in node && (node.kind === 'call' || node.kind === 'new');
}

export type { NodeId };
