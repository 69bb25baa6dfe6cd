import { grouped } from '../../query/index.ts';
import type { HclExpression } from '../../syntax/index.ts';
import type { TfNode } from '../Policy.ts';
import { failure, listValue, madeFrom, objectValue, partlyNamed, stringValue, unknown, unknownBecause } from '../values/build.ts';
import { booleanOf, isUnknown, kindName, reasonOf, settle, textOf } from '../values/read.ts';
import { shownKey, shownText } from '../values/stringifyJson.ts';
import type { ObjectEntry, Value } from '../values/Value.ts';
import { evaluate } from './evaluate.ts';
import { expressionText, symbolText } from './expressionText.ts';
import { nodeAt, type Scope, withName } from './Scope.ts';
import { grow, supposed } from './Session.ts';

/** Keys and values of a collection, in Terraform's order: lists as they are, objects by key; a set's elements are their own keys. */
export function iterate(
  given: Value,
): { readonly items: readonly (readonly [key: Value, value: Value])[]; readonly open: string | null } | null {
  const value = settle(given);
  if (value.kind === 'list')
    return {
      open: value.open,
      items: value.elements.map((element, index) => [value.isSet ? element : { kind: 'number', at: element.at, value: index }, element]),
    };
  if (value.kind !== 'object') return null;
  const items = sortedEntries(value.entries).map((entry) => [entryKey(entry), entry.value] as const);
  return { open: value.counted ? null : value.open, items };
}

/** The key of an entry as a value. */
export const entryKey = (entry: ObjectEntry): Value => entry.keyValue ?? stringValue(entry.keyAt, entry.key);

/** Entries by key, as Terraform goes through maps and objects. */
export function sortedEntries(entries: readonly ObjectEntry[]): readonly ObjectEntry[] {
  return [...entries].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/** `[for …]` and `{ for … }`; https://developer.hashicorp.com/terraform/language/expressions/for */
export function evaluateFor(scope: Scope, expression: Extract<HclExpression, { kind: 'for' }>): Value {
  const at = nodeAt(scope, expression.id);
  const collection = evaluate(scope, expression.collection);
  const iterated = iterate(collection);
  if (!iterated) {
    const type = expression.object ? 'object' : 'list';
    if (isUnknown(collection)) return unknownBecause(at, symbolText(scope, expression), collection, type);
    return failure(at, expressionText(expression), `for cannot go through ${kindName(collection)}`);
  }
  let open = iterated.open;
  let unnamed: string | null = null;
  const values: Value[] = [];
  const entries: ObjectEntry[] = [];
  grow(scope.session, iterated.items.length);
  const from = symbolText(scope, expression.collection);
  for (const [key, value] of iterated.items) {
    let inner = withName(scope, expression.valueName, value, `${from}[${textOf(key) ?? shownText(key) ?? '?'}]`);
    if (expression.keyName !== null) inner = withName(inner, expression.keyName, key);
    if (expression.condition) {
      const condition = evaluate(inner, expression.condition);
      const holds = booleanOf(condition) ?? supposed(scope.session, nodeAt(scope, expression.id));
      if (holds === undefined) open ??= `the condition ${expressionText(expression.condition)} is not known`;
      if (holds !== true) continue;
    }
    const result = evaluate(inner, expression.value);
    if (!expression.object || !expression.key) {
      values.push(result);
      continue;
    }
    const keyValue = evaluate(inner, expression.key);
    const whole = textOf(keyValue);
    const text = whole ?? (expression.grouping ? undefined : shownKey(keyValue));
    if (whole === undefined) unnamed ??= reasonOf(keyValue) ?? `the key ${expressionText(expression.key)} is not known`;
    if (text === undefined) open ??= unnamed;
    else entries.push({ key: text, keyAt: keyValue.at, value: result, ...(whole === undefined && { keyValue }) });
  }
  if (!expression.object) return madeFrom(listValue(at, values, open), [collection]);
  if (expression.grouping) return objectValue(at, groupedEntries(at, entries), open);
  const object = objectValue(at, entries, open ?? unnamed);
  if (object.entries.length === entries.length) return partlyNamed(object, open === null ? entries.length : null);
  const named = entries.filter((entry) => !entry.keyValue);
  if (objectValue(at, named).entries.length < named.length)
    return unknown(at, expressionText(expression), 'two elements have the same key');
  // Two that are shown alike are two all the same.
  return objectValue(at, named, open ?? unnamed);
}

function groupedEntries(at: TfNode, entries: readonly ObjectEntry[]): readonly ObjectEntry[] {
  return [...grouped(entries, (entry) => entry.key)].map(([key, group]) => ({
    key,
    keyAt: group[0].keyAt,
    value: listValue(
      at,
      group.map((entry) => entry.value),
    ),
  }));
}
