import type { StatementList, TfNode } from '../Policy.ts';
import { saysSame } from './editableList.ts';
import { locate } from './locate.ts';
import { type ChangeOutcome, refuse, type SurfaceEdits, sameNode } from './outcome.ts';
import { parentOf } from './parentOf.ts';
import { removeElements } from './removeElements.ts';
import type { EditedPolicy } from './statementOf.ts';

/** Removes elements from the lists that they stand in. `null`: one of them is all that its statement has, so that this must go. */
export function removeFromLists({ context }: EditedPolicy, list: StatementList, removed: readonly TfNode[]): ChangeOutcome | null {
  const known = removed.filter((node) => list.elements.some(({ at }) => sameNode(at, node)));
  if (known.length === 0) return { changes: [] };
  if (known.length >= list.elements.length && list.open === null) return null;
  const changes: SurfaceEdits[] = [];
  const done = new Set<TfNode>();
  for (const node of known) {
    if (done.has(node)) continue;
    const parent = parentOf(context, node);
    if (parent?.written.kind !== 'list') return refuse('it does not stand in a list', node);
    if (parent.multiplied !== null)
      return refuse(`it is made by ${parent.multiplied}: what is removed there is removed from all that this makes`, node);
    const { surface, written } = parent;
    if (!saysSame(written, list)) return refuse('it is made from a list that says something else', node);
    if (
      surface.directives.some(
        ({ start, end }) => start < written.end && end > written.start && !(start <= written.start && end >= written.end),
      )
    ) {
      return refuse('directives of the template stand in the list', node);
    }
    const indices = new Set<number>();
    for (const other of known) {
      const located = locate(context, other);
      const index =
        located && located.surface.file === surface.file ? written.elements.findIndex(({ id }) => id === located.written.id) : -1;
      const same = parentOf(context, other);
      if (index < 0 || !same || !sameNode(same.at, parent.at)) continue;
      indices.add(index);
      done.add(other);
    }
    if (indices.size === 0) return refuse('its text could not be found', node);
    changes.push({
      surface,
      edits: removeElements(surface.text, { start: written.start + 1, end: written.end - 1 }, written.elements, indices, {
        headings: true,
      }),
    });
  }
  return { changes };
}
