import type { Range, TextEdit } from '../../files/index.ts';
import { isBlank, lineStart, nextLine } from './lines.ts';
import { type ListLayout, listLayout, type Slot } from './listLayout.ts';

/**
 * Removes elements from a list, or entries or blocks from a body: with their line, their comma and their own comments.
 * `headings`: a comment above several elements may be about all of them, and then stays.
 */
export function removeElements(
  text: string,
  body: Range,
  elements: readonly Range[],
  removed: ReadonlySet<number>,
  { headings }: { headings: boolean },
): TextEdit[] {
  const layout = listLayout(text, body, elements);
  const edits: TextEdit[] = [];
  const lastKept = layout.slots.findLastIndex((_, index) => !removed.has(index));
  for (const [index, slot] of layout.slots.entries()) {
    if (!removed.has(index)) continue;
    const range = slot.alone
      ? wholeLines(text, layout, index, headings ? removed : null)
      : inLine(text, slot, index < lastKept ? layout.slots[index + 1] : undefined, layout);
    edits.push({ ...range, newText: '' });
    if (slot.comma && slot.comma.start >= range.end) edits.push({ ...slot.comma, newText: '' });
  }
  const comma = layout.slots[lastKept]?.comma;
  if (comma && !layout.trailingComma && lastKept < layout.slots.length - 1) edits.push({ ...comma, newText: '' });
  return joined(edits);
}

/** The lines of an element with its comments, and one of two blank lines that would meet. */
function wholeLines(text: string, layout: ListLayout, index: number, removed: ReadonlySet<number> | null): Range {
  const slot = layout.slots[index] as Slot;
  const lead = removed && isHeading(text, layout, index, removed) ? undefined : slot.lead[0];
  let start = lineStart(text, lead?.start ?? slot.element.start);
  let end = Math.min(nextLine(text, slot.end), Math.max(layout.body.end, slot.end));
  const blankAbove = start > layout.body.start && isBlank(text, { start: lineStart(text, start - 1), end: start });
  const opensAbove = start <= nextLine(text, layout.body.start);
  const blankBelow =
    end < layout.body.end && nextLine(text, end) <= layout.body.end && isBlank(text, { start: end, end: nextLine(text, end) });
  const closesBelow = isBlank(text, { start: end, end: layout.body.end });
  if (blankBelow && !closesBelow && (blankAbove || opensAbove)) end = nextLine(text, end);
  else if (blankAbove && closesBelow) {
    while (
      start > layout.body.start &&
      isBlank(text, { start: lineStart(text, start - 1), end: start }) &&
      lineStart(text, start - 1) > layout.body.start
    ) {
      start = lineStart(text, start - 1);
    }
  }
  return { start, end };
}

/** Whether the comment above an element is about those below it too that stay: the list starts with one, and no other follows at once. */
function isHeading(text: string, { slots }: ListLayout, index: number, removed: ReadonlySet<number>): boolean {
  if ((slots[index]?.lead.length ?? 0) === 0 || (slots[0]?.lead.length ?? 0) === 0) return false;
  for (let at = index; ; at++) {
    const [slot, next] = [slots[at], slots[at + 1]];
    if (!slot || !next || next.lead.length > 0 || text.slice(slot.end, next.element.start).split('\n').length !== 2) return false;
    if (!removed.has(at + 1)) return true;
  }
}

/** An element that shares its line: with the space towards the next, or else with the space before it. */
function inLine(text: string, slot: Slot, next: Slot | undefined, { body }: ListLayout): Range {
  const { start } = slot.element;
  const end = Math.max(slot.element.end, slot.comma?.end ?? 0);
  if (next && !next.startsLine && text.slice(end, next.element.start).trim() === '') return { start, end: next.element.start };
  let from = start;
  while (from > body.start && (text.charAt(from - 1) === ' ' || text.charAt(from - 1) === '\t')) from--;
  // The first of a padded one-line list keeps the padding.
  return { start: from === body.start ? start : from, end: Math.max(slot.end, slot.element.end) };
}

/** Edits without those that lie within others, neighbours as one. */
function joined(edits: readonly TextEdit[]): TextEdit[] {
  const result: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last && edit.start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, edit.end), newText: '' };
    else result.push(edit);
  }
  return result;
}
