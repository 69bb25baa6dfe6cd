import type { EntryStyle } from './entryStyle.ts';
import { indentAt, lineBreak, startsLine } from './lines.ts';
import type { ObjectPlace } from './spellObject.ts';
import type { Surface, WrittenObject } from './Written.ts';

/** Where an object stands whose neighbour is given. */
export function placeBeside({ text }: Surface, neighbour: WrittenObject, style: EntryStyle): ObjectPlace {
  const first = neighbour.entries.find(({ start }) => startsLine(text, start));
  const closeIndent = indentAt(text, startsLine(text, neighbour.end - 1) ? neighbour.end - 1 : neighbour.start);
  return {
    entryIndent: first ? indentAt(text, first.start) : closeIndent + style.unit,
    closeIndent,
    newLine: lineBreak(text, neighbour.start),
    header: '',
  };
}
