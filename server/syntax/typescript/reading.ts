import type { Range } from '../../files/index.ts';
import { trimmed } from '../../query/index.ts';
import type { Expression, ItemKey, NodeId, TsContent, TsItem } from './ast.ts';
import type { FlatTree } from './flatTree.ts';
import { errorKind, firstToken } from './kinds.ts';

/**
 * A reading of one top-level statement: what the `read…` functions pass along. Node numbers are those of `tree`; 0 stands
 * for "none" and has neither range nor children.
 */
export interface Reading {
  readonly text: string;
  readonly tree: FlatTree;
  /** Where the text begins in the file; only finished items and `reuseMember` count from the file's start. */
  readonly offset: number;
  /** Items read so far, each before those of its class members. */
  readonly items: TsItem[];
  /** What was not read, in the text's offsets. */
  readonly errors: Range[];
  /** The items of the member with this key and range, first its own, as an earlier outline holds them unchanged. */
  readonly reuseMember: ((key: ItemKey, start: number, end: number) => readonly TsItem[] | undefined) | undefined;
  /** Error nodes whose inside has been read. */
  readonly consumed: Set<number>;
  /** The item being read. */
  item: ItemDraft;
  /** How deep the expression or statement at hand is nested in the item, and the item in classes. */
  depth: number;
  nesting: number;
}

/** An item that is being read. */
export interface ItemDraft {
  readonly key: ItemKey;
  readonly start: number;
  readonly ranges: number[];
  /** How often a class of a name has been met in it. */
  readonly classes: Map<string, number>;
}

/** Reads an item and those below it, and puts them at the end of the items. */
export function readItem(r: Reading, key: ItemKey, start: number, end: number, read: () => TsContent): void {
  const { item: outer, depth } = r;
  const index = r.items.length;
  const ranges: number[] = [];
  r.item = { key, start, ranges, classes: new Map() };
  r.depth = 0;
  r.items.push(placeholder);
  const content = read();
  ranges[0] = 0;
  ranges[1] = end - start;
  r.items[index] = { key, content, start: start + r.offset, ranges: trimmed(ranges) };
  r.item = outer;
  r.depth = depth;
}

const placeholder: TsItem = { key: '', content: { kind: 'statement', statement: { id: 0, kind: 'empty' } }, start: 0, ranges: [] };

/** Nested deeper than this, code is cut with `unknown`, so that no reader of the outline runs out of stack. */
const depthLimit = 300;

/** The empty list of all nodes that have none of something: there are very many. */
export const none: readonly never[] = [];

/** Gives the node the next number in the item and notes its range. */
export function begin(r: Reading, node: number): NodeId {
  if (node === 0) return beginAt(r, r.item.start, r.item.start);
  return beginAt(r, r.tree.start[node] as number, r.tree.end[node] as number);
}

/** As `begin`, for a range that is no node's. */
export function beginAt(r: Reading, start: number, end: number): NodeId {
  const { ranges } = r.item;
  return ranges.push(start - r.item.start, end - r.item.start) / 2 - 1;
}

export function kindOf(r: Reading, node: number): number {
  return r.tree.kind[node] as number;
}

/** The number of the node after this one and all below it. */
export function after(r: Reading, node: number): number {
  return r.tree.next[node] as number;
}

export function textOf(r: Reading, node: number): string {
  return r.text.slice(r.tree.start[node], r.tree.end[node]);
}

/** The first child under the field, or 0. */
export function child(r: Reading, node: number, field: number): number {
  const { field: fields, next } = r.tree;
  const end = next[node] as number;
  for (let at = node + 1; at < end; at = next[at] as number) if (fields[at] === field) return at;
  return 0;
}

/** The first child of the kind, or 0. */
export function childOfKind(r: Reading, node: number, kind: number): number {
  const { kind: kinds, next } = r.tree;
  const end = next[node] as number;
  for (let at = node + 1; at < end; at = next[at] as number) if (kinds[at] === kind) return at;
  return 0;
}

/** The first named child from `from` on (its number, or that of the node before it ends), or 0. */
export function firstNamed(r: Reading, node: number, from: number = node + 1): number {
  const { kind: kinds, next } = r.tree;
  const end = next[node] as number;
  for (let at = from; at < end; at = next[at] as number) if ((kinds[at] as number) < firstToken) return at;
  return 0;
}

/** All named children. */
export function namedChildren(r: Reading, node: number): number[] {
  const { kind: kinds, next } = r.tree;
  const end = next[node] as number;
  const found: number[] = [];
  for (let at = node + 1; at < end; at = next[at] as number) if ((kinds[at] as number) < firstToken) found.push(at);
  return found;
}

/** All children that are named or could not be read. */
export function parts(r: Reading, node: number): number[] {
  const { kind: kinds, next } = r.tree;
  const end = next[node] as number;
  const found: number[] = [];
  for (let at = node + 1; at < end; at = next[at] as number) {
    if ((kinds[at] as number) < firstToken || kinds[at] === errorKind) found.push(at);
  }
  return found;
}

/** All children under the field. */
export function children(r: Reading, node: number, field: number): number[] {
  const { field: fields, next } = r.tree;
  const end = next[node] as number;
  const found: number[] = [];
  for (let at = node + 1; at < end; at = next[at] as number) if (fields[at] === field) found.push(at);
  return found;
}

/** What stands for a node that the reader does not know, or for a missing one (0). */
export function unknown(r: Reading, node: number): Expression {
  return { id: begin(r, node), kind: 'unknown', text: textOf(r, node).slice(0, 100) };
}

/** Reads one level deeper, or says that the nesting is too deep to be read. */
export function deeper<N>(r: Reading, node: number, read: (r: Reading, node: number) => N, cut: (r: Reading, node: number) => N): N {
  if (r.depth >= depthLimit) {
    r.errors.push({ start: r.tree.start[node] as number, end: r.tree.end[node] as number });
    return cut(r, node);
  }
  r.depth++;
  const result = read(r, node);
  r.depth--;
  return result;
}
