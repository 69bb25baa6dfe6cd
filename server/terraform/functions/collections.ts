import { getIndex } from '../evaluate/access.ts';
import { entryKey, sortedEntries } from '../evaluate/forExpression.ts';
import { asSet } from '../modules/typeConstraint.ts';
import { entryOf, gapsOf, listValue, objectValue, partlyNamed, piecesValue, unknown, unknownBecause } from '../values/build.ts';
import { booleanOf, isUnknown, numberOf, piecesOf, reasonOf, settle, textOf } from '../values/read.ts';
import { sameValue } from '../values/sameValue.ts';
import { hidden, revealed } from '../values/sensitive.ts';
import type { ListValue, ObjectEntry, ObjectValue, Value } from '../values/Value.ts';
import type { Call, TerraformFunction } from './callFunction.ts';
import { graphemes } from './graphemes.ts';

/** A value as a list; one that is not known is a list of which nothing is known. `undefined`: it is none. */
export function listOf(given: Value | undefined): ListValue | undefined {
  if (!given) return undefined;
  const value = settle(given);
  if (value.kind === 'list') return value;
  if (isUnknown(value) && !(value.kind === 'unknown' && value.error)) return listValue(value.at, [], reasonOf(value));
  return undefined;
}

/** A value as an object, in the same way; null counts as none. */
function objectOf(given: Value | undefined): ObjectValue | undefined {
  if (!given) return undefined;
  const value = settle(given);
  if (value.kind === 'object') return value;
  if (isUnknown(value) && !(value.kind === 'unknown' && value.error)) return objectValue(value.at, [], reasonOf(value));
  return undefined;
}

const identity: TerraformFunction = ({ values: [value] }) => value;

function concat({ at, values, open }: Call): Value | undefined {
  const lists = values.map(listOf);
  if (!lists.every((list) => list !== undefined)) return undefined;
  const reason = lists.find((list) => list.open !== null)?.open ?? open;
  const elements = lists.flatMap((list) => list.elements);
  const gaps = elements.length === 0 ? [] : lists.flatMap(gapsOf);
  return { ...listValue(at, elements, reason), ...(gaps.length > 0 && { gaps }) };
}

function merge({ at, values, open }: Call): Value | undefined {
  const objects = values.flatMap((value) => (settle(value).kind === 'null' ? [] : [objectOf(value)]));
  if (!objects.every((object) => object !== undefined)) return undefined;
  // What an unknown object holds may replace anything that stands before it.
  const lastOpen = objects.findLastIndex((object) => object.open !== null);
  const reason = objects[lastOpen]?.open ?? open;
  const entries = objects.flatMap((object) => object.entries);
  const merged = objectValue(at, entries, reason);
  const isCounted = open === null && objects.every((object) => object.open === null || object.counted);
  return isCounted ? partlyNamed(merged, merged.entries.length) : merged;
}

function flatten({ at, values: [value] }: Call): Value | undefined {
  const list = listOf(value);
  if (!list) return undefined;
  let reason = list.open;
  const elements: Value[] = [];
  const visit = (element: Value, depth: number): void => {
    const settled = settle(element);
    if (settled.kind === 'list' && depth < 50) {
      reason ??= settled.open;
      for (const inner of settled.elements) visit(inner, depth + 1);
    } else elements.push(element);
  };
  for (const element of list.elements) visit(element, 0);
  return listValue(at, elements, reason);
}

function compact({ at, values: [value] }: Call): Value | undefined {
  const list = listOf(value);
  const kept = list?.elements.filter((element) => settle(element).kind !== 'null' && textOf(element) !== '');
  return list && kept && listValue(at, kept, list.open);
}

function distinct({ at, values: [value] }: Call): Value | undefined {
  const list = listOf(value);
  if (!list) return undefined;
  const texts = new Set<string>();
  const kept: Value[] = [];
  for (const element of list.elements) {
    const text = textOf(element);
    if (text !== undefined && texts.has(text)) continue;
    if (text === undefined && kept.length < 500 && kept.some((one) => sameValue(one, element) === true)) continue;
    if (text !== undefined) texts.add(text);
    kept.push(element);
  }
  return listValue(at, kept, list.open);
}

function lookup({ at, values: [collection, key, fallback], text }: Call): Value | undefined {
  const object = objectOf(collection);
  const name = key && textOf(key);
  if (!object || name === undefined) return undefined;
  const entry = entryOf(object, name);
  if (entry) return entry.value;
  return object.open === null ? fallback : unknown(at, text, object.open);
}

function element({ at, scope, values: [collection, index], text }: Call): Value | undefined {
  const list = collection && settle(collection);
  const position = index && numberOf(index);
  if (list?.kind !== 'list' || position === undefined || list.elements.length === 0) return undefined;
  if (list.open !== null) return list.elements[position] ? getIndex(scope, list, index ?? list, at) : unknown(at, text, list.open);
  const length = list.elements.length;
  return list.elements[((Math.trunc(position) % length) + length) % length];
}

function coalesce({ at, values, text, open }: Call): Value | undefined {
  for (const value of values) {
    const settled = settle(value);
    if (settled.kind === 'null' || textOf(settled) === '') continue;
    // A resource's attribute, or a text with something in it, is there whatever it is.
    if (settled.kind === 'unknown') return unknownBecause(at, text, value, settled.type);
    return value;
  }
  return open === null ? undefined : unknown(at, text, open);
}

function coalescelist({ at, values, text }: Call): Value | undefined {
  for (const value of values) {
    const list = settle(value);
    if (list.kind === 'null') continue;
    if (list.kind !== 'list') return unknownBecause(at, text, value, 'list');
    if (list.elements.length > 0) return value;
    if (list.open !== null) return unknown(at, text, list.open, 'list');
  }
  return undefined;
}

