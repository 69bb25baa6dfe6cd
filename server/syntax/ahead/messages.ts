import type { GrammarName } from '../grammars.ts';
import type { FlatStatements } from '../typescript/flatStatements.ts';

/** Texts to be read, the last one first. */
export interface Batch {
  readonly number: number;
  readonly texts: readonly { readonly text: string; readonly grammar: GrammarName }[];
  /** One number a text, shared between the threads: 0 until one of them takes it upon itself to read it (`claim`). */
  readonly claims: Int32Array<SharedArrayBuffer>;
}

/** One text of a batch that has been read. */
export interface Read {
  readonly batch: number;
  readonly index: number;
  readonly statements: FlatStatements | null;
}

/** Takes a text upon oneself; `false` if the other has done so. */
export function claim({ claims }: Pick<Batch, 'claims'>, index: number): boolean {
  return Atomics.compareExchange(claims, index, 0, 1) === 0;
}
