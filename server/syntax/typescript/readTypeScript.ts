import { Edit, type Point, type Tree } from 'web-tree-sitter';
import type { FilePath, Range } from '../../files/index.ts';
import { typescriptGrammar } from '../grammars.ts';
import { ignoresIn } from '../ignoreComment.ts';
import { deadlineFor, parseText } from '../parseText.ts';
import type { TsOutline } from './ast.ts';
import type { FlatStatements } from './flatStatements.ts';
import { fillGrammarGaps } from './grammarGaps.ts';
import { ignoreRanges } from './ignoreRanges.ts';
import { type OutlineDraft, outlineDraft } from './outlineDraft.ts';
import { readFlatItems, readItems } from './readItems.ts';
import { readPieces } from './readPieces.ts';
import { type Earlier, editBetween, reuseOf } from './reuse.ts';

/** A tree that is kept for the next parse of the same file, and what was parsed; to be freed with `tree.delete()`. */
export interface KeptTree {
  readonly tree: Tree;
  readonly text: string;
}

/** What outlines were read from. */
const sources = new WeakMap<TsOutline, Earlier>();

/**
 * Reads a TypeScript or JavaScript text. `file` decides the language by its extension. `previous` is an outline of an
 * earlier text of the same file: what has not changed is taken from it, and the result is the same as without it.
 * Never throws on a text; what cannot be read is told in `errors`.
 */
export function readTypeScript(text: string, file: FilePath, previous?: TsOutline): TsOutline {
  const { outline, kept } = readKeepingTree(text, file, previous, undefined);
  kept?.tree.delete();
  return outline;
}

/** As `readTypeScript`, with the tree of the earlier text, which is used up, and giving the tree of this one. */
export function readKeepingTree(
  text: string,
  file: FilePath,
  previous: TsOutline | undefined,
  earlier: KeptTree | undefined,
): { readonly outline: TsOutline; readonly kept: KeptTree | undefined } {
  const grammar = typescriptGrammar(file);
  const deadline = deadlineFor(text);
  const readable = fillGrammarGaps(text);
  if (earlier) editTree(earlier, readable);
  const tree = parseText(grammar, readable, { deadline, earlier: earlier?.tree });
  earlier?.tree.delete();
  const draft = outlineDraft();
  if (tree) {
    const source = previous && sources.get(previous);
    const reuse = source && reuseOf(source, text);
    if (tree.rootNode.hasError) readPieces(text, readable, grammar, draft, reuse, deadline);
    else readItems(text, tree, 0, draft, reuse);
  } else draft.errors.push({ start: 0, end: text.length });
  const outline = outlineOf(text, draft, tree ? ignoreRanges(text, tree) : []);
  return { outline, kept: tree ? { tree, text: readable } : undefined };
}

/** As `readTypeScript`, of a text whose statements were flattened elsewhere (see `flattenStatements`). */
export function readFlattened(text: string, statements: FlatStatements): TsOutline {
  const draft = outlineDraft();
  readFlatItems(text, statements, draft);
  return outlineOf(text, draft, statements.ignores);
}

function outlineOf(text: string, { items, topLevel, errors, pieces }: OutlineDraft, ignores: readonly Range[]): TsOutline {
  const outline: TsOutline = {
    topLevel,
    items: new Map(items.map((item) => [item.key, item])),
    errors,
    ignores: ignoresIn(text, ignores, ['//']),
  };
  sources.set(outline, { outline, text, pieces });
  return outline;
}

/** Tells the tree in which stretch the text has changed. */
function editTree({ tree, text: before }: KeptTree, now: string): void {
  const { start, oldEnd, newEnd } = editBetween(before, now);
  const startPosition = pointAt(before, start, 0, { row: 0, column: 0 });
  tree.edit(
    new Edit({
      startIndex: start,
      oldEndIndex: oldEnd,
      newEndIndex: newEnd,
      startPosition,
      oldEndPosition: pointAt(before, oldEnd, start, startPosition),
      newEndPosition: pointAt(now, newEnd, start, startPosition),
    }),
  );
}

/** Row and column of an offset, counted on from those of one before it. */
function pointAt(text: string, offset: number, from: number, { row, column }: Point): Point {
  let rows = row;
  let lineStart = from - column;
  for (let at = text.indexOf('\n', from); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    rows++;
    lineStart = at + 1;
  }
  return { row: rows, column: offset - lineStart };
}
