import { computed, type ReadonlySignal } from '@preact/signals-core';
import { equal } from './equal.ts';
import { noteHeld } from './held.ts';
import { logRun } from './runLog.ts';

/** A memoised answer: a pure function of the inputs and derived values that it reads. */
export type Derived<T> = () => T;

/** One derived value for each key. */
export interface Family<T> {
  (key: string): T;
  /** Forgets the value of `key`; to be called when what the key names has gone. */
  drop(key: string): void;
  /** How many values are held. */
  size(): number;
}

/**
 * A new derived value. An answer deeply equal to its predecessor is replaced by it, so that dependants rest.
 * An error that `compute` throws is kept and thrown at every reader until an input changes (see `settled`).
 */
export function derived<T>(name: string, compute: () => T): Derived<T> {
  const cell = cellOf(name, undefined, compute);
  return () => cell.value;
}

/**
 * A new family of derived values. One that something observed has read, and reads no longer, is forgotten. `of`: what its keys
 * are keys of, for the record of what was computed.
 */
export function family<T>(name: string, compute: (key: string) => T, of?: string): Family<T> {
  const cells = new Map<string, ReadonlySignal<T>>();
  const read = (key: string): T => {
    let cell = cells.get(key);
    if (!cell) {
      cell = cellOf(
        name,
        of === undefined ? () => key : () => `${of} ${key}`,
        () => compute(key),
        () => void cells.delete(key),
      );
      cells.set(key, cell);
    }
    return cell.value;
  };
  noteHeld(() => cells.size);
  return Object.assign(read, {
    drop: (key: string) => void cells.delete(key),
    size: () => cells.size,
  });
}

function cellOf<T>(name: string, key: (() => string) | undefined, compute: () => T, unwatched?: () => void): ReadonlySignal<T> {
  let last: { readonly value: T } | undefined;
  return computed(
    () => {
      logRun(name, key);
      const value = compute();
      if (last && equal(last.value, value)) return last.value;
      last = { value };
      return value;
    },
    { name, ...(unwatched && { unwatched }) },
  );
}
