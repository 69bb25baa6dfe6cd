import { isEmptyList, settle } from '../values/read.ts';
import type { ObjectEntry, Value } from '../values/Value.ts';

/**
 * Why a list of a statement that is computed and empty may hold something all the same. IAM takes no empty list, so that what can
 * be applied fills it: a variable's default is given another value.
 */
export const filledElsewhere = (key: string): string =>
  `${key} is computed and empty here, which IAM does not take, so that it is filled elsewhere`;

const opposites: Readonly<Record<string, string>> = {
  Action: 'NotAction',
  NotAction: 'Action',
  Resource: 'NotResource',
  NotResource: 'Resource',
};

/**
 * The entries of a statement without its empty lists, which are as if they were not written. One that is computed stays, open,
 * where nothing else says what the statement is about.
 */
export function withoutEmptyLists(entries: readonly ObjectEntry[]): readonly ObjectEntry[] {
  const kept = entries.filter(({ value }) => !isEmptyList(value));
  const names = new Set(kept.map(({ key }) => key));
  return entries.flatMap((entry): ObjectEntry[] => {
    if (!isEmptyList(entry.value)) return [entry];
    const opposite = opposites[entry.key];
    if (opposite === undefined || entry.emptyHere || names.has(entry.key) || names.has(opposite)) return [];
    names.add(entry.key);
    return [{ ...entry, value: opened(entry.value, entry.key) }];
  });
}

function opened(given: Value, key: string): Value {
  const value = settle(given);
  return value.kind === 'list' ? { ...value, open: filledElsewhere(key) } : value;
}
