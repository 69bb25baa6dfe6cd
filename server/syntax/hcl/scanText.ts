import type { Range } from '../../files/index.ts';

/** What parts elements: line ends in a body, commas in a list, either in an object. */
export type Separators = 'lines' | 'commas' | 'both';

/** What one body's scan shares between its elements. */
export interface Scan {
  readonly text: string;
  readonly to: number;
  readonly separators: Separators;
  readonly comments: Range[];
  /** An element did not close: from here on elements are cut where the next one seems to start. */
  cutting: boolean;
  readonly lastBlockComment: number;
  /** Last line that could close a heredoc, by its word; made when one did not close, so that no search is in vain twice. */
  closingLines: ReadonlyMap<string, number> | null;
}

const heredocOpening = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;

/** The end of the comment that starts at `at` (before its line end), or `null`; one that never closes ends with its line. */
export function commentEnd({ text, to, lastBlockComment }: Scan, at: number): number | null {
  const code = text.charCodeAt(at);
  if (code !== 35 && code !== 47) return null;
  const next = text.charCodeAt(at + 1);
  if (code === 47 && next === 42) {
    const close = at + 2 <= lastBlockComment ? text.indexOf('*/', at + 2) : -1;
    if (close >= 0 && close + 2 <= to) return close + 2;
  } else if (code === 47 && next !== 47) return null;
  const lineEnd = text.indexOf('\n', at);
  const end = lineEnd < 0 ? to : Math.min(lineEnd, to);
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}

/** The end of the heredoc that opens at `at`, behind its closing word; `null` when none opens here. */
export function heredocEnd(scan: Scan, at: number): number | 'open' | null {
  const { text, to } = scan;
  heredocOpening.lastIndex = at;
  const word = heredocOpening.exec(text)?.[1];
  if (word === undefined) return null;
  let line = heredocOpening.lastIndex;
  if (scan.closingLines && (scan.closingLines.get(word) ?? -1) < line) return 'open';
  while (line < to) {
    const end = lineEndFrom(text, line, to);
    const first = firstOnLine(text, line, end);
    if (text.startsWith(word, first) && text.slice(first + word.length, end).trim() === '') return first + word.length;
    line = end + 1;
  }
  scan.closingLines ??= closingLines(text, to);
  return 'open';
}

function closingLines(text: string, to: number): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (let line = 0; line < to; ) {
    const end = lineEndFrom(text, line, to);
    const first = firstOnLine(text, line, end);
    if (end - first <= 64) last.set(text.slice(first, end).trimEnd(), line);
    line = end + 1;
  }
  return last;
}

function lineEndFrom(text: string, at: number, to: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? to : Math.min(end, to);
}

function firstOnLine(text: string, line: number, end: number): number {
  let first = line;
  while (first < end && (text.charCodeAt(first) === 32 || text.charCodeAt(first) === 9)) first++;
  return first;
}
