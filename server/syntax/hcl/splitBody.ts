import type { Range } from '../../files/index.ts';
import { commentEnd, heredocEnd, type Scan, type Separators } from './scanText.ts';

/** A block or attribute as it lies in the text, found by brackets, strings and line ends alone. */
export interface SplitElement extends Range {
  readonly kind: 'block' | 'attribute' | 'broken';
  /** Brackets or quotes do not match, or the element was cut where the next one starts. */
  readonly unbalanced: boolean;
  /** Brackets do not match, so that where it ends is a guess. */
  readonly mismatched: boolean;
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
const comma = 44;
const closerOf: ReadonlyMap<number, number> = new Map([
  [123, 125],
  [91, 93],
  [40, 41],
  [insertion, 125],
]);

const header = /[A-Za-z_][\w-]*(?:[ \t]+(?:"[^"\n]*"|[A-Za-z_][\w-]*))*[ \t]*(?:\{|=(?![=>]))/y;

/**
 * Splits a body (a file, or what stands between a block's braces) into its blocks and attributes without parsing them.
 *
 * Where an element never closes, it is cut before the next line at its own indentation that looks like an element, so
 * that a half-typed one does not swallow the rest. The work is linear: two passes at most.
 */
export function splitBody(text: string, from: number, to: number): SplitBody {
  return split(text, from, to, 'lines');
}

/** The comments of a file. */
export function hclComments(text: string): readonly Range[] {
  return splitBody(text, 0, text.length).comments;
}

/** Splits what stands between the brackets of a list, an object or a call into its elements in the same way. */
export function splitCollection(text: string, from: number, to: number, separators: 'commas' | 'both'): readonly SplitElement[] {
  return split(text, from, to, separators).elements;
}

function split(text: string, from: number, to: number, separators: Separators): SplitBody {
  const elements: SplitElement[] = [];
  const comments: Range[] = [];
  const scan: Scan = { text, to, separators, comments, cutting: false, lastBlockComment: text.lastIndexOf('*/', to), closingLines: null };
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 0xfeff || (code === comma && separators !== 'lines')) {
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

interface Scanned {
  readonly element: SplitElement;
  /** It did not close. */
  readonly open: boolean;
  /** Where the scan goes on. */
  readonly next: number;
}

function scanElement(scan: Scan, start: number): Scanned {
  const { text, to, cutting, separators } = scan;
  const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
  const stack: number[] = [];
  let kind: SplitElement['kind'] = 'broken';
  let unbalanced = false;
  let mismatched = false;
  let depth = 0;
  let end = start;
  let at = start;
  /** Where the outermost open string lies in the stack, or -1. */
  let outermostQuote = -1;
  const finish = (open: boolean): Scanned => ({
    element: { kind, start, end, unbalanced: unbalanced || mismatched || open, mismatched: mismatched || open, depth },
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
      if (stack.length === 0 && separators !== 'commas') return finish(false);
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
      if (stack.length === 0 && kind === 'broken' && code === 123 && separators === 'lines') kind = 'block';
      if (code === quote && outermostQuote < 0) outermostQuote = stack.length;
      stack.push(code);
      depth = Math.max(depth, stack.length);
    } else if (code === 125 || code === 93 || code === 41) {
      if (stack.length === 0) {
        mismatched = true;
        if (end === start) end = at + 1;
        return finish(false);
      }
      const opener = lastOpener(stack, code);
      if (opener !== stack.length - 1) mismatched = true;
      if (opener >= 0) stack.length = opener;
      if (stack.length === 0 && kind === 'block') {
        end = at + 1;
        return finish(false);
      }
    } else if (code === comma && stack.length === 0 && separators !== 'lines') {
      return finish(false);
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
