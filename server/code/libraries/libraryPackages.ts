import { libraryTable } from './libraryTable.ts';

/** Packages that the table of libraries knows, sorted. */
export const libraryPackages: readonly string[] = [...new Set([...libraryTable.values()].map((row) => row.package))].sort();
