import { computed } from '@preact/signals-core';
import { Cell, type CellKind } from './derived.ts';
import { equal } from './equal.ts';
import { follow } from './follow.ts';
import { pushUnder } from './grouped.ts';
import { noteHeld } from './held.ts';
import { Later, latersByKey } from './later.ts';
import { memberGroups } from './memberGroups.ts';
import { addSayer, allSaid, onlySayer, removeSayer, type Sayers, sayAnew } from './sayers.ts';
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

/**
 * Keeps an inverse index of what `contributions` says for each of `members`. Only the keys whose entries
 * change wake their readers. A member whose contributions fail says nothing: its own question reports the failure.
 */
export function index<E>(members: () => readonly string[], contributions: (member: string) => readonly IndexEntry<E>[]): Index<E> {
  const byKey = (member: string): ReadonlyMap<string, readonly E[]> => {
    const result = new Map<string, E[]>();
    for (const { key, entry } of contributions(member)) pushUnder(result, key, entry);
    return result;
  };
  return inverse(members, byKey, (entries, key) => entries.get(key));
}

/** The same where all that a member says is names, and what is asked is who says one: cheaper, for there may be very many. */
export function membersByName(members: () => readonly string[], names: (member: string) => ReadonlySet<string>): Index<string> {
  return inverse(members, names, (own, name, member) => (own.has(name) ? [member] : undefined));
}

/** Which of the members pass a test, in code-unit order. */
export function passing(members: () => readonly string[], test: (member: string) => boolean): () => readonly string[] {
  const passed = membersByName(members, (member) => (test(member) ? anyone : nobody));
  return () => passed('');
}

const anyone: ReadonlySet<string> = new Set(['']);
const nobody: ReadonlySet<string> = new Set();

/** What one member says: its keys, and maybe more about each. */
interface Saying {
  readonly size: number;
  has(key: string): boolean;
  keys(): Iterable<string>;
}

function inverse<S extends Saying, E>(
  members: () => readonly string[],
  contributions: (member: string) => S,
  entriesOf: (saying: S, key: string, member: string) => readonly E[] | undefined,
): Index<E> {
  type Group = ReadonlyMap<string, S | null>;
  const sayings = new Map<string, Cell<S | null>>();
  const { groups, regroup } = memberGroups(members);
  const saying: CellKind<S | null> = {
    compute: (member) => {
      const answer = settled(() => contributions(member));
      return 'value' in answer && answer.value.size > 0 ? answer.value : null;
    },
    options: {},
  };
  const said = (member: string): S | null => {
    let cell = sayings.get(member);
    if (!cell) sayings.set(member, (cell = new Cell(saying, member)));
    return cell.value;
  };
  const watched = groups.map((list) => computed((): Group => new Map(list.value.map((member) => [member, said(member)]))));

  /** Who says a key, and what each says: as of the last look. */
  const byKey = new Map<string, Sayers<E>>();
  const latest = new Map<string, S>();
  const entriesUnder = (key: string) => (member: string) => {
    const saying = latest.get(member);
    return (saying && entriesOf(saying, key, member)) ?? [];
  };
  const lists = latersByKey('entries', (key) => allSaid(byKey.get(key), entriesUnder(key)));
  const keys = new Later({ compute: () => [...byKey.keys()].sort(), options: { name: 'keys' } });

  const add = (member: string, key: string): void => {
    const known = byKey.get(key);
    if (known) addSayer(known, member, entriesUnder(key));
    else {
      byKey.set(key, onlySayer(member));
      keys.outdate();
    }
    lists.outdate(key);
  };
  const remove = (member: string, key: string): void => {
    const known = byKey.get(key);
    if (known) removeSayer(known, member);
    lists.outdate(key);
    if (known && known.members.length > 0) return;
    byKey.delete(key);
    lists.drop(key);
    keys.outdate();
  };
  const put = (member: string, before: S | null, now: S | null): void => {
    if (now) latest.set(member, now);
    else latest.delete(member);
    for (const key of now?.keys() ?? []) {
      if (!before?.has(key)) add(member, key);
      else if (now && !equal(entriesOf(before, key, member), entriesOf(now, key, member))) {
        sayAnew(byKey.get(key), member, entriesUnder(key));
        lists.outdate(key);
      }
    }
    for (const key of before?.keys() ?? []) if (!now?.has(key)) remove(member, key);
  };
  const takeIn = follow(
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

  const catchUp = () => {
    regroup();
    takeIn();
  };

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
