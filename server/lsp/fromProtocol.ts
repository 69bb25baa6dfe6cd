/**
 * From the protocol into the product: URIs to paths, positions to offsets, changes to texts.
 * With `toProtocol.ts` the only file that knows lines and characters.
 */
import type { Position, Range as ProtocolRange, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { FilePath, Range } from '../features/index.ts';
import type { Encoding } from './client.ts';
import { type ClientText, clientText, utf16Length, visibleLine } from './clientText.ts';

/** The path behind a `file:` URI, drive letters in upper case; `undefined` for `untitled:`, `git:`, what is no URI at all. */
export function pathOf(uri: string): FilePath | undefined {
  try {
    const { scheme, authority, path } = URI.parse(uri, true);
    if (scheme !== 'file') return undefined;
    if (authority !== '' && authority !== 'localhost') return `//${authority}${path}`;
    const drive = /^\/([A-Za-z]):(\/|$)/.exec(path);
    return drive?.[1] ? `${drive[1].toUpperCase()}${path.slice(2)}` : path;
  } catch {
    return undefined;
  }
}

/** The offset of a position; one beyond the line's end is the line's end, one beyond the text the text's end. */
export function offsetOf(at: Position, seen: ClientText): number {
  const line = wholeNumber(at.line);
  if (line >= seen.starts.length) return seen.text.length;
  const { start, text } = visibleLine(seen, line);
  const character = wholeNumber(at.character);
  return start + (seen.encoding === 'utf-8' ? utf16Length(text, character) : Math.min(character, text.length));
}

/** A range, its ends put in order. */
export function rangeOf(range: ProtocolRange, seen: ClientText): Range {
  const start = offsetOf(range.start, seen);
  const end = offsetOf(range.end, seen);
  return start <= end ? { start, end } : { start: end, end: start };
}

/** The text after a client's changes, each made on what the one before left; every byte outside them as it was. */
export function changedText(text: string, changes: readonly TextDocumentContentChangeEvent[], encoding: Encoding): string {
  let result = text;
  for (const change of changes) {
    if (!('range' in change) || !change.range) {
      result = change.text;
      continue;
    }
    const { start, end } = rangeOf(change.range, clientText(result, encoding, true));
    result = result.slice(0, start) + change.text + result.slice(end);
  }
  return result;
}

function wholeNumber(value: number): number {
  return Number.isFinite(value) ? Math.max(0, Math.floor(value)) : Number.MAX_SAFE_INTEGER;
}
