import type { Tree } from 'web-tree-sitter';
import type { GrammarName } from '../grammars.ts';
import { parseText } from '../parseText.ts';
import type { OutlineDraft } from './outlineDraft.ts';
import { hasErrorNodes, readItems, readRemains } from './readItems.ts';
import { repairPiece } from './repairPiece.ts';
import type { Reuse } from './reuse.ts';
import { splitStatements } from './splitStatements.ts';

/** A piece that cannot be parsed alone is tried with those behind it, up to so many together: the cut may have been wrong. */
const maxJoined = 3;

/**
 * Reads a text that cannot be parsed as a whole, piece by piece, so that what is wrong in one statement leaves the others
 * as they are. `deadline` (of `performance.now()`) holds for all pieces together.
 */
export function readPieces(text: string, grammar: GrammarName, draft: OutlineDraft, reuse: Reuse | undefined, deadline: number): void {
  const cuts = [0, ...splitStatements(text), text.length];
  for (let at = 0; at + 1 < cuts.length; ) {
    const start = cuts[at] as number;
    const unchanged = reuse?.between(start, cuts[at + 1] as number);
    if (draft.add(unchanged)) at++;
    else at += readPiece(start, cuts.slice(at + 1, at + 1 + maxJoined));
  }

  /** Reads up to the first of the ends at which all is well, else to the first; returns how many pieces that were. */
  function readPiece(start: number, ends: readonly number[]): number {
    const [first = text.length, ...others] = ends;
    const alone = parseTo(start, first);
    if (alone?.rootNode.hasError !== false) {
      for (const [index, end] of others.entries()) {
        const joined = parseTo(start, end);
        if (joined?.rootNode.hasError === false) {
          alone?.delete();
          readTo(start, end, joined);
          return index + 2;
        }
        joined?.delete();
      }
    }
    if (!alone) draft.errors.push({ start, end: first });
    else if (!readRepaired(start, first, alone)) readTo(start, first, alone);
    return 1;
  }

  /** Reads a broken piece without the stretches that break it, and these apart; `false` when they cannot be told. */
  function readRepaired(start: number, end: number, tree: Tree): boolean {
    if (!hasErrorNodes(tree)) return false;
    const repaired = repairPiece(text.slice(start, end), parses);
    const whole = repaired && parseText(grammar, repaired.text, { deadline });
    if (!repaired || !whole) return false;
    tree.delete();
    readItems(repaired.text, whole, start, draft, reuse);
    whole.delete();
    for (const left of repaired.left) readLeft(start + left.start, start + left.end);
    return true;
  }

  function parses(part: string): boolean {
    const tree = parseText(grammar, part, { deadline });
    const clean = tree?.rootNode.hasError === false;
    tree?.delete();
    return clean;
  }

  /** Reads what stands in a stretch that had to be left out. */
  function readLeft(start: number, end: number): void {
    draft.errors.push({ start, end });
    const tree = parseTo(start, end);
    if (!tree) return;
    readRemains(text.slice(start, end), tree, start, draft);
    tree.delete();
  }

  function parseTo(start: number, end: number): Tree | null {
    return parseText(grammar, text.slice(start, end), { deadline });
  }

  function readTo(start: number, end: number, tree: Tree): void {
    try {
      readItems(text.slice(start, end), tree, start, draft, reuse);
    } finally {
      tree.delete();
    }
  }
}
