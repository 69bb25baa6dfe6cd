import type { ExportDeclaration, Exported, ImportDeclaration, Statement, VariableDeclaration } from './statementAst.ts';
import type { TypeNode, TypeParameter } from './TypeNode.ts';

/**
 * The outline of a TypeScript or JavaScript file: plain typed data, no positions in it.
 *
 * A file is a list of items: its top-level statements, and the members of every class (each an item of its own, so that
 * typing in one method leaves the others as they were). A node's `id` is its preorder number within its item; ranges are
 * kept apart, in `TsItem.ranges`, relative to the item's start.
 */
export type * from './TsOutline.ts';
export type * from './TypeNode.ts';
export type { ExportDeclaration, Exported, ImportDeclaration, Statement, VariableDeclaration };

export type ItemKey = string;
export type NodeId = number;

/** What every node has. */
export interface Base {
  readonly id: NodeId;
}

export type Expression =
  | StringLiteral
  | TemplateLiteral
  | (Base & { readonly kind: 'number'; readonly value: number })
  | (Base & { readonly kind: 'boolean'; readonly value: boolean })
  | (Base & { readonly kind: 'null' })
  | (Base & { readonly kind: 'undefined' })
  | (Base & { readonly kind: 'regex'; readonly text: string })
  | Identifier
  | (Base & { readonly kind: 'this' })
  | (Base & { readonly kind: 'super' })
  | MemberExpression
  | IndexExpression
  | CallExpression
  | NewExpression
  | (Base & { readonly kind: 'import'; readonly specifier: Expression })
  | ObjectExpression
  | (Base & { readonly kind: 'array'; readonly elements: readonly (Expression | SpreadElement | null)[] })
  | FunctionNode
  | ClassNode
  | (Base & { readonly kind: 'await'; readonly value: Expression })
  | (Base & { readonly kind: 'yield'; readonly delegate: boolean; readonly value: Expression | null })
  | (Base & { readonly kind: 'unary'; readonly operator: string; readonly value: Expression })
  | (Base & { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression })
  | (Base & { readonly kind: 'conditional'; readonly test: Expression; readonly then: Expression; readonly else: Expression })
  | (Base & { readonly kind: 'assign'; readonly operator: string; readonly target: Pattern | Expression; readonly value: Expression })
  /** `as`, `satisfies`, `<T>x`; `type` is null for `as const`. */
  | (Base & { readonly kind: 'cast'; readonly satisfies: boolean; readonly value: Expression; readonly type: TypeNode | null })
  | (Base & { readonly kind: 'nonNull'; readonly value: Expression })
  | (Base & { readonly kind: 'sequence'; readonly values: readonly Expression[] })
  /** JSX: only what can hold code: attribute values and children. `tag` is `null` for a fragment and for `<div>`. */
  | (Base & {
      readonly kind: 'jsx';
      readonly tag: Expression | null;
      readonly attributes: readonly Property[];
      readonly children: readonly Expression[];
    })
  /** What the grammar could not read, or what no analysis needs (`new.target`, `import.meta`). */
  | (Base & { readonly kind: 'unknown'; readonly text: string });

export interface StringLiteral extends Base {
  readonly kind: 'string';
  readonly value: string;
}
/** `quasis` has one more entry than `expressions`. */
export interface TemplateLiteral extends Base {
  readonly kind: 'template';
  readonly tag: Expression | null;
  readonly quasis: readonly string[];
  readonly expressions: readonly Expression[];
}
export interface Identifier extends Base {
  readonly kind: 'identifier';
  readonly name: string;
}
/** `propertyId` is the id under which the property name's own range is kept. */
export interface MemberExpression extends Base {
  readonly kind: 'member';
  readonly object: Expression;
  readonly property: string;
  readonly propertyId: NodeId;
  readonly optional: boolean;
}
export interface IndexExpression extends Base {
  readonly kind: 'index';
  readonly object: Expression;
  readonly index: Expression;
  readonly optional: boolean;
}
export interface CallExpression extends Base {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly typeArguments: readonly TypeNode[];
  readonly arguments: readonly (Expression | SpreadElement)[];
  readonly optional: boolean;
}
export interface NewExpression extends Base {
  readonly kind: 'new';
  readonly callee: Expression;
  readonly typeArguments: readonly TypeNode[];
  readonly arguments: readonly (Expression | SpreadElement)[];
}
export interface SpreadElement extends Base {
  readonly kind: 'spread';
  readonly value: Expression;
}
export interface ObjectExpression extends Base {
  readonly kind: 'object';
  readonly properties: readonly Property[];
}

