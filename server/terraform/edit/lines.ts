import type { Range } from '../../files/index.ts';

/** Offset of the first character of the line that `offset` stands in. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line's end, before its line feed and carriage return. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at < 0) return text.length;
  return at > offset && text.charAt(at - 1) === '\r' ? at - 1 : at;
}

/** Offset behind the line's end, where the next line starts. */
export function nextLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

/** The white space that the line of `offset` starts with. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  let end = start;
  while (text.charAt(end) === ' ' || text.charAt(end) === '\t') end++;
  return text.slice(start, end);
}

/** Whether `offset` is the first thing on its line. */
export function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

/** The line ending that the text uses where `offset` is. */
export function lineBreak(text: string, offset: number): string {
  const after = text.indexOf('\n', offset);
  const at = after >= 0 ? after : text.lastIndexOf('\n');
  return at > 0 && text.charAt(at - 1) === '\r' ? '\r\n' : '\n';
}

export function isBlank(text: string, { start, end }: Range): boolean {
  return text.slice(start, end).trim() === '';
}

export function isMultiline(text: string, { start, end }: Range): boolean {
  return text.slice(start, end).includes('\n');
}

/** What stands between two elements: commas and comments. */
export interface GapToken extends Range {
  readonly kind: 'comma' | 'comment';
}

/** The commas and comments of a stretch of text that holds nothing else. */
export function gapTokens(text: string, { start, end }: Range): GapToken[] {
  const tokens: GapToken[] = [];
  for (let at = start; at < end; ) {
    const char = text.charAt(at);
    if (char === ',') tokens.push({ kind: 'comma', start: at, end: ++at });
    else if (char === '#' || text.startsWith('//', at)) {
      const stop = Math.min(lineEnd(text, at), end);
      tokens.push({ kind: 'comment', start: at, end: stop });
      at = stop;
    } else if (text.startsWith('/*', at)) {
      const close = text.indexOf('*/', at + 2);
      const stop = close < 0 ? end : Math.min(close + 2, end);
      tokens.push({ kind: 'comment', start: at, end: stop });
      at = stop;
    } else at++;
  }
  return tokens;
}
