import { asLines, canBreak, type ListStyle, type NewElement, widest } from './insertElements.ts';
import { isMultiline, lineEnd, lineStart } from './lines.ts';
import { listLayout } from './listLayout.ts';
import { entryOf, type Surface, type Written, type WrittenList, type WrittenObject } from './Written.ts';

/** How neighbours write the lists of a statement. */
export interface ListHabits {
  /** A single element is written without a list. */
  readonly singleAsString: boolean;
  /** What a single element is written as. */
  readonly single: Written['kind'] | null;
  readonly singleOnLines: boolean;
  readonly manyOnLines: boolean;
  readonly trailingComma: boolean;
}

/** The habits of neighbours, those nearest to the new statement first, in the lists under `keys`. */
export function listHabits(
  surface: Surface,
  neighbours: readonly WrittenObject[],
  keys: readonly string[],
  allKeys: readonly string[],
): ListHabits {
  const values = neighbours.flatMap((statement) => entryOf(statement, ...keys)?.value ?? []);
  const single = values.find(
    (value) => value.kind === 'string' || value.kind === 'other' || (value.kind === 'list' && value.elements.length === 1),
  );
  const many = values.find((value): value is WrittenList => value.kind === 'list' && value.elements.length > 1);
  const onLines = (value: Written | undefined): boolean => value?.kind === 'list' && isMultiline(surface.text, value);
  return {
    singleAsString: single !== undefined && single.kind !== 'list',
    single: single?.kind ?? null,
    singleOnLines: onLines(single),
    manyOnLines: many ? onLines(many) : onLines(single),
    trailingComma: trailingCommas(surface, neighbours, allKeys),
  };
}

/** Whether most lists with lines of their own have a comma behind the last element; so Terraform's documentation, where there is none. */
export function trailingCommas(surface: Surface, statements: readonly WrittenObject[], keys: readonly string[]): boolean {
  if (surface.language === 'json') return false;
  let balance = 0;
  for (const statement of statements) {
    for (const { key, value } of statement.entries) {
      if (!keys.includes(key) || value.kind !== 'list' || value.elements.length === 0 || !isMultiline(surface.text, value)) continue;
      balance += listLayout(surface.text, { start: value.start + 1, end: value.end - 1 }, value.elements).trailingComma ? 1 : -1;
    }
  }
  return balance >= 0;
}

/** A list of sources in the neighbours' style; `column` is where it starts, `indent` that of its line. */
export function spellList(
  sources: readonly string[],
  habits: ListHabits,
  place: { column: number; indent: string; unit: string; newLine: string },
): string {
  const [only] = sources;
  if (sources.length === 1 && habits.singleAsString && only !== undefined) return only;
  const inline = `[${sources.join(', ')}]`;
  const onLines = sources.length > 1 ? habits.manyOnLines : habits.singleOnLines;
  if (!onLines && place.column + inline.length <= widest) return inline;
  const inner = place.indent + place.unit;
  const lines = sources.map((source, index) => `${inner}${source}${index < sources.length - 1 || habits.trailingComma ? ',' : ''}`);
  return ['[', ...lines, `${place.indent}]`].join(place.newLine);
}

/** A string made a list that holds it and what is added. */
export function listOfString({ text }: Surface, value: Written, added: readonly string[], style: ListStyle): string {
  const all = [text.slice(value.start, value.end), ...added];
  return spellNewList(
    text,
    value,
    all.map((source) => ({ text: source })),
    style,
  );
}

/** A list in place of a value, on one line if it fits. */
export function spellNewList(text: string, value: Written, elements: readonly NewElement[], style: ListStyle): string {
  const inline = `[${elements.map((element) => element.text).join(', ')}]`;
  const column = value.start - lineStart(text, value.start);
  const rest = lineEnd(text, value.end) - value.end;
  const plain = elements.every(({ lead = [], trail = [] }) => lead.length + trail.length === 0);
  if (plain && !inline.includes('\n') && (column + inline.length + rest <= widest || !canBreak(text, value.start))) return inline;
  return `[${asLines(text, value, elements, style)}]`;
}
