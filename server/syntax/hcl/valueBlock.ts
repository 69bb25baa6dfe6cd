import type { HclBlock } from './ast.ts';
import { type SplitElement, splitBody } from './splitBody.ts';

/** A block of nothing but named values, each of which is an item of its own. */
export interface ValueBlock {
  /** The block itself, without its values. */
  readonly content: HclBlock;
  readonly ranges: readonly number[];
  readonly values: readonly SplitElement[];
  /** Where its brace opens. */
  readonly open: number;
}

const header = /(locals)\s*\{/y;

/** The top-level block that an element is, where it holds nothing but named values; `undefined` for any other. */
export function valueBlock(text: string, { kind, start, end }: SplitElement): ValueBlock | undefined {
  header.lastIndex = start;
  const type = kind === 'block' ? header.exec(text)?.[1] : undefined;
  if (type === undefined) return undefined;
  const open = header.lastIndex - 1;
  const isClosed = end - 1 > open && text.charAt(end - 1) === '}';
  return {
    content: { id: 0, kind: 'block', type, labels: [], headerId: 1, bodyId: 2, body: { elements: [] } },
    ranges: [0, end - start, 0, type.length, open - start, end - start],
    values: splitBody(text, open + 1, isClosed ? end - 1 : end).elements,
    open,
  };
}
