import type { Tree } from 'web-tree-sitter';
import { type GrammarName, memoryInUse, parserFor } from './grammars.ts';

/** Texts beyond this length (in UTF-16 code units) are not parsed. */
const maxLength = 5_000_000;

/** Bytes that parsing may take beyond what the runtime holds. Real code takes about 25 a code unit. */
const memoryBase = 48 << 20;
const memoryPerUnit = 200;

/** Milliseconds that parsing may take. Real code takes about 0.0003 a code unit; broken text (`}-}-}-…`) can take hours. */
const timeBase = 3000;
const timePerUnit = 0.003;

/**
 * So many `<` without `>` or `;` between them make tree-sitter's error recovery ask for so much memory at once that its
 * runtime ends, for good, and no callback is asked before.
 */
const maxOpenComparisons = 2000;

/** A longer time between two steps of a parse is no work of its: the machine slept, or something stopped the process. */
const longestStep = 50;
let worked = 0;
let last = 0;

/** Milliseconds worked so far, pauses left out. */
function timeWorked(): number {
  const now = performance.now();
  worked += Math.min(now - last, longestStep);
  last = now;
  return worked;
}

/** The time worked by which a text must be parsed. */
export function deadlineFor(text: string): number {
  return timeWorked() + timeBase + timePerUnit * text.length;
}

/**
 * Parses a text, from an earlier tree that has been edited if there is one. `null` when the text is too long, or would
 * take beyond measure long or much: what real code never does.
 */
export function parseText(
  grammar: GrammarName,
  text: string,
  options: { readonly earlier?: Tree | undefined; readonly deadline?: number } = {},
): Tree | null {
  if (text.length > maxLength || explodes(text)) return null;
  const { earlier = null, deadline = deadlineFor(text) } = options;
  const parser = parserFor(grammar);
  const memory = memoryInUse() + memoryBase + memoryPerUnit * text.length;
  const tree = parser.parse(text, earlier, { progressCallback: () => memoryInUse() > memory || timeWorked() > deadline });
  if (!tree) parser.reset();
  return tree;
}

function explodes(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('<'); at >= 0 && count <= maxOpenComparisons; at = text.indexOf('<', at + 1)) count++;
  return count > maxOpenComparisons && text.split(/[>;]/).some((part) => part.split('<').length - 1 > maxOpenComparisons);
}
