import type { Range } from '../../files/index.ts';
import type { Statement, StatementList, TfNode } from '../Policy.ts';
import { directivesIn } from './directivesIn.ts';
import { isMultiline } from './lines.ts';
import { madeElements } from './madeElement.ts';
import { type ChangeOutcome, isRefusal, refuse, type SurfaceEdits, sameNode } from './outcome.ts';
import { isOnlyHere } from './parentOf.ts';
import { type PlaceInList, placeInList } from './placeInList.ts';
import { removeElements } from './removeElements.ts';
import type { EditedPolicy } from './statementOf.ts';
import type { WrittenList, WrittenObject } from './Written.ts';

/** Removes elements from the lists that they stand in. `null`: they are all that the statement has, so that this must go. */
export function removeFromLists(
  edited: EditedPolicy,
  statement: Statement,
  list: StatementList,
  removed: readonly TfNode[],
): ChangeOutcome | null {
  const known = list.elements.filter(({ at }) => removed.some((node) => sameNode(at, node)));
  if (known.length === 0) return { changes: [] };
  if (known.length >= list.elements.length && list.open === null) return null;
  const places: { place: Place; indices: Set<number> }[] = [];
  for (const element of known) {
    const { at } = element;
    const found = placeInList(edited, statement, list, at);
    const made = found === null || isRefusal(found) ? madePlace(edited, element) : undefined;
    if (found === null && !made) return refuse('it does not stand in a list that says only this', at);
    if (found !== null && isRefusal(found) && !made) return found;
    const place = made ?? (found as Place);
    const { surface, list: written } = place;
    if (directivesIn(surface, written, partsOf(written)).length > 0) return refuse('directives of the template stand in the list', at);
    const same = places.find(({ place: other }) => sameNode(other.at, place.at) && other.list.id === written.id);
    if (same) same.indices.add(place.index);
    else places.push({ place, indices: new Set([place.index]) });
  }
  const changes = places.map(({ place: { surface, list: written }, indices }): SurfaceEdits => {
    const body = { start: written.start + 1, end: written.end - 1 };
    if (indices.size === partsOf(written).length && !isMultiline(surface.text, body)) return { surface, edits: [{ ...body, newText: '' }] };
    return { surface, edits: removeElements(surface.text, body, partsOf(written), indices, { headings: true }) };
  });
  return { changes };
}

/** An element of a list, or an entry of an object of which the values are taken. */
interface Place extends Omit<PlaceInList, 'list'> {
  readonly list: WrittenList | WrittenObject;
}

const partsOf = (written: WrittenList | WrittenObject): readonly Range[] => (written.kind === 'list' ? written.elements : written.entries);

/** Where the string stands that an element is made from. */
function madePlace(edited: EditedPolicy, element: StatementList['elements'][number]): Place | undefined {
  for (const { surface, written: own, around } of madeElements(edited, element)) {
    const written = around?.written;
    if (!around || (written?.kind !== 'list' && written?.kind !== 'object')) continue;
    if (written.kind === 'object' && (written.form === 'block' || !isOnlyHere(around.at))) continue;
    const index =
      written.kind === 'list'
        ? written.elements.findIndex(({ id }) => id === own.id)
        : written.entries.findIndex(({ value }) => value.id === own.id);
    if (index >= 0) return { surface, at: around.at, list: written, index };
  }
  return undefined;
}