/** A property of an object; shorthand `{ a }` is `a: a`. A computed key that is not a literal is an expression. */
export type Property =
  | (Base & {
      readonly kind: 'property';
      readonly key: string | Expression;
      readonly keyId: NodeId;
      readonly value: Expression;
      readonly shorthand: boolean;
    })
  | (Base & {
      readonly kind: 'method';
      readonly key: string | Expression;
      readonly keyId: NodeId;
      readonly accessor: 'get' | 'set' | null;
      readonly value: FunctionNode;
    })
  | SpreadElement;

export interface FunctionNode extends Base {
  readonly kind: 'function';
  readonly name: string | null;
  readonly arrow: boolean;
  readonly async: boolean;
  readonly generator: boolean;
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly Parameter[];
  readonly returnType: TypeNode | null;
  /** `null` for an overload or an abstract method; an arrow's expression body is one `return`. */
  readonly body: readonly Statement[] | null;
  readonly decorators: readonly Expression[];
}

export interface Parameter extends Base {
  readonly pattern: Pattern;
  readonly type: TypeNode | null;
  readonly default: Expression | null;
  readonly rest: boolean;
  readonly optional: boolean;
  /** Accessibility or `readonly`: the parameter is a field of the class too. */
  readonly property: boolean;
  readonly decorators: readonly Expression[];
}

/** What a declaration or an assignment binds. */
export type Pattern =
  | Identifier
  | (Base & {
      readonly kind: 'objectPattern';
      readonly properties: readonly { readonly key: string | Expression; readonly target: Pattern; readonly default: Expression | null }[];
      readonly rest: Pattern | null;
    })
  | (Base & {
      readonly kind: 'arrayPattern';
      readonly elements: readonly ({ readonly target: Pattern; readonly default: Expression | null } | null)[];
      readonly rest: Pattern | null;
    })
  /** Only in assignments: `this.x = …`, `a[i] = …`. */
  | MemberExpression
  | IndexExpression;

export interface ClassNode extends Base {
  readonly kind: 'class';
  readonly name: string | null;
  readonly typeParameters: readonly TypeParameter[];
  readonly extends: Expression | null;
  /** Of what it extends: `extends Base<S3>`. */
  readonly extendsTypeArguments: readonly TypeNode[];
  readonly implements: readonly TypeNode[];
  readonly decorators: readonly Expression[];
  /** The items of the class's members, in order; each is a `ClassMember`. */
  readonly members: readonly ItemKey[];
}

/** `keyId` keeps the range of the member's name. */
export type ClassMember =
  | (Base & {
      readonly kind: 'methodMember';
      readonly key: string | Expression;
      readonly keyId: NodeId;
      readonly static: boolean;
      readonly accessor: 'get' | 'set' | 'constructor' | null;
      readonly value: FunctionNode;
    })
  | (Base & {
      readonly kind: 'fieldMember';
      readonly key: string | Expression;
      readonly keyId: NodeId;
      readonly static: boolean;
      readonly type: TypeNode | null;
      readonly value: Expression | null;
      readonly decorators: readonly Expression[];
    })
  | (Base & { readonly kind: 'staticBlock'; readonly body: readonly Statement[] });
