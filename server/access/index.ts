/**
 * access — the join of code and configuration: what is needed, what is granted, how they compare, and what to change.
 *
 * Facts only, without positions; it knows no finding, no wording and no text of a file.
 */
export type { Access, Coverage, Missing, UnusedAction } from './Access.ts';
export { contradiction } from './contradiction.ts';
export { createAccess } from './createAccess.ts';
export { effectOf, sidOf } from './effectOf.ts';
export { type Grant, type GrantingStatement, grantedIn } from './grant.ts';
export type { Need } from './needs.ts';
export { type Pair, type Pairing, writtenPair } from './pairs.ts';
export { showPartialText, wholeText, withoutMarks } from './partialText.ts';
export { planGrant } from './planGrant.ts';
export { isPolicyDocument } from './policyDocument.ts';
