import type { Tree } from 'web-tree-sitter';
import type { Range } from '../../files/index.ts';
import { ignoreMarkers } from '../ignoreComment.ts';
import { typescriptKinds } from './kinds.ts';

/**
 * The comments that may silence findings; of one alone in `{…}` in JSX, with its braces. Where the tree has errors it is no
 * witness: then what looks like a comment is one.
 */
export function ignoreRanges(text: string, tree: Tree): Range[] {
  const found = new Map<number, Range>();
  for (const at of ignoreMarkers(text)) {
    const range = tree.rootNode.hasError ? writtenComment(text, at) : commentNode(tree, at);
    if (range) found.set(range.start, inBraces(text, range));
  }
  return [...found.values()];
}

function commentNode(tree: Tree, at: number): Range | undefined {
  const node = tree.rootNode.descendantForIndex(at);
  return node?.type === typescriptKinds.comment ? { start: node.startIndex, end: node.endIndex } : undefined;
}

function writtenComment(text: string, at: number): Range | undefined {
  const opening = /(\/\/+|\/\*+)[\s*]*$/.exec(text.slice(Math.max(0, at - 200), at));
  if (!opening) return undefined;
  const start = at - opening[0].length;
  const block = text.startsWith('/*', start);
  const end = block ? text.indexOf('*/', at) + 2 : at + text.slice(at).search(/\r|\n|$/);
  return end < at ? undefined : { start, end };
}

function inBraces(text: string, { start, end }: Range): Range {
  const before = /\{\s*$/.exec(text.slice(Math.max(0, start - 200), start));
  const behind = /^\s*\}/.exec(text.slice(end, end + 200));
  if (!before || !behind || !text.startsWith('/*', start)) return { start, end };
  return { start: start - before[0].length, end: end + behind[0].length };
}
