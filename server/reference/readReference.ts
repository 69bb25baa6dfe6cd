import type { Range } from '../files/index.ts';
import { type MarkdownCell, type MarkdownOutline, type MarkdownRow, type MarkdownTable, readMarkdown } from '../syntax/index.ts';
import { type CellItem, type CellList, readCellList } from './cellList.ts';
import { type Columns, recogniseColumns } from './columns.ts';
import { type ClientNaming, clientNaming, findAction, findPrefix } from './words.ts';

/** The table of this project's clients, as the author wrote it. Ranges refer to the whole text. */
export interface ReferenceTable {
  readonly range: Range;
  readonly headingRange: Range;
  readonly columns: Columns;
  readonly naming: ClientNaming;
  readonly header: MarkdownRow;
  readonly delimiter: MarkdownRow;
  /** All rows of the body, those that are about no client too. */
  readonly rows: readonly ReferenceRow[];
}

export interface ReferenceRow {
  /** The client that the row is about (of several the first), or `undefined`. */
  readonly client: string | undefined;
  /** Source of the prefix cell; '' where the table has no such column or the row no such cell. */
  readonly prefix: string;
  /** Source of the actions cell. */
  readonly actions: string;
  readonly range: Range;
  readonly cells: readonly MarkdownCell[];
  readonly source: MarkdownRow;
  readonly clients: CellList;
  readonly prefixList: CellList;
  readonly actionList: CellList;
}

/** Why a reference document has no table that can be read, and where. */
interface ReferenceProblem {
  readonly problem: string;
  readonly range: Range;
}

const title = /^this project['’]s clients$/i;
const mention = /this project(?:['’‘`]|&#?\w+;|\\')s clients/i;

/** Whether the text has the heading "This Project's Clients". Cheap for all other documents. */
export function isReferenceDocument(text: string): boolean {
  if (!mention.test(text)) return false;
  const { headings, problem } = outlineOf(text);
  if (problem !== null) return /^ {0,3}#{1,6}[ \t]+this project['’]s clients[ \t]*#*[ \t]*$/im.test(text);
  return headings.some(isTitle);
}

/** The first table under that heading whose columns are those of clients and actions. */
export function readReference(text: string): ReferenceTable | ReferenceProblem {
  const start = { start: 0, end: 0 };
  const { headings, tables, problem } = outlineOf(text);
  if (problem !== null) return { problem: `the reference document is ${problem}`, range: start };
  const titles = headings.flatMap((heading, index) => (isTitle(heading) ? [{ index, range: heading.range }] : []));
  const [first] = titles;
  if (!first) return { problem: 'the document has no heading "This Project\'s Clients"', range: start };
  let unread: ReferenceProblem | undefined;
  for (const { index, range } of titles) {
    for (const table of tables.filter(({ under }) => under.includes(index))) {
      const read = readTable(text, table, range);
      if (read) return read;
      unread ??= {
        problem: 'the columns of this table are not recognised: one for the SDK client and one for the actions are needed',
        range: table.header.range,
      };
    }
  }
  return unread ?? { problem: 'there is no table under this heading', range: first.range };
}

function readTable(text: string, table: MarkdownTable, headingRange: Range): ReferenceTable | undefined {
  const columns = recogniseColumns(table);
  if (!columns) return undefined;
  const cellOf = (row: MarkdownRow, column: number | undefined) => (column === undefined ? undefined : row.cells[column]);
  const sourceOf = (cell: MarkdownCell | undefined) => (cell ? text.slice(cell.range.start, cell.range.end) : '');
  const naming = clientNaming(table.rows.map((row) => sourceOf(cellOf(row, columns.client))));
  const rows = table.rows.map((row): ReferenceRow => {
    const list = (column: number | undefined, find: (piece: string) => Omit<CellItem, 'range'> | undefined) =>
      readCellList(sourceOf(cellOf(row, column)), cellOf(row, column)?.range.start ?? row.range.end, find);
    const clients = list(columns.client, naming.find);
    return {
      client: clients.items[0]?.name,
      prefix: sourceOf(cellOf(row, columns.prefix)),
      actions: sourceOf(cellOf(row, columns.actions)),
      range: row.range,
      cells: row.cells,
      source: row,
      clients,
      prefixList: list(columns.prefix, findPrefix),
      actionList: list(columns.actions, findAction),
    };
  });
  return { range: table.range, headingRange, columns, naming, header: table.header, delimiter: table.delimiter, rows };
}

const isTitle = ({ text }: { readonly text: string }) => title.test(text.replace(/[\s:.]+$/, ''));

/** The same text is asked about several times over (is it one, is it stale, how is it mended). */
const recent = new Map<string, MarkdownOutline>();

function outlineOf(text: string): MarkdownOutline {
  let outline = recent.get(text);
  if (!outline) {
    outline = readMarkdown(text);
    if (recent.size >= 4) recent.clear();
    recent.set(text, outline);
  }
  return outline;
}
