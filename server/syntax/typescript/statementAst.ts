import type { Base, ClassNode, Expression, FunctionNode, NodeId, Pattern, TypeMember, TypeNode, TypeParameter } from './ast.ts';

export type Statement =
  | (Base & {
      readonly kind: 'variables';
      readonly keyword: 'const' | 'let' | 'var' | 'using';
      readonly declarations: readonly VariableDeclaration[];
      readonly exported: boolean;
      readonly declare: boolean;
    })
  | (Base & { readonly kind: 'functionDeclaration'; readonly value: FunctionNode; readonly exported: Exported; readonly declare: boolean })
  | (Base & { readonly kind: 'classDeclaration'; readonly value: ClassNode; readonly exported: Exported; readonly declare: boolean })
  | ImportDeclaration
  | ExportDeclaration
  /** `export default <expression>`, `export = <expression>`. */
  | (Base & { readonly kind: 'exportDefault'; readonly value: Expression })
  | (Base & {
      readonly kind: 'interface';
      readonly name: string;
      readonly typeParameters: readonly TypeParameter[];
      readonly extends: readonly TypeNode[];
      readonly members: readonly TypeMember[];
      readonly exported: Exported;
    })
  | (Base & {
      readonly kind: 'typeAlias';
      readonly name: string;
      readonly typeParameters: readonly TypeParameter[];
      readonly type: TypeNode;
      readonly exported: boolean;
    })
  | (Base & {
      readonly kind: 'enum';
      readonly name: string;
      readonly members: readonly { readonly name: string; readonly value: Expression | null }[];
      readonly exported: boolean;
      readonly declare: boolean;
    })
  | (Base & {
      readonly kind: 'namespace';
      readonly name: string;
      readonly body: readonly Statement[];
      readonly exported: boolean;
      readonly declare: boolean;
    })
  | (Base & { readonly kind: 'expression'; readonly value: Expression })
  | (Base & { readonly kind: 'return'; readonly value: Expression | null })
  | (Base & { readonly kind: 'throw'; readonly value: Expression })
  | (Base & { readonly kind: 'if'; readonly test: Expression; readonly then: Statement; readonly else: Statement | null })
  | (Base & {
      readonly kind: 'for';
      readonly init: Statement | null;
      readonly test: Expression | null;
      readonly update: Expression | null;
      readonly body: Statement;
    })
  | (Base & {
      readonly kind: 'forIn';
      readonly of: boolean;
      readonly await: boolean;
      readonly target: Pattern;
      readonly declares: boolean;
      readonly value: Expression;
      readonly body: Statement;
    })
  | (Base & { readonly kind: 'while'; readonly test: Expression; readonly body: Statement; readonly do: boolean })
  | (Base & {
      readonly kind: 'switch';
      readonly value: Expression;
      readonly cases: readonly { readonly test: Expression | null; readonly body: readonly Statement[] }[];
    })
  | (Base & {
      readonly kind: 'try';
      readonly body: readonly Statement[];
      readonly parameter: Pattern | null;
      readonly handler: readonly Statement[] | null;
      readonly finalizer: readonly Statement[] | null;
    })
  | (Base & { readonly kind: 'block'; readonly body: readonly Statement[] })
  | (Base & { readonly kind: 'labeled'; readonly body: Statement })
  /** `break`, `continue`, `debugger`, `;`. */
  | (Base & { readonly kind: 'empty' })
  /** What could not be read; what stands in it is still given as far as it could. */
  | (Base & { readonly kind: 'broken'; readonly contents: readonly Expression[] });

/** How a declaration is exported. */
export type Exported = 'named' | 'default' | null;

export interface VariableDeclaration extends Base {
  readonly target: Pattern;
  readonly type: TypeNode | null;
  readonly value: Expression | null;
}

/** `import a, { b as c, type D } from 'x'`, `import * as n from 'x'`, `import x = require('x')`. */
export interface ImportDeclaration extends Base {
  readonly kind: 'importDeclaration';
  readonly specifier: string;
  readonly specifierId: NodeId;
  readonly typeOnly: boolean;
  /** `imported`: the name in the other module, `default`, or `*`. No bindings at all: imported for its effects. */
  readonly bindings: readonly { readonly id: NodeId; readonly imported: string; readonly local: string; readonly typeOnly: boolean }[];
  /** `import x = require('x')`: the binding is the whole of `module.exports`. */
  readonly require: boolean;
}

/** `export { a as b } from 'x'`, `export { a }`, `export * from 'x'`, `export * as n from 'x'`. */
export interface ExportDeclaration extends Base {
  readonly kind: 'exportDeclaration';
  readonly specifier: string | null;
  readonly typeOnly: boolean;
  /** `local` is `*` for `export *`, whose `exported` is `*` or the name of the namespace. */
  readonly bindings: readonly { readonly id: NodeId; readonly local: string; readonly exported: string; readonly typeOnly: boolean }[];
}
