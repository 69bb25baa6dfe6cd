import { computed, type ReadonlySignal } from '@preact/signals-core';
import { equal } from './equal.ts';
import { follow } from './follow.ts';
import { noteHeld } from './held.ts';
import { later, latersByKey } from './later.ts';
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
  /** Forgets what was asked under a key that has gone. */
  drop(key: string): void;
}

/** What one member says, by key; nothing at all is `null`. */
type Said<E> = ReadonlyMap<string, readonly E[]> | null;
type Group<E> = ReadonlyMap<string, Said<E>>;

/** What is said under one key, and by whom. */
interface Entries<E> {
  readonly members: string[];
  readonly of: Map<string, readonly E[]>;
}

/** Members are watched in so many groups, so that one that changes is found without a look at all. */
const groups = 128;

/**
 * Keeps an inverse index of what `contributions` says for each of `members`. Only the keys whose entries change wake
 * their readers. A member whose contributions fail says nothing: its own question reports the failure.
 */
export function index<E>(members: () => readonly string[], contributions: (member: string) => readonly IndexEntry<E>[]): Index<E> {
  const sayings = new Map<string, ReadonlySignal<Said<E>>>();
  const membersOf = computed(() => {
    const result: string[][] = Array.from({ length: groups }, () => []);
    for (const member of members()) result[groupOf(member)]?.push(member);
    return result;
  });
  const said = (member: string): Said<E> => {
    let cell = sayings.get(member);
    if (!cell) {
      cell = sayingOf(() => contributions(member));
      sayings.set(member, cell);
    }
    return cell.value;
  };
  const watched = Array.from({ length: groups }, (_, group) => {
    const own = unlessEqual(() => membersOf.value[group] ?? []);
    return computed((): Group<E> => new Map(own.value.map((member) => [member, said(member)])));
  });

  const byKey = new Map<string, Entries<E>>();
  const lists = latersByKey('entries', (key) => {
    const entries = byKey.get(key);
    // Nearly in order but for the first time: only what has come since stands at the end.
    return entries ? entries.members.sort().flatMap((member) => entries.of.get(member) ?? []) : [];
  });
  const keys = later('keys', () => [...byKey.keys()].sort());

  const put = (member: string, before: Said<E>, now: Said<E>): void => {
    for (const key of new Set([...(before?.keys() ?? []), ...(now?.keys() ?? [])])) {
      const entries = now?.get(key);
      if (equal(before?.get(key), entries)) continue;
      const { members, of } = byKey.get(key) ?? { members: [], of: new Map<string, readonly E[]>() };
      if (!entries) members.splice(members.indexOf(member), 1);
      else if (!of.has(member)) members.push(member);
      if (entries) of.set(member, entries);
      else of.delete(member);
      if (!byKey.has(key) || of.size === 0) keys.outdate();
      if (of.size > 0) {
        byKey.set(key, { members, of });
        lists.outdate(key);
      } else {
        byKey.delete(key);
        lists.drop(key);
      }
    }
  };
  const catchUp = follow(
    () => watched.map((group) => group.value),
    (now, before) => {
      lists.sweep();
      for (const [i, group] of now.entries()) {
        const last = before?.[i];
        if (last === group) continue;
        for (const [member, saying] of group) {
          const known = last?.get(member) ?? null;
          if (known !== saying) put(member, known, saying);
        }
        for (const [member, saying] of last ?? []) {
          if (group.has(member)) continue;
          put(member, saying, null);
          sayings.delete(member);
        }
      }
    },
  );

  noteHeld(() => sayings.size + lists.size());
  return Object.assign(
    (key: string) => {
      catchUp();
      return lists.read(key);
    },
    {
      keys: () => {
        catchUp();
        return keys.read();
      },
      drop: lists.drop,
    },
  );
}

/** The end of a name, where names differ, is enough. */
function groupOf(member: string): number {
  let hash = 0;
  for (let i = Math.max(0, member.length - 32); i < member.length; i++) hash = (hash * 31 + member.charCodeAt(i)) | 0;
  return (hash >>> 0) % groups;
}

function sayingOf<E>(contributions: () => readonly IndexEntry<E>[]): ReadonlySignal<Said<E>> {
  return unlessEqual((): Said<E> => {
    const answer = settled(contributions);
    if (!('value' in answer) || answer.value.length === 0) return null;
    const next = new Map<string, E[]>();
    for (const { key, entry } of answer.value) {
      const list = next.get(key);
      if (list) list.push(entry);
      else next.set(key, [entry]);
    }
    return next;
  });
}

function unlessEqual<T>(compute: () => T): ReadonlySignal<T> {
  let last: T | undefined;
  return computed(() => {
    const now = compute();
    if (last === undefined || !equal(last, now)) last = now;
    return last;
  });
}
