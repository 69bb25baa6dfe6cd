import type { Range } from '../../files/index.ts';
import type { ItemKey, TsItem } from './ast.ts';

/** An outline that is being read. */
export interface OutlineDraft {
  /** Each statement's item before those of its class members. */
  readonly items: TsItem[];
  readonly topLevel: ItemKey[];
  readonly errors: Range[];
  /** The pieces in which the text was read, when it could not be read as a whole. */
  readonly pieces: Piece[];
  /** A name with its counter: how many items before this one have it. */
  takeKey(name: string): ItemKey;
  /** The key that `takeKey` would give. */
  peekKey(name: string): ItemKey;
  /**
   * Adds the items of statements from an earlier outline, all of them or, as soon as one's key would be another by now,
   * none: then it is `false`.
   */
  add(statements: readonly (readonly TsItem[])[] | undefined): boolean;
}

/** A stretch that was read by itself; what it gave depends on the text up to `window` and on nothing else. */
export interface Piece extends Range {
  readonly window: number;
  readonly statements: readonly (readonly TsItem[])[];
  readonly errors: readonly Range[];
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
    pieces: [],
    takeKey,
    peekKey,
    add: (statements) => {
      if (statements === undefined) return false;
      const names: string[] = [];
      for (const [{ key } = { key: '' }] of statements) {
        const name = key.slice(0, key.lastIndexOf('#'));
        if (peekKey(name) !== key) {
          for (const taken of names) counts.set(taken, (counts.get(taken) ?? 0) - 1);
          return false;
        }
        takeKey(name);
        names.push(name);
      }
      for (const list of statements) {
        const [own] = list;
        if (own) topLevel.push(own.key);
        items.push(...list);
      }
      return true;
    },
  };
}
