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
  /** How many keys are held. */
  size(): number;
  /** The table is worked out no more: what it is of has gone. */
  stop(): void;
}

/** A new table: only readers of a key whose value is another are woken. */
export function table<T>(name: string, compute: () => ReadonlyMap<string, T>): Table<T> {
  const source = derived(name, compute);
  const failure = signal<string | null>(null);
  let rows: ReadonlyMap<string, T> = new Map();
  const cells = latersByKey(name, (key) => rows.get(key));
  const catchUp = follow(
    () => settled(source),
    (now) => {
      failure.value = 'failure' in now ? now.failure : null;
      const before = rows;
      rows = 'value' in now ? now.value : new Map();
      cells.sweep();
      for (const key of cells.keys()) {
        if (before.has(key) && !rows.has(key)) cells.drop(key);
        else if (!equal(before.get(key), rows.get(key))) cells.outdate(key);
      }
    },
  );
  noteHeld(cells.size);
  const read = (key: string) => {
    catchUp();
    if (failure.value !== null) throw new Error(failure.value);
    return cells.read(key);
  };
  return Object.assign(read, { drop: cells.drop, size: cells.size, stop: catchUp.stop });
}

function answerOf<T>(told: Settled<T> | undefined): T {
  if (told && 'value' in told) return told.value;
  throw new Error(told?.failure ?? 'it is not known yet');
}
