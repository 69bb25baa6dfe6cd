import type { Tree } from 'web-tree-sitter';
import type { Expression, ItemKey, TsItem } from './ast.ts';
import { type FlatStatements, forEachStatement, treesOf } from './flatStatements.ts';
import { emptyFlatTree, type FlatTree, walkTree } from './flatTree.ts';
import { itemName } from './itemName.ts';
import { errorKind } from './kinds.ts';
import type { OutlineDraft } from './outlineDraft.ts';
import { readContents, readUnreadErrors } from './readBroken.ts';
import { kindOf, parts, type Reading, readItem } from './reading.ts';
import { isStatement, readStatement } from './readStatement.ts';
import type { Reuse } from './reuse.ts';

/**
 * Reads all statements of a tree into the draft. `text` is what the tree was parsed from, `offset` where it begins in the
 * file. Where the tree has errors nothing is used again.
 */
export function readItems(text: string, tree: Tree, offset: number, draft: OutlineDraft, reuse: Reuse | undefined): void {
  const unchanged = tree.rootNode.hasError ? undefined : reuse;
  const walk = walkTree(tree);
  try {
    const flat = emptyFlatTree();
    forEachStatement(walk, () => {
      const same = unchanged?.at(walk.start() + offset, walk.end() + offset);
      if (same && draft.add([same])) return;
      walk.flatten(flat);
      readTopLevel(text, flat, offset, draft, unchanged);
    });
  } finally {
    walk.close();
  }
}

/** Reads statements that were flattened elsewhere, of a text without errors. */
export function readFlatItems(text: string, statements: FlatStatements, draft: OutlineDraft): void {
  for (const tree of treesOf(statements)) readTopLevel(text, tree, 0, draft, undefined);
}

function readTopLevel(text: string, tree: FlatTree, offset: number, draft: OutlineDraft, reuse: Reuse | undefined): void {
  const r = reading(text, tree, offset, draft, reuse);
  if (kindOf(r, 1) !== errorKind) readStatementItem(r, 1, draft);
  else {
    r.consumed.add(1);
    for (const node of parts(r, 1)) if (isStatement(r, node)) readStatementItem(r, node, draft);
  }
  if (tree.errors.length > 0) readBrokenItem(r, draft, () => readUnreadErrors(r));
  for (const error of tree.errors) draft.errors.push({ start: error.start + offset, end: error.end + offset });
}

/** Reads a text of which nothing is a statement of the file: one broken item for what stands in it. */
export function readRemains(text: string, tree: Tree, offset: number, draft: OutlineDraft): void {
  const walk = walkTree(tree);
  const flat = emptyFlatTree();
  walk.flatten(flat);
  walk.close();
  const r = reading(text, flat, offset, draft, undefined);
  readBrokenItem(r, draft, () => readContents(r, 1));
}

/** Whether something could not be read; where tokens are only missing, the tree is what the author means. */
export function hasErrorNodes(tree: Tree): boolean {
  if (!tree.rootNode.hasError) return false;
  const walk = walkTree(tree);
  const flat = emptyFlatTree();
  walk.flatten(flat);
  walk.close();
  return flat.errors.some(({ start, end }) => start < end);
}

function reading(text: string, tree: FlatTree, offset: number, draft: OutlineDraft, reuse: Reuse | undefined): Reading {
  return {
    text,
    tree,
    offset,
    items: draft.items,
    errors: tree.errors,
    reuseMember: reuse && ((key, start, end) => ofKey(reuse.at(start, end), key)),
    consumed: new Set(),
    item: { key: '', start: 0, ranges: [], classes: new Map() },
    depth: 0,
    nesting: 0,
  };
}

function readStatementItem(r: Reading, node: number, draft: OutlineDraft): void {
  const key = draft.takeKey(itemName(r, node));
  draft.topLevel.push(key);
  readItem(r, key, r.tree.start[node] as number, r.tree.end[node] as number, () => ({
    kind: 'statement',
    statement: readStatement(r, node),
  }));
}

/** An item for what stands in errors and in no statement that was read. */
function readBrokenItem(r: Reading, draft: OutlineDraft, read: () => Expression[]): void {
  const { items } = draft;
  const index = items.length;
  const start = r.tree.start[1] as number;
  const end = r.tree.end[1] as number;
  let found = 0;
  readItem(r, draft.peekKey('broken'), start, end, () => {
    r.item.ranges.push(0, end - start);
    const contents = read();
    found = contents.length;
    return { kind: 'statement', statement: { id: 0, kind: 'broken', contents } };
  });
  if (found === 0) items.length = index;
  else draft.topLevel.push(draft.takeKey('broken'));
}

function ofKey(items: readonly TsItem[] | undefined, key: ItemKey): readonly TsItem[] | undefined {
  return items?.[0]?.key === key ? items : undefined;
}
