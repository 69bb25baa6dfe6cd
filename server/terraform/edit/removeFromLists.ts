import type { Statement, StatementList, TfNode } from '../Policy.ts';
import { directivesIn } from './directivesIn.ts';
import { type ChangeOutcome, isRefusal, refuse, type SurfaceEdits, sameNode } from './outcome.ts';
import { type PlaceInList, placeInList } from './placeInList.ts';
import { removeElements } from './removeElements.ts';
import type { EditedPolicy } from './statementOf.ts';

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
  const places: { place: PlaceInList; indices: Set<number> }[] = [];
  for (const { at } of known) {
    const place = placeInList(edited, statement, list, at);
    if (place === null) return refuse('it does not stand in a list that says only this', at);
    if (isRefusal(place)) return place;
    const { surface, list: written } = place;
    if (directivesIn(surface, written, written.elements).length > 0) return refuse('directives of the template stand in the list', at);
    const same = places.find(({ place: other }) => sameNode(other.at, place.at) && other.list.id === written.id);
    if (same) same.indices.add(place.index);
    else places.push({ place, indices: new Set([place.index]) });
  }
  const changes = places.map(({ place: { surface, list: written }, indices }): SurfaceEdits => {
    const body = { start: written.start + 1, end: written.end - 1 };
    return { surface, edits: removeElements(surface.text, body, written.elements, indices, { headings: true }) };
  });
  return { changes };
}
