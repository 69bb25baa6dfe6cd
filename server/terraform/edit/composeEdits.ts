import type { TextEdit } from '../../files/index.ts';

/** A stretch of a text being edited: kept from the original, or new. */
type Segment = { readonly start: number; readonly end: number } | { readonly text: string };

const lengthOf = (segment: Segment): number => ('text' in segment ? segment.text.length : segment.end - segment.start);

/** The edits of `text` that have the effect of `first`, and then of `second` on the text that `first` leaves. */
export function composeEdits(text: string, first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  return toEdits(text, applyTo(applyTo([{ start: 0, end: text.length }], first), second));
}

/** Edits that change nothing left out, and those at one place as one. */
export function tidyEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  return composeEdits(text, edits, []);
}

function applyTo(segments: readonly Segment[], edits: readonly TextEdit[]): Segment[] {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.order - b.order);
  const result: Segment[] = [];
  const rest = [...segments].reverse();
  let at = 0;
  const advance = (to: number, keep: boolean): void => {
    while (at < to) {
      const segment = rest.pop();
      if (!segment) return;
      const length = lengthOf(segment);
      const taken = Math.min(length, to - at);
      const [head, tail] = split(segment, taken);
      if (keep) result.push(head);
      if (taken < length) rest.push(tail);
      at += taken;
    }
  };
  for (const { edit } of sorted) {
    advance(edit.start, true);
    result.push({ text: edit.newText });
    advance(edit.end, false);
  }
  return [...result, ...rest.reverse()];
}

function split(segment: Segment, length: number): [Segment, Segment] {
  if ('text' in segment) return [{ text: segment.text.slice(0, length) }, { text: segment.text.slice(length) }];
  return [
    { start: segment.start, end: segment.start + length },
    { start: segment.start + length, end: segment.end },
  ];
}

function toEdits(text: string, segments: readonly Segment[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let newText = '';
  const flush = (to: number): void => {
    const edit = trimmed(text, { start: at, end: to, newText });
    if (edit.newText !== '' || edit.end > edit.start) edits.push(edit);
    newText = '';
  };
  for (const segment of segments) {
    if ('text' in segment) newText += segment.text;
    else if (segment.end > segment.start) {
      flush(segment.start);
      at = segment.end;
    }
  }
  flush(text.length);
  return edits;
}

/** An edit without what it leaves as it is at either end. */
function trimmed(text: string, { start, end, newText }: TextEdit): TextEdit {
  let from = 0;
  while (start + from < end && from < newText.length && text.charAt(start + from) === newText.charAt(from)) from++;
  let back = 0;
  while (
    start + from < end - back &&
    from < newText.length - back &&
    text.charAt(end - back - 1) === newText.charAt(newText.length - back - 1)
  )
    back++;
  return { start: start + from, end: end - back, newText: newText.slice(from, newText.length - back) };
}
