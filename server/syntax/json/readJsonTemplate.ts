import type { Range } from '../../files/index.ts';
import { type JsonOutline, readJson } from '../json.ts';

/**
 * Reads JSON with insertions in it (`${…}`, `%{ … }`), as heredocs and template files spell policies. An insertion within a
 * string leaves the string what it is, with `_` in its place; one that stands for a value is a string node of exactly its
 * range; directives outside of strings are skipped, so that all branches are read one behind the other.
 * `insertions` are sorted and do not overlap; offsets are those of `source`.
 */
export function readJsonTemplate(source: string, insertions: readonly (Range & { readonly directive: boolean })[]): JsonOutline {
  let masked = '';
  let inString = false;
  let at = 0;
  for (const { start, end, directive } of insertions) {
    inString = endsInString(source, at, start, inString);
    masked += source.slice(at, start);
    if (inString) masked += '_'.repeat(end - start);
    else masked += directive ? ' '.repeat(end - start) : `"${'_'.repeat(Math.max(0, end - start - 2))}"`;
    at = end;
  }
  return readJson(masked + source.slice(at));
}

function endsInString(text: string, from: number, to: number, inString: boolean): boolean {
  let inside = inString;
  for (let at = from; at < to; at++) {
    const char = text.charAt(at);
    if (char === '"') inside = !inside;
    else if (inside && char === '\\') at++;
  }
  return inside;
}
