import type { Range } from '../../files/index.ts';
import { ignoreMarkers, ignoresIn } from '../ignoreComment.ts';
import type { HclAttribute, HclBlock, HclItem, HclItemKey, HclOutline } from './ast.ts';
import type { ItemNodes } from './itemNodes.ts';
import { readElement } from './readElement.ts';
import { type SplitElement, splitBody } from './splitBody.ts';

/** Larger files (in UTF-16 code units) are not read: the outline is empty, with an error from end to end. */
const largestText = 4_000_000;

/** What an outline was read from, for the next reading; its only use is to find items that say the same. */
const texts = new WeakMap<HclOutline, string>();
const errorsOf = new WeakMap<HclItem['ranges'], readonly Range[]>();

/**
 * Reads a file of HCL (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md).
 *
 * Each top-level block or attribute is found by its brackets and read by itself; those whose text stands in `previous` too
 * are taken from there. The result does not depend on `previous` otherwise. Never throws on bad text.
 */
export function readHcl(text: string, previous?: HclOutline): HclOutline {
  if (text.length > largestText) return { topLevel: [], items: new Map(), errors: [{ start: 0, end: text.length }], ignores: [] };
  const { elements, comments } = splitBody(text, 0, text.length);
  const known = knownItems(previous);
  const topLevel: HclItemKey[] = [];
  const items = new Map<HclItemKey, HclItem>();
  const errors: Range[] = [];
  const counts = new Map<string, number>();
  for (const element of elements) {
    const read = known?.(text, element) ?? readItem(text, element);
    for (const error of read.errors) errors.push({ start: element.start + error.start, end: element.start + error.end });
    if (!read.content) continue;
    const name = read.content.kind === 'block' ? [read.content.type, ...read.content.labels].join('.') : read.content.name;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    const key = count === 0 && !name.includes('#') ? name : `${name}#${count}`;
    topLevel.push(key);
    const item = { key, content: read.content, start: element.start, ranges: read.ranges };
    // What was cut where a bracket is missing may be read otherwise where none is: it is not taken over.
    if (!element.unbalanced) errorsOf.set(item.ranges, read.errors);
    items.set(key, item);
  }
  const marked = ignoreMarkers(text).length > 0;
  const outline = { topLevel, items, errors: fewErrors(errors), ignores: marked ? ignoresIn(text, comments, ['#', '//']) : [] };
  texts.set(outline, text);
  return outline;
}

/** More errors than this in one file are told as one, over all of them: nobody reads so many, and an editor may not take them. */
const mostErrors = 500;

function fewErrors(errors: readonly Range[]): readonly Range[] {
  if (errors.length <= mostErrors) return errors;
  return [{ start: errors[0]?.start ?? 0, end: errors.reduce((end, error) => Math.max(end, error.end), 0) }];
}

interface ReadItem {
  readonly content: HclBlock | HclAttribute | null;
  readonly ranges: readonly number[];
  readonly errors: readonly Range[];
}

function readItem(text: string, element: SplitElement): ReadItem {
  const nodes: ItemNodes = { text: text.slice(element.start, element.end), ranges: [], errors: [] };
  const own = { ...element, start: 0, end: element.end - element.start };
  const content = readElement(nodes, own);
  return { content, ranges: nodes.ranges, errors: nodes.errors };
}

/** Finds an item of `previous` with exactly the element's text. */
function knownItems(previous: HclOutline | undefined): ((text: string, element: SplitElement) => ReadItem | undefined) | undefined {
  const before = previous && texts.get(previous);
  if (!previous || before === undefined) return undefined;
  const byText = new Map<string, HclItem>();
  for (const item of previous.items.values()) {
    if (errorsOf.has(item.ranges)) byText.set(before.slice(item.start, item.start + (item.ranges[1] ?? 0)), item);
  }
  return (text, { start, end, kind, unbalanced }) => {
    const item = byText.get(text.slice(start, end));
    if (!item || unbalanced || kind !== item.content.kind) return undefined;
    return { content: item.content, ranges: item.ranges, errors: errorsOf.get(item.ranges) ?? [] };
  };
}
