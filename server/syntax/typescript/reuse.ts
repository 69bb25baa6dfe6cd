import type { TsItem, TsOutline } from './ast.ts';
import type { Piece } from './outlineDraft.ts';

/** What an earlier outline of a file holds of its text now. All offsets are those of the text now. */
export interface Reuse {
  /** The items of the statement or class member with this range, first its own, if it is unchanged and could be read. */
  at(start: number, end: number): readonly TsItem[] | undefined;
  /** The items of each statement between two offsets, if all there is unchanged and could be read. */
  between(start: number, end: number): readonly (readonly TsItem[])[] | undefined;
  /** The piece that begins at `start` and was read in sight of the text up to `window`, if all that is unchanged. */
  piece(start: number, window: number): Piece | undefined;
}

/** An outline that was read earlier, with its text and the pieces that it was read in. */
export interface Earlier {
  readonly outline: TsOutline;
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** Compares two texts from both ends: what lies wholly in what they share is unchanged. */
export function reuseOf({ outline: previous, text: before, pieces }: Earlier, now: string): Reuse {
  const prefix = commonPrefix(before, now);
  const suffix = commonSuffix(before, now, prefix);
  const moved = now.length - before.length;
  const items = [...previous.items.values()];
  const pieceAt = new Map(pieces.map((piece) => [piece.start, piece]));
  const topLevel = new Set(previous.topLevel);
  const statements = items.filter((item) => topLevel.has(item.key)).sort((a, b) => a.start - b.start);
  /** The greatest end among the statements up to each. */
  const ends: number[] = [];
  for (const [index, item] of statements.entries()) ends.push(Math.max(endOf(item), ends[index - 1] ?? 0));
  const byStart = new Map<number, number>();
  for (const [index, item] of items.entries()) if (isClean(item.start, endOf(item))) byStart.set(item.start, index);

  return {
    at: (start, end) => {
      const shift = shiftOf(start, end);
      const index = shift === undefined ? undefined : byStart.get(start - shift);
      if (shift === undefined || index === undefined) return undefined;
      const item = items[index];
      return item && endOf(item) === end - shift ? withNested(index, shift) : undefined;
    },
    between: (start, end) => {
      const shift = shiftOf(start, end);
      if (shift === undefined) return undefined;
      const [from, to] = [start - shift, end - shift];
      if (isInside(from) || isInside(to) || !isClean(from, to)) return undefined;
      return statements.slice(firstFrom(from), firstFrom(to)).map((item) => withNested(byStart.get(item.start) ?? 0, shift));
    },
    piece: (start, window) => {
      const shift = shiftOf(start, window);
      const piece = shift === undefined ? undefined : pieceAt.get(start - shift);
      if (shift === undefined || piece?.window !== window - shift) return undefined;
      return {
        start,
        end: piece.end + shift,
        window,
        statements: piece.statements.map((list) => list.map((item) => move(item, shift))),
        errors: piece.errors.map((error) => ({ start: error.start + shift, end: error.end + shift })),
      };
    },
  };

  function move(item: TsItem, shift: number): TsItem {
    return shift === 0 ? item : { ...item, start: item.start + shift };
  }

  /** The index of the first statement that begins at the offset or behind it. */
  function firstFrom(offset: number): number {
    let low = 0;
    let high = statements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((statements[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether the offset is in a statement or in a comment between two: of the latter, rather too often than not enough. */
  function isInside(offset: number): boolean {
    const end = ends[firstFrom(offset) - 1] ?? 0;
    const gap = before.slice(end, offset);
    return end > offset || gap.lastIndexOf('/*') > gap.lastIndexOf('*/');
  }

  function shiftOf(start: number, end: number): number | undefined {
    if (end <= prefix) return 0;
    return start >= now.length - suffix ? moved : undefined;
  }

  function isClean(start: number, end: number): boolean {
    return !previous.errors.some((error) => error.start <= end && error.end >= start);
  }

  /** The item and those that follow it inside its range. */
  function withNested(index: number, shift: number): TsItem[] {
    const first = items[index];
    const found: TsItem[] = [];
    const end = first ? endOf(first) : 0;
    for (let at = index; at < items.length; at++) {
      const item = items[at];
      if (!item || item.start >= end || (at > index && topLevel.has(item.key))) break;
      found.push(move(item, shift));
    }
    return found;
  }
}

function endOf(item: TsItem): number {
  return item.start + (item.ranges[1] ?? 0);
}

const block = 1024;

function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at + block <= most && a.slice(at, at + block) === b.slice(at, at + block)) at += block;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** Does not reach into what is shared at the front. */
function commonSuffix(a: string, b: string, prefix: number): number {
  const most = Math.min(a.length, b.length) - prefix;
  let at = 0;
  while (at + block <= most && a.slice(a.length - at - block, a.length - at) === b.slice(b.length - at - block, b.length - at)) at += block;
  while (at < most && a.charCodeAt(a.length - 1 - at) === b.charCodeAt(b.length - 1 - at)) at++;
  return at;
}

/** The stretch in which two texts differ, as tree-sitter wants to be told. */
export function editBetween(before: string, now: string): { readonly start: number; readonly oldEnd: number; readonly newEnd: number } {
  const start = commonPrefix(before, now);
  const suffix = commonSuffix(before, now, start);
  return { start, oldEnd: before.length - suffix, newEnd: now.length - suffix };
}
