import { lineIndex, type Range } from '../files/index.ts';
import type { IgnoreComment } from './typescript/ast.ts';

const marker = 'iam-policy-sync-ignore';

/** What the text of one comment says, when it is one that silences findings. */
export interface IgnoreText {
  /** `iam-policy-sync-ignore-next-line`: code beside the comment is not meant. */
  readonly nextLine: boolean;
  /** Empty when the comment names no finding. `code(a, b)` is `code(a)` and `code(b)`. */
  readonly codes: IgnoreComment['codes'];
  /** What stands behind `--`, or `null`. */
  readonly reason: string | null;
}

/** Reads a comment with its delimiters (`//`, `#`, block); `undefined` when it is not one of ours. */
export function readIgnoreComment(comment: string): IgnoreText | undefined {
  const body = comment.replace(/^(\/\/+|#+|\/\*+|\{\s*\/\*+)/, '').replace(/(\*+\/(\s*\})?)$/, '');
  const match = /^[\s*]*iam-policy-sync-ignore(-next-line)?(?![\w-])([\s\S]*)$/.exec(body);
  if (!match) return undefined;
  const rest = match[2] ?? '';
  const dashes = /(^|\s)--(\s|$)/.exec(rest);
  const reason = dashes ? rest.slice(dashes.index + dashes[0].length).trim() : '';
  const listed = dashes ? rest.slice(0, dashes.index) : rest;
  const codes: { code: string; argument: string | null }[] = [];
  for (const [, code = '', list] of listed.matchAll(/([A-Za-z][\w-]*)\s*(?:\(([^)]*)\))?/g)) {
    const named = (list ?? '').split(',').flatMap((part) => part.trim() || []);
    if (named.length === 0) codes.push({ code, argument: null });
    for (const argument of named) codes.push({ code, argument });
  }
  return { nextLine: match[1] !== undefined, codes, reason: reason === '' ? null : reason };
}

/** Offsets at which a comment of ours may stand: where the marker is written. Empty for nearly every file, at no cost. */
export function ignoreMarkers(text: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + marker.length)) found.push(at);
  return found;
}

/**
 * The comments among `comments` that silence findings, with the line that each is about: that of the code beside it, else
 * the next line with code. `lineComments` are what starts a comment to the line's end (`//`; in HCL `#` too).
 */
export function ignoresIn(text: string, comments: readonly Range[], lineComments: readonly string[]): IgnoreComment[] {
  if (comments.length === 0) return [];
  const lines = lineIndex(text);
  const found: IgnoreComment[] = [];
  for (const { start, end } of comments) {
    const read = readIgnoreComment(text.slice(start, end));
    if (!read) continue;
    const own = lines.positionAt(start);
    const before =
      lines
        .lineText(own.line)
        .slice(0, own.column - 1)
        .trim() !== '';
    const next = nextCode(text, end, lineComments);
    const nextLine = lines.positionAt(next).line;
    const last = lines.positionAt(end).line;
    let line = nextLine;
    if (before && !read.nextLine) line = own.line;
    else if (read.nextLine && nextLine === last) line = lines.positionAt(nextCode(text, endOfLine(text, end), lineComments)).line;
    found.push({ start, end, line, codes: read.codes, reason: read.reason });
  }
  return found;
}

/** The first offset from `at` on that is neither white space nor in a comment. */
function nextCode(text: string, from: number, lineComments: readonly string[]): number {
  let at = from;
  for (;;) {
    while (at < text.length && /\s/.test(text.charAt(at))) at++;
    if (lineComments.some((start) => text.startsWith(start, at))) at = endOfLine(text, at);
    else if (text.startsWith('/*', at)) {
      const close = text.indexOf('*/', at + 2);
      at = close < 0 ? text.length : close + 2;
    } else return at;
  }
}

function endOfLine(text: string, from: number): number {
  const at = text.slice(from).search(/[\r\n]/);
  return at < 0 ? text.length : from + at;
}
