import { batch, effect, signal, untracked } from '@preact/signals-core';
import { equal } from './equal.ts';
import { settled } from './settled.ts';

/** What a member says under a key. */
export interface IndexEntry<E> {
  readonly key: string;
  readonly entry: E;
}

/** The inverse of "what does this member say": who says something under this key. */
export interface Index<E> {
  /** All entries under `key`, by member, members in code-unit order. */
  (key: string): readonly E[];
  /** All keys that have an entry, sorted. */
  keys(): readonly string[];
}

/**
 * Keeps an inverse index of what `contributions` says for each of `members`. Only the keys whose entries change wake
 * their readers. A member whose contributions fail says nothing: its own question reports the failure.
 */
export function index<E>(members: () => readonly string[], contributions: (member: string) => readonly IndexEntry<E>[]): Index<E> {
  const lists = new Map<string, Later<readonly E[]>>();
  const byKey = new Map<string, Map<string, readonly E[]>>();
  const said = new Map<string, ReadonlyMap<string, readonly E[]>>();
  const stops = new Map<string, () => void>();
  const keys = later(() => [...byKey.keys()].sort());

  const listOf = (key: string) => {
    let list = lists.get(key);
    if (!list) {
      list = later(() => [...(byKey.get(key) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, entries]) => entries));
      lists.set(key, list);
    }
    return list;
  };

  const put = (member: string, next: ReadonlyMap<string, readonly E[]>) => {
    const before = said.get(member) ?? new Map<string, readonly E[]>();
    const touched = [...new Set([...before.keys(), ...next.keys()])].filter((key) => !equal(before.get(key), next.get(key)));
    if (next.size > 0) said.set(member, next);
    else said.delete(member);
    if (touched.length === 0) return;
    let keysChanged = false;
    batch(() => {
      for (const key of touched) {
        const entries = next.get(key);
        const members = byKey.get(key) ?? new Map<string, readonly E[]>();
        if (entries) members.set(member, entries);
        else members.delete(member);
        keysChanged ||= !byKey.has(key) || members.size === 0;
        if (members.size > 0) byKey.set(key, members);
        else byKey.delete(key);
        listOf(key).outdate();
      }
      if (keysChanged) keys.outdate();
    });
  };

  const follow = (member: string) =>
    effect(() => {
      const answer = settled(() => contributions(member));
      const next = new Map<string, E[]>();
      if ('value' in answer) {
        for (const { key, entry } of answer.value) {
          const list = next.get(key);
          if (list) list.push(entry);
          else next.set(key, [entry]);
        }
      }
      untracked(() => put(member, next));
    });

  effect(() => {
    const present = new Set(members());
    untracked(() => {
      for (const [member, stop] of stops) {
        if (present.has(member)) continue;
        stop();
        stops.delete(member);
        put(member, new Map());
      }
      for (const member of present) if (!stops.has(member)) stops.set(member, follow(member));
    });
  });

  return Object.assign((key: string) => listOf(key).read(), { keys: () => keys.read() });
}

/** A value that is worked out when it is read, so that many changes in a row cost no more than one. */
interface Later<T> {
  read(): T;
  outdate(): void;
}

function later<T>(compute: () => T): Later<T> {
  const version = signal(0);
  let known: { readonly value: T } | undefined;
  return {
    read: () => {
      version.value;
      known ??= { value: compute() };
      return known.value;
    },
    outdate: () => {
      known = undefined;
      version.value = version.peek() + 1;
    },
  };
}
