import type { Encoding } from './client.ts';

/**
 * A text as the client counts it. Lines are the protocol's: they end with LF, CRLF or CR. (The engine's door has such an index
 * too; importing it would load the engine before `initialize` is answered.)
 */
export interface ClientText {
  readonly text: string;
  readonly encoding: Encoding;
  /** The text starts with a byte order mark that editors do not show, and so do not count. */
  readonly hiddenMark: boolean;
  /** Offsets at which lines start. */
  readonly starts: readonly number[];
}

const byteOrderMark = '\uFEFF';

/** `isOpen`: the text is the client's own, so a mark in it is one that the client counts. */
export function clientText(text: string, encoding: Encoding, isOpen: boolean): ClientText {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|\r|\n/g)) starts.push(end.index + end[0].length);
  return { text, encoding, starts, hiddenMark: !isOpen && text.startsWith(byteOrderMark) };
}

/** What a client sees of a line (from 0), without its end, and where that stands in the text; the last line for those beyond it. */
export function visibleLine({ text, starts, hiddenMark }: ClientText, line: number): { readonly start: number; readonly text: string } {
  const at = Math.min(line, starts.length - 1);
  const start = (starts[at] ?? 0) + (hiddenMark && at === 0 ? 1 : 0);
  const whole = text.slice(start, starts[at + 1] ?? text.length);
  return { start, text: at + 1 < starts.length ? whole.replace(/\r?\n$|\r$/, '') : whole };
}

/** The line (from 0) of an offset. */
export function lineAt({ starts }: ClientText, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Bytes of the first `units` UTF-16 code units of `text` in UTF-8; a lone surrogate counts three. */
export function utf8Length(text: string, units: number): number {
  let bytes = 0;
  for (let at = 0; at < units; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) bytes++;
    else if (code < 0x800) bytes += 2;
    else if (isPair(text, at) && at + 1 < units) {
      bytes += 4;
      at++;
    } else bytes += 3;
  }
  return bytes;
}

/** The inverse of `utf8Length`: UTF-16 code units of the first `bytes` bytes; within a character, its start; clamps at the end. */
export function utf16Length(text: string, bytes: number): number {
  let left = bytes;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const pair = isPair(text, at);
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : pair ? 4 : 3;
    if (size > left) break;
    left -= size;
    at += pair ? 2 : 1;
  }
  return at;
}

function isPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  return code >= 0xd800 && code < 0xdc00 && next >= 0xdc00 && next < 0xe000;
}
