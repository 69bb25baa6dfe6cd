import { batch, computed, effect, untracked } from '@preact/signals-core';

/**
 * Has `take` told of the first answer of `source` and of each that is another than the one before: when the function that is
 * returned is called, and at the latest when the change of inputs under way is over. What `take` sets is thus up to date
 * whenever it is read after that call, in whatever order the values that depend on it are worked out. `stop` ends it.
 */
export function follow<T>(source: () => T, take: (now: T, before: T | undefined) => void): (() => void) & { stop(): void } {
  const cell = computed(source);
  let taken: { readonly answer: T } | undefined;
  const catchUp = () => {
    const answer = cell.peek();
    if (taken?.answer === answer) return;
    const before = taken?.answer;
    taken = { answer };
    batch(() => take(answer, before));
  };
  const stop = effect(() => {
    cell.value;
    untracked(catchUp);
  });
  return Object.assign(() => untracked(catchUp), { stop });
}
