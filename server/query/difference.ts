/**
 * What a list has that the one before had not, and the other way round; neither has anything twice. Cheap where most of a long
 * list stays as it was.
 */
export function difference(
  before: readonly string[],
  now: readonly string[],
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  let start = 0;
  while (start < before.length && before[start] === now[start]) start++;
  let end = 0;
  while (end < before.length - start && end < now.length - start && before[before.length - 1 - end] === now[now.length - 1 - end]) end++;
  const old = before.slice(start, before.length - end);
  const other = now.slice(start, now.length - end);
  return { gone: notIn(other, old), come: notIn(old, other) };
}

function notIn(list: readonly string[], some: readonly string[]): readonly string[] {
  const known = new Set(list);
  return some.filter((one) => !known.has(one));
}
