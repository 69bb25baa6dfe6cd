import type { Range, TextEdit } from '../../files/index.ts';
import { indentAt, isMultiline, lineBreak, lineEnd, lineStart } from './lines.ts';
import { type ListLayout, listLayout, type Slot } from './listLayout.ts';

/** Lines longer than this are broken up where they were not before. */
export const widest = 100;

/** What is to be added: its source, with the comments that move along. */
export interface NewElement {
  readonly text: string;
  readonly lead?: readonly string[];
  readonly trail?: readonly string[];
}

/** How a list gets elements that it has no model for. */
export interface ListStyle {
  /** One step of indentation. */
  readonly unit: string;
  /** Whether a comma stands behind the last element of a list that gets lines of its own. */
  readonly trailingComma: boolean;
  /** Elements are written with lines of their own where a list has none yet. */
  readonly multiline?: boolean;
}

/** Adds elements to the list whose brackets lie around `body`, each before the element at its index, in the list's own style. */
export function insertElements(
  text: string,
  body: Range,
  elements: readonly Range[],
  added: readonly { readonly before: number; readonly element: NewElement }[],
  style: ListStyle,
): TextEdit[] {
  if (added.length === 0) return [];
  const layout = listLayout(text, body, elements);
  const commented = added.some(({ element }) => (element.lead?.length ?? 0) + (element.trail?.length ?? 0) > 0);
  if (elements.length === 0)
    return [
      intoEmpty(
        text,
        layout,
        added.map(({ element }) => element),
        style,
      ),
    ];
  if (!layout.multiline) {
    const edits = onOneLine(layout, added);
    const spansLines = added.some(({ element }) => element.text.includes('\n'));
    if (!spansLines && !commented && !outgrows(text, body, edits)) return edits;
    if (!hasComments(layout)) return [onLinesOfTheirOwn(text, layout, added, style)];
    return edits;
  }
  return onLines(text, layout, added, style);
}

/** The list of one line, written as lines. Comments within it keep it on its line. */
function onLinesOfTheirOwn(
  text: string,
  layout: ListLayout,
  added: readonly { before: number; element: NewElement }[],
  style: ListStyle,
): TextEdit {
  const all: NewElement[] = [];
  for (let index = 0; index <= layout.slots.length; index++) {
    for (const { before, element } of added) if (before === index) all.push(element);
    const slot = layout.slots[index];
    if (slot) all.push({ text: text.slice(slot.element.start, slot.element.end) });
  }
  return { ...layout.body, newText: asLines(text, layout.body, all, style) };
}

/** Elements as lines between two brackets that stand on the line of `body.start`. */
export function asLines(text: string, body: Range, all: readonly NewElement[], { unit, trailingComma }: ListStyle): string {
  const newLine = lineBreak(text, body.start);
  const outer = indentAt(text, body.start);
  const lines = all.map((element, index) => elementLines(element, outer + unit, index < all.length - 1 || trailingComma, newLine));
  return `${newLine}${lines.join(newLine)}${newLine}${outer}`;
}

function elementLines({ text, lead = [], trail = [] }: NewElement, indent: string, comma: boolean, newLine: string): string {
  const line = `${indent}${text}${comma ? ',' : ''}${trail.map((comment) => ` ${comment}`).join('')}`;
  return [...lead.map((comment) => indent + comment), line].join(newLine);
}

function intoEmpty(text: string, layout: ListLayout, added: readonly NewElement[], style: ListStyle): TextEdit {
  const { body } = layout;
  const inside = text.slice(body.start, body.end);
  if (inside.trim() !== '') {
    // Only comments stand in it: the elements go below them.
    const newLine = lineBreak(text, body.start);
    const indent = indentAt(text, body.start) + style.unit;
    const at = layout.multiline ? lineStart(text, body.end) : body.end;
    const lines = added
      .map((element, index) => elementLines(element, indent, index < added.length - 1 || style.trailingComma, newLine))
      .join(newLine);
    return {
      start: at,
      end: at,
      newText: layout.multiline ? lines + newLine : `${newLine}${lines}${newLine}${indentAt(text, body.start)}`,
    };
  }
  const edit = { ...body, newText: added.map((element) => element.text).join(', ') };
  const plain = added.every(({ lead = [], trail = [] }) => lead.length + trail.length === 0);
  if (plain && !style.multiline && !edit.newText.includes('\n') && !layout.multiline && !outgrows(text, body, [edit])) return edit;
  return { ...body, newText: asLines(text, body, added, style) };
}

function onOneLine(layout: ListLayout, added: readonly { before: number; element: NewElement }[]): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { before, element } of added) {
    const next = layout.slots[before];
    const last = layout.slots.at(-1);
    if (next) edits.push({ start: next.element.start, end: next.element.start, newText: `${inline(element)}, ` });
    else if (last) {
      const at = last.comma?.end ?? last.element.end;
      edits.push({ start: at, end: at, newText: last.comma ? ` ${inline(element)},` : `, ${inline(element)}` });
    }
  }
  return edits;
}

