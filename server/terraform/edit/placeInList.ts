import type { Statement, StatementList, TfNode } from '../Policy.ts';
import { isSpelled, saysSame } from './editableList.ts';
import { locate } from './locate.ts';
import { type Refusal, refuse, sameNode } from './outcome.ts';
import { parentOf } from './parentOf.ts';
import { type EditedPolicy, ownValue } from './statementOf.ts';
import type { Surface, WrittenList } from './Written.ts';

/** An element of a statement's list, as it stands in a list of the text. */
export interface PlaceInList {
  readonly surface: Surface;
  readonly at: TfNode;
  readonly list: WrittenList;
  readonly index: number;
}

/**
 * Finds an element in the statement's own list, where it may be a name for what is written elsewhere; else in the list elsewhere
 * that the statement names. `null`: it stands in no list.
 */
export function placeInList(
  edited: EditedPolicy,
  statement: Statement,
  list: StatementList,
  element: TfNode,
): PlaceInList | Refusal | null {
  const { context } = edited;
  const located = locate(context, element);
  if (!located) return refuse('its text could not be found', element);
  const own = ownValue(edited, statement, list);
  if (own?.written.kind === 'list' && own.multiplied === null) {
    const { surface, written } = own;
    const isHere = located.surface.file === surface.file && located.surface.item === surface.item;
    const byText = isHere ? written.elements.findIndex(({ id }) => id === located.written.id) : -1;
    const byOrder = written.elements.length === list.elements.length ? list.elements.findIndex(({ at }) => sameNode(at, element)) : -1;
    if (byText >= 0 && (element.nth !== undefined || located.multiplied !== null))
      return refuse(`it is made by ${located.multiplied ?? 'a text'} that makes several`, element);
    const index = byText >= 0 ? byText : byOrder;
    if (index >= 0) return { surface, at: list.at, list: written, index };
  }
  const parent = parentOf(context, element);
  if (parent?.written.kind !== 'list') return null;
  if (parent.multiplied !== null) return refuse(`it is made by ${parent.multiplied}: a change there changes all that this makes`, element);
  const value = list.elements.find(({ at }) => sameNode(at, element))?.value ?? [];
  if (!isSpelled(parent.surface, located.written, value)) return refuse('it is made from a text that says something else', element);
  if (!saysSame(parent.surface, parent.written, list)) return null;
  const index = parent.written.elements.findIndex(({ id }) => id === located.written.id);
  return index < 0 ? null : { surface: parent.surface, at: parent.at, list: parent.written, index };
}
