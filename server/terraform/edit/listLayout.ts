import type { Range } from '../../files/index.ts';
import { gapTokens, isMultiline, lineEnd, startsLine } from './lines.ts';

/** An element with what belongs to it. */
export interface Slot {
  readonly element: Range;
  /** The comma behind it, or `null`. */
  readonly comma: Range | null;
  /** Comments on lines of their own right above it, without a blank line between. */
  readonly lead: readonly Range[];
  /** The comments behind it on its last line. */
  readonly trail: readonly Range[];
  /** It is the first on its line, and nothing but its comma and comments follows it there. */
  readonly alone: boolean;
  readonly startsLine: boolean;
  /** End of all that belongs to it. */
  readonly end: number;
}

/** A list, or a body, as it lies in the text. */
export interface ListLayout {
  readonly slots: readonly Slot[];
  /** What lies between the brackets. */
  readonly body: Range;
  readonly multiline: boolean;
  /** A comma stands behind the last element. */
  readonly trailingComma: boolean;
}

/** How the elements of a list (or the entries of a body) lie in the text between its brackets. */
export function listLayout(text: string, body: Range, elements: readonly Range[]): ListLayout {
  const gaps = [...elements, null].map((next, index) => {
    const start = elements[index - 1]?.end ?? body.start;
    return gapTokens(text, { start, end: next?.start ?? body.end });
  });
  const slots = elements.map((element, index): Slot => {
    const behind = gaps[index + 1] ?? [];
    const comma = behind.find(({ kind }) => kind === 'comma') ?? null;
    const stop = lineEnd(text, element.end);
    const next = elements[index + 1];
    const last = !next || next.start > stop;
    const trail = last ? behind.filter(({ kind, start }) => kind === 'comment' && start < stop) : [];
    const first = startsLine(text, element.start);
    const closes = !next && body.end <= stop;
    return {
      element,
      comma,
      lead: first ? leadComments(text, gaps[index] ?? [], element.start) : [],
      trail,
      alone: first && last && !closes,
      startsLine: first,
      end: Math.max(element.end, comma && comma.start < stop ? comma.end : 0, ...trail.map(({ end }) => end)),
    };
  });
  return { slots, body, multiline: isMultiline(text, body), trailingComma: (slots.at(-1)?.comma ?? null) !== null };
}

function leadComments(text: string, gap: readonly (Range & { readonly kind: string })[], start: number): Range[] {
  const lead: Range[] = [];
  let below = start;
  for (const token of [...gap].reverse()) {
    const between = text.slice(token.end, below);
    if (token.kind !== 'comment' || !startsLine(text, token.start) || between.split('\n').length !== 2) break;
    lead.unshift(token);
    below = token.start;
  }
  return lead;
}