function zipmap({ at, values: [keys, values] }: Call): Value | undefined {
  const names = listOf(keys);
  const list = listOf(values);
  if (!names || !list) return undefined;
  if (names.open === null && list.open === null && names.elements.length !== list.elements.length) return undefined;
  const entries: ObjectEntry[] = [];
  let reason = names.open ?? list.open;
  for (const [index, key] of names.elements.entries()) {
    const text = textOf(key);
    const value = list.elements[index];
    if (text === undefined) reason ??= reasonOf(key) ?? 'a key is not known';
    else if (value) entries.push({ key: text, keyAt: key.at, value });
  }
  return objectValue(at, entries, reason);
}

function length({ at, values: [value] }: Call): Value | undefined {
  const settled = value && settle(value);
  const of = (count: number): Value => ({ kind: 'number', at, value: count });
  if (settled?.kind === 'list') return settled.open === null ? of(settled.elements.length) : undefined;
  if (settled?.kind === 'object') return settled.open === null ? of(settled.entries.length) : undefined;
  const text = settled && (settled.kind === 'string' || settled.kind === 'json') ? textOf(settled) : undefined;
  return text === undefined ? undefined : of(graphemes(text).length);
}

function contains({ at, values: [collection, wanted] }: Call): Value | undefined {
  const list = collection && settle(collection);
  if (list?.kind !== 'list' || !wanted) return undefined;
  const answers = list.elements.map((one) => sameValue(one, wanted));
  if (answers.includes(true)) return { kind: 'boolean', at, value: true };
  return answers.includes(undefined) || list.open !== null ? undefined : { kind: 'boolean', at, value: false };
}

function quantify(decisive: boolean): TerraformFunction {
  return ({ at, values: [value] }) => {
    const list = value && settle(value);
    if (list?.kind !== 'list') return undefined;
    const answers = list.elements.map(booleanOf);
    if (answers.includes(decisive)) return { kind: 'boolean', at, value: decisive };
    return answers.includes(undefined) || list.open !== null ? undefined : { kind: 'boolean', at, value: !decisive };
  };
}

function tostring({ at, values: [value] }: Call): Value | undefined {
  if (value?.kind === 'unknown' && !value.error) return { ...value, type: 'string' };
  if (!value || settle(value).kind === 'null' || isUnknown(value)) return value;
  const pieces = piecesOf(value);
  return settle(value).kind === 'string' || settle(value).kind === 'json' ? value : pieces && piecesValue(at, pieces);
}

/** Lists and maps; https://developer.hashicorp.com/terraform/language/functions/concat and its neighbours. */
export const collectionFunctions: Readonly<Record<string, TerraformFunction>> = {
  concat,
  merge,
  flatten,
  compact,
  distinct,
  lookup,
  element,
  coalesce,
  coalescelist,
  zipmap,
  length,
  contains,
  tostring,
  alltrue: quantify(false),
  anytrue: quantify(true),
  sensitive: ({ at, values: [value], text }) => value && hidden(value, at, text),
  nonsensitive: ({ values: [value] }) => value && revealed(value),
  ephemeralasnull: identity,
  tolist: ({ values: [value] }) => {
    const list = value && settle(value);
    return list?.kind === 'list' && list.isSet ? listValue(list.at, list.elements, list.open) : value;
  },
  tomap: identity,
  toset: ({ values: [value] }) => {
    const list = value && settle(value);
    return list?.kind === 'list'
      ? asSet(list)
      : isUnknown(list ?? { kind: 'null', at: { file: '', item: '', node: 0 } })
        ? value
        : undefined;
  },
  list: ({ at, values, open }) => listValue(at, values, open),
  one: ({ at, values: [value], text }) => {
    const list = value && settle(value);
    if (list?.kind !== 'list') return value && list?.kind !== 'unknown' ? value : undefined;
    // Of more elements it would be an error.
    if (list.open !== null && list.elements.length === 0) return unknown(at, text, list.open);
    return list.elements.length > 1 ? undefined : (list.elements[0] ?? { kind: 'null', at });
  },
  keys: ({ at, values: [value] }) => {
    const object = objectOf(value);
    return object && listValue(at, sortedEntries(object.entries).map(entryKey), object.counted ? null : object.open);
  },
  values: ({ at, values: [value] }) => {
    const object = objectOf(value);
    return (
      object &&
      listValue(
        at,
        sortedEntries(object.entries).map((entry) => entry.value),
        object.counted ? null : object.open,
      )
    );
  },
  slice: ({ at, values: [value, from, to] }) => {
    const list = value && settle(value);
    const [start, end] = [from && numberOf(from), to && numberOf(to)];
    if (list?.kind !== 'list' || list.open !== null || start === undefined || end === undefined) return undefined;
    if (start < 0 || start > end || end > list.elements.length) return undefined;
    return listValue(at, list.elements.slice(start, end));
  },
  index: ({ at, values: [value, wanted] }) => {
    const list = value && settle(value);
    if (list?.kind !== 'list' || !wanted) return undefined;
    const position = list.elements.findIndex((one) => sameValue(one, wanted) === true);
    return position < 0 ? undefined : { kind: 'number', at, value: position };
  },
  reverse: ({ at, values: [value] }) => {
    const list = value && settle(value);
    return list?.kind === 'list' && list.open === null ? listValue(at, [...list.elements].reverse()) : undefined;
  },
  sort: ({ at, values: [value] }) => {
    const list = listOf(value);
    if (!list) return undefined;
    const texts = list.elements.map((one) => ({ key: textOf(one) ?? '', keyAt: one.at, value: one }));
    return listValue(
      at,
      sortedEntries(texts).map((entry) => entry.value),
      list.open,
    );
  },
};
