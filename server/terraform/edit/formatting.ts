import type { TextEdit } from '../../files/index.ts';
import { type LogicalLine, logicalLines } from './logicalLines.ts';

/**
 * The edits by which `terraform fmt` would indent a well-formed block and align its equals signs and comments
 * (its other rules, the spaces between tokens, are left alone): two spaces for each line that leaves brackets open, and
 * neighbouring lines with an equals sign, or a comment, in one column.
 */
export function formatting(text: string): TextEdit[] {
  const edits: TextEdit[] = [];
  const lines = logicalLines(text);
  const indents = indentations(lines);
  const columns = lines.map((line, index) => {
    if (line.first === null) return { lead: 0, whole: 0 };
    const indent = indents[index] ?? 0;
    replaceSpace(text, line.start, line.first, indent, edits);
    const leadEnd = line.assign === null ? line.end : spaceBefore(text, line.assign);
    let whole = indent + line.end - line.first;
    if (line.opening !== null) {
      const space = spaceBefore(text, line.opening);
      replaceSpace(text, space, line.opening, 1, edits);
      whole += 1 - (line.opening - space);
    }
    return { lead: indent + leadEnd - line.first, whole };
  });
  for (const [from, to] of runs(lines, (line) => line.assign !== null)) {
    const widest = Math.max(...columns.slice(from, to).map(({ lead }) => lead));
    for (let index = from; index < to; index++) {
      const [line, column] = [lines[index], columns[index]];
      if (!line || !column || line.assign === null) continue;
      const space = spaceBefore(text, line.assign);
      const spaces = widest - column.lead + 1;
      replaceSpace(text, space, line.assign, spaces, edits);
      column.whole += spaces - (line.assign - space);
    }
  }
  for (const [from, to] of runs(lines, (line) => line.comment !== null)) {
    const widest = Math.max(...columns.slice(from, to).map(({ whole }) => whole));
    for (let index = from; index < to; index++) {
      const line = lines[index];
      if (line && line.comment !== null) replaceSpace(text, line.end, line.comment, widest - (columns[index]?.whole ?? 0) + 1, edits);
    }
  }
  return edits;
}

/** How many columns each line is indented. Several brackets opened on one line indent once. */
function indentations(lines: readonly LogicalLine[]): number[] {
  const opened: number[] = [];
  return lines.map(({ first, brackets }) => {
    if (first === null) return 0;
    let closing = -brackets;
    while (closing > 0 && opened.length > 0) {
      const last = opened.pop() ?? 0;
      if (closing < last) opened.push(last - closing);
      closing -= last;
    }
    const indent = 2 * opened.length;
    if (brackets > 0) opened.push(brackets);
    return indent;
  });
}

/** The stretches of neighbouring lines that have something, as index ranges. */
function runs(lines: readonly LogicalLine[], has: (line: LogicalLine) => boolean): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [];
  let from = 0;
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index];
    if (line && has(line)) continue;
    if (index > from) found.push([from, index]);
    from = index + 1;
  }
  return found;
}

function spaceBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && (text.charAt(at - 1) === ' ' || text.charAt(at - 1) === '\t')) at--;
  return at;
}

function replaceSpace(text: string, start: number, end: number, spaces: number, edits: TextEdit[]): void {
  const newText = ' '.repeat(spaces);
  if (text.slice(start, end) !== newText) edits.push({ start, end, newText });
}
