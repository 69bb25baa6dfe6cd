import type { Tree } from 'web-tree-sitter';
import type { GrammarName } from '../grammars.ts';
import { parseText } from '../parseText.ts';
import type { TsItem } from './ast.ts';
import type { OutlineDraft } from './outlineDraft.ts';
import { hasErrorNodes, readItems, readRemains } from './readItems.ts';
import { repairPiece } from './repairPiece.ts';
import type { Reuse } from './reuse.ts';
import { splitStatements } from './splitStatements.ts';

/** A piece that cannot be parsed alone is tried with those behind it, up to so many together: the cut may have been wrong. */
const maxJoined = 3;

/**
 * Reads a text that cannot be parsed as a whole, piece by piece, so that what is wrong in one statement leaves the others
 * as they are. `readable` is the text as the grammar can read it; `deadline` (see `deadlineFor`) holds for all pieces
 * together.
 */
export function readPieces(
  text: string,
  readable: string,
  grammar: GrammarName,
  draft: OutlineDraft,
  reuse: Reuse | undefined,
  deadline: number,
): void {
  const cuts = [0, ...splitStatements(text), text.length];
  for (let at = 0; at + 1 < cuts.length; ) {
    const start = cuts[at] as number;
    const ends = cuts.slice(at + 1, at + 1 + maxJoined);
    const window = ends.at(-1) ?? text.length;
    const [from, fromKey, fromError] = [draft.items.length, draft.topLevel.length, draft.errors.length];
    const end = readAgain(start, window, ends[0] ?? window) ?? readPiece(start, ends);
    const own = new Set(draft.topLevel.slice(fromKey));
    const statements: TsItem[][] = [];
    for (const item of draft.items.slice(from)) {
      if (own.has(item.key)) statements.push([item]);
      else statements.at(-1)?.push(item);
    }
    draft.pieces.push({ start, end, window, statements, errors: draft.errors.slice(fromError) });
    do at++;
    while ((cuts[at] ?? text.length) < end);
  }

  /** Takes what was read earlier, up to the offset that is returned. */
  function readAgain(start: number, window: number, end: number): number | undefined {
    const piece = reuse?.piece(start, window);
    if (piece && draft.add(piece.statements)) {
      draft.errors.push(...piece.errors);
      return piece.end;
    }
    return draft.add(reuse?.between(start, end)) ? end : undefined;
  }

  /** Reads to the first of the ends or, if only so it parses, to one behind it; returns to which. */
  function readPiece(start: number, ends: readonly number[]): number {
    const [first = text.length, ...others] = ends;
    const alone = parseTo(start, first);
    if (alone && (!alone.rootNode.hasError || readRepaired(start, first, alone))) {
      if (!alone.rootNode.hasError) readTo(start, first, alone);
      alone.delete();
      return first;
    }
    for (const end of others) {
      const joined = parseTo(start, end);
      const clean = joined?.rootNode.hasError === false;
      if (clean) readTo(start, end, joined);
      joined?.delete();
      if (!clean) continue;
      alone?.delete();
      return end;
    }
    if (alone) readTo(start, first, alone);
    else draft.errors.push({ start, end: first });
    alone?.delete();
    return first;
  }

  /** Reads a broken piece without the stretches that break it, and these apart; `false` when they cannot be told. */
  function readRepaired(start: number, end: number, tree: Tree): boolean {
    if (!hasErrorNodes(tree)) return false;
    const repaired = repairPiece(readable.slice(start, end), parses);
    const whole = repaired && parseText(grammar, repaired.text, { deadline });
    if (!repaired || !whole) return false;
    readTo(start, end, whole);
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
    return parseText(grammar, readable.slice(start, end), { deadline });
  }

  function readTo(start: number, end: number, tree: Tree): void {
    readItems(text.slice(start, end), tree, start, draft, reuse);
  }
}
