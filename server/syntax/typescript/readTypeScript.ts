import type { Tree } from 'web-tree-sitter';
import type { FilePath } from '../../files/index.ts';
import { parserFor, typescriptGrammar } from '../grammars.ts';
import { ignoreMarkers, ignoresIn } from '../ignoreComment.ts';
import type { IgnoreComment, TsItem, TsOutline } from './ast.ts';
import { walkTree } from './flatTree.ts';
import { typescriptKinds } from './kinds.ts';
import { readItems } from './readItems.ts';
import type { ItemDraft } from './reading.ts';

/**
 * Reads a TypeScript or JavaScript text. `file` decides the language by its extension. `previous` is an outline of an
 * earlier text of the same file: what has not changed is taken from it, and the result is the same as without it.
 * Never throws on a text; what cannot be read is told in `errors`.
 */
export function readTypeScript(text: string, file: FilePath, previous?: TsOutline): TsOutline {
  const tree = parserFor(typescriptGrammar(file)).parse(text);
  if (!tree) return { topLevel: [], items: new Map(), errors: [{ start: 0, end: text.length }], ignores: [] };
  try {
    return outlineOf(text, tree, previous);
  } finally {
    tree.delete();
  }
}

function outlineOf(text: string, tree: Tree, _previous: TsOutline | undefined): TsOutline {
  const ignores = readIgnores(text, tree);
  const { hasError } = tree.rootNode;
  const walk = walkTree(tree);
  try {
    const { items, topLevel, errors } = readItems(text, walk, hasError, undefined);
    return { topLevel, items: new Map(items.map((item) => [item.key, itemOf(item)])), errors, ignores };
  } finally {
    walk.close();
  }
}

function itemOf({ key, content, start, ranges }: ItemDraft): TsItem {
  return { key, content, start, ranges };
}

function readIgnores(text: string, tree: Tree): IgnoreComment[] {
  const comments = new Map<number, { start: number; end: number }>();
  for (const at of ignoreMarkers(text)) {
    const node = tree.rootNode.descendantForIndex(at);
    if (node && node.type === typescriptKinds.comment) comments.set(node.startIndex, { start: node.startIndex, end: node.endIndex });
  }
  return ignoresIn(text, [...comments.values()], ['//']);
}
