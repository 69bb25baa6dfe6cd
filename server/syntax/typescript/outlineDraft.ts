import type { Range } from '../../files/index.ts';
import type { ItemKey, TsItem } from './ast.ts';

/** An outline that is being read. */
export interface OutlineDraft {
  /** Each statement's item before those of its class members. */
  readonly items: TsItem[];
  readonly topLevel: ItemKey[];
  readonly errors: Range[];
  /** A name with its counter: how many items before this one have it. */
  takeKey(name: string): ItemKey;
  /** The key that `takeKey` would give. */
  peekKey(name: string): ItemKey;
  /** Adds the items of a statement from an earlier outline; `false` when there are none or their keys are others by now. */
  add(items: readonly TsItem[] | undefined): boolean;
}

export function outlineDraft(): OutlineDraft {
  const counts = new Map<string, number>();
  const items: TsItem[] = [];
  const topLevel: ItemKey[] = [];
  const peekKey = (name: string) => `${name}#${counts.get(name) ?? 0}`;
  const takeKey = (name: string) => {
    const key = peekKey(name);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return key;
  };
  return {
    items,
    topLevel,
    errors: [],
    takeKey,
    peekKey,
    add: (unchanged) => {
      const key = unchanged?.[0]?.key;
      if (unchanged === undefined || key === undefined) return false;
      const name = key.slice(0, key.lastIndexOf('#'));
      if (peekKey(name) !== key) return false;
      topLevel.push(takeKey(name));
      items.push(...unchanged);
      return true;
    },
  };
}
