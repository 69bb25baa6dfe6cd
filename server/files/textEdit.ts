import type { Range } from './range.ts';

/** Replaces a range of a text. */
export interface TextEdit extends Range {
  readonly newText: string;
}

/**
 * Applies edits whose ranges all refer to `text` as it is. Edits at the same place are applied in the order given.
 * @throws when two edits overlap or one lies outside the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of inOrder(edits, text.length)) {
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}

/**
 * The edits of a text of `length` by place; those at the same place stay in the order given.
 * @throws when two edits overlap or one lies outside the text.
 */
export function inOrder(edits: readonly TextEdit[], length: number): readonly TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at || edit.end < edit.start || edit.end > length) {
      throw new Error(`edits overlap or lie outside the text at offset ${edit.start}`);
    }
    at = edit.end;
  }
  return sorted;
}
