import { isEachInstance } from '../modules/Module.ts';
import { outputValue } from '../modules/moduleValues.ts';
import type { TfNode } from '../Policy.ts';
import { resourceAttribute } from '../resources/resourceAttribute.ts';
import { entryOf, failure, listValue, unknown, unknownBecause } from '../values/build.ts';
import { isUnknown, kindName, numberOf, reasonOf, settle, textOf } from '../values/read.ts';
import { shownKey } from '../values/stringifyJson.ts';
import type { ListValue, ReferenceValue, UnknownValue, Value } from '../values/Value.ts';
import type { Scope } from './Scope.ts';

/** `value.name` */
export function getAttribute(scope: Scope, value: Value, name: string, at: TfNode): Value {
  switch (value.kind) {
    case 'object': {
      const entry = entryOf(value, name);
      if (entry) return taken(entry.value, at);
      if (value.open !== null) return unknown(at, name, value.open);
      return failure(at, name, `the object has no attribute ${name}`);
    }
    case 'module':
      return outputValue(scope, value, name, at);
    case 'reference': {
      if (value.path.length === 0) return resourceAttribute(scope, value, name, at);
      const configured = value.configured ? getAttribute(scope, value.configured, name, at) : null;
      return { ...value, at, name: `${value.name}.${name}`, path: [...value.path, name], configured };
    }
    case 'unknown':
      return { ...value, name: `${value.name}.${name}`, type: null };
    default:
      return failure(at, name, `${kindName(value)} has no attribute ${name}`);
  }
}

/** `value[index]`; `of` names the value: what one key takes of two values is two things. */
export function getIndex(scope: Scope, given: Value, index: Value, at: TfNode, of: () => string = () => ''): Value {
  const value = given.kind === 'reference' && given.path.length > 0 ? settle(given) : given;
  // Of a module whose instances are not known one stands for all of them.
  if (value.kind === 'module' && isEachInstance(value.instance.call?.key ?? null)) return value;
  if (value.kind === 'object' || value.kind === 'module') {
    const key = textOf(index) ?? partialKey(value, index);
    if (key === undefined) return unknownBecause(at, `${of()}[${nameOf(index)}]`, index);
    return getAttribute(scope, value, key, at);
  }
  if (value.kind === 'list') {
    const position = numberOf(index);
    const [each] = value.each ? value.elements : [];
    if (position === undefined && each && each.kind !== 'reference' && isUnknown(index)) return each;
    if (position === undefined)
      return isUnknown(index)
        ? unknownBecause(at, `${of()}[${nameOf(index)}]`, index)
        : failure(at, '[…]', 'a list has numbers for indices');
    const element = value.elements[position];
    if (element) return taken(element, at);
    if (value.open !== null) return unknown(at, `${of()}[${position}]`, value.open);
    return failure(at, `[${position}]`, `the list has no element ${position}`);
  }
  if (value.kind === 'reference') return indexedReference(value, index, at);
  if (value.kind === 'unknown') return { ...value, name: `${value.name}[${nameOf(index)}]`, type: null };
  return failure(at, '[…]', `${kindName(value)} has no elements`);
}

/** A key of the object that is known in part, where the index is written just so. */
function partialKey(value: Value, index: Value): string | undefined {
  const shown = value.kind === 'object' ? shownKey(index) : undefined;
  return shown !== undefined && value.kind === 'object' && entryOf(value, shown)?.keyValue ? shown : undefined;
}

/** An instance of a resource is to be changed where it is taken from the others. */
const taken = (value: Value, at: TfNode): Value => (value.kind === 'reference' && value.path.length === 0 ? { ...value, at } : value);

function indexedReference(value: ReferenceValue, index: Value, at: TfNode): ReferenceValue | UnknownValue {
  const name = `${value.name}[${nameOf(index)}]`;
  // Of a resource whose instances are not known each stands for all of them.
  if (value.path.length === 0)
    return isEachInstance(value.target.key) ? { ...value, at, name } : failure(at, name, `${value.name} has no instances of its own`);
  return { ...value, at, name, path: [...value.path, textOf(index) ?? '?'], configured: null };
}

function nameOf(index: Value): string {
  const value = settle(index);
  const text = textOf(value);
  if (text !== undefined) return value.kind === 'string' ? JSON.stringify(text) : text;
  return value.kind === 'reference' || value.kind === 'unknown' ? value.name : '…';
}

/** What `[*]` goes through: a list, nothing for null, and one element for anything else; `undefined` where that is not known. */
export function splatElements(given: Value): ListValue | undefined {
  if (given.kind === 'reference' && given.path.length === 0) {
    const open = isEachInstance(given.target.key) ? given.target.key.unknown : null;
    return instancesOf(given, open);
  }
  const value = settle(given);
  if (value.kind === 'module') {
    const key = value.instance.call?.key ?? null;
    return instancesOf(value, isEachInstance(key) ? key.unknown : null);
  }
  if (value.kind === 'list') return value;
  if (value.kind === 'null') return listValue(value.at, []);
  if (value.kind === 'unknown' || value.kind === 'reference') {
    if (value.kind === 'unknown' && value.error) return undefined;
    if (value.kind === 'unknown' && value.type !== null && value.type !== 'list') return listValue(value.at, [value]);
    return listValue(value.at, [], reasonOf(value));
  }
  return listValue(value.at, [value]);
}

const instancesOf = (one: Value, open: string | null): ListValue => ({
  ...listValue(one.at, [one], open),
  ...(open !== null && { each: true }),
});
