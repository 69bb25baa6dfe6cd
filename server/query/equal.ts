/**
 * Deep equality of plain data: primitives, arrays, plain objects, `Map` and `Set` (both in insertion order).
 * Functions and instances of classes are equal only to themselves.
 */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && equalLists(a, b);
  const prototype = Object.getPrototypeOf(a);
  if (prototype !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Map && b instanceof Map) return a.size === b.size && equalLists([...a], [...b]);
  if (a instanceof Set && b instanceof Set) return a.size === b.size && equalLists([...a], [...b]);
  if (ArrayBuffer.isView(a) && ArrayBuffer.isView(b)) {
    return equalLists(a as unknown as ArrayLike<unknown>, b as unknown as ArrayLike<unknown>);
  }
  if (prototype !== Object.prototype && prototype !== null) return false;
  return equalRecords(a as Record<string, unknown>, b as Record<string, unknown>);
}

function equalLists(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!equal(a[i], b[i])) return false;
  return true;
}

function equalRecords(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  let count = 0;
  for (const key in a) {
    count++;
    if (!(key in b) || !equal(a[key], b[key])) return false;
  }
  for (const _ in b) count--;
  return count === 0;
}
