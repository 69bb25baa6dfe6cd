import type { Range } from '../files/index.ts';

/** A word that the table is about: a client, a prefix or an action, as a cell writes it. */
export interface CellItem {
  /** The word without back-ticks. */
  readonly name: string;
  readonly ticked: boolean;
  readonly range: Range;
}

/** A cell read as a list; whatever is no item (a remark) is kept as it is. */
export interface CellList {
  readonly items: readonly CellItem[];
  /** The pieces between separators; those with no item are remarks. */
  readonly pieces: readonly { readonly source: string; readonly item: CellItem | undefined }[];
  /** What stands between the pieces, one fewer than they. */
  readonly separators: readonly string[];
  /** What stands before the first and after the last piece: a bullet, back-ticks around the whole list. */
  readonly lead: string;
  readonly tail: string;
  /** The sign for "nothing" (`—`, `none`), or ''. */
  readonly placeholder: string;
  readonly find: ItemFinder;
}

/** Finds the item at the start of a piece. */
export type ItemFinder = (piece: string) => { readonly name: string; readonly ticked: boolean } | undefined;

const separator =
  /(?:[,;]\s*)?<br\s*\/?>\s*(?:[•·*-]\s+)?|\s*[•·]\s*|\s*[,;]\s*(?:(?:and|or)\s+)?|\s+(?:and|or|&|\+|\/)\s+|(?<=`)\s+(?=`)/y;
const nothing = /^(?:[-–—]+|n\/?a|none|nothing|_none_|\*none\*|\(none\)|\?)?$/i;

/** Reads the cell whose source is `source`, standing at `start` in its text. */
export function readCellList(source: string, start: number, find: ItemFinder): CellList {
  if (nothing.test(source)) return { items: [], pieces: [], separators: [], lead: '', tail: '', placeholder: source, find };
  let lead = '';
  let tail = '';
  let body = source;
  if (/^`[^`]+`$/.test(source) && !find(source)) {
    lead = tail = '`';
    body = source.slice(1, -1);
  }
  const bullet = /^[-*]\s+/.exec(body)?.[0] ?? '';
  lead += bullet;
  body = body.slice(bullet.length);
  const { parts, separators } = split(body);
  let at = start + lead.length;
  const pieces = parts.map((part, index) => {
    const found = find(part);
    const from = at;
    at += part.length + (separators[index]?.length ?? 0);
    return { source: part, item: found && { ...found, range: { start: from, end: from + part.length } } };
  });
  if (pieces.length > 1 && pieces[0]?.source === '') {
    lead += separators.shift() ?? '';
    pieces.shift();
  }
  return { items: pieces.flatMap(({ item }) => item ?? []), pieces, separators, lead, tail, placeholder: '', find };
}

/** Cuts at separators outside of parentheses and link targets. */
function split(body: string): { readonly parts: string[]; readonly separators: string[] } {
  const parts: string[] = [];
  const separators: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < body.length; ) {
    const char = body.charAt(at);
    separator.lastIndex = at;
    const found = depth === 0 && /[\s,;<•·]/.test(char) ? separator.exec(body)?.[0] : undefined;
    if (found) {
      parts.push(body.slice(from, at));
      separators.push(found);
      at += found.length;
      from = at;
      continue;
    }
    if (/\s/.test(char)) {
      while (/\s/.test(body.charAt(at))) at++;
      continue;
    }
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth = Math.max(0, depth - 1);
    at++;
  }
  parts.push(body.slice(from));
  return { parts, separators };
}

/** How a column writes its lists where a cell does not say. */
export interface ListStyle {
  readonly separator: string;
  readonly placeholder: string;
  /** Writes an item, with back-ticks or without. */
  readonly write: (name: string) => string;
}

/** The source of `list` without the items `drop` and with `add` (in the list's order if it is sorted, else at its end). */
export function editCellList(list: CellList, drop: ReadonlySet<CellItem>, add: readonly string[], style: ListStyle): string {
  const between = commonest(list.separators) ?? style.separator;
  const write = list.tail === '`' ? (name: string) => style.write(name).replaceAll('`', '') : style.write;
  const sorted = list.items.length > 1 && isSorted(list.items.map(({ name }) => name));
  const kept: { source: string; item: string | undefined; before: string }[] = [];
  for (const [index, { source, item }] of list.pieces.entries()) {
    if (item ? drop.has(item) : source === '') continue;
    // Back-ticks that span several items are given to each.
    const torn = item !== undefined && source.split('`').length % 2 === 0;
    kept.push({ source: torn ? write(item.name) : source, item: item?.name, before: list.separators[index - 1] ?? between });
  }
  for (const name of add) {
    const next = sorted ? kept.findIndex(({ item }) => item !== undefined && precedes(name, item)) : -1;
    const last = kept.findLastIndex(({ item }) => item !== undefined);
    const at = next >= 0 ? next : last >= 0 ? last + 1 : kept.length;
    kept.splice(at, 0, { source: write(name), item: name, before: between });
  }
  if (kept.length === 0) return style.placeholder;
  const content = list.lead + kept.map(({ source, before }, index) => (index === 0 ? source : before + source)).join('') + list.tail;
  // A cell too odd to be edited (half a code span, a lone bracket) is written anew.
  const meant = kept.flatMap(({ item }) => item ?? []);
  const read = readCellList(content, 0, list.find).items.map(({ name }) => name);
  return read.join() === meant.join() ? content : meant.map(style.write).join(', ') || style.placeholder;
}

/** Whether words are in alphabetical order, whatever their case. */
export function isSorted(words: readonly string[]): boolean {
  return words.every((word, index) => index === 0 || !precedes(word, words[index - 1] ?? ''));
}

/** Whether `a` comes before `b` in alphabetical order, whatever their case. */
export function precedes(a: string, b: string): boolean {
  return a.toLowerCase() < b.toLowerCase();
}

/** The most frequent word, the first of equals; `undefined` of an empty list. */
export function commonest(words: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  let best: string | undefined;
  for (const [word, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = word;
  return best;
}
