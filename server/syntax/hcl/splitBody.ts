import type { Range } from '../../files/index.ts';

/** A block or attribute as it lies in the text, found by brackets, strings and line ends alone. */
export interface SplitElement extends Range {
  readonly kind: 'block' | 'attribute' | 'broken';
  /** Brackets or quotes do not match, or the element was cut where the next one starts. */
  readonly unbalanced: boolean;
  /** How deep its brackets nest. */
  readonly depth: number;
}

export interface SplitBody {
  readonly elements: readonly SplitElement[];
  readonly comments: readonly Range[];
}

const quote = 34;
const insertion = 36;
const lineFeed = 10;
const closerOf: ReadonlyMap<number, number> = new Map([
  [123, 125],
  [91, 93],
  [40, 41],
  [insertion, 125],
]);

const header = /[A-Za-z_][\w-]*(?:[ \t]+(?:"[^"\n]*"|[A-Za-z_][\w-]*))*[ \t]*(?:\{|=(?![=>]))/y;
const heredocOpening = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;

/**
 * Splits a body (a file, or what stands between a block's braces) into its blocks and attributes without parsing them.
 *
 * Where an element never closes, it is cut before the next line at its own indentation that looks like an element, so
 * that a half-typed one does not swallow the rest. The work is linear: two passes at most.
 */
export function splitBody(text: string, from: number, to: number): SplitBody {
  const elements: SplitElement[] = [];
  const comments: Range[] = [];
  const scan: Scan = { text, to, comments, cutting: false, lastBlockComment: text.lastIndexOf('*/', to), closingLines: null };
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 0xfeff) {
      at++;
      continue;
    }
    const comment = commentEnd(scan, at);
    if (comment !== null) {
      comments.push({ start: at, end: comment });
      at = comment;
      continue;
    }
    const kept = comments.length;
    let scanned = scanElement(scan, at);
    if (scanned.open && !scan.cutting) {
      scan.cutting = true;
      comments.length = kept;
      scanned = scanElement(scan, at);
    }
    elements.push(scanned.element);
    at = Math.max(scanned.next, scanned.element.end, at + 1);
  }
  return { elements, comments };
}

/** What one body's scan shares between its elements. */
interface Scan {
  readonly text: string;
  readonly to: number;
  readonly comments: Range[];
  /** An element did not close: from here on elements are cut where the next one seems to start. */
  cutting: boolean;
  readonly lastBlockComment: number;
  /** Last line that could close a heredoc, by its word; made when one did not close, so that no search is in vain twice. */
  closingLines: ReadonlyMap<string, number> | null;
}

interface Scanned {
  readonly element: SplitElement;
  /** It did not close. */
  readonly open: boolean;
  /** Where the scan goes on. */
  readonly next: number;
}

function scanElement(scan: Scan, start: number): Scanned {
  const { text, to, cutting } = scan;
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
  const stack: number[] = [];
  let kind: SplitElement['kind'] = 'broken';
  let unbalanced = false;
  let depth = 0;
  let end = start;
  let at = start;
  /** Where the outermost open string lies in the stack, or -1. */
  let outermostQuote = -1;
  const finish = (open: boolean): Scanned => ({
    element: { kind, start, end, unbalanced: unbalanced || open, depth },
    open,
    next: at,
  });
  while (at < to) {
    const code = text.charCodeAt(at);
    const top = stack.length > 0 ? stack[stack.length - 1] : undefined;
    if (top === quote) {
      if (code === lineFeed) {
        unbalanced = true;
        stack.length = outermostQuote;
        outermostQuote = -1;
        continue;
      }
      const next = text.charCodeAt(at + 1);
      if (code === 92 && next !== lineFeed) at += 2;
      else if (code === quote) {
        stack.pop();
        if (stack.length === outermostQuote) outermostQuote = -1;
        at++;
      } else if ((code === 36 || code === 37) && next === code && text.charCodeAt(at + 2) === 123) at += 3;
      else if ((code === 36 || code === 37) && next === 123) {
        stack.push(insertion);
        depth = Math.max(depth, stack.length);
        at += 2;
      } else at++;
      end = Math.min(at, to);
      continue;
    }
    if (code === lineFeed) {
      if (stack.length === 0) return finish(false);
      if (cutting && startsElement(text, at + 1, indent)) return finish(true);
      at++;
      continue;
    }
    if (code <= 32) {
      at++;
      continue;
    }
    const comment = commentEnd(scan, at);
    if (comment !== null) {
      scan.comments.push({ start: at, end: comment });
      at = comment;
      continue;
    }
    if (code === 60 && text.charCodeAt(at + 1) === 60) {
      const after = heredocEnd(scan, at);
      if (typeof after === 'number') {
        at = end = after;
        continue;
      }
      if (after === 'open' && !cutting) return finish(true);
      if (after === 'open') unbalanced = true;
    }
    if (code === quote || code === 123 || code === 91 || code === 40) {
      if (stack.length === 0 && kind === 'broken' && code === 123) kind = 'block';
      if (code === quote && outermostQuote < 0) outermostQuote = stack.length;
      stack.push(code);
      depth = Math.max(depth, stack.length);
    } else if (code === 125 || code === 93 || code === 41) {
      if (stack.length === 0) {
        unbalanced = true;
        if (end === start) end = at + 1;
        return finish(false);
      }
      const opener = lastOpener(stack, code);
      if (opener !== stack.length - 1) unbalanced = true;
      if (opener >= 0) stack.length = opener;
      if (stack.length === 0 && kind === 'block') {
        end = at + 1;
        return finish(false);
      }
    } else if (code === 61 && stack.length === 0 && kind === 'broken') {
      kind = 'attribute';
    }
    at++;
    end = at;
  }
  return finish(stack.length > 0);
}

/** Index of the innermost open bracket that `closer` closes, or -1; looks back over a few unclosed ones only. */
function lastOpener(stack: readonly number[], closer: number): number {
  for (let i = stack.length - 1; i >= Math.max(0, stack.length - 32); i--) {
    if (closerOf.get(stack[i] ?? 0) === closer) return i;
    if (stack[i] === insertion) return -1;
  }
  return -1;
}

/** Whether a block or attribute seems to start at exactly this indentation on the line at `lineStart`. */
function startsElement(text: string, lineStart: number, indent: number): boolean {
  for (let i = 0; i < indent; i++) {
    const code = text.charCodeAt(lineStart + i);
    if (code !== 32 && code !== 9) return false;
  }
  header.lastIndex = lineStart + indent;
  return header.test(text);
}

/** The end of the comment that starts at `at` (before its line end), or `null`; one that never closes ends with its line. */
function commentEnd({ text, to, lastBlockComment }: Scan, at: number): number | null {
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
function heredocEnd(scan: Scan, at: number): number | 'open' | null {
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
