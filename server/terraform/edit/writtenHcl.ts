import type { Range } from '../../files/index.ts';
import type { HclAttribute, HclBlock, HclBody, HclExpression, HclItem, HclNodeId, HclObjectEntry } from '../../syntax/index.ts';
import type { Written, WrittenEntry, WrittenObject } from './Written.ts';

/** A node of an item's outline that has an id of its own. */
export type HclNode = HclBlock | HclAttribute | HclExpression | HclObjectEntry;

/** Functions that make one list of their arguments' elements. */
const joining: ReadonlySet<string> = new Set([
  'concat',
  'distinct',
  'compact',
  'flatten',
  'sort',
  'tolist',
  'toset',
  'setunion',
  'sensitive',
  'nonsensitive',
]);

/** Functions whose result is one text. */
const textual: ReadonlySet<string> = new Set([
  'format',
  'join',
  'lower',
  'replace',
  'substr',
  'title',
  'trim',
  'trimprefix',
  'trimspace',
  'trimsuffix',
  'upper',
]);

/** Names of what, as far as can be seen, is one value and no list. */
export const singleValue = { text: 'a text', reference: 'a reference' } as const;

/** Where a node of an item stands in its file. */
export function rangeOf(item: HclItem, id: HclNodeId): Range {
  return { start: item.start + (item.ranges[2 * id] ?? 0), end: item.start + (item.ranges[2 * id + 1] ?? 0) };
}

/** The nodes from the item's content down to `id`; empty when there is no such node. */
export function pathTo(item: HclItem, id: HclNodeId): readonly HclNode[] {
  const path: HclNode[] = [];
  const search = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false;
    if (Array.isArray(value)) return value.some(search);
    const node = value as Partial<HclNode>;
    const isNode = typeof node.id === 'number';
    if (isNode) {
      // Ids are given in preorder, and a node's range holds those below it.
      if ((node.id ?? 0) > id) return false;
      path.push(value as HclNode);
      if (node.id === id) return true;
    }
    for (const child of Object.values(value)) if (search(child)) return true;
    if (isNode) path.pop();
    return false;
  };
  search(item.content);
  return path;
}

/** An expression as it is written. */
export function writtenExpression(item: HclItem, value: HclExpression): Written {
  const base = { id: String(value.id), ...rangeOf(item, value.id) };
  switch (value.kind) {
    case 'template': {
      if (value.form !== 'quoted') return { ...base, kind: 'other', name: 'a heredoc' };
      const [only, more] = value.parts;
      const literal = only === undefined ? '' : only.kind === 'text' && more === undefined ? only.value : null;
      return { ...base, kind: 'string', literal };
    }
    case 'tuple':
      return { ...base, kind: 'list', elements: value.elements.map((element) => writtenExpression(item, element)) };
    case 'object': {
      const body = { start: base.start + 1, end: base.end - 1 };
      return { ...base, kind: 'object', form: 'object', body, entries: value.entries.map((entry) => objectEntry(item, entry)) };
    }
    case 'parentheses':
      return writtenExpression(item, value.value);
    case 'call':
      if (textual.has(value.name)) return { ...base, kind: 'other', name: singleValue.text };
      if (!joining.has(value.name) || value.expandLast) return { ...base, kind: 'other', name: `${value.name}(…)` };
      return { ...base, kind: 'joined', function: value.name, parts: value.arguments.map((argument) => writtenExpression(item, argument)) };
    default:
      return { ...base, kind: 'other', name: nameOf(value) };
  }
}

function nameOf(value: HclExpression): string {
  switch (value.kind) {
    case 'for':
      return 'a for expression';
    case 'variable':
    case 'attributeAccess':
    case 'indexAccess':
      return singleValue.reference;
    case 'conditional':
      return 'a condition';
    case 'unknown':
      return 'text that could not be read';
    default:
      return 'an expression';
  }
}

function objectEntry(item: HclItem, entry: HclObjectEntry): WrittenEntry {
  const part = entry.key.kind === 'template' && entry.key.parts.length === 1 ? entry.key.parts[0] : undefined;
  const key = part?.kind === 'text' && entry.keyForm !== 'expression' ? part.value : '';
  return { ...rangeOf(item, entry.id), key, keyRange: rangeOf(item, entry.key.id), value: writtenExpression(item, entry.value) };
}

/** A block as it is written: its attributes and nested blocks are the entries. */
export function writtenBlock(item: HclItem, block: HclBlock): WrittenObject {
  const braces = rangeOf(item, block.bodyId);
  const body = { start: braces.start + 1, end: braces.end - 1 };
  return { id: String(block.id), ...rangeOf(item, block.id), kind: 'object', form: 'block', body, entries: bodyEntries(item, block.body) };
}

function bodyEntries(item: HclItem, body: HclBody): WrittenEntry[] {
  return body.elements.map((element) => {
    const range = rangeOf(item, element.id);
    if (element.kind === 'attribute') {
      return { ...range, key: element.name, keyRange: rangeOf(item, element.nameId), value: writtenExpression(item, element.value) };
    }
    const type = { start: range.start, end: range.start + element.type.length };
    return {
      ...range,
      key: element.type,
      keyRange: type,
      value: { ...range, id: String(element.id), kind: 'other', name: `a ${element.type} block` },
    };
  });
}

/** Whether a node is only brackets around another. */
export function isParenthesised(node: HclNode): boolean {
  return 'kind' in node && node.kind === 'parentheses';
}
