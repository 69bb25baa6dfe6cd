import { describe, expect, it } from 'vitest';
import { type MarkdownRow, readMarkdown } from '../../server/syntax/index.ts';

/** Each row as the source of its cells, its pipes left out. */
const cellsOf = (text: string, row: MarkdownRow) => row.cells.map(({ range }) => text.slice(range.start, range.end));

describe('headings', () => {
  it('are found wherever they stand, with their words', () => {
    const text = '# A *b* [`c`](x) ##\r\n\r\n> ## This&#39;s\r\n\r\n- ### d_e\\* _f_\r\n\r\nSet\r\n===\r\n\r\n```\r\n# code\r\n```\r\n';
    expect(readMarkdown(text).headings.map(({ depth, text: words, range }) => [depth, words, text.slice(range.start, range.end)])).toEqual([
      [1, 'A b c', '# A *b* [`c`](x) ##'],
      [2, "This's", '## This&#39;s'],
      [3, 'd_e f', '### d_e\\* _f_'],
      [1, 'Set', 'Set\r\n==='],
    ]);
  });
});

describe('tables', () => {
  it('have rows, cells and their places, after a byte order mark and with CRLF', () => {
    const text = '\uFEFF| a | b \\| c |\r\n|---|:-:|\r\n|| `x|y\r\nlast';
    const [table] = readMarkdown(text).tables;
    expect(table && [table.header, table.delimiter, ...table.rows].map((row) => cellsOf(text, row))).toEqual([
      ['a', 'b \\| c'],
      ['---', ':-:'],
      ['', '`x', 'y'],
      ['last'],
    ]);
    expect(table?.header.cells[1]?.text).toBe('b | c');
    expect(table?.rows.map(({ leadingPipe, trailingPipe }) => [leadingPipe, trailingPipe])).toEqual([
      [true, false],
      [false, false],
    ]);
    expect(table?.rows.map(({ line }) => text.slice(line.start, line.end))).toEqual(['|| `x|y\r\n', 'last']);
    expect(table && text.slice(table.range.start, table.range.end)).toBe(text.slice(1));
  });

  it('in lists and quotes begin after the marks', () => {
    const text = '- item\n\n  a | b\n  --|--\n  1 |\n\n> | c | d |\n> |---|---|\n> | e | f |\n';
    const rows = readMarkdown(text).tables.flatMap((table) => [table.header, table.delimiter, ...table.rows]);
    expect(rows.map(({ range }) => text.slice(range.start, range.end))).toEqual([
      'a | b',
      '--|--',
      '1 |',
      '| c | d |',
      '|---|---|',
      '| e | f |',
    ]);
    expect(rows.map(({ line }) => text.slice(line.start, line.end)).join('')).toBe(
      text.slice(8, 36).replace('\n\n', '\n') + text.slice(36),
    );
  });

  it('know the headings that they stand under', () => {
    const table = '\n\n| a |\n|---|\n\n';
    const text = `${table}# One${table}### Deep${table}## Two${table}# Three${table}`;
    const { headings, tables } = readMarkdown(text);
    expect(tables.map(({ under }) => under.map((index) => headings[index]?.text).join(' > '))).toEqual([
      '',
      'One',
      'One > Deep',
      'One > Two',
      'Three',
    ]);
  });

  it('need a delimiter row', () => {
    expect(readMarkdown('| a | b |\n| c | d |').tables).toEqual([]);
    expect(readMarkdown('| a | b |\n|---|').tables).toEqual([]);
    expect(readMarkdown('').tables).toEqual([]);
  });
});

describe('what is not read', () => {
  it('a text of 5 MB, and quotes nested without end', () => {
    expect(readMarkdown('# a\n'.repeat(1_300_000))).toEqual({
      headings: [],
      tables: [],
      problem: 'too large to be read as Markdown (over 128 kB)',
    });
    expect(readMarkdown('>'.repeat(100_000)).problem).toBe('lists or quotes are nested too deeply to be read');
    expect(readMarkdown('# a\n'.repeat(20)).problem).toBeNull();
  });
});
