import type { FilePath } from '../files/index.ts';
import type { ItemKey, NodeId } from '../syntax/index.ts';

/** A node of the code, without a position: it stays the same while text elsewhere changes. */
export interface CodeNode {
  readonly file: FilePath;
  readonly item: ItemKey;
  readonly node: NodeId;
}

/** What an expression can be, as far as can be known; `from` are the nodes that wrote it, the innermost first. */
export type Value = { readonly from: readonly CodeNode[] } & (
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'template'; readonly parts: readonly (string | Value)[] }
  | { readonly kind: 'list'; readonly elements: readonly Value[]; readonly open: boolean }
  /** `open`: it may have other members, unknown ones (a spread of an unknown). */
  | {
      readonly kind: 'object';
      readonly members: Readonly<Record<string, Value>>;
      readonly open: boolean;
      /** Where it is open, the keys that it may have besides, if all of them are seen: `{ [process.env.TABLE]: … }`. */
      readonly keys?: readonly Value[];
    }
  /** `process.env.NAME`; `fallback` is what stands in when it is not set. */
  | { readonly kind: 'environment'; readonly name: string; readonly fallback: Value | null }
  | { readonly kind: 'oneOf'; readonly values: readonly Value[] }
  | { readonly kind: 'unknown'; readonly reason: string }
);
