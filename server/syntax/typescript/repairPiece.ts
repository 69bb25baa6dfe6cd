import type { Range } from '../../files/index.ts';

/** Where a text parses without errors. */
export type Parses = (text: string) => boolean;

/** Blocks nested deeper than this are not searched for what is broken. */
const maxLevels = 6;

/**
 * Finds what is broken in the text of one statement, by its indentation: of a class the members, of a function the
 * statements that do not parse by themselves. Without those, that is with spaces in their place, the text parses; where it
 * breaks off in the last of them, the brackets that are open there stand in its place. `undefined` when no such stretches
 * are found.
 */
export function repairPiece(text: string, parses: Parses): { readonly text: string; readonly left: readonly Range[] } | undefined {
  const levels: Range[][] = [];
  let broken: Range[] = [{ start: 0, end: text.length }];
  while (levels.length < maxLevels) {
    let found = false;
    broken = broken.flatMap((range) => {
      const segments = segmentsOf(text, range);
      const inside = brokenOf(text, text.slice(range.start, segments[0]?.start), segments, parses);
      if (inside.length > 0) found = true;
      return inside.length > 0 ? inside : range.end - range.start < text.length ? [range] : [];
    });
    if (!found) break;
    levels.push(broken);
  }
  for (const [level, left] of [...levels.entries()].reverse()) {
    const repaired = [without(text, left), closed(text, left, level + 1)].find((one) => one !== undefined && parses(one));
    if (repaired !== undefined) return { text: repaired, left };
  }
  return undefined;
}

/** What a block can be: a class's, a function's or an object's inside. */
const blocks: readonly ((inside: string) => string)[] = [
  (inside) => `class _ {${inside}\n}`,
  (inside) => `async function* _() {${inside}\n}`,
  (inside) => `({${inside}\n})`,
];

/** The parts of a block that do not parse in the kind of block in which most of them do. `head` is what stands before it. */
function brokenOf(text: string, head: string, segments: readonly Range[], parses: Parses): readonly Range[] {
  let fewest = segments;
  for (const block of /\bclass\b/.test(head) ? blocks : blocks.slice(1)) {
    const broken = segments.filter(({ start, end }) => !parses(block(text.slice(start, end))));
    if (broken.length < fewest.length) fewest = broken;
    if (fewest.length <= 1 + segments.length / 4 && fewest.length < segments.length) break;
  }
  return fewest;
}

/**
 * The parts of a block: each begins with a line of the block's indentation, which is that of the first line that is
 * indented deeper than the first, and ends before the next such line or a line that is indented less.
 */
function segmentsOf(text: string, { start, end }: Range): Range[] {
  const lines = linesOf(text, start, end);
  const outer = lines[0]?.indentation ?? 0;
  const first = lines.slice(1).find(({ indentation, blank }) => !blank && indentation > outer);
  if (!first) return [];
  const segments: Range[] = [];
  let open: number | undefined;
  const close = (at: number) => {
    if (open !== undefined) segments.push({ start: open, end: at });
    open = undefined;
  };
  for (const line of lines.slice(1)) {
    if (line.blank) continue;
    const begins = line.indentation === first.indentation && !/^(?:[)}\].,;:?|&=*/]|(?:else|catch|finally)\b)/.test(line.content);
    if (begins || line.indentation < first.indentation) close(line.start);
    if (begins) open = line.start;
  }
  close(end);
  return segments;
}

interface Line {
  readonly start: number;
  /** The column at which it begins. */
  readonly indentation: number;
  readonly content: string;
  readonly blank: boolean;
}

function linesOf(text: string, start: number, end: number): Line[] {
  const tab = ' '.repeat(tabWidth(text));
  return [...text.slice(start, end).matchAll(/([ \t]*)([^\r\n]*)(?:\r\n?|\n|$)/g)].flatMap((match) => {
    const [whole, indentation = '', content = ''] = match;
    const column = indentation.replaceAll('\t', tab).length;
    return whole === '' ? [] : [{ start: start + match.index, indentation: column, content, blank: content === '' }];
  });
}

/** Of a text that is indented with tabs and with spaces, as many spaces as stand for a tab. */
function tabWidth(text: string): number {
  const spaces = [...text.matchAll(/^ {2,}(?=\S)/gm)].map(([indentation]) => indentation.length);
  return spaces.length > 0 ? spaces.reduce((least, length) => Math.min(least, length)) : 4;
}

/** As `without`, for a text that breaks off in the last range, with so many brackets closed in its place. */
function closed(text: string, ranges: readonly Range[], depth: number): string | undefined {
  const last = ranges.at(-1);
  if (!last || last.end < text.length || last.end - last.start < depth) return undefined;
  return without(text, ranges).slice(0, -depth) + '}'.repeat(depth);
}

/** The text with spaces in place of what is left out; line ends stay. */
function without(text: string, ranges: readonly Range[]): string {
  let result = '';
  let at = 0;
  for (const { start, end } of ranges) {
    result += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ');
    at = end;
  }
  return result + text.slice(at);
}
