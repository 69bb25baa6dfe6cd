import { type Document, isMap, isNode, isScalar, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import type { Range } from '../../files/index.ts';
import { pointerStep } from '../../syntax/index.ts';

/** A value in a file of YAML, as it is written. */
export interface YamlValue {
  readonly range: Range;
  readonly kind: 'scalar' | 'other' | YamlList;
  /** The list that it is an element of, and which. */
  readonly within: { readonly list: YamlList; readonly index: number } | null;
}

export interface YamlList {
  /** Where it starts: no other list of the file does. */
  readonly start: number;
  /** `[a, b]`, rather than a line with a dash for each. */
  readonly flow: boolean;
  /** The scalars among its elements; `null` for another. */
  readonly elements: readonly (Range | null)[];
}

let last: { readonly text: string; readonly document: Document } | undefined;

/** The value at a JSON pointer of a text that is valid YAML, keys as they are written; of a key that is written twice, the last, but for `<<`. */
export function yamlAt(text: string, pointer: string): YamlValue | undefined {
  if (last?.text !== text) last = { text, document: parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' }) };
  let node: unknown = last.document.contents;
  let within: YamlValue['within'] = null;
  for (const step of pointer.split('/').slice(1)) {
    if (isSeq(node)) {
      within = { list: listOf(node), index: Number(step) };
      node = node.items[Number(step)];
    } else if (isMap(node)) {
      within = null;
      const pairs = node.items.filter(({ key }) => isScalar(key) && pointerStep(key.source ?? String(key.value)) === `/${step}`);
      if (step === '<<' && pairs.length > 1) return undefined;
      node = pairs.at(-1)?.value;
    } else return undefined;
  }
  const range = rangeOf(node);
  return range && { range, kind: isSeq(node) ? listOf(node) : isScalar(node) ? 'scalar' : 'other', within };
}

const listOf = (seq: YAMLSeq): YamlList => ({
  start: seq.range?.[0] ?? 0,
  flow: seq.flow === true,
  elements: seq.items.map((item) => (isScalar(item) ? (rangeOf(item) ?? null) : null)),
});

const rangeOf = (node: unknown): Range | undefined =>
  isNode(node) && node.range ? { start: node.range[0], end: node.range[1] } : undefined;
