import { signal } from '@preact/signals-core';
import { type Derived, derived } from './derived.ts';
import { equal } from './equal.ts';
import { follow } from './follow.ts';
import { noteHeld } from './held.ts';
import { latersByKey } from './later.ts';
import { type Settled, settled } from './settled.ts';

/**
 * A derived value that wakes its dependants only when its answer is another. Those of a plain derived value are all asked
 * to look again whenever anything below it changes: too many, where one value is read for every file and reads every file.
 * It is worked out with each change of what it reads, asked for or not.
 */
export function steady<T>(name: string, compute: () => T): Derived<T> {
  const source = derived(name, compute);
  const told = signal<Settled<T> | undefined>(undefined, { name });
  const catchUp = follow(
    () => settled(source),
    (now) => {
      if (!equal(told.peek(), now)) told.value = now;
    },
  );
  return () => {
    catchUp();
    return answerOf(told.value);
  };
}

/** A table that is worked out as a whole and read by key. */
export interface Table<T> {
  (key: string): T | undefined;
  /** Forgets that a key was asked for, which has gone. */
  drop(key: string): void;
}

/** A new table: only readers of a key whose value is another are woken. */
export function table<T>(name: string, compute: () => ReadonlyMap<string, T>): Table<T> {
  const { read, forget, size } = rowsOf(name, derived(name, compute));
  noteHeld(size);
  return Object.assign(read, { drop: forget });
}

/** Many tables, each known by a name. */
export interface Tables<T> {
  (name: string, key: string): T | undefined;
  /** Forgets a table; whoever has read it asks anew. To be called when what its name names has gone. */
  drop(name: string): void;
}

/**
 * New tables. Where many read a few rows each of what changes all the time (the items of one file), those that read a row that
 * is the same are not even asked to look again. A row that is `undefined` is as one that is not there.
 */
export function tables<T>(label: string, compute: (name: string) => { get(key: string): T | undefined }): Tables<T> {
  const known = new Map<string, ReturnType<typeof rowsOf<T>>>();
  const drop = (name: string) => {
    const own = known.get(name);
    known.delete(name);
    own?.stop();
  };
  noteHeld(() => [...known.values()].reduce((sum, { size }) => sum + size(), known.size));
  const read = (name: string, key: string) => {
    let own = known.get(name);
    if (!own) known.set(name, (own = rowsOf(label, () => compute(name))));
    return own.read(key);
  };
  return Object.assign(read, { drop });
}

/** A family of steady values, to be dropped each when what its key names has gone. */
export function steadyFamily<T>(name: string, compute: (key: string) => T): { (key: string): T; drop(key: string): void } {
  const rows = tables(name, (key) => {
    const value = compute(key);
    return { get: () => value };
  });
  return Object.assign((key: string) => rows(key, '') as T, { drop: rows.drop });
}

const nothing = { value: undefined };

function rowsOf<T>(label: string, compute: () => { get(key: string): T | undefined }) {
  let rows: Settled<{ get(key: string): T | undefined }> | undefined;
  const rowOf = (key: string): Settled<T | undefined> => {
    if (!rows || 'failure' in rows) return rows ?? nothing;
    const value = rows.value.get(key);
    return value === undefined ? nothing : { value };
  };
  const cells = latersByKey(label, rowOf);
  const catchUp = follow(
    () => settled(compute),
    (now) => {
      cells.sweep();
      const before = new Map([...cells.keys()].map((key) => [key, rowOf(key)]));
      rows = now;
      for (const [key, row] of before) {
        if (equal(row, rowOf(key))) continue;
        if (rowOf(key) === nothing) cells.drop(key);
        else cells.outdate(key);
      }
    },
  );
  return {
    read: (key: string): T | undefined => {
      catchUp();
      return answerOf(cells.read(key));
    },
    forget: cells.drop,
    size: cells.size,
    stop: () => {
      catchUp.stop();
      for (const key of [...cells.keys()]) cells.drop(key);
    },
  };
}

function answerOf<T>(told: Settled<T> | undefined): T {
  if (told && 'value' in told) return told.value;
  throw new Error(told?.failure ?? 'it is not known yet');
}
