/** An export of a package that calls AWS for its caller. */
export interface LibraryRow {
  readonly package: string;
  /** As imported; a method after a dot; `default` for the default import or the whole of a CommonJS package. */
  readonly export: string;
  readonly calls: readonly { readonly package: string; readonly operation: string }[];
}

/** By `package export`. */
export const libraryTable: ReadonlyMap<string, LibraryRow> = new Map();
