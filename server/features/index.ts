/**
 * features — what a person asks: findings and their fixes, hover, explanations, the reference document, the graph.
 *
 * Plain data with offsets; it knows no protocol, no terminal, and does no I/O.
 */

export {
  applyEdits,
  type FilePath,
  isWithin,
  type LineIndex,
  lineIndex,
  type Place,
  type Range,
  relativePath,
  type TextEdit,
} from '../files/index.ts';
export { type CatalogueAnswer, catalogue } from './catalogue.ts';
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
