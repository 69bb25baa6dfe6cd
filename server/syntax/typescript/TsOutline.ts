import type { ClassMember, ItemKey, Statement } from './ast.ts';

/** One item: position-free content, and its places. */
export interface TsItem {
  readonly key: ItemKey;
  readonly content: TsContent;
  /** Offset of the item in the file. */
  readonly start: number;
  /** For node `id`: `ranges[2 * id]` is its start and `ranges[2 * id + 1]` its end, relative to `start`. */
  readonly ranges: readonly number[];
}

export type TsContent =
  | { readonly kind: 'statement'; readonly statement: Statement }
  | { readonly kind: 'member'; readonly member: ClassMember };

export interface TsOutline {
  /** Keys of the top-level statements, in order. */
  readonly topLevel: readonly ItemKey[];
  readonly items: ReadonlyMap<ItemKey, TsItem>;
  /** Where the text could not be read. */
  readonly errors: readonly { readonly start: number; readonly end: number }[];
  readonly ignores: readonly IgnoreComment[];
}

/** `// iam-policy-sync-ignore-next-line missing-action(s3:PutObject) -- reason`; also in HCL with `#`. */
export interface IgnoreComment {
  readonly start: number;
  readonly end: number;
  /** The lines (from 1) whose findings it silences: that of the code beside it, or the next one with code. */
  readonly line: number;
  readonly codes: readonly { readonly code: string; readonly argument: string | null }[];
  /** `null` when no reason was given. */
  readonly reason: string | null;
}
