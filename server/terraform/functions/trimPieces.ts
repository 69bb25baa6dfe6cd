import type { Piece } from '../values/Value.ts';

/**
 * Takes something off both ends of a text known in part. What is not known is taken to have no `blank` ends; where something
 * else is to be taken off it, the answer is `undefined`.
 */
export function trimPieces(
  pieces: readonly Piece[],
  left: (text: string) => string,
  right: (text: string) => string,
  blank: boolean,
): readonly Piece[] | undefined {
  const result = [...pieces];
  while (result.length > 0) {
    const first = result[0];
    if (!first || !('text' in first)) {
      if (blank) break;
      return undefined;
    }
    const text = left(first.text);
    const taken = first.text.length - text.length;
    if (text === '') {
      result.shift();
      continue;
    }
    const source = first.source && !first.source.inserted ? { ...first.source, offset: first.source.offset + taken } : first.source;
    result[0] = { text, source };
    break;
  }
  while (result.length > 0) {
    const last = result.at(-1);
    if (!last || !('text' in last)) {
      if (blank) break;
      return undefined;
    }
    const text = right(last.text);
    if (text === '') {
      result.pop();
      continue;
    }
    result[result.length - 1] = { text, source: last.source };
    break;
  }
  return result;
}
