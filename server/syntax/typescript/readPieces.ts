import type { GrammarName } from '../grammars.ts';
import { parseText } from '../parseText.ts';
import type { OutlineDraft } from './outlineDraft.ts';
import { readItems } from './readItems.ts';
import type { Reuse } from './reuse.ts';
import { splitStatements } from './splitStatements.ts';

/** A piece that cannot be parsed is tried with up to so many of those behind it: the cut may have been wrong. */
const maxJoined = 4;

/**
 * Reads a text that cannot be parsed as a whole, piece by piece, so that what is wrong in one statement leaves the others
 * as they are. `deadline` (of `performance.now()`) holds for all pieces together.
 */
export function readPieces(text: string, grammar: GrammarName, draft: OutlineDraft, reuse: Reuse | undefined, deadline: number): void {
  const cuts = [0, ...splitStatements(text), text.length];
  for (let at = 0; at + 1 < cuts.length; ) {
    const start = cuts[at] as number;
    const unchanged = reuse?.between(start, cuts[at + 1] as number);
    if (unchanged?.every((items) => draft.add(items))) at++;
    else at += readPiece(start, cuts.slice(at + 1, at + 1 + maxJoined));
  }

  /** Reads up to the first of the ends at which all is well, else to the first; returns how many pieces that were. */
  function readPiece(start: number, ends: readonly number[]): number {
    for (const [index, end] of ends.entries()) if (readTo(start, end, false)) return index + 1;
    const [end = text.length] = ends;
    if (!readTo(start, end, true)) draft.errors.push({ start, end });
    return 1;
  }

  function readTo(start: number, end: number, evenBroken: boolean): boolean {
    const piece = text.slice(start, end);
    const tree = parseText(grammar, piece, { deadline });
    if (!tree) return false;
    try {
      if (tree.rootNode.hasError && !evenBroken) return false;
      readItems(piece, tree, start, draft, reuse);
      return true;
    } finally {
      tree.delete();
    }
  }
}
