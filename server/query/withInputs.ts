import { batch } from '@preact/signals-core';
import type { Input } from './input.ts';

/** One input and the value that it shall have in a hypothetical question. */
export interface Override {
  apply(): () => void;
}

/** An override for `withInputs`. */
export function override<T>(target: Input<T>, value: T): Override {
  return {
    apply: () => {
      const before = target.peek();
      target.set(value);
      return () => target.set(before);
    },
  };
}

let depth = 0;

/** Whether a hypothetical question is being asked: nothing may be published meanwhile. */
export function isHypothetical(): boolean {
  return depth > 0;
}

/** Answers `ask` as if the inputs had other values, with observers silent, and puts the inputs back. */
export function withInputs<T>(overrides: readonly Override[], ask: () => T): T {
  depth++;
  const undo: (() => void)[] = [];
  try {
    batch(() => {
      for (const change of overrides) undo.push(change.apply());
    });
    return ask();
  } finally {
    batch(() => {
      for (const restore of undo.reverse()) restore();
    });
    depth--;
  }
}
