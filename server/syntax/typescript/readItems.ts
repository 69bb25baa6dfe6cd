import type { Range } from '../../files/index.ts';
import type { ItemKey } from './ast.ts';
import { emptyFlatTree, type FlatTree, type TreeWalk } from './flatTree.ts';
import { itemName } from './itemName.ts';
import { errorKind, firstToken, K, otherKind } from './kinds.ts';
import { readUnreadErrors } from './readBroken.ts';
import type { ItemDraft, Reading, ReuseMember } from './reading.ts';
import { readStatement } from './readStatement.ts';

/** What an earlier outline offers for use again. */
export interface Reuse {
  /**
   * Puts the items of an unchanged top-level statement at the end of `items`; `false` when there are none to use.
   * `nameItem` gives the key that a name has here. `fingerprint` is the tree's, where it was read.
   */
  statement(items: ItemDraft[], statement: Found, nameItem: (name: string) => ItemKey, fingerprint: number | undefined): boolean;
  readonly member: ReuseMember;
}

/** A top-level statement in the tree. */
export interface Found extends Range {
  readonly kind: number;
}

/** The items of a text, each statement's before those of its class members. */
export interface ReadItems {
  readonly items: ItemDraft[];
  readonly topLevel: ItemKey[];
  readonly errors: Range[];
}

/**
 * Reads all statements of a tree. `hasErrors` says whether something in it could not be read: then nothing is used again
 * unless its tree is the same.
 */
export function readItems(text: string, walk: TreeWalk, hasErrors: boolean, reuse: Reuse | undefined): ReadItems {
  const read: ReadItems = { items: [], topLevel: [], errors: [] };
  const counts = new Map<string, number>();
  const tree = emptyFlatTree();
  const takeKey = (name: string): ItemKey => {
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return `${name}#${count}`;
  };
  const peekKey = (name: string): ItemKey => `${name}#${counts.get(name) ?? 0}`;

  const visit = () => {
    const found: Found = { kind: walk.kind(), start: walk.start(), end: walk.end() };
    if (found.kind >= firstToken && found.kind !== errorKind) return;
    if (found.kind === K.comment || found.kind === K.htmlComment || found.kind === K.hashBangLine) return;
    if (found.kind === errorKind) read.errors.push({ start: found.start, end: found.end });
    if (hasErrors || !reuse) walk.flatten(tree);
    const at = read.items.length;
    const again = !tree.broken && reuse?.statement(read.items, found, peekKey, hasErrors ? tree.fingerprint : undefined);
    if (!again) {
      if (!hasErrors && reuse) walk.flatten(tree);
      readTopLevel(text, tree, found, read, takeKey, reuse?.member);
      return;
    }
    const key = read.items[at]?.key ?? '';
    takeKey(key.slice(0, key.lastIndexOf('#')));
    read.topLevel.push(key);
  };

  if (walk.kind() === errorKind || walk.kind() === K.program || walk.kind() === otherKind) {
    if (walk.kind() === errorKind) read.errors.push({ start: walk.start(), end: walk.end() });
    if (walk.firstChild())
      do visit();
      while (walk.nextSibling());
  }
  return read;
}

function readTopLevel(
  text: string,
  tree: FlatTree,
  found: Found,
  read: ReadItems,
  takeKey: (name: string) => ItemKey,
  reuse: ReuseMember | undefined,
): void {
  const r: Reading = {
    text,
    tree,
    items: read.items,
    errors: read.errors,
    reuse,
    consumed: new Set(),
    item: draft('', found, tree),
    depth: 0,
  };
  const index = read.items.length;
  r.item = draft(takeKey(itemName(r, 1)), found, tree);
  const { item } = r;
  read.items.push(item);
  read.topLevel.push(item.key);
  item.content = { kind: 'statement', statement: readStatement(r, 1) };
  item.ranges[0] = 0;
  item.ranges[1] = item.length;
  item.nested = read.items.length - index - 1;
  if (!tree.broken) return;
  item.clean = false;
  noteErrors(tree, read.errors);
  const rest = draft(takeKey('broken'), found, tree);
  r.item = rest;
  rest.ranges.push(0, rest.length);
  const contents = readUnreadErrors(r);
  if (contents.length === 0) return;
  rest.content = { kind: 'statement', statement: { id: 0, kind: 'broken', contents } };
  rest.clean = false;
  read.items.push(rest);
  read.topLevel.push(rest.key);
}

function draft(key: ItemKey, { start, end, kind }: Found, tree: FlatTree): ItemDraft {
  return {
    key,
    content: { kind: 'statement', statement: { id: 0, kind: 'empty' } },
    start,
    ranges: [],
    length: end - start,
    kind,
    fingerprint: tree.fingerprint,
    clean: true,
    nested: 0,
    classes: new Map(),
  };
}

/** Notes the errors below a statement, and what is missing in it. */
function noteErrors(tree: FlatTree, errors: Range[]): void {
  for (let at = 2; at < tree.count; at++) {
    const start = tree.start[at] as number;
    const end = tree.end[at] as number;
    if (tree.kind[at] === errorKind || start === end) errors.push({ start, end });
  }
}
