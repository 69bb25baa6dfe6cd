import type { Range, TextEdit } from '../files/index.ts';
import { grouped } from '../query/index.ts';
import { editCellList, isSorted, precedes } from './cellList.ts';
import { newRow } from './newRow.ts';
import type { ReferenceEntry } from './ReferenceEntry.ts';
import { type ReferenceTable, readReference } from './readReference.ts';
import { type CellChange, listOf, tableChanges } from './tableChanges.ts';
import { alignedWidth, lineEndOf, listStyle, needsLeadingPipe, writesBareActions } from './tableStyle.ts';

/**
 * The edits that make the table say what is `wanted`, in the author's style, sorted and apart. Only cells, rows and lines
 * that mean something change; empty when the table is up to date or can't be read.
 */
export function rewriteTable(text: string, wanted: readonly ReferenceEntry[]): readonly TextEdit[] {
  const table = readReference(text);
  if ('problem' in table) return [];
  const { cells, removed, added } = tableChanges(table, wanted);
  const byRow = grouped(cells, ({ row }) => row);
  const inCells = [...byRow.values()].flatMap((changes) => rowEdits(text, table, changes));
  return [...inCells, ...lineEdits(text, table, new Set(removed.map(({ source }) => source.line)), added)].sort(
    (a, b) => a.start - b.start,
  );
}

/** Edits in the cells of one row; cells that the row lacks are appended to it. */
function rowEdits(text: string, table: ReferenceTable, changes: readonly CellChange[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const absent = new Map<number, string>();
  const row = changes[0]?.row;
  for (const change of changes) {
    const column = table.columns[change.column];
    if (column === undefined) continue;
    const content = contentOf(table, change);
    const cell = change.row.cells[column];
    if (!cell) {
      absent.set(column, content);
      continue;
    }
    const { leadingPipe, trailingPipe, range } = change.row.source;
    if (column === 0 && !leadingPipe && needsLeadingPipe(content)) edits.push({ start: range.start, end: range.start, newText: '| ' });
    const isOpen = column === change.row.cells.length - 1 && !trailingPipe;
    edits.push(intoSlot(text, cell, content, alignedWidth(table, column), isOpen));
  }
  if (row && absent.size > 0) {
    const first = row.cells.length;
    const last = Math.max(...absent.keys());
    const appended = Array.from({ length: last - first + 1 }, (_, index) => ` ${absent.get(first + index) ?? ''} `);
    const { end } = row.range;
    edits.push({ start: end, end, newText: row.source.trailingPipe ? `${appended.join('|')}|` : ` |${appended.join('|').trimEnd()}` });
  }
  return edits;
}

function contentOf(table: ReferenceTable, { row, column, drop, add }: CellChange): string {
  const list = listOf(row, column);
  const bare = column === 'actions' && row.clients.items.length === 1 && writesBareActions(table, list.items);
  const names = bare ? add.map((name) => name.slice(name.indexOf(':') + 1)) : add;
  return editCellList(list, drop, names, listStyle(table, column));
}

/** Puts `content` into a cell and keeps the pipes in line where they were and there is room. */
function intoSlot(
  text: string,
  cell: { readonly range: Range; readonly slot: Range },
  content: string,
  aligned: number | undefined,
  isOpen: boolean,
): TextEdit {
  const { range, slot } = cell;
  const before = text.slice(slot.start, range.start);
  const after = text.slice(range.end, slot.end);
  const isRight = before.length > 1 && after.length <= 1;
  if (isOpen || aligned === undefined || aligned !== slot.end - slot.start) {
    const touching = range.start === range.end && before !== '' && after === '' && !isOpen ? ' ' : '';
    return { start: range.start, end: range.end, newText: content + touching };
  }
  const room = aligned - content.length;
  if (isRight) return { start: slot.start, end: range.end, newText: ' '.repeat(Math.max(1, room - after.length)) + content };
  return { start: range.start, end: slot.end, newText: content + ' '.repeat(Math.max(after === '' ? 0 : 1, room - before.length)) };
}

/** Whole lines: those that go, and the new ones at the end of the clients or, in a sorted table, in their place. */
function lineEdits(
  text: string,
  table: ReferenceTable,
  removed: ReadonlySet<Range>,
  added: readonly ReferenceEntry[],
): readonly TextEdit[] {
  const clientRows = table.rows.filter(({ client, source }) => client !== undefined && !removed.has(source.line));
  const names = clientRows.map(({ client }) => client ?? '');
  const sorted = names.length > 1 && isSorted(names);
  const comers = sorted ? [...added].sort((a, b) => (precedes(a.client, b.client) ? -1 : 1)) : added;
  const insertions = grouped(comers, ({ client }) => {
    const before = sorted ? clientRows.filter((row) => precedes(row.client ?? '', client)) : clientRows;
    return (before.at(-1)?.source ?? table.delimiter).line;
  });

  const edits: TextEdit[] = [];
  const lines = [table.delimiter.line, ...table.rows.map(({ source }) => source.line)];
  const lineEnd = lineEndOf(text, table.header.line);
  const contentEnd = (line: Range) => line.end - lineEndOf(text, line).length;
  for (let index = 0; index < lines.length; ) {
    const anchor = lines[index];
    let next = index + 1;
    while (removed.has(lines[next] ?? table.range)) next++;
    const last = lines[next - 1];
    index = next;
    if (!anchor || !last) break;
    const rows = (insertions.get(anchor) ?? []).map((entry) => lineEnd + newRow(text, table, entry));
    // A line goes or comes with the line ending before it, so that the table's end stays as it is.
    if (rows.length > 0 || last !== anchor) edits.push({ start: contentEnd(anchor), end: contentEnd(last), newText: rows.join('') });
  }
  return edits;
}
