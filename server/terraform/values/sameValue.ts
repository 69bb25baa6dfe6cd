import { numberText, settle, textOf } from './read.ts';
import type { Value } from './Value.ts';

/** Whether two values are equal as `==` says; `undefined` where that depends on what is not known. */
export function sameValue(first: Value, second: Value): boolean | undefined {
  const a = known(first);
  const b = known(second);
  if (a.kind === 'unknown' || b.kind === 'unknown' || a.kind === 'module' || b.kind === 'module') return undefined;
  if (a.kind === 'reference' || b.kind === 'reference') {
    if (a.kind !== 'reference' || b.kind !== 'reference') return undefined;
    return a.target.address === b.target.address && a.target.module.id === b.target.module.id && a.name === b.name ? true : undefined;
  }
  if (a.kind === 'null' || b.kind === 'null') return a.kind === b.kind;
  if (a.kind === 'list' && b.kind === 'list') {
    if (a.open !== null || b.open !== null) return undefined;
    if (a.elements.length !== b.elements.length) return false;
    return allSame(a.elements.map((element, index) => [element, b.elements[index]]));
  }
  if (a.kind === 'object' && b.kind === 'object') {
    if (a.open !== null || b.open !== null) return undefined;
    if (a.entries.length !== b.entries.length) return false;
    return allSame(a.entries.map((entry) => [entry.value, b.entries.find((other) => other.key === entry.key)?.value]));
  }
  if (a.kind === 'json' && b.kind === 'json') return sameValue(a.value, b.value);
  if (a.kind === 'list' || a.kind === 'object' || b.kind === 'list' || b.kind === 'object') return false;
  if (a.kind === 'boolean' && b.kind === 'boolean') return a.value === b.value;
  if (a.kind === 'number' && b.kind === 'number') return a.value === b.value;
  if (a.kind === 'number' || a.kind === 'boolean' || b.kind === 'number' || b.kind === 'boolean') {
    return a.kind === b.kind ? undefined : isText(a) !== isText(b) ? false : plain(a) === plain(b);
  }
  const left = textOf(a);
  const right = textOf(b);
  return left === undefined || right === undefined ? undefined : left === right;
}

const isText = (value: Value): boolean => value.kind === 'string' || value.kind === 'json';

const plain = (value: Value): string | undefined => (value.kind === 'number' ? numberText(value.value) : textOf(value));

function allSame(pairs: readonly (readonly [Value, Value | undefined])[]): boolean | undefined {
  let answer: boolean | undefined = true;
  for (const [a, b] of pairs) {
    const same = b === undefined ? false : sameValue(a, b);
    if (same === false) return false;
    if (same === undefined) answer = undefined;
  }
  return answer;
}

/** Whether two are the same does not tell what is sensitive in them. */
function known(given: Value): Value {
  const value = settle(given);
  return value.kind === 'unknown' && value.hides ? known(value.hides) : value;
}
