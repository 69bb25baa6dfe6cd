import { type SignalOptions, signal } from '@preact/signals-core';

/** A value that is worked out when it is read, so that many changes in a row cost no more than one. */
export interface Later<T> {
  read(): T;
  /** Says that the value may be another: whoever has read it looks again. */
  outdate(): void;
}

/** A new such value; `options` may say what to call when it begins and when it ceases to be read by something observed. */
export function later<T>(name: string, compute: () => T, options: Pick<SignalOptions<number>, 'watched' | 'unwatched'> = {}): Later<T> {
  const version = signal<number>(0, { name, ...options });
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
  const idle = new Set<string>();
  const drop = (key: string) => {
    const cell = cells.get(key);
    cells.delete(key);
    idle.delete(key);
    cell?.outdate();
  };
  return {
    read: (key: string): T => {
      let cell = cells.get(key);
      if (!cell) {
        const made = later(name, () => compute(key), {
          watched: () => void idle.delete(key),
          // One that was dropped is left for the one that took its place.
          unwatched: () => void (cells.get(key) === made && idle.add(key)),
        });
        cell = made;
        cells.set(key, cell);
      }
      return cell.read();
    },
    outdate: (key: string) => cells.get(key)?.outdate(),
    /** Forgets the value of a key; whoever has read it asks anew. */
    drop,
    /** Forgets what was read by something observed and is no longer; to be called when values are outdated. */
    sweep: () => {
      for (const key of [...idle]) drop(key);
    },
    keys: () => cells.keys(),
    size: () => cells.size,
  };
}
