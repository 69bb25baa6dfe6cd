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
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.order - b.order);
  let result = '';
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      throw new Error(`edits overlap or lie outside the text at offset ${edit.start}`);
    }
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}
