import type { Range } from '../../files/index.ts';
import { ignoreMarkers, ignoresIn } from '../ignoreComment.ts';
import type { HclAttribute, HclBlock, HclItem, HclItemKey, HclOutline } from './ast.ts';
import type { ItemNodes } from './itemNodes.ts';
import { readElement } from './readElement.ts';
import { type SplitElement, splitBody } from './splitBody.ts';
import { type ValueBlock, valueBlock } from './valueBlock.ts';

/** Larger files (in UTF-16 code units) are not read: the outline is empty, with an error from end to end. */
const largestText = 4_000_000;

/** What an outline was read from, for the next reading; its only use is to find items that say the same. */
const texts = new WeakMap<HclOutline, string>();
const errorsOf = new WeakMap<HclItem['ranges'], readonly Range[]>();

/**
 * Reads a file of HCL (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md).
 *
 * Each top-level block or attribute, and each attribute of `locals`, is found by its brackets and read by itself; those whose
 * text stands in `previous` too are taken from there. The result does not depend on `previous` otherwise. Never throws on bad
 * text.
 */
export function readHcl(text: string, previous?: HclOutline): HclOutline {
  if (text.length > largestText) return { topLevel: [], items: new Map(), errors: [{ start: 0, end: text.length }], ignores: [] };
  const { elements, comments } = splitBody(text, 0, text.length);
  const known = knownItems(previous);
  const read = (element: SplitElement) => known?.(text, element) ?? readItem(text, element);
  const found: Found = { topLevel: [], items: new Map(), errors: [], counts: new Map() };
  for (const element of elements) {
    const block = valueBlock(text, element);
    if (block) addValueBlock(found, block, element, read);
    else addItem(found, read(element), element, null);
  }
  const { topLevel, items, errors } = found;
  const marked = ignoreMarkers(text).length > 0;
  const outline = { topLevel, items, errors: fewErrors(errors), ignores: marked ? ignoresIn(text, comments, ['#', '//']) : [] };
  texts.set(outline, text);
  return outline;
}

interface Found {
  readonly topLevel: HclItemKey[];
  readonly items: Map<HclItemKey, HclItem>;
  readonly errors: Range[];
  /** How many items have a name so far. */
  readonly counts: Map<string, number>;
}

/** Adds an item, if anything could be made of it, and what is wrong with it; `within` is the type of its block. */
function addItem(found: Found, read: ReadItem, { start, unbalanced }: SplitElement, within: Within | null): HclItemKey | null {
  for (const error of read.errors) found.errors.push({ start: start + error.start, end: start + error.end });
  if (!read.content) return null;
  const own = read.content.kind === 'block' ? [read.content.type, ...read.content.labels].join('.') : read.content.name;
  const name = within ? `${within.type}.${own}` : own;
  const count = found.counts.get(name) ?? 0;
  found.counts.set(name, count + 1);
  const key = count === 0 && !name.includes('#') ? name : `${name}#${count}`;
  if (!within) found.topLevel.push(key);
  // What was cut where a bracket is missing may be read otherwise where none is: it is not taken over.
  if (!unbalanced) errorsOf.set(read.ranges, read.errors);
  found.items.set(key, { key, content: read.content, within: within?.key ?? null, start, ranges: read.ranges });
  return key;
}

interface Within {
  readonly type: string;
  readonly key: HclItemKey | null;
}

/** Adds a block of named values, and each of them as an item of its own. */
function addValueBlock(found: Found, block: ValueBlock, element: SplitElement, read: (element: SplitElement) => ReadItem): void {
  const before = found.errors.length;
  const key = addItem(found, { content: block.content, ranges: block.ranges, errors: [] }, element, null);
  for (const value of block.values) {
    if (value.kind === 'attribute') addItem(found, read(value), value, { type: block.content.type, key });
    else found.errors.push({ start: value.start, end: value.end });
  }
  if (element.unbalanced && found.errors.length === before) found.errors.push({ start: block.open, end: block.open + 1 });
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
