import type { ReferenceEntry } from './ReferenceEntry.ts';
import type { ReferenceTable } from './readReference.ts';
import { alignedWidth, listStyle, needsLeadingPipe, writesBareActions } from './tableStyle.ts';

/** The line of a new row for `entry`, without line ending, as the author writes the others. */
export function newRow(text: string, table: ReferenceTable, entry: ReferenceEntry): string {
  const model = table.rows.at(-1)?.source ?? table.header;
  const isOpen = !model.trailingPipe;
  // Rows in a list or a quote repeat its indentation; the header's own line may begin with the list's mark.
  const indented = table.rows.at(-1)?.source ?? table.delimiter;
  const slots = table.header.cells.map((title, column) => {
    const content = contentOf(table, entry, column);
    const lead = text.slice(title.slot.start, title.range.start).slice(0, 1);
    const tail = title.slot.end > title.range.end ? ' ' : '';
    const width = alignedWidth(table, column) ?? 0;
    return (lead + content).padEnd(Math.max(width - tail.length, 0)) + tail;
  });
  const leadingPipe = model.leadingPipe || needsLeadingPipe(slots[0] ?? '');
  const row = `${leadingPipe ? '|' : ''}${slots.join('|')}${isOpen ? '' : '|'}`;
  return text.slice(indented.line.start, indented.range.start) + (isOpen ? row.trimEnd() : row);
}

function contentOf(table: ReferenceTable, { client, prefixes, actions }: ReferenceEntry, column: number): string {
  const { columns } = table;
  if (column === columns.client) return table.naming.write(client);
  if (column !== columns.prefix && column !== columns.actions) return '';
  const { separator, placeholder, write } = listStyle(table, column === columns.prefix ? 'prefix' : 'actions');
  const bare = column === columns.actions && prefixes.length === 1 && writesBareActions(table, []);
  const words = column === columns.prefix ? prefixes : bare ? actions.map((action) => action.slice(action.indexOf(':') + 1)) : actions;
  return words.length === 0 ? placeholder : words.map(write).join(separator);
}
