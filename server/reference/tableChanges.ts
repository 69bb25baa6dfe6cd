import type { Range } from '../files/index.ts';
import { pushUnder } from '../query/index.ts';
import type { CellItem, CellList } from './cellList.ts';
import { type ReferenceEntry, tidyEntries } from './ReferenceEntry.ts';
import type { ReferenceRow, ReferenceTable } from './readReference.ts';

/** What must change in one cell: items of `drop` go, names of `add` come (actions in full, clients as packages). */
export interface CellChange {
  readonly row: ReferenceRow;
  readonly column: 'client' | 'prefix' | 'actions';
  readonly drop: ReadonlySet<CellItem>;
  readonly add: readonly string[];
}

/** What must change for the table to say what is wanted; spelling, order and style are no change. */
export interface TableChanges {
  readonly cells: readonly CellChange[];
  readonly removed: readonly ReferenceRow[];
  readonly added: readonly ReferenceEntry[];
  /** The same for a person. */
  readonly differences: readonly { readonly client: string; readonly what: string; readonly range: Range }[];
}

/** Compares the table with what is wanted. Rows that are about no client are left alone; several rows of one client count together. */
export function tableChanges(table: ReferenceTable, wanted: readonly ReferenceEntry[]): TableChanges {
  const entries = new Map(tidyEntries(wanted).map((entry) => [entry.client, entry]));
  const removed: ReferenceRow[] = [];
  const cells: CellChange[] = [];
  const differences: { client: string; what: string; range: Range }[] = [];
  const rowsOf = new Map<string, ReferenceRow[]>();

  for (const row of table.rows) {
    const gone = row.clients.items.filter(({ name }) => !entries.has(name));
    for (const { name, range } of gone) differences.push({ client: name, what: `${name} is not a dependency any more`, range });
    if (gone.length > 0 && gone.length === row.clients.items.length) {
      removed.push(row);
      continue;
    }
    if (gone.length > 0) cells.push({ row, column: 'client', drop: new Set(gone), add: [] });
    for (const { name } of row.clients.items) {
      if (entries.has(name)) pushUnder(rowsOf, name, row);
    }
  }

  for (const column of ['prefix', 'actions'] as const) {
    if (table.columns[column] === undefined) continue;
    const words = column === 'prefix' ? ('prefixes' as const) : ('actions' as const);
    for (const row of new Set([...rowsOf.values()].flat())) {
      const own = clientsOf(row, entries);
      // Nothing is wrong in a row about a client whose prefixes nobody knows.
      if (own.some(({ prefixes }) => prefixes.length === 0)) continue;
      const list = listOf(row, column);
      const drop = list.items.filter((item) => !own.some((entry) => entry[words].some((word) => isSame(item, word))));
      const add = own.flatMap((entry) => {
        const rows = rowsOf.get(entry.client) ?? [];
        if (rows[0] !== row) return [];
        return entry[words].filter((word) => !rows.some((other) => listOf(other, column).items.some((item) => isSame(item, word))));
      });
      const missing = [...new Set(add)];
      if (drop.length === 0 && missing.length === 0) continue;
      cells.push({ row, column, drop: new Set(drop), add: missing });
      const client = own[0]?.client ?? '';
      const what = wording(
        column,
        client,
        drop.map(({ name }) => name),
        missing,
      );
      differences.push({ client, what, range: cellRange(row, table.columns[column]) });
    }
  }

  const added = [...entries.values()].filter(({ client }) => !rowsOf.has(client));
  for (const { client } of added) differences.push({ client, what: `${client} has no row in the table`, range: table.headingRange });
  differences.sort((a, b) => a.range.start - b.range.start);
  return { cells, removed, added, differences };
}

/** The cell's list of one column. */
export function listOf(row: ReferenceRow, column: CellChange['column']): CellList {
  return column === 'client' ? row.clients : column === 'prefix' ? row.prefixList : row.actionList;
}

function clientsOf(row: ReferenceRow, entries: ReadonlyMap<string, ReferenceEntry>): readonly ReferenceEntry[] {
  return row.clients.items.flatMap(({ name }) => entries.get(name) ?? []);
}

/** IAM compares without case; an action may stand without its prefix. */
function isSame(item: CellItem, word: string): boolean {
  const name = item.name.toLowerCase();
  const full = word.toLowerCase();
  return name === full || (!name.includes(':') && full.slice(full.indexOf(':') + 1) === name);
}

/** The cell, or the row where it has no such cell. */
function cellRange(row: ReferenceRow, column: number | undefined): Range {
  const cell = column === undefined ? undefined : row.cells[column];
  return cell && cell.range.end > cell.range.start ? cell.range : row.range;
}

function wording(column: 'prefix' | 'actions', client: string, drop: readonly string[], add: readonly string[]): string {
  if (column === 'prefix')
    return `the IAM prefix of ${client} is ${add.join(', ') || 'another'}${drop.length > 0 ? `, not ${drop.join(', ')}` : ''}`;
  const parts = [
    ...(add.length > 0 ? [`does not list ${add.join(', ')}, which the policy has`] : []),
    ...(drop.length > 0 ? [`lists ${drop.join(', ')}, which the policy does not have`] : []),
  ];
  return `${client} ${parts.join(', and ')}`;
}
