import { type Row, rows, takers } from './rows.ts';

/** An export of a package that calls AWS for its caller. */
export interface LibraryRow {
  /** The module as it is imported: the package, with a subpath where the export stands there. */
  readonly package: string;
  /** As imported; a method after a dot; `default` for the default import or the whole of a CommonJS package. */
  readonly export: string;
  readonly calls: readonly { readonly package: string; readonly operation: string }[];
}

function read(table: Readonly<Record<string, { readonly exports: readonly Row[] }>>): readonly LibraryRow[] {
  return Object.entries(table).flatMap(([module, { exports }]) =>
    exports.map(([name, client, operations]) => ({
      package: module,
      export: name,
      calls: operations
        .split(' ')
        .map((operation) => ({ package: client.startsWith('@') ? client : `@aws-sdk/client-${client}`, operation })),
    })),
  );
}

/** By `module export`. */
export const libraryTable: ReadonlyMap<string, LibraryRow> = new Map(read(rows).map((row) => [`${row.package} ${row.export}`, row]));

const takerRows = read(takers);

/** What an export asks for with a client of a package that it is handed; `undefined` where the table does not know it. */
export function callsWithClient(module: string, name: string, client: string): LibraryRow['calls'] | undefined {
  const known = takerRows.filter((row) => row.package === module && row.export === name);
  return known.find((row) => row.calls.some((call) => call.package === client))?.calls;
}

/** Modules that the table knows, sorted. */
export const libraryPackages: readonly string[] = Object.keys(rows).sort();

/** Methods of a module's objects that the table knows. */
export function libraryMethods(module: string): readonly string[] {
  return (rows[module]?.exports ?? []).flatMap(([name]) => (name.includes('.') ? [name.slice(name.lastIndexOf('.') + 1)] : []));
}

/** Whether the table tells what the methods of an export's objects ask for: handing one a client asks for nothing. */
export function knowsMethodsOf(module: string, name: string): boolean {
  return (rows[module]?.exports ?? []).some(([exported]) => exported.startsWith(`${name}.`));
}
