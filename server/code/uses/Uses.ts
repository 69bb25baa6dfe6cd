import type { FilePath } from '../../files/index.ts';
import type { ItemKey, NodeId } from '../../syntax/index.ts';
import type { CodeNode } from '../Value.ts';

/** How a function or a class is called: `f(…)`, `new C(…)`, `f.call(this, …)`, `f.apply(this, […])`. */
export type Calling = 'call' | 'new' | 'call with this' | 'apply';

/** Where a function or a class is used, by the names that it has, and by those under which it is handed on. */
export interface Uses {
  readonly calls: readonly { readonly at: CodeNode; readonly how: Calling }[];
  /** Classes that extend it. */
  readonly extended: readonly CodeNode[];
  /**
   * Expressions by which it is handed on, past what is followed by names: an argument, a return, an element. `key`: what is
   * handed on has it as the member of that name.
   */
  readonly handed: readonly { readonly at: CodeNode; readonly key: string | null }[];
}

/**
 * A function, a class, a parameter, a name that is declared, or another expression whose uses are asked for; `path`: for those
 * of a member of it.
 */
export interface Used extends CodeNode {
  readonly path: readonly string[];
}

/** What a module takes from another. */
export interface ImportNode {
  readonly item: ItemKey;
  readonly node: NodeId;
  readonly specifier: string;
  readonly taken:
    | { readonly kind: 'import'; readonly imported: string; readonly local: string }
    | { readonly kind: 'export'; readonly imported: string; readonly exported: string }
    /** `require(…)` and `import(…)`: the expression gives the module. */
    | { readonly kind: 'require' }
    | { readonly kind: 'dynamic' };
}

/** What the search for uses reads: texts and items, nothing evaluated. */
export interface UsesWorld {
  /** Files that may import a name of a file (`null`: anything, under any name). */
  importing(file: FilePath, name: string | null): readonly FilePath[];
  /** Where a file writes a name for a value. */
  written(file: FilePath, name: string): readonly Omit<CodeNode, 'file'>[];
  importNodes(file: FilePath): readonly ImportNode[];
}
