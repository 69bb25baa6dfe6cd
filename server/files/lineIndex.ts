import { stretchAt } from './stretchAt.ts';

/** A position as a person counts it: line and column from 1, the column in UTF-16 code units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Finds the line and column of offsets in one text; lines end with LF, CRLF or CR as in LSP. */
export interface LineIndex {
  positionAt(offset: number): LineColumn;
  /** The offset of a line and column; beyond the line's end it is the end of the line, beyond the last line that of the text. */
  offsetAt(position: LineColumn): number;
  /** The line (from 1) without its end. */
  lineText(line: number): string;
  readonly lineCount: number;
}

export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  const endOf = (line: number): number => {
    let end = line + 1 < starts.length ? (starts[line + 1] ?? text.length) : text.length;
    if (line + 1 < starts.length) {
      end--;
      if (text.charCodeAt(end) === 10 && text.charCodeAt(end - 1) === 13 && end > (starts[line] ?? 0)) end--;
    }
    return end;
  };
  return {
    lineCount: starts.length,
    positionAt: (offset) => {
      const clamped = Math.max(0, Math.min(offset, text.length));
      const line = stretchAt(starts, clamped);
      return { line: line + 1, column: clamped - (starts[line] ?? 0) + 1 };
    },
    offsetAt: ({ line, column }) => {
      if (line > starts.length) return text.length;
      const start = starts[Math.max(0, line - 1)] ?? 0;
      return Math.min(start + Math.max(0, column - 1), endOf(Math.max(0, line - 1)));
    },
    lineText: (line) => text.slice(starts[line - 1] ?? text.length, line - 1 < starts.length ? endOf(line - 1) : text.length),
  };
}
