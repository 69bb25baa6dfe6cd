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

/** Recognises the columns by their headers, that of the clients also by its cells; `undefined` where one is not found. */
export function recogniseColumns(table: MarkdownTable): Columns | undefined {
  const titles = table.header.cells.map(({ text }) => text);
  const taken = new Set<number>();
  const take = (index: number): number | undefined => {
    if (index < 0) return undefined;
    taken.add(index);
    return index;
  };
  const titled = (pattern: RegExp) => take(titles.findIndex((title, index) => !taken.has(index) && pattern.test(title)));
  const holdsClients = titles.findIndex((_, index) =>
    table.rows.some((row) => /@aws-sdk\/client-[a-z0-9]/.test(row.cells[index]?.text ?? '')),
  );
  const clientByCells = take(holdsClients);
  const actions = titled(headers.actions);
  const prefix = titled(headers.prefix);
  const client = clientByCells ?? titled(headers.client) ?? (prefix === undefined ? undefined : titled(headers.service));
  if (client === undefined || actions === undefined) return undefined;
  return { client, prefix: prefix ?? titled(headers.service), actions };
}
