import { directivesIn, freeIndex } from './directivesIn.ts';
import type { EditableList } from './editableList.ts';
import { insertElements, type ListStyle, type NewElement } from './insertElements.ts';
import { listOfString } from './listStyle.ts';
import type { SurfaceEdits } from './outcome.ts';
import { type Refusal, refuse } from './outcome.ts';
import type { Written, WrittenList } from './Written.ts';

/** An element to add; `literal` is its text where that is known, for its place in a sorted list. */
export interface AddedElement extends NewElement {
  readonly literal: string | null;
}

/** Adds elements to a list in its own order, or makes a single value a list with them. */
export function addToList(target: EditableList, added: readonly AddedElement[], style: ListStyle): SurfaceEdits | Refusal {
  const { surface } = target;
  const { text } = surface;
  const sources = added.map((element) => element.text);
  if (target.kind === 'argument') {
    const last = target.call.parts.at(-1);
    const at = last?.end ?? target.call.end - 1;
    return { surface, edits: [{ start: at, end: at, newText: `, [${sources.join(', ')}]` }] };
  }
  if (target.kind === 'single') {
    const { start, end } = target.value;
    const commented = added.some(({ lead = [], trail = [] }) => lead.length + trail.length > 0);
    if (commented) {
      const value: WrittenList = { id: '', kind: 'list', start, end, elements: [target.value] };
      const edits = insertElements(
        text,
        { start, end },
        value.elements,
        added.map((element) => ({ before: 1, element })),
        style,
      );
      return { surface, edits: [{ start, end: start, newText: '[' }, ...edits, { start: end, end, newText: ']' }] };
    }
    return { surface, edits: [{ start, end, newText: listOfString(surface, target.value, sources, style) }] };
  }
  const { list } = target;
  const body = { start: list.start + 1, end: list.end - 1 };
  const places = placesFor(target, added);
  if (!places) return refuse('directives of the template stand in the list, and every end of it', target.at);
  return { surface, edits: insertElements(text, body, list.elements, places, style) };
}

/** The index before which each element goes: by the order if the list is sorted, else at the end. */
function placesFor(
  { surface, list }: EditableList & { kind: 'list' },
  added: readonly AddedElement[],
): { before: number; element: NewElement }[] | null {
  const { elements } = list;
  const inList = directivesIn(surface, list, elements);
  if (inList.length > 0) {
    const before = freeIndex(elements, inList);
    return before === null ? null : added.map((element) => ({ before, element }));
  }
  const order = sortedBy(elements);
  if (!order || added.some(({ literal }) => literal === null)) return added.map((element) => ({ before: elements.length, element }));
  const compare = (a: AddedElement, b: AddedElement): number => order(a.literal ?? '', b.literal ?? '');
  return [...added].sort(compare).map((element) => {
    const before = elements.findIndex((other) => other.kind === 'string' && order(other.literal ?? '', element.literal ?? '') > 0);
    return { before: before < 0 ? elements.length : before, element };
  });
}

type Order = (a: string, b: string) => number;
const byCode: Order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const orders: readonly Order[] = [byCode, (a, b) => byCode(a.toLowerCase(), b.toLowerCase())];

/** The order in which at least two elements stand, or `undefined`. */
export function sortedBy(elements: readonly Written[]): Order | undefined {
  const literals = elements.map((element) => (element.kind === 'string' ? element.literal : null));
  if (literals.length < 2 || literals.includes(null)) return undefined;
  return orders.find((order) => literals.every((literal, index) => index === 0 || order(literals[index - 1] ?? '', literal ?? '') <= 0));
}
