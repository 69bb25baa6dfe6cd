import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Range } from '../files/index.ts';

/** The headings and tables of a Markdown text, in order, wherever they stand (in lists and quotes too). */
export interface MarkdownOutline {
  readonly headings: readonly MarkdownHeading[];
  readonly tables: readonly MarkdownTable[];
  /** Why the text was not read, or `null`. */
  readonly problem: string | null;
}

interface MarkdownHeading {
  /** 1 to 6. */
  readonly depth: number;
  /** Its words without emphasis, back-ticks and links. */
  readonly text: string;
  readonly range: Range;
}

export interface MarkdownTable {
  /** Indices of the headings that it stands under, the outermost first. */
  readonly under: readonly number[];
  readonly range: Range;
  readonly header: MarkdownRow;
  readonly delimiter: MarkdownRow;
  /** The rows of the body. */
  readonly rows: readonly MarkdownRow[];
}

export interface MarkdownRow {
  /** From its first pipe or cell to its last, without indentation, quote marks and line ending. */
  readonly range: Range;
  /** The whole line with its line ending, if it has one. */
  readonly line: Range;
  readonly leadingPipe: boolean;
  readonly trailingPipe: boolean;
  readonly cells: readonly MarkdownCell[];
}

export interface MarkdownCell {
  /** The source between the pipes without surrounding spaces, `\|` read as `|`. */
  readonly text: string;
  /** The source without surrounding spaces; of a blank cell, the place where text would go. */
  readonly range: Range;
  /** Everything between the pipes. */
  readonly slot: Range;
}

/** Larger texts are not read: the parser's worst case is quadratic, and no document that a person keeps is that long. */
const longestText = 128 * 1024;
const tooDeep = /^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){33}/m;

// Only blocks and tables matter; cells are read from the source, so nothing inside a line is parsed.
const noInline = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
];

type Tree = ReturnType<typeof fromMarkdown>;
type Block = Tree['children'][number];

/** Reads a Markdown text (CommonMark with GitHub's tables). A text too large or too deeply nested has a `problem` and no content. */
export function readMarkdown(text: string): MarkdownOutline {
  if (text.length > longestText) {
    return { headings: [], tables: [], problem: `too large to be read as Markdown (over ${longestText / 1024} kB)` };
  }
  if (tooDeep.test(text)) return { headings: [], tables: [], problem: 'lists or quotes are nested too deeply to be read' };
  // The parser drops a byte order mark and counts from after it.
  const shift = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const tree = fromMarkdown(text.slice(shift), {
    extensions: [gfmTable(), { disable: { null: noInline } }],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const headings: MarkdownHeading[] = [];
  const tables: MarkdownTable[] = [];
  const open: number[] = [];
  const pending: Block[] = [...tree.children].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    const range = rangeOf(node, shift);
    if (node.type === 'heading') {
      while (open.length > 0 && (headings[open.at(-1) ?? 0]?.depth ?? 0) >= node.depth) open.pop();
      open.push(headings.length);
      const first = node.children[0];
      const last = node.children.at(-1);
      const words = first && last ? text.slice(rangeOf(first, shift).start, rangeOf(last, shift).end) : '';
      headings.push({ depth: node.depth, text: plainWords(words), range });
    } else if (node.type === 'table') {
      const [header, ...rows] = node.children.map((row) => readRow(text, rangeOf(row, shift)));
      if (header) tables.push({ under: [...open], range, header, delimiter: delimiterAfter(text, header), rows });
    } else if ('children' in node) {
      for (const child of [...node.children].reverse()) pending.push(child as Block);
    }
  }
  return { headings, tables, problem: null };
}

function rangeOf(node: { readonly position?: Tree['position'] }, shift: number): Range {
  return { start: (node.position?.start.offset ?? 0) + shift, end: (node.position?.end.offset ?? 0) + shift };
}

function delimiterAfter(text: string, header: MarkdownRow): MarkdownRow {
  const line = lineAround(text, header.line.end);
  let start = line.start;
  while (/[ \t>]/.test(text.charAt(start))) start++;
  let end = line.end;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return readRow(text, { start, end });
}

function readRow(text: string, whole: Range): MarkdownRow {
  let { start, end } = whole;
  while (start < end && /[ \t]/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  const pipes: number[] = [];
  for (let at = start; at < end; at++) {
    const char = text.charAt(at);
    if (char === '\\' && /[\\|]/.test(text.charAt(at + 1))) at++;
    else if (char === '|') pipes.push(at);
  }
  const leadingPipe = pipes[0] === start;
  const trailingPipe = pipes.at(-1) === end - 1 && end - 1 > start;
  const bounds = [...(leadingPipe ? [] : [start - 1]), ...pipes, ...(trailingPipe || end === start ? [] : [end])];
  const cells = bounds.slice(1).map((to, index) => readCell(text, { start: (bounds[index] ?? 0) + 1, end: to }));
  return { range: { start, end }, line: lineAround(text, start), leadingPipe, trailingPipe, cells };
}

function readCell(text: string, slot: Range): MarkdownCell {
  const source = text.slice(slot.start, slot.end);
  const content = source.trim();
  const start = content === '' ? Math.min(slot.start + 1, slot.end) : slot.start + source.indexOf(content);
  return { text: content.replaceAll('\\|', '|'), range: { start, end: start + content.length }, slot };
}

function lineAround(text: string, at: number): Range {
  let start = at;
  while (start > 0 && !isLineEnd(text, start - 1)) start--;
  let end = at;
  while (end < text.length && !isLineEnd(text, end)) end++;
  if (end < text.length) end += text.startsWith('\r\n', end) ? 2 : 1;
  return { start, end };
}

function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || code === 13;
}

const characterNames: Readonly<Record<string, string>> = {
  '#39': "'",
  apos: "'",
  rsquo: '’',
  '#8217': '’',
  amp: '&',
  quot: '"',
  nbsp: ' ',
};

function plainWords(source: string): string {
  return source
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/&(#?\w+);/g, (whole, name: string) => characterNames[name.toLowerCase()] ?? whole)
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/`+|\*+|~~|(?<!\w)_+|_+(?!\w)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
