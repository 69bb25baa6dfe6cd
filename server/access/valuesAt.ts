import { inputPath } from '../aws/index.ts';
import type { SdkCall, Value } from '../code/index.ts';

/**
 * The values that an input parameter can have, by its path, e.g. `Delete.Objects[].Key`: of a list, those of all its elements,
 * of a map's keys, each; an unknown one wherever there may be others.
 */
export function valuesAt(call: SdkCall, path: string): readonly Value[] {
  const { steps, keys } = inputPath(path);
  let values: readonly Value[] = [{ kind: 'object', members: call.input, open: false, from: [] }];
  for (const { name, each } of steps) {
    values = values.flatMap((value) => alternatives(memberOf(value, name)));
    if (each) values = values.flatMap(elementsOf);
  }
  if (keys) values = values.flatMap(keysOf).flatMap(alternatives);
  // What stands in for a setting that is missing names nothing: `process.env.BUCKET ?? ''`.
  const names = values.filter((value) => !(value.kind === 'literal' && value.value === ''));
  return names.length > 0 ? names : values;
}

function memberOf(value: Value, name: string): Value | undefined {
  if (value.kind === 'unknown') return value;
  if (value.kind !== 'object') return undefined;
  return value.members[name] ?? (value.open ? { kind: 'unknown', reason: `${name} may be given`, from: value.from } : undefined);
}

function elementsOf(value: Value): readonly Value[] {
  if (value.kind === 'unknown') return [value];
  if (value.kind !== 'list') return [];
  const known = value.elements.flatMap(alternatives);
  return value.open ? [...known, { kind: 'unknown', reason: 'there may be other elements', from: value.from }] : known;
}

function keysOf(value: Value): readonly Value[] {
  if (value.kind === 'unknown') return [value];
  if (value.kind !== 'object') return [];
  // What is under a key that is not known stands under that of its node.
  const names = Object.keys(value.members).filter((name) => !name.startsWith('['));
  const named = names.map((name): Value => ({ kind: 'literal', value: name, from: value.from }));
  if (value.keys) return [...named, ...value.keys];
  return value.open ? [...named, { kind: 'unknown', reason: 'there may be other keys', from: value.from }] : named;
}

const alternatives = (value: Value | undefined): readonly Value[] =>
  value === undefined ? [] : value.kind === 'oneOf' ? value.values.flatMap(alternatives) : [value];
