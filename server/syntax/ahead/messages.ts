import type { GrammarName } from '../grammars.ts';
import type { FlatStatements } from '../typescript/flatStatements.ts';

/** Texts to be read, in order. */
export interface Batch {
  readonly number: number;
  readonly texts: readonly { readonly text: string; readonly grammar: GrammarName }[];
  /** One number a text, shared between the threads: how far it has come. */
  readonly claims: Int32Array<SharedArrayBuffer>;
}

/** One text of a batch that has been read. */
export interface Read {
  readonly batch: number;
  readonly index: number;
  readonly statements: FlatStatements | null;
}

const [free, claimed, done] = [0, 1, 2];

/** Takes a text upon oneself; `false` if the other thread has done so. */
export function claim({ claims }: Pick<Batch, 'claims'>, index: number): boolean {
  return Atomics.compareExchange(claims, index, free, claimed) === free;
}

/** Says that a text which one has taken upon oneself is read, and the answer sent. */
export function tellDone({ claims }: Pick<Batch, 'claims'>, index: number): void {
  Atomics.store(claims, index, done);
  Atomics.notify(claims, index);
}

/** Whether the other thread is still at a text that it has taken upon itself. */
export function isUnderWay({ claims }: Pick<Batch, 'claims'>, index: number): boolean {
  return Atomics.load(claims, index) === claimed;
}

/** Waits for a text which the other thread has taken upon itself, at most so many milliseconds. */
export function awaitDone({ claims }: Pick<Batch, 'claims'>, index: number, patience: number): void {
  Atomics.wait(claims, index, claimed, patience);
}
