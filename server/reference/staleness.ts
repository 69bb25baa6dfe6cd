import type { Range } from '../files/index.ts';
import type { ReferenceEntry } from './ReferenceEntry.ts';
import { readReference } from './readReference.ts';
import { tableChanges } from './tableChanges.ts';

/** One thing that the table says wrongly, or that it can't be read. */
interface StaleDifference {
  /** The client's package, '' where the document as a whole is meant. */
  readonly client: string;
  /** A phrase for a person. */
  readonly what: string;
  /** The cell, the client's name in its row, or the heading where a row is missing. */
  readonly range: Range;
}

interface Staleness {
  /** Whether anything differs; a table that can't be read is stale. */
  readonly stale: boolean;
  readonly differences: readonly StaleDifference[];
}

/** Whether the table says what is `wanted`: its content, not its spelling, order or style. */
export function staleness(text: string, wanted: readonly ReferenceEntry[]): Staleness {
  const table = readReference(text);
  const differences =
    'problem' in table ? [{ client: '', what: table.problem, range: table.range }] : tableChanges(table, wanted).differences;
  return { stale: differences.length > 0, differences };
}
