import { distance } from 'fastest-levenshtein';
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

/** Writes the right word where the wrong one stands in a node's text; `undefined` where the text does not show it, or twice. */
export function correction(rooms: Rooms, at: TfNode, wrong: string, right: string): FixOffer | undefined {
  const range = rooms.terraform.range(at);
  const text = range && rooms.files.text(at.file)?.slice(range.start, range.end);
  const offset = text?.indexOf(wrong) ?? -1;
  if (!range || !text || offset < 0 || text.includes(wrong, offset + 1)) return undefined;
  const start = range.start + offset;
  return {
    id: 'correct',
    title: `Replace ${wrong} by ${right}`,
    unsafe: false,
    preferred: true,
    change: { kind: 'edits', edits: [{ file: at.file, start, end: start + wrong.length, newText: right }] },
  };
}
