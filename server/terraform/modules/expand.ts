import { evaluate } from '../evaluate/evaluate.ts';
import { iterate } from '../evaluate/forExpression.ts';
import { countNames, eachNames, nodeAt, type Scope, withName } from '../evaluate/Scope.ts';
import { grow, named } from '../evaluate/Session.ts';
import type { TfNode } from '../Policy.ts';
import { objectValue, stringValue, unknown } from '../values/build.ts';
import { booleanOf, kindName, numberOf, reasonOf, settle, textOf } from '../values/read.ts';
import { shownKey, shownText } from '../values/stringifyJson.ts';
import type { Value } from '../values/Value.ts';
import { type BodyBlock, bodyOf, type Opened, withNames } from './body.ts';
import { type InstanceKey, isEachInstance } from './Module.ts';

/** The instances of a block with `count` or `for_each`. */
export interface Expansion {
  readonly keys: readonly InstanceKey[];
  /** What `each` and `count` are in an instance; the values by key. */
  readonly values: ReadonlyMap<string | number, Value>;
  /** Keys that are known only in part; the instance's key shows them. */
  readonly partial?: ReadonlyMap<string, Value>;
  readonly at: TfNode | null;
  readonly meta: 'count' | 'for_each' | null;
}

const none: Expansion = { keys: [null], values: new Map(), at: null, meta: null };

/** The instances of an opened block; https://developer.hashicorp.com/terraform/language/meta-arguments/for_each */
export function expansionOf(opened: Opened): Expansion {
  const { scope } = opened;
  const meta = opened.attributes.get('for_each') ?? opened.attributes.get('count');
  if (!meta) return none;
  const at = nodeAt(meta.scope, meta.attribute.value.id);
  const name = meta.attribute.name === 'count' ? 'count' : 'for_each';
  const id = `${scope.instance.id}\n${scope.file}\n${scope.item}\n${meta.scope.file}\n${name}`;
  const unknownKeys = (reason: string): Expansion => ({ keys: [{ unknown: reason }], values: new Map(), at, meta: name });
  return named<Expansion>(
    scope.session,
    { id, name: `${opened.block.labels.join('.')}.${name}`, given: scope.instance },
    () => {
      // The block was opened before: what is found of it holds as long as the attribute is the same.
      meta.scope.session.world.attribute(meta.scope.file, meta.scope.item, name);
      const value = evaluate(meta.scope, meta.attribute.value);
      const found = name === 'count' ? countExpansion(scope, value, at) : eachExpansion(value, at);
      if (typeof found === 'string') return unknownKeys(found);
      // Where all is read that is written, one that is left out is as one of which it is not known how many there are.
      return found.keys.length === 0 && scope.session.world.branch ? unknownKeys(`${name} leaves it out`) : found;
    },
    unknownKeys,
  );
}

/** The instances of a `count`, or why they are not known. */
function countExpansion(scope: Scope, value: Value, at: TfNode): Expansion | string {
  const count = numberOf(value) ?? { true: 1, false: 0 }[String(booleanOf(value))];
  if (count === undefined) return `count is not known: ${reasonOf(value) ?? `it is ${kindName(value)}`}`;
  grow(scope.session, count);
  return { keys: Array.from({ length: Math.max(0, Math.floor(count)) }, (_, index) => index), values: new Map(), at, meta: 'count' };
}

function eachExpansion(value: Value, at: TfNode): Expansion {
  const iterated = iterate(value);
  const keys: InstanceKey[] = [];
  const values = new Map<string | number, Value>();
  const partial = new Map<string, Value>();
  let open = iterated ? iterated.open : (reasonOf(value) ?? `it is ${kindName(value)}`);
  for (const [key, element] of iterated?.items ?? []) {
    // A set's elements are their own keys.
    const name = settle(value).kind === 'list' ? element : key;
    const whole = textOf(name);
    const text = whole ?? shownKey(name);
    if (text === undefined || (whole === undefined && values.has(text))) open ??= reasonOf(name) ?? 'one of its keys is not known';
    else if (!values.has(text)) {
      keys.push(text);
      values.set(text, element);
      if (whole === undefined) partial.set(text, name);
    }
  }
  if (open !== null) keys.push({ unknown: `for_each is not known: ${open}` });
  return { keys, values, partial, at, meta: 'for_each' };
}

/** The opened block as one of its instances sees itself. */
export function asInstance(opened: Opened, expansion: Expansion, key: InstanceKey): Opened {
  const at = expansion.at;
  if (at === null) return opened;
  const scope = { ...opened.scope, names: null };
  if (expansion.meta === 'count') {
    const index: Value = isEachInstance(key)
      ? unknown(at, 'count.index', key.unknown, 'number')
      : { kind: 'number', at, value: Number(key) };
    return withNames(opened, countNames(scope, at, index).names);
  }
  if (typeof key !== 'string') {
    const reason = isEachInstance(key) ? key.unknown : 'there is no such instance';
    return withNames(opened, eachNames(scope, at, unknown(at, 'each.key', reason, 'string'), unknown(at, 'each.value', reason)).names);
  }
  const value = expansion.values.get(key) ?? unknown(at, 'each.value', 'for_each has no such key');
  const keyAt = value.at;
  return withNames(opened, eachNames(scope, at, expansion.partial?.get(key) ?? stringValue(keyAt, key), value).names);
}

/** The nested blocks of a type, `dynamic` ones written out; `open`: why there may be more of them. */
export function nestedBlocks(
  blocks: readonly BodyBlock[],
  type: string,
): { readonly blocks: readonly BodyBlock[]; readonly open: Open | null } {
  const found: BodyBlock[] = [];
  let open: Open | null = null;
  for (const { scope, block } of blocks) {
    if (block.type === type) found.push({ scope, block });
    else if (block.type === 'dynamic' && block.labels[0] === type) open ??= dynamicBlocks(scope, block, type, found);
  }
  return { blocks: found, open };
}

/** Why there may be more than is known, and where that is written. */
export interface Open {
  readonly reason: string;
  readonly at: TfNode;
}

function dynamicBlocks(scope: Scope, block: BodyBlock['block'], type: string, found: BodyBlock[]): Open | null {
  const { attributes, blocks } = bodyOf(scope, block);
  const forEach = attributes.get('for_each');
  const content = blocks.find((inner) => inner.block.type === 'content')?.block;
  const at = nodeAt(scope, block.headerId);
  if (!forEach || !content) return { reason: `dynamic "${type}" has no ${forEach ? 'content' : 'for_each'}`, at };
  const collection = evaluate(scope, forEach.attribute.value);
  const iterated = iterate(collection);
  const iterator = attributes.get('iterator')?.attribute.value;
  const name = iterator?.kind === 'variable' ? iterator.name : type;
  grow(scope.session, iterated?.items.length ?? 0);
  for (const [key, value] of iterated?.items ?? []) {
    const names = objectValue(at, [
      { key: 'key', keyAt: at, value: key },
      { key: 'value', keyAt: at, value },
    ]);
    found.push({ scope: withName(scope, name, names, `${name}[${textOf(key) ?? shownText(key) ?? '?'}]`), block: content });
  }
  const reason = iterated ? iterated.open : (reasonOf(collection) ?? `it is ${kindName(collection)}`);
  return reason === null ? null : { reason: `for_each of dynamic "${type}" is not known: ${reason}`, at };
}
