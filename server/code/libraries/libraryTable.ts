/** An export of a package that calls AWS for its caller. */
export interface LibraryRow {
  readonly package: string;
  /** As imported; a method after a dot; `default` for the default import or the whole of a CommonJS package. */
  readonly export: string;
  readonly calls: readonly { readonly package: string; readonly operation: string }[];
}

/** By `package export`. */
export const libraryTable: ReadonlyMap<string, LibraryRow> = new Map();

/** Packages that the table knows, sorted. */
export const libraryPackages: readonly string[] = [...new Set([...libraryTable.values()].map((row) => row.package))].sort();

/** Methods of a package's objects that the table knows. */
export function libraryMethods(pkg: string): readonly string[] {
  return [...libraryTable.values()]
    .filter((row) => row.package === pkg && row.export.includes('.'))
    .map((row) => row.export.slice(row.export.lastIndexOf('.') + 1));
}
