/** What a list has that the one before had not, and the other way round, each once; cheap where most of a long list stays as it was. */
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
  return { gone: notIn(now, other, old), come: notIn(before, old, other) };
}

/** Those of `some` that are not in `list`, of which `part` is where it differs. */
function notIn(list: readonly string[], part: readonly string[], some: readonly string[]): readonly string[] {
  const near = new Set(part);
  const found = [...new Set(some)].filter((one) => !near.has(one));
  const all = found.length > few ? new Set(list) : undefined;
  return found.filter((one) => !(all ? all.has(one) : list.includes(one)));
}

const few = 8;
