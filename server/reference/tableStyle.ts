import type { Range } from '../files/index.ts';
import type { MarkdownRow } from '../syntax/index.ts';
import { type CellItem, commonest, type ListStyle } from './cellList.ts';
import type { ReferenceTable } from './readReference.ts';
import { type CellChange, listOf } from './tableChanges.ts';

/** How the author writes the lists of a column, read from all its cells. */
export function listStyle(table: ReferenceTable, column: CellChange['column']): ListStyle {
  const lists = table.rows.map((row) => listOf(row, column));
  const items = lists.flatMap((list) => list.items);
  const own = items.length > 0 ? items : table.rows.flatMap(({ clients }) => clients.items);
  const ticked = own.filter((item) => item.ticked).length * 2 >= own.length;
  const colon = column === 'prefix' && table.rows.filter(({ prefix }) => /:`?$/.test(prefix)).length * 2 > items.length ? ':' : '';
  return {
    // Spaces alone part only what stands in back-ticks.
    separator: commonest(lists.flatMap(({ separators }) => separators).filter((between) => ticked || between.trim() !== '')) ?? ', ',
    placeholder: commonest(lists.flatMap(({ placeholder }) => placeholder || [])) ?? '—',
    write: (name) => (ticked ? `\`${name}${colon}\`` : name.replaceAll('*', '\\*') + colon),
  };
}

/** Whether actions stand without their prefix (`SynthesizeSpeech`); one way in the cell itself, else the table's usual one. */
export function writesBareActions(table: ReferenceTable, items: readonly CellItem[]): boolean {
  if (table.columns.prefix === undefined) return false;
  const own =
    items.length > 0 ? items : table.rows.flatMap(({ clients, actionList }) => (clients.items.length > 0 ? actionList.items : []));
  return own.length > 0 && own.filter(({ name }) => !name.includes(':')).length * 2 > own.length;
}

/** The width of a column's slots where the author keeps its pipes in line, else `undefined`. */
export function alignedWidth(table: ReferenceTable, column: number): number | undefined {
  const widthOf = (row: MarkdownRow) => {
    const slot = row.cells[column]?.slot;
    return slot && slot.end - slot.start;
  };
  const width = widthOf(table.header);
  if (width === undefined || widthOf(table.delimiter) !== width) return undefined;
  const aligned = table.rows.filter(({ source }) => widthOf(source) === width).length;
  return aligned * 2 >= table.rows.length ? width : undefined;
}

/** The line ending of `line`, or ''. */
export function lineEndOf(text: string, line: Range): string {
  return /(?:\r\n|\n|\r)$/.exec(text.slice(Math.max(line.start, line.end - 2), line.end))?.[0] ?? '';
}

/** Whether a row would not be read as one if it began with this cell and no pipe: blank, or like a list item, a quote, a heading. */
export function needsLeadingPipe(firstCell: string): boolean {
  return /^\s*(?:$|[-+*#>=~<]|\d+[.)])/.test(firstCell);
}
