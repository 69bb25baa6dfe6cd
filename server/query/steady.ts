import { signal } from '@preact/signals-core';
import { type Derived, derived } from './derived.ts';
import { equal } from './equal.ts';
import { follow } from './follow.ts';
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

/** A table that is worked out as a whole and read by key: only readers of a key whose value is another are woken. */
export function table<T>(name: string, compute: () => ReadonlyMap<string, T>): (key: string) => T | undefined {
  const source = derived(name, compute);
  const none: ReadonlyMap<string, T> = new Map();
  const cells = new Map<string, ReturnType<typeof signal<T | undefined>>>();
  const failure = signal<string | null>(null);
  let rows = none;
  const catchUp = follow(
    () => settled(source),
    (now) => {
      failure.value = 'failure' in now ? now.failure : null;
      rows = 'value' in now ? now.value : none;
      for (const [key, cell] of cells) if (!equal(cell.peek(), rows.get(key))) cell.value = rows.get(key);
    },
  );
  return (key) => {
    catchUp();
    if (failure.value !== null) throw new Error(failure.value);
    let cell = cells.get(key);
    if (!cell) {
      cell = signal(rows.get(key), { name });
      cells.set(key, cell);
    }
    return cell.value;
  };
}

function answerOf<T>(told: Settled<T> | undefined): T {
  if (told && 'value' in told) return told.value;
  throw new Error(told?.failure ?? 'it is not known yet');
}
