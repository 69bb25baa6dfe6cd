import { effect, untracked } from '@preact/signals-core';
import { equal } from './equal.ts';
import { type Settled, settled } from './settled.ts';
import { isHypothetical } from './withInputs.ts';

/**
 * Keeps `question` answered, and calls `changed` with the first answer and with every one that differs deeply from the
 * one told before. Silent while `withInputs` runs. Returns the function that stops it.
 */
export function observe<T>(question: () => T, changed: (answer: Settled<T>) => void): () => void {
  let told: Settled<T> | undefined;
  return effect(() => {
    const answer = settled(question);
    if (isHypothetical() || (told && equal(told, answer))) return;
    told = answer;
    untracked(() => changed(answer));
  });
}
