import { distance } from 'fastest-levenshtein';
import type { Range } from '../files/index.ts';
import type { TfNode } from '../terraform/index.ts';
import type { FixOffer, Rooms } from './finding.ts';

/** The one candidate that is at most two edits away, whatever the case; `undefined` where two are as near. */
export function nearest(wrong: string, candidates: readonly string[]): string | undefined {
  const measured = [...new Set(candidates)]
    .filter((one) => Math.abs(one.length - wrong.length) <= 2)
    .map((one) => ({ one, far: distance(one.toLowerCase(), wrong.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const [first, second] = measured;
  return first && first.far <= 2 && (!second || second.far > first.far) ? first.one : undefined;
}

/** Where a word stands in a node's text; `undefined` where the text does not show it, or twice. */
export function wordIn(rooms: Rooms, at: TfNode, word: string): Range | undefined {
  const range = rooms.terraform.range(at);
  const text = range && rooms.files.text(at.file)?.slice(range.start, range.end);
  const offset = text?.indexOf(word) ?? -1;
  if (!range || !text || offset < 0 || text.includes(word, offset + 1)) return undefined;
  return { start: range.start + offset, end: range.start + offset + word.length };
}

/** Writes the right word where the wrong one stands in a node's text; `undefined` where the text does not show it, or twice. */
export function correction(rooms: Rooms, at: TfNode, wrong: string, right: string): FixOffer | undefined {
  const range = wordIn(rooms, at, wrong);
  return (
    range && {
      id: 'correct',
      title: `Replace ${wrong} by ${right}`,
      unsafe: false,
      preferred: true,
      change: { kind: 'edits', edits: [{ file: at.file, ...range, newText: right }] },
    }
  );
}
