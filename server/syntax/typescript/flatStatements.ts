import type { Range } from '../../files/index.ts';
import type { GrammarName } from '../grammars.ts';
import { parseText } from '../parseText.ts';
import { append, emptyFlatTree, type FlatTree, type TreeWalk, walkTree } from './flatTree.ts';
import { fillGrammarGaps } from './grammarGaps.ts';
import { ignoreRanges } from './ignoreRanges.ts';
import { errorKind, firstToken, K } from './kinds.ts';

/**
 * The flat trees of a text's statements, one behind the other, so that they can be handed to another thread: for the `n`th
 * statement the nodes from `from[n]` to `from[n + 1]`.
 */
export interface FlatStatements extends Readonly<Record<'start' | 'end' | 'next' | 'from', Int32Array>> {
  readonly kind: Uint16Array;
  readonly field: Uint8Array;
  /** As `ignoreRanges` finds them. */
  readonly ignores: readonly Range[];
}

/** Parses a text and walks it; `null` where something in it cannot be read, or nothing is to be had of it in bounds. */
export function flattenStatements(text: string, grammar: GrammarName): FlatStatements | null {
  const tree = parseText(grammar, fillGrammarGaps(text));
  if (!tree) return null;
  try {
    if (tree.rootNode.hasError) return null;
    const all: FlatTree = { ...emptyFlatTree(1 << 12), count: 0 };
    const one = emptyFlatTree();
    const from = [0];
    const walk = walkTree(tree);
    forEachStatement(walk, () => {
      walk.flatten(one);
      append(all, one);
      from.push(all.count);
    });
    walk.close();
    const { count } = all;
    return {
      kind: all.kind.slice(0, count),
      field: all.field.slice(0, count),
      start: all.start.slice(0, count),
      end: all.end.slice(0, count),
      next: all.next.slice(0, count),
      from: Int32Array.from(from),
      ignores: ignoreRanges(text, tree),
    };
  } finally {
    tree.delete();
  }
}

/** The flat tree of each statement, in order: views of the columns, not copies. */
export function* treesOf({ kind, field, start, end, next, from }: FlatStatements): Iterable<FlatTree> {
  for (let at = 1; at < from.length; at++) {
    const [first, last] = [from[at - 1], from[at]] as [number, number];
    yield {
      count: last - first,
      kind: kind.subarray(first, last),
      field: field.subarray(first, last),
      start: start.subarray(first, last),
      end: end.subarray(first, last),
      next: next.subarray(first, last),
      errors: [],
    };
  }
}

/** Stops at each statement of a tree, and at what stands among them and could not be read. */
export function forEachStatement(walk: TreeWalk, visit: () => void): void {
  const stop = () => {
    const kind = walk.kind();
    if (kind >= firstToken && kind !== errorKind) return;
    if (kind !== K.comment && kind !== K.htmlComment && kind !== K.hashBangLine) visit();
  };
  if (walk.kind() === errorKind) stop();
  else if (walk.firstChild())
    do stop();
    while (walk.nextSibling());
}
