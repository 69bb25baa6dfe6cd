import type { MarkdownTable } from '../syntax/index.ts';

/** Which column says what, counted from 0. */
export interface Columns {
  readonly client: number;
  /** Not every table has one. */
  readonly prefix: number | undefined;
  readonly actions: number;
}

const headers = {
  actions: /\b(actions?|permissions?)\b/i,
  prefix: /\b(prefix(es)?|namespaces?)\b/i,
  client: /\b(clients?|sdk|packages?)\b/i,
  service: /\bservices?\b/i,
};

/** Recognises the columns by their titles; where several or none could be the clients', by their cells. `undefined` where one is not found. */
export function recogniseColumns(table: MarkdownTable): Columns | undefined {
  const titles = table.header.cells.map(({ text }) => text);
  const taken = new Set<number>();
  const titled = (pattern: RegExp): number | undefined => {
    const index = titles.findIndex((title, column) => !taken.has(column) && pattern.test(title));
    if (index < 0) return undefined;
    taken.add(index);
    return index;
  };
  const actions = titled(headers.actions);
  const prefix = titled(headers.prefix);
  const free = titles.flatMap((title, column) => (taken.has(column) ? [] : [{ title, column }]));
  const named = free.filter(({ title }) => headers.client.test(title));
  const client =
    mostClients(
      table,
      (named.length > 0 ? named : free).map(({ column }) => column),
    ) ??
    named[0]?.column ??
    titled(headers.service);
  if (client === undefined || actions === undefined) return undefined;
  taken.add(client);
  return { client, prefix: prefix ?? titled(headers.service), actions };
}

/** The column among `columns` with the most names of clients, if any has one. */
function mostClients(table: MarkdownTable, columns: readonly number[]): number | undefined {
  const count = (column: number) =>
    table.rows.filter((row) => /(?:@aws-sdk\/|(?<![\w@/-]))client-[a-z0-9]/i.test(row.cells[column]?.text ?? '')).length;
  let best: number | undefined;
  for (const column of columns) if (count(column) > (best === undefined ? 0 : count(best))) best = column;
  return best;
}
