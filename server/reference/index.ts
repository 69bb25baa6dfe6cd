/**
 * reference — what the reference document says (the table under "This Project's Clients"), and how that table is rewritten.
 *
 * It is told what the table must say; it knows no policy, no package.json and no call, and never touches a byte outside
 * the table's rows.
 */
export { newReference } from './newReference.ts';
export type { ReferenceEntry } from './ReferenceEntry.ts';
export { isReferenceDocument, readReference } from './readReference.ts';
export { rewriteTable } from './rewriteTable.ts';
export { staleness } from './staleness.ts';
