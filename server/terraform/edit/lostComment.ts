import { hclComments } from '../../syntax/index.ts';
import type { AddedElement } from './addToList.ts';
import type { SurfaceEdits } from './outcome.ts';

/** The first comment with words that edits remove, and that does not come along with what is moved elsewhere. */
export function lostComment(changes: readonly SurfaceEdits[], moved: readonly AddedElement[]): string | undefined {
  const carried = moved.flatMap(({ lead = [], trail = [] }) => [...lead, ...trail]);
  for (const { surface, edits } of changes) {
    if (surface.language !== 'hcl') continue;
    for (const { start, end } of hclComments(surface.text)) {
      const text = surface.text.slice(start, end).trimEnd();
      if (!/[\p{L}\p{N}]/u.test(text) || !edits.some((edit) => edit.start < end && start < edit.end)) continue;
      const index = carried.findIndex((one) => one.trimEnd() === text);
      if (index < 0) return text;
      carried.splice(index, 1);
    }
  }
  return undefined;
}
