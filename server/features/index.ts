/**
 * features — what a person asks: findings and their fixes, hover, explanations, the reference document, the graph.
 *
 * Plain data with offsets; it knows no protocol, no terminal, and does no I/O.
 */

export { type FilePath, type LineIndex, lineIndex, type Place, type Range, type TextEdit } from '../files/index.ts';
export { createEngine } from './createEngine.ts';
export type * from './Engine.ts';
export {
  documentationOf,
  type Finding,
  type FindingCode,
  type FixOffer,
  findingCodes,
  type RelatedPlace,
  type Severity,
} from './finding.ts';
