import { batch, signal } from '@preact/signals-core';
import { equal } from './equal.ts';

/** A value that comes from outside: reading it inside a derived value makes a dependency. */
export interface Input<T> {
  (): T;
  /** The value, without making a dependency. */
  peek(): T;
  /** Sets the value; a deeply equal one changes nothing. */
  set(value: T): void;
}

/** A new input holding `initial`. */
export function input<T>(name: string, initial: T): Input<T> {
  const cell = signal<T>(initial, { name });
  const read = () => cell.value;
  return Object.assign(read, {
    peek: () => cell.peek(),
    set: (value: T) => {
      if (!equal(cell.peek(), value)) cell.value = value;
    },
  });
}

/** Makes all changes that `change` makes to inputs visible at once, when it returns. */
export function setInputs(change: () => void): void {
  batch(change);
}
