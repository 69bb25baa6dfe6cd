import type { Tree } from 'web-tree-sitter';
import type { Range } from '../../files/index.ts';
import { runtimeFunction } from '../grammars.ts';
import { errorKind, K, skippedKind } from './kinds.ts';
import { kindTable } from './kindTable.ts';

/**
 * A subtree as columns, in preorder: for node `i`, its kind and field (our numbers), its range in the text, and the number
 * of the first node that is not below it. Comments and the tokens that nobody reads are left out. The root is node 1; node 0
 * is none, without range and children.
 */
export interface FlatTree {
  count: number;
  kind: Uint16Array;
  field: Uint8Array;
  start: Int32Array;
  end: Int32Array;
  next: Int32Array;
  /** Where something could not be read or, as an empty range, is missing. */
  errors: Range[];
}

/** Walks a tree; only one walk can be under way, and no other function of tree-sitter may be called meanwhile. */
export interface TreeWalk {
  kind(): number;
  start(): number;
  end(): number;
  firstChild(): boolean;
  nextSibling(): boolean;
  /** Writes the subtree at hand into `into` and stays where it is. */
  flatten(into: FlatTree): void;
  close(): void;
}

/** A flat tree to write into, again and again. */
export function emptyFlatTree(capacity = 1 << 10): FlatTree {
  return {
    count: 0,
    kind: new Uint16Array(capacity),
    field: new Uint8Array(capacity),
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    next: new Int32Array(capacity),
    errors: [],
  };
}

/** Kinds whose inside nobody looks at. */
const leaves = new Uint8Array(skippedKind + 1);
for (const kind of [K.string, K.regex, K.number, K.identifier, K.propertyIdentifier, K.typeIdentifier, K.metaProperty, K.comment])
  leaves[kind] = 1;
for (const kind of [K.jsxText, K.escapeSequence, K.stringFragment, K.jsxClosingElement, K.optionalChain]) leaves[kind] = 1;

/**
 * Starts a walk at the root. The runtime's own functions are called: its JavaScript side copies the cursor's state in and
 * out of WebAssembly at each step, which costs five times as much as the walk. They find the cursor where the last call
 * left it, in the transfer buffer.
 */
export function walkTree(tree: Tree): TreeWalk {
  const { kinds, fields } = kindTable(tree.language);
  const address = (tree as unknown as { readonly 0: number })[0];
  const step = {
    open: runtimeFunction('_ts_tree_cursor_new_wasm'),
    close: runtimeFunction('_ts_tree_cursor_delete_wasm'),
    first: runtimeFunction('_ts_tree_cursor_goto_first_child_wasm'),
    next: runtimeFunction('_ts_tree_cursor_goto_next_sibling_wasm'),
    parent: runtimeFunction('_ts_tree_cursor_goto_parent_wasm'),
    symbol: runtimeFunction('_ts_tree_cursor_current_node_type_id_wasm'),
    field: runtimeFunction('_ts_tree_cursor_current_field_id_wasm'),
    start: runtimeFunction('_ts_tree_cursor_start_index_wasm'),
    end: runtimeFunction('_ts_tree_cursor_end_index_wasm'),
  };
  // Reading the root node leaves it in the transfer buffer, where the new cursor takes it from.
  const { hasError } = tree.rootNode;
  if (tree.rootNode.id === 0) throw new Error('a tree without a root');
  step.open(address);
  let parents = new Int32Array(64);

  const flatten = (flat: FlatTree) => {
    flat.count = 1;
    flat.next[0] = 1;
    flat.errors = [];
    let depth = 0;
    for (;;) {
      const kind = kinds[step.symbol(address)] as number;
      const wanted = kind !== skippedKind && kind !== K.comment && kind !== K.htmlComment;
      let down = false;
      if (wanted) {
        if (flat.count === flat.kind.length) grow(flat);
        const at = flat.count++;
        const start = step.start(address);
        const end = step.end(address);
        const field = fields[step.field(address)] as number;
        flat.kind[at] = kind;
        flat.field[at] = field;
        flat.start[at] = start;
        flat.end[at] = end;
        flat.next[at] = at + 1;
        if (kind === errorKind || (hasError && start === end)) flat.errors.push({ start, end });
        down = leaves[kind] === 0 && step.first(address) === 1;
        if (down) {
          if (depth === parents.length) parents = grown(parents);
          parents[depth++] = at;
        }
      } else if (hasError && kind === skippedKind && step.start(address) === step.end(address)) {
        flat.errors.push({ start: step.start(address), end: step.start(address) });
      }
      if (down) continue;
      while (depth > 0 && step.next(address) !== 1) {
        step.parent(address);
        flat.next[parents[--depth] as number] = flat.count;
      }
      if (depth === 0) break;
    }
  };

  return {
    kind: () => kinds[step.symbol(address)] as number,
    start: () => step.start(address),
    end: () => step.end(address),
    firstChild: () => step.first(address) === 1,
    nextSibling: () => step.next(address) === 1,
    flatten,
    close: () => void step.close(address),
  };
}

/** Puts the nodes of a flat tree, the one that is none too, behind those that `all` has. */
export function append(all: FlatTree, tree: FlatTree): void {
  const { count } = tree;
  while (all.count + count > all.kind.length) grow(all);
  all.kind.set(tree.kind.subarray(0, count), all.count);
  all.field.set(tree.field.subarray(0, count), all.count);
  all.start.set(tree.start.subarray(0, count), all.count);
  all.end.set(tree.end.subarray(0, count), all.count);
  all.next.set(tree.next.subarray(0, count), all.count);
  all.count += count;
}

function grow(flat: FlatTree): void {
  const capacity = flat.kind.length * 2;
  const columns = emptyFlatTree(capacity);
  columns.kind.set(flat.kind);
  columns.field.set(flat.field);
  columns.start.set(flat.start);
  columns.end.set(flat.end);
  columns.next.set(flat.next);
  flat.kind = columns.kind;
  flat.field = columns.field;
  flat.start = columns.start;
  flat.end = columns.end;
  flat.next = columns.next;
}

function grown(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(list.length * 2);
  larger.set(list);
  return larger;
}
