import type { HclExpression } from '../../syntax/index.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { sortedEntries } from '../evaluate/forExpression.ts';
import type { Scope } from '../evaluate/Scope.ts';
import { entryOf, listValue, objectValue, piecesValue, unknown } from '../values/build.ts';
import { booleanOf, numberOf, piecesOf, settle, textOf } from '../values/read.ts';
import type { ObjectEntry, UnknownValue, Value } from '../values/Value.ts';

/** The kind of value that a type constraint asks for. */
export function typeName(type: HclExpression): UnknownValue['type'] {
  const name = type.kind === 'variable' || type.kind === 'call' ? type.name : '';
  switch (name) {
    case 'string':
    case 'number':
      return name;
    case 'bool':
      return 'boolean';
    case 'list':
    case 'set':
    case 'tuple':
      return 'list';
    case 'map':
    case 'object':
      return 'object';
    default:
      return null;
  }
}

/**
 * A value as a variable of a type has it: attributes that the type does not name are gone, optional ones that are absent
 * have their default. Source: https://developer.hashicorp.com/terraform/language/expressions/type-constraints
 */
export function convertType(scope: Scope, given: Value, type: HclExpression): Value {
  const value = given.kind === 'reference' ? given : settle(given);
  if (value.kind === 'null' || value.kind === 'reference') return value;
  if (value.kind === 'unknown') return value.type === null ? { ...value, type: typeName(type) } : value;
  if (type.kind === 'variable') return convertPrimitive(value, type.name);
  if (type.kind !== 'call') return value;
  const [argument] = type.arguments;
  if (!argument) return value;
  switch (type.name) {
    case 'list':
    case 'set': {
      if (value.kind !== 'list') return value;
      const list = listValue(
        value.at,
        value.elements.map((element) => convertType(scope, element, argument)),
        value.open,
      );
      const { emptied, omitted, gaps } = value;
      return type.name === 'set'
        ? asSet(list)
        : { ...list, ...(emptied && { emptied }), ...(omitted && { omitted }), ...(gaps && { gaps }) };
    }
    case 'tuple':
      if (value.kind !== 'list' || argument.kind !== 'tuple') return value;
      return listValue(
        value.at,
        value.elements.map((element, index) =>
          argument.elements[index] ? convertType(scope, element, argument.elements[index]) : element,
        ),
        value.open,
      );
    case 'map':
      if (value.kind !== 'object') return value;
      return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: convertType(scope, entry.value, argument) })) };
    case 'object':
      return value.kind === 'object' && argument.kind === 'object' ? convertObject(scope, value, argument) : value;
    default:
      return value;
  }
}

function convertPrimitive(value: Value, type: string): Value {
  if (type === 'string' && (value.kind === 'number' || value.kind === 'boolean')) return piecesValue(value.at, piecesOf(value) ?? []);
  if (type === 'number' && value.kind === 'string') {
    const number = numberOf(value);
    return number === undefined ? value : { kind: 'number', at: value.at, value: number };
  }
  if (type === 'bool' && value.kind === 'string') {
    const truth = booleanOf(value);
    return truth === undefined ? value : { kind: 'boolean', at: value.at, value: truth };
  }
  return value;
}

function convertObject(scope: Scope, value: Extract<Value, { kind: 'object' }>, type: Extract<HclExpression, { kind: 'object' }>): Value {
  const entries: ObjectEntry[] = [];
  for (const attribute of type.entries) {
    const key = attribute.key.kind === 'template' ? textOf(evaluate(scope, attribute.key)) : undefined;
    if (key === undefined) return value;
    const optional = attribute.value.kind === 'call' && attribute.value.name === 'optional' ? attribute.value.arguments : undefined;
    const inner = optional ? optional[0] : attribute.value;
    const given = entryOf(value, key);
    const isNull = given && settle(given.value).kind === 'null';
    if (given && inner && !(isNull && optional?.[1])) entries.push({ ...given, value: convertType(scope, given.value, inner) });
    else if (value.open !== null)
      entries.push({ key, keyAt: value.at, value: unknown(value.at, key, value.open, inner ? typeName(inner) : null) });
    else if (optional?.[1] && inner) entries.push({ key, keyAt: value.at, value: convertType(scope, evaluate(scope, optional[1]), inner) });
    else entries.push({ key, keyAt: value.at, value: { kind: 'null', at: value.at } });
  }
  return objectValue(value.at, entries);
}

/** A list as a set: each known element once, strings in their order. */
export function asSet(list: Extract<Value, { kind: 'list' }>): Value {
  const seen = new Map<string, Value>();
  const others: Value[] = [];
  for (const element of list.elements) {
    const text = textOf(element);
    if (text === undefined) others.push(element);
    else if (!seen.has(text)) seen.set(text, element);
  }
  const known = sortedEntries([...seen].map(([key, value]) => ({ key, keyAt: value.at, value })));
  return { ...listValue(list.at, [...known.map((entry) => entry.value), ...others], list.open), isSet: true };
}
