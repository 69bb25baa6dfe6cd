import type { ClassNode, Expression, FunctionNode, Parameter, Statement, VariableDeclaration } from '../../syntax/index.ts';

/** A step from a value to a part of it, as a pattern takes it. */
export type Step =
  | { readonly kind: 'key'; readonly key: string | Expression }
  | { readonly kind: 'at'; readonly index: number }
  | { readonly kind: 'from'; readonly index: number }
  | { readonly kind: 'without'; readonly keys: readonly string[] }
  | { readonly kind: 'default'; readonly value: Expression };

/** What a name stands for, where it is declared. */
export type Binding =
  | { readonly kind: 'variable'; readonly declaration: VariableDeclaration; readonly path: readonly Step[]; readonly constant: boolean }
  | {
      readonly kind: 'parameter';
      readonly fn: FunctionNode;
      readonly index: number;
      readonly parameter: Parameter;
      readonly path: readonly Step[];
    }
  | { readonly kind: 'function'; readonly value: FunctionNode }
  | { readonly kind: 'class'; readonly value: ClassNode }
  /** `imported`: the name in the other module, `default`, `*`, or `=` for the whole of `module.exports`. */
  | { readonly kind: 'import'; readonly specifier: string; readonly imported: string }
  | { readonly kind: 'enum'; readonly statement: Extract<Statement, { kind: 'enum' }> }
  | { readonly kind: 'namespace'; readonly statement: Extract<Statement, { kind: 'namespace' }> }
  | { readonly kind: 'type'; readonly statement: Extract<Statement, { kind: 'interface' | 'typeAlias' }> }
  /** A variable of `for (const x of …)`. */
  | { readonly kind: 'element'; readonly value: Expression; readonly path: readonly Step[]; readonly of: boolean }
  | { readonly kind: 'caught' };
