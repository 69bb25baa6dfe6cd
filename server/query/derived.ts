import { Computed } from '@preact/signals-core';
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
  const cell = new Cell({ compute, options: { name }, record: () => logRun(name) }, '');
  return () => cell.value;
}

/**
 * A new family of derived values. One that something observed has read, and reads no longer, is forgotten. `of`: what its keys
 * are keys of, for the record of what was computed.
 */
export function family<T>(name: string, compute: (key: string) => T, of?: string): Family<T> {
  const cells = new Map<string, Cell<T>>();
  const kind: CellKind<T> = {
    compute,
    options: {
      name,
      unwatched() {
        cells.delete((this as Cell<T>).key);
      },
    },
    record: (key) => logRun(name, key, of),
  };
  const read = (key: string): T => {
    let cell = cells.get(key);
    if (!cell) cells.set(key, (cell = new Cell(kind, key)));
    return cell.value;
  };
  noteHeld(() => cells.size);
  return Object.assign(read, {
    drop: (key: string) => void cells.delete(key),
    size: () => cells.size,
  });
}

/** What all values of a family share: there are very many of them, so that each is one object and no more. */
export interface CellKind<T> {
  readonly compute: (key: string) => T;
  readonly options: ConstructorParameters<typeof Computed<T>>[1];
  readonly record?: (key: string) => void;
}

const nothing: unique symbol = Symbol();

/** A derived value. */
export class Cell<T> extends Computed<T> {
  readonly kind: CellKind<T>;
  readonly key: string;
  last: T | typeof nothing;

  constructor(kind: CellKind<T>, key: string) {
    super(answer<T>, kind.options);
    this.kind = kind;
    this.key = key;
    this.last = nothing;
  }
}

/** The library calls it as a method of the value that it computes. */
function answer<T>(this: Cell<T>): T {
  this.kind.record?.(this.key);
  const now = this.kind.compute(this.key);
  if (this.last === nothing || !equal(this.last, now)) this.last = now;
  return this.last as T;
}
