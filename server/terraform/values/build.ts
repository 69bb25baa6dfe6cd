import type { Gap, TfNode } from '../Policy.ts';
import { reasonOf, settle } from './read.ts';
import type { JsonValue, ListValue, ObjectEntry, ObjectValue, Piece, Spelling, StringValue, UnknownValue, Value } from './Value.ts';

export function stringValue(at: TfNode, text: string): StringValue {
  return { kind: 'string', at, pieces: text === '' ? [] : [{ text, source: null }], spelling: null };
}

export function piecesValue(at: TfNode, pieces: readonly Piece[], spelling: Spelling | null = null): StringValue {
  return { kind: 'string', at, pieces, spelling };
}

export function listValue(at: TfNode, elements: readonly Value[], open: string | null = null): ListValue {
  return { kind: 'list', at, elements, open };
}

/** A list that is made from others: where it is empty because one alone of them is, it says where that is written. */
export function madeFrom(list: ListValue, from: readonly Value[]): ListValue {
  if (list.open !== null || list.elements.length > 0) return list;
  const empty = from.map(settle).flatMap((one) => {
    if (one.kind === 'object') return one.entries.length === 0 ? [one.at] : [];
    return one.kind === 'list' && one.elements.length === 0 ? [one.emptied ?? one.at] : [];
  });
  const [cause] = empty;
  const omitted = from.map(settle).flatMap((one) => (one.kind === 'list' && one.omitted) || []);
  const isOne = new Set(empty.map((at) => JSON.stringify(at))).size === 1;
  return cause && isOne ? { ...list, emptied: cause, ...(omitted[0] && { omitted: omitted[0] }) } : list;
}

/** The empty lists that a list is made from, or is itself. */
export function gapsOf(list: ListValue): readonly Gap[] {
  if (list.open !== null || list.elements.length > 0) return list.gaps ?? [];
  return [{ at: list.emptied ?? list.at, ...(list.omitted && { omitted: list.omitted }) }];
}

/** An object; of several entries with one key the last counts, in the place of the first. */
export function objectValue(at: TfNode, entries: readonly ObjectEntry[], open: string | null = null): ObjectValue {
  const byKey = new Map<string, ObjectEntry>();
  for (const entry of entries) byKey.set(entry.key, entry);
  return { kind: 'object', at, entries: byKey.size === entries.length ? entries : [...byKey.values()], open };
}

/** An object that is open only for keys known in part, of which none may be another's: `made` entries were given, `null`: or more. */
export function partlyNamed(object: ObjectValue, made: number | null): ObjectValue {
  return object.open !== null && object.entries.length === made ? { ...object, counted: true } : object;
}

export function jsonValue(at: TfNode, form: JsonValue['form'], value: Value): JsonValue {
  return { kind: 'json', at, form, value };
}

export function unknown(at: TfNode, name: string, reason: string, type: UnknownValue['type'] = null): UnknownValue {
  return { kind: 'unknown', at, name, reason, type, error: false };
}

/** What Terraform refuses to evaluate. */
export function failure(at: TfNode, name: string, reason: string): UnknownValue {
  return { kind: 'unknown', at, name, reason, type: null, error: true };
}

/** A name that stands for nothing. */
export function undeclared(at: TfNode, name: string): UnknownValue {
  return failure(at, name, `no file of the module declares ${name}`);
}

/** Unknown because `cause` is. */
export function unknownBecause(at: TfNode, name: string, cause: Value, type: UnknownValue['type'] = null): UnknownValue {
  const settled = settle(cause);
  return {
    kind: 'unknown',
    at,
    name,
    reason: reasonOf(settled) ?? 'it is not known',
    type,
    error: settled.kind === 'unknown' && settled.error,
  };
}

const indexes = new WeakMap<ObjectValue, ReadonlyMap<string, ObjectEntry>>();

/** The entry of `key`. */
export function entryOf(object: ObjectValue, key: string): ObjectEntry | undefined {
  if (object.entries.length < 16) return object.entries.find((entry) => entry.key === key);
  let known = indexes.get(object);
  if (!known) indexes.set(object, (known = new Map(object.entries.map((entry) => [entry.key, entry]))));
  return known.get(key);
}

/** A named value where it is used: of what is not known by that very name, the use is the place to change. */
export function usedAt(value: Value, name: string, at: TfNode): Value {
  return (value.kind === 'unknown' || value.kind === 'reference') && value.name === name ? { ...value, at } : value;
}
