import type { Base, Expression, Parameter } from './ast.ts';

export type TypeNode =
  /** `A.B<C>`: name `A.B`. Keywords (`string`, `any`) are references too. `import('x').Y` has a specifier. */
  | (Base & {
      readonly kind: 'typeReference';
      readonly name: string;
      readonly specifier: string | null;
      readonly arguments: readonly TypeNode[];
    })
  | (Base & { readonly kind: 'typeQuery'; readonly value: Expression })
  | (Base & { readonly kind: 'typeLiteral'; readonly members: readonly TypeMember[] })
  | (Base & { readonly kind: 'union' | 'intersection'; readonly types: readonly TypeNode[] })
  | (Base & { readonly kind: 'arrayType'; readonly element: TypeNode })
  | (Base & { readonly kind: 'tuple'; readonly elements: readonly TypeNode[] })
  | (Base & { readonly kind: 'functionType'; readonly parameters: readonly Parameter[]; readonly returns: TypeNode })
  | (Base & { readonly kind: 'literalType'; readonly value: string | number | boolean | null })
  /** `T['key']` */
  | (Base & { readonly kind: 'indexedAccess'; readonly object: TypeNode; readonly index: TypeNode })
  | (Base & { readonly kind: 'typeOther'; readonly contents: readonly TypeNode[] });

/** `<T extends C = D>`: what stands for a type inside of what declares it. */
export interface TypeParameter {
  readonly name: string;
  readonly constraint: TypeNode | null;
  readonly default: TypeNode | null;
}

export interface TypeMember extends Base {
  readonly name: string | null;
  readonly optional: boolean;
  readonly method: boolean;
  readonly type: TypeNode | null;
}