function onLines(
  text: string,
  layout: ListLayout,
  added: readonly { before: number; element: NewElement }[],
  style: ListStyle,
): TextEdit[] {
  const edits: TextEdit[] = [];
  const { slots, body } = layout;
  const newLine = lineBreak(text, body.start);
  for (const { before, element } of added) {
    const next = slots[before];
    if (!next) continue;
    if (!next.startsLine) edits.push({ start: next.element.start, end: next.element.start, newText: `${inline(element)}, ` });
    else {
      const lines = elementLines(element, indentAt(text, next.element.start), true, newLine);
      const { at, after } = lineFor(text, layout, before, element);
      edits.push({ start: at, end: at, newText: after ? newLine + lines : lines + newLine });
    }
  }
  const appended = added.filter(({ before }) => before >= slots.length).map(({ element }) => element);
  return appended.length > 0 ? [...edits, ...append(text, layout, appended, newLine, style)] : edits;
}

/** Where a line goes that comes before an element: where that is the first of a group, with the elements of its own service. */
function lineFor(text: string, { slots }: ListLayout, before: number, element: NewElement): { at: number; after: boolean } {
  const [previous, next] = [slots[before - 1], slots[before] as Slot];
  const above = { at: lineStart(text, next.lead[0]?.start ?? next.element.start), after: false };
  const gap = previous ? text.slice(previous.end, next.element.start) : '';
  if (previous && (gap.split('\n').length <= 2 || gap.includes('%{'))) return above;
  const service = (source: string): string => source.slice(0, Math.max(0, source.indexOf(':'))).toLowerCase();
  const serviceOf = (slot: Slot | undefined): string | null => (slot ? service(text.slice(slot.element.start, slot.element.end)) : null);
  const own = service(element.text);
  if (previous?.comma && previous.comma.end > previous.end) return above;
  if (previous && serviceOf(previous) === own && serviceOf(next) !== own) return { at: previous.end, after: true };
  const headings = (slots[0]?.lead.length ?? 0) > 0;
  return headings && serviceOf(next) === own && serviceOf(previous) !== own
    ? { at: lineStart(text, next.element.start), after: false }
    : above;
}

function append(text: string, layout: ListLayout, added: readonly NewElement[], newLine: string, style: ListStyle): TextEdit[] {
  const { slots, body } = layout;
  const last = slots[slots.length - 1];
  if (!last) return [];
  const previous = slots[slots.length - 2];
  // `}, {`: an element that spans lines starts where the one before it ends.
  const compact = previous
    ? !isMultiline(text, { start: previous.element.end, end: last.element.start })
    : !isMultiline(text, { start: body.start, end: last.element.start }) && isMultiline(text, last.element);
  if (compact) {
    const at = last.comma?.end ?? last.element.end;
    const newText = added.map((element) => (last.comma ? ` ${inline(element)},` : `, ${inline(element)}`)).join('');
    if (newText.includes('\n') || lineEnd(text, at) - lineStart(text, at) + newText.length <= widest)
      return [{ start: at, end: at, newText }];
  }
  const first = slots.findLast((slot) => slot.startsLine);
  const indent = first ? indentAt(text, first.element.start) : indentAt(text, body.start) + style.unit;
  const apart = slots.slice(1).map((slot, index) => isApart(text, slots[index] as Slot, slot));
  const blank = apart.length > 0 && (isMultiline(text, last.element) ? apart.at(-1) : !apart.includes(false)) ? newLine : '';
  const lines = added
    .map((element, index) => newLine + blank + elementLines(element, indent, index < added.length - 1 || layout.trailingComma, newLine))
    .join('');
  const behind = Math.max(last.end, last.comma?.end ?? 0);
  if (layout.trailingComma) return [{ start: behind, end: behind, newText: lines }];
  if (last.end === last.element.end) return [{ start: last.end, end: last.end, newText: `,${lines}` }];
  return [
    { start: last.element.end, end: last.element.end, newText: ',' },
    { start: last.end, end: last.end, newText: lines },
  ];
}

/** Whether a blank line stands between an element and the next, with its comments. */
function isApart(text: string, slot: Slot, next: Slot): boolean {
  return next.startsLine && /^[^\S\n]*,?[^\S\n]*\n[^\S\n]*\n/.test(text.slice(slot.end, (next.lead[0] ?? next.element).start));
}

/** An element among others on a line; its comments come behind it. */
function inline({ text, lead = [], trail = [] }: NewElement): string {
  const comments = [...lead, ...trail].map(
    (comment) => ` /* ${comment.replace(/^(#+|\/\/+|\/\*+)\s*|\s*\*+\/$/g, '').replaceAll('*/', '')} */`,
  );
  return text + comments.join('');
}

const hasComments = ({ slots }: ListLayout): boolean => slots.some(({ lead, trail }) => lead.length + trail.length > 0);

/** Whether edits within one line make it longer than `widest`, where it was not before and can be broken up. */
function outgrows(text: string, body: Range, edits: readonly TextEdit[]): boolean {
  const width = lineEnd(text, body.end) - lineStart(text, body.start);
  const grown = edits.reduce((sum, edit) => sum + edit.newText.length - (edit.end - edit.start), width);
  return width <= widest && grown > widest && canBreak(text, body.start - 1);
}

/** Whether the value at `offset` is the first on its line, so that it can be given lines of its own without tearing others apart. */
export function canBreak(text: string, offset: number): boolean {
  return !/[{[,]/.test(text.slice(lineStart(text, offset), offset));
}
