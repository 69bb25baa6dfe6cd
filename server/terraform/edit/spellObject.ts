import type { EntryStyle } from './entryStyle.ts';
import { type ListHabits, spellList } from './listStyle.ts';

/** An entry to be written: a literal source, or the sources of a list's elements. */
export interface NewEntry {
  readonly key: string;
  readonly value: string | { readonly elements: readonly string[]; readonly habits: ListHabits };
}

/** Where a new object or block stands. */
export interface ObjectPlace {
  /** Of the lines of its entries, and of its closing brace. */
  readonly entryIndent: string;
  readonly closeIndent: string;
  readonly newLine: string;
  /** What stands before its brace: `statement ` for a block. */
  readonly header: string;
}

/** An object or block, in a style. It starts at its brace or header, with no indentation before it. */
export function spellObject(entries: readonly NewEntry[], style: EntryStyle, place: ObjectPlace): string {
  const { entryIndent, closeIndent, newLine, header } = place;
  const keys = entries.map(({ key }) => (style.quotedKeys ? JSON.stringify(key) : key));
  const spell = ({ value }: NewEntry, start: number): string => {
    if (typeof value === 'string') return value;
    return spellList(value.elements, value.habits, { column: entryIndent.length + start, indent: entryIndent, unit: style.unit, newLine });
  };
  const widestKey = Math.max(...keys.map((key) => key.length));
  const values = entries.map((entry, index) =>
    spell(entry, (style.alignment === 'none' ? (keys[index]?.length ?? 0) : widestKey) + style.sign.length),
  );
  if (!style.multiline && !values.some((value) => value.includes('\n'))) {
    const inline = keys.map((key, index) => `${key}${style.sign}${values[index]}`).join(', ');
    return `${header}{${style.padding}${inline}${style.padding}}`;
  }
  const widths = keyWidths(keys, values, style);
  const lines = keys.map((key, index) => {
    const comma = style.commas && (index < keys.length - 1 || style.trailingComma) ? ',' : '';
    return `${entryIndent}${key}${' '.repeat((widths[index] ?? 0) - key.length)}${style.sign}${values[index]}${comma}`;
  });
  return [`${header}{`, ...lines, `${closeIndent}}`].join(newLine);
}

/** How wide each key is with the spaces that align the signs. */
function keyWidths(keys: readonly string[], values: readonly string[], { alignment, keyWidth }: EntryStyle): number[] {
  if (alignment === 'none') return keys.map((key) => key.length);
  if (alignment === 'column') return keys.map(() => Math.max(keyWidth, ...keys.map((key) => key.length)));
  const widths: number[] = [];
  for (let from = 0; from < keys.length; ) {
    let to = from;
    while (to < keys.length && !values[to]?.includes('\n')) to++;
    const width = Math.max(0, ...keys.slice(from, to).map((key) => key.length));
    for (let index = from; index < to; index++) widths[index] = width;
    if (to < keys.length) widths[to] = keys[to]?.length ?? 0;
    from = to + 1;
  }
  return widths;
}
