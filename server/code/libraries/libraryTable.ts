import type { Row, Rows } from './Row.ts';
import { rows, takers } from './rows.ts';

/** An operation that a library asks for. */
export interface LibraryCall {
  readonly package: string;
  readonly operation: string;
  /** Paths that decide whether it is asked for, as `Row` has them; one of `''`: it is asked for in some uses only. */
  readonly only: readonly string[];
}

/** An export of a package that calls AWS for its caller. */
export interface LibraryRow {
  /** The module as it is imported: the package, with a subpath where the export stands there. */
  readonly package: string;
  /** As imported; a method after a dot; `default` for the default import or the whole of a CommonJS package. */
  readonly export: string;
  readonly calls: readonly LibraryCall[];
  /** The operations' parameters and the paths to them; `null`: they are read under their own names. */
  readonly inputs: readonly (readonly [parameter: string, path: string])[] | null;
}

function read(table: Rows): readonly LibraryRow[] {
  return Object.entries(table).flatMap(([module, { exports }]) => exports.map((row) => readRow(module, row)));
}

function readRow(module: string, [name, client, operations, inputs]: Row): LibraryRow {
  return {
    package: module,
    export: name,
    calls: operations.split(' ').map((text) => {
      const [asked = '', ...only] = text.split('?');
      const at = asked.indexOf(':');
      const by = at < 0 ? client : asked.slice(0, at);
      return { package: by.startsWith('@') ? by : `@aws-sdk/client-${by}`, operation: asked.slice(at + 1), only };
    }),
    inputs:
      inputs?.split(' ').map((text): readonly [string, string] => {
        const at = text.indexOf('=');
        return [text.slice(0, at), text.slice(at + 1)];
      }) ?? null,
  };
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

/** Names by which a module's exports and the methods of its objects are called, as the table knows them. */
export function libraryMethods(module: string): readonly string[] {
  return (rows[module]?.exports ?? []).map(([name]) => calledName(name));
}

/** The names of a module's exports that the table knows. */
export function libraryExports(module: string): ReadonlySet<string> {
  return new Set((rows[module]?.exports ?? []).map(([name]) => name.split('.')[0] ?? name));
}

/** The name that is written where an export is called: the last of its parts. */
export function calledName(exported: string): string {
  return exported.slice(exported.lastIndexOf('.') + 1);
}

/** Whether the table tells what the methods of an export's objects ask for: handing one a client asks for nothing. */
export function knowsMethodsOf(module: string, name: string): boolean {
  return (rows[module]?.exports ?? []).some(([exported]) => exported.startsWith(`${name}.`));
}
