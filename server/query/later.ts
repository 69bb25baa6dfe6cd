import { signal } from '@preact/signals-core';

/** A value that is worked out when it is read, so that many changes in a row cost no more than one. */
export interface Later<T> {
  read(): T;
  /** Says that the value may be another: whoever has read it looks again. */
  outdate(): void;
}

export function later<T>(name: string, compute: () => T): Later<T> {
  const version = signal(0, { name });
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

/** One such value for each key that was asked for. */
export function latersByKey<T>(name: string, compute: (key: string) => T) {
  const cells = new Map<string, Later<T>>();
  return {
    read: (key: string): T => {
      let cell = cells.get(key);
      if (!cell) {
        cell = later(name, () => compute(key));
        cells.set(key, cell);
      }
      return cell.read();
    },
    outdate: (key: string) => cells.get(key)?.outdate(),
    /** Forgets the value of a key; whoever has read it asks anew. */
    drop: (key: string) => {
      cells.get(key)?.outdate();
      cells.delete(key);
    },
    keys: () => cells.keys(),
    size: () => cells.size,
  };
}
