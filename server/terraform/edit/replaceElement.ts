import { applyEdits, type TextEdit } from '../../files/index.ts';
import { type AddedElement, addToList, sortedBy } from './addToList.ts';
import { composeEdits } from './composeEdits.ts';
import { directivesIn } from './directivesIn.ts';
import type { EditableList } from './editableList.ts';
import type { ListStyle } from './insertElements.ts';
import { spellNewList } from './listStyle.ts';
import { isRefusal, type Refusal, type SurfaceEdits } from './outcome.ts';
import { removeElements } from './removeElements.ts';
import type { Surface, Written } from './Written.ts';

/** Replaces a value that is no list by one, or by a list of several. */
export function replaceSingle(surface: Surface, value: Written, sources: readonly AddedElement[], style: ListStyle): SurfaceEdits {
  const { start, end } = value;
  const [first] = sources;
  const newText = sources.length === 1 && first ? first.text : spellNewList(surface.text, value, sources, style);
  return { surface, edits: [{ start, end, newText }] };
}

/** Replaces an element of a list by one or several. In a sorted list they go to their places. */
export function replaceElement(
  target: EditableList & { readonly kind: 'list' },
  written: Written,
  sources: readonly AddedElement[],
  style: ListStyle,
): SurfaceEdits | Refusal {
  const { surface, list } = target;
  const index = list.elements.findIndex(({ id }) => id === written.id);
  const [first, ...rest] = sources;
  if (!first) return { surface, edits: [] };
  if (directivesIn(surface, list, list.elements).length > 0) {
    // All of them hold under the condition that it held under.
    const newText = sources.map((source) => source.text).join(', ');
    return { surface, edits: [{ start: written.start, end: written.end, newText }] };
  }
  const inPlace = staysSorted(list.elements, index, first) || surface.directives.length > 0;
  const body = { start: list.start + 1, end: list.end - 1 };
  const edits = inPlace
    ? [{ start: written.start, end: written.end, newText: first.text }]
    : removeElements(surface.text, body, list.elements, new Set([index]), { headings: true });
  const added = inPlace ? rest : sources;
  if (added.length === 0) return { surface, edits };
  const left = inPlace ? list.elements : list.elements.filter((_, at) => at !== index);
  const moved = (value: Written): Written => ({ ...value, start: moveOffset(edits, value.start), end: moveOffset(edits, value.end) });
  const elements = left.map((element) =>
    element === written ? ({ ...moved(element), kind: 'string', literal: first.literal } as const) : moved(element),
  );
  const after: Surface = {
    ...surface,
    text: applyEdits(surface.text, edits),
    directives: surface.directives.map(({ start, end, repeats }) => ({
      start: moveOffset(edits, start),
      end: moveOffset(edits, end),
      repeats,
    })),
  };
  const changed = { ...list, start: moveOffset(edits, list.start), end: moveOffset(edits, list.end), elements };
  const second = addToList({ ...target, surface: after, list: changed }, added, style);
  return isRefusal(second) ? second : { surface, edits: composeEdits(surface.text, edits, second.edits) };
}

/** Whether a list stays as sorted as it is when an element is replaced where it stands. */
function staysSorted(elements: readonly Written[], index: number, { literal }: AddedElement): boolean {
  const order = sortedBy(elements);
  if (!order || literal === null) return true;
  const neighbour = (at: number): string | null => {
    const element = elements[at];
    return element?.kind === 'string' ? element.literal : null;
  };
  const [before, after] = [neighbour(index - 1), neighbour(index + 1)];
  return (before === null || order(before, literal) <= 0) && (after === null || order(literal, after) <= 0);
}

/** Where an offset lies after edits; it is not within one, except at the end of a replaced range. */
function moveOffset(edits: readonly TextEdit[], offset: number): number {
  let moved = offset;
  for (const { start, end, newText } of edits) if (end <= offset && !(start === offset)) moved += newText.length - (end - start);
  return moved;
}
