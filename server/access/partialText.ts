import type { PartialText } from '../aws/index.ts';
import type { Value } from '../code/index.ts';

/** The text, when all of it is known. */
export function wholeText(text: PartialText): string | undefined {
  let whole = '';
  for (const part of text) {
    if (typeof part !== 'string') return undefined;
    whole += part;
  }
  return whole;
}

/** A text for a person: names that are cut off have a mark there, by which those that differ behind it are told apart. */
export function withoutMarks(text: string): string {
  return text.replace(/…‹[0-9a-z]{4}›/g, '…');
}

/** The text: each hole as `${name}`, those of ARN templates as AWS writes them, and the one of any text as `*`. */
export function showPartialText(text: PartialText): string {
  return text
    .map((part) => (typeof part === 'string' ? part : part.hole === '*' || part.hole.startsWith('${') ? part.hole : `\${${part.hole}}`))
    .join('');
}

/** A value of the code as text known in part; `undefined` when nothing is known of it. */
export function partialTextOf(value: Value | undefined): PartialText | undefined {
  if (!value) return undefined;
  switch (value.kind) {
    case 'literal':
      return value.value === null ? undefined : [String(value.value)];
    case 'template':
      return value.parts.flatMap((part) => (typeof part === 'string' ? [part] : (partialTextOf(part) ?? [{ hole: '?' }])));
    case 'environment':
      return [{ hole: `process.env.${value.name}` }];
    default:
      return undefined;
  }
}
