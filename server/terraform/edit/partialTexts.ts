import type { PartialText } from '../../aws/index.ts';
import { equal } from '../../query/index.ts';
import type { Sourced } from '../Policy.ts';

/** The text where all of it is known, else `null`. */
export function literalOf(text: PartialText): string | null {
  return text.every((part) => typeof part === 'string') ? text.join('') : null;
}

/** Texts are the same as AWS compares actions, by letters of either case; texts with references and resources as they are. */
export function sameText(a: PartialText, b: PartialText): boolean {
  const [left, right] = [literalOf(a), literalOf(b)];
  if (left === null || right === null) return equal(a, b);
  return left === right || (!left.startsWith('arn:') && left.toLowerCase() === right.toLowerCase());
}

/** Whether a list has a text. */
export function has(elements: readonly Sourced<PartialText>[], text: PartialText): boolean {
  return elements.some(({ value }) => sameText(value, text));
}
