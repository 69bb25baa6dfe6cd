import { lineIndex, type Range } from '../../features/index.ts';
import { cells, harmless, type Style } from './style.ts';

export interface FrameOptions {
  /** Lines shown before the range and after it. */
  readonly before: number;
  readonly after: number;
  /** A range of more lines is cut after its first few. */
  readonly most: number;
  /** Left margin. */
  readonly indent: string;
  readonly style: Style;
  /** Colours the carets. */
  readonly mark: (text: string) => string;
}

/** Lines shown of a range that is too long to show. */
const shownOfLong = 3;

/**
 * The lines of a text around a range. A range in one line is underlined with carets, one over several lines has a bar at its
 * left. Long lines are cut around the range, so that a minified file shows as well as any.
 */
export function codeFrame(text: string, range: Range, { before, after, most, indent, style, mark }: FrameOptions): string[] {
  const lines = lineIndex(text);
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(Math.max(range.start, range.end));
  const oneLine = start.line === end.line;
  const all = end.line - start.line + 1;
  const cut = all > most ? all - Math.min(most, shownOfLong) : 0;
  const lastMarked = end.line - cut;
  const isBlank = (line: number) => lines.lineText(line).trim() === '';
  let first = Math.max(1, start.line - before);
  while (first < start.line && isBlank(first)) first++;
  let last = Math.min(lines.lineCount, cut > 0 ? lastMarked : end.line + after);
  while (last > lastMarked && isBlank(last)) last--;
  const gutter = String(last).length;
  const width = Math.max(20, style.columns - indent.length - gutter - 5);
  const from = oneLine ? windowStart(lines.lineText(start.line), start.column - 1, end.column - 1, width) : 0;
  const rows: string[] = [];
  for (let line = first; line <= last; line++) {
    const marked = line >= start.line && line <= lastMarked;
    const number = String(line).padStart(gutter);
    const bar = marked && !oneLine ? mark('┃') : style.colours.dim('│');
    const content = shownPart(lines.lineText(line), from, width).trimEnd();
    rows.push(`${indent}${style.colours.dim(number)} ${bar}${content === '' ? '' : ` ${content}`}`);
    if (!marked || !oneLine) continue;
    const left = shownPart(lines.lineText(line).slice(0, start.column - 1), from, width);
    const whole = shownPart(lines.lineText(line).slice(0, Math.max(end.column - 1, start.column)), from, width);
    rows.push(
      `${indent}${' '.repeat(gutter)} ${style.colours.dim('│')} ${' '.repeat(cells(left))}${mark('^'.repeat(Math.max(1, cells(whole) - cells(left))))}`,
    );
  }
  if (cut > 0)
    rows.push(`${indent}${' '.repeat(gutter)} ${mark('┃')} ${style.colours.dim(`… ${cut} more ${cut === 1 ? 'line' : 'lines'}`)}`);
  return rows;
}

/** Where the shown part of a long line begins, so that the range is in it. */
function windowStart(line: string, start: number, end: number, width: number): number {
  if (line.length <= width || end <= width - 1) return 0;
  return Math.max(0, Math.min(start - Math.floor(width / 4), Math.max(start, end) - Math.floor(width / 2)));
}

function shownPart(line: string, from: number, width: number): string {
  const part = line.slice(from, from + width);
  const head = from > 0 && part !== '' ? '…' : '';
  const tail = line.length > from + width ? '…' : '';
  return head + harmless(part).replaceAll('\t', '  ') + tail;
}
