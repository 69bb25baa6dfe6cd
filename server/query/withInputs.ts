import { batch } from '@preact/signals-core';
import type { Input } from './input.ts';

/** One input and the value that it shall have in a hypothetical question. */
export interface Override {
  /** The input, as an identity. */
  readonly target: object;
  /** Sets the value; what it returns puts back the one before. */
  apply(): () => void;
}

/** An override for `withInputs` and `hypothetically`. */
export function override<T>(target: Input<T>, value: T): Override {
  return {
    target,
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
  return hypothetically((suppose) => {
    suppose(overrides);
    return ask();
  });
}

/**
 * As `withInputs`, for a run of questions of which each supposes a little more or other than the one before: what `suppose` is
 * given holds until it is called again, and only inputs whose value is another then are set.
 */
export function hypothetically<T>(run: (suppose: (overrides: readonly Override[]) => void) => T): T {
  const undo = new Map<object, () => void>();
  const suppose = (overrides: readonly Override[]) => {
    const wanted = new Set(overrides.map(({ target }) => target));
    batch(() => {
      for (const [target, restore] of undo) {
        if (wanted.has(target)) continue;
        restore();
        undo.delete(target);
      }
      for (const { target, apply } of overrides) {
        const restore = apply();
        if (!undo.has(target)) undo.set(target, restore);
      }
    });
  };
  depth++;
  try {
    return run(suppose);
  } finally {
    try {
      suppose([]);
    } finally {
      depth--;
    }
  }
}
