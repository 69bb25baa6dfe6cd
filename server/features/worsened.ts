import type { EditedText, FilePath, Range } from '../files/index.ts';
import type { Finding, FindingCode } from './finding.ts';

/** What can be better about text that says what it should: no damage where a fix has just corrected it. */
const improvements: ReadonlySet<FindingCode> = new Set(['unused-action', 'wildcard-action', 'mergeable-statements']);

/**
 * A finding that edits brought about, if there is one: none was there before but those that say of the very text that the edits
 * wrote how it could be better. A misspelled action, once corrected, may be one that nobody calls: that hint takes the place of
 * the graver finding about the same element.
 */
export function worsened(
  before: readonly Finding[],
  after: readonly Finding[],
  texts: ReadonlyMap<FilePath, EditedText>,
): Finding | undefined {
  const known = new Set(before.flatMap(({ fingerprint, others = [] }) => [fingerprint, ...others.map((other) => other.fingerprint)]));
  const written = new Map([...texts].map(([file, edited]) => [file, writtenRanges(edited)]));
  const isAbout = ({ file, range }: Finding): boolean =>
    (written.get(file) ?? []).some(({ start, end }) => start <= range.end && range.start <= end);
  return after.find((one) => !known.has(one.fingerprint) && !(improvements.has(one.code) && isAbout(one)));
}

/** Where in the text that edits leave their own text stands. */
function writtenRanges({ edits }: EditedText): readonly Range[] {
  let shift = 0;
  return edits.map(({ start, end, newText }) => {
    const range = { start: start + shift, end: start + shift + newText.length };
    shift += newText.length - (end - start);
    return range;
  });
}
