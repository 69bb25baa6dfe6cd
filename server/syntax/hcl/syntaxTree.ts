import { parseText } from '../parseText.ts';
import { kind, leaves } from './kinds.ts';

/** A node of tree-sitter's tree as plain data; offsets are relative to the item. Comments are left out. */
export interface SyntaxNode {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly children: readonly SyntaxNode[];
}

export interface SyntaxTree {
  /** The blocks and attributes of the file's body. */
  readonly elements: readonly SyntaxNode[];
  /** Something could not be read. */
  readonly broken: boolean;
}

/** Parses text as a file of HCL; `offset` is added to all offsets. The tree itself is freed. */
export function parseTree(text: string, offset: number): SyntaxTree {
  // The grammar ends heredocs and comments at a line end only.
  const tree = parseText('hcl', `${text}\n`);
  if (!tree) return { elements: [], broken: true };
  try {
    if (tree.rootNode.hasError) return { elements: [], broken: true };
    const cursor = tree.walk();
    const root: { children: SyntaxNode[] } = { children: [] };
    const open = [root];
    for (let depth = 0; ; ) {
      const name = cursor.nodeType;
      const children: SyntaxNode[] = [];
      if (name !== kind.comment) {
        open[depth]?.children.push({ kind: name, start: cursor.startIndex + offset, end: cursor.endIndex + offset, children });
        if (!leaves.has(name) && cursor.gotoFirstChild()) {
          open[++depth] = { children };
          continue;
        }
      }
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) {
          cursor.delete();
          return { elements: root.children[0]?.children.find((child) => child.kind === kind.body)?.children ?? [], broken: false };
        }
        depth--;
      }
    }
  } finally {
    tree.delete();
  }
}
