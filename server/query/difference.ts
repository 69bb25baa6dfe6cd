/** What came and what went between two lists. */
export interface Difference {
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

interface Known {
  /** Held weakly: each list that has been would else keep the one before it. */
  readonly before: WeakRef<readonly string[]>;
  readonly difference: Difference;
}

/** The last difference of each list, for the many who follow the same one. */
const known = new WeakMap<readonly string[], Known>();

/**
 * What a list has that the one before had not, and the other way round: what is there twice and then once has gone once. Cheap
 * where most of a long list stays as it was. The lists are never changed.
 */
export function difference(before: readonly string[], now: readonly string[]): Difference {
  const last = known.get(now);
  if (last?.before.deref() === before) return last.difference;
  const result = between(before, now);
  known.set(now, { before: new WeakRef(before), difference: result });
  return result;
}

function between(before: readonly string[], now: readonly string[]): Difference {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && same(before[start], now[start])) start++;
  let end = 0;
  while (end < shorter - start && same(before[before.length - 1 - end], now[now.length - 1 - end])) end++;
  const old = before.slice(start, before.length - end);
  const other = now.slice(start, now.length - end);
  return { gone: without(old, other), come: without(other, old) };
}

/** As `===`, which reads both strings to compare them even if they are one: that is slow where there are very many. */
const same = Object.is;

/** What of a list is left when each of the others took one that is equal away. */
function without(list: readonly string[], others: readonly string[]): readonly string[] {
  const times = new Map<string, number>();
  for (const one of others) times.set(one, (times.get(one) ?? 0) + 1);
  return list.filter((one) => {
    const left = times.get(one) ?? 0;
    if (left > 0) times.set(one, left - 1);
    return left === 0;
  });
}
