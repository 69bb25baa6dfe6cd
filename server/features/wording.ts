import { showPartialText, withoutMarks } from '../access/index.ts';
import type { PartialText } from '../aws/index.ts';
import type { SdkCall } from '../code/index.ts';
import type { Policy } from '../terraform/index.ts';

/** A text known in part, for a person. */
export const legible = (text: PartialText): string => withoutMarks(showPartialText(text));

/** Each text once, in the order met. */
export const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/**
 * A text as it stands in the policy's own module, where its references have no path: so the instances of a module say the same.
 * `policy` is one of which that module holds the resource.
 */
export function shownIn(policy: Policy, text: PartialText): string {
  const path = policy.address.slice(0, Math.max(0, policy.address.indexOf(`${policy.type}.`)));
  return cut(
    showPartialText(path === '' ? text : text.map((part) => (typeof part === 'string' ? part : { hole: part.hole.replaceAll(path, '') }))),
  );
}

/** That some runs of the calls of one place may be another principal's, and why; `null` where none is known to be. */
export function atTimesNote(calls: readonly SdkCall[]): string | null {
  const why = calls.find(({ exempt, exemptAtTimes }) => exempt === null && exemptAtTimes !== null)?.exemptAtTimes;
  return why ? `Some of its runs may be another principal's, where ${why}` : null;
}

/** `1 call`, `2 calls`. */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** At most this many names are told; of the others how many there are. */
const toldNames = 4;

/** `a, b, c, d and 3 more`. */
export function listedBriefly(words: readonly string[]): string {
  return words.length <= toldNames ? listed(words) : `${words.slice(0, toldNames).join(', ')} and ${words.length - toldNames} more`;
}

const longestText = 300;
const longestMessage = 2000;

/** A text of a policy without its middle where it is long: one that is computed can be of any length. */
export function cut(text: string): string {
  return text.length > longestText ? `${head(text, 200)}…${tail(text, 50)}` : text;
}

/** A message that stays one, whatever is told in it. */
export function brief(message: string): string {
  const words = withoutMarks(message).replace(/\S+/g, cut);
  return words.length > longestMessage ? `${head(words, longestMessage)}…` : words;
}

/** Characters outside of the Basic Multilingual Plane are two units of UTF-16: none is cut in two. */
const head = (text: string, length: number): string => text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
const tail = (text: string, length: number): string => text.slice(-length).replace(/^[\uDC00-\uDFFF]/, '');
