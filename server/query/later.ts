import { Signal } from '@preact/signals-core';

const unknown: unique symbol = Symbol();

/** A value that is worked out when it is read, so that many changes in a row cost no more than one. */
export class Later<T> extends Signal<number> {
  readonly kind: LaterKind<T>;
  readonly key: string;
  known: T | typeof unknown;

  constructor(kind: LaterKind<T>, key = '') {
    super(0, kind.options);
    this.kind = kind;
    this.key = key;
    this.known = unknown;
  }

  read(): T {
    // Whoever reads depends on the version.
    this.value;
    if (this.known === unknown) this.known = this.kind.compute(this.key);
    return this.known;
  }

  /** Says that the value may be another: whoever has read it looks again. */
  outdate(): void {
    this.known = unknown;
    this.value = this.peek() + 1;
  }
}

/** What all such values of a kind share: there are very many of them, so that each is one object and no more. */
interface LaterKind<T> {
  readonly compute: (key: string) => T;
  /** May say what to call when one begins and when it ceases to be read by something observed. */
  readonly options: ConstructorParameters<typeof Signal<number>>[1];
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
  const kind: LaterKind<T> = {
    compute,
    options: {
      name,
      watched() {
        idle.delete((this as Later<T>).key);
      },
      unwatched() {
        const { key } = this as Later<T>;
        // One that was dropped is left for the one that took its place.
        if (cells.get(key) === this) idle.add(key);
      },
    },
  };
  return {
    read: (key: string): T => {
      let cell = cells.get(key);
      if (!cell) cells.set(key, (cell = new Later(kind, key)));
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
