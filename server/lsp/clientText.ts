import { type LineIndex, lineIndex } from '../features/index.ts';
import type { Encoding } from './client.ts';

/** A text as the client counts it: what its lines and characters mean. */
export interface ClientText {
  readonly text: string;
  readonly lines: LineIndex;
  readonly encoding: Encoding;
  /** The text starts with a byte order mark that editors do not show, and so do not count. */
  readonly hiddenMark: boolean;
}

const byteOrderMark = '\uFEFF';

/** `isOpen`: the text is the client's own, so a mark in it is one that the client counts. */
export function clientText(text: string, encoding: Encoding, isOpen: boolean): ClientText {
  return { text, lines: lineIndex(text), encoding, hiddenMark: !isOpen && text.startsWith(byteOrderMark) };
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
