import type { Value } from '../code/index.ts';
import type { ExplanationLine } from './Engine.ts';
import type { Rooms } from './finding.ts';

const deepest = 4;
const shownMembers = 20;
const shownAlternatives = 10;
const longestSource = 60;

/** A value under its name, and below it the places that it came through, from where it is written to where it is used. */
export function explainValue(rooms: Rooms, name: string, value: Value, depth = 0): readonly ExplanationLine[] {
  if (depth > deepest) return [];
  const way = wayOf(rooms, value);
  const own = (text: string): ExplanationLine => ({ text, depth, ...(way[0] && { place: way[0].place }) });
  if (value.kind === 'object' && depth < deepest - 1) {
    const all = Object.entries(value.members);
    const members = all.slice(0, shownMembers);
    return [
      own(`${name}:`),
      ...members.flatMap(([key, member]) => explainValue(rooms, keyText(rooms, value, key), member, depth + 1)),
      ...more(all.length - members.length, depth + 1),
    ];
  }
  if (value.kind === 'oneOf') {
    const options = value.values.slice(0, shownAlternatives);
    return [
      own(`${name} is one of`),
      ...options.flatMap((one, i) => explainValue(rooms, String(i + 1), one, depth + 1)),
      ...more(value.values.length - options.length, depth + 1),
    ];
  }
  return [own(`${name} = ${valueText(value)}`), ...way.slice(1).map(({ text, place }) => ({ text, depth: depth + 1, place }))];
}

function more(count: number, depth: number): readonly ExplanationLine[] {
  return count > 0 ? [{ text: `and ${count} more`, depth }] : [];
}

/** A member's key as a person reads it: one that is not known as text stands under a mark, and is told as it is written. */
function keyText({ code, files }: Rooms, { from: [object] }: Value, key: string): string {
  if (!key.startsWith('[')) return key;
  const node = Number(key.slice(1, -1));
  const range = object && Number.isInteger(node) ? code.nodeRange({ ...object, node }) : undefined;
  const written = object && range ? (files.text(object.file) ?? '').slice(range.start, range.end) : '';
  const end = written.indexOf(']:');
  return end > 0 && end < longestSource ? written.slice(0, end + 1) : '[…]';
}

interface Waypoint {
  readonly text: string;
  readonly place: { readonly file: string; readonly offset: number };
}

/** The places that a value came through, each as it is written there; one for those that are written within one another. */
function wayOf({ code, files }: Rooms, value: Value): readonly Waypoint[] {
  const way: (Waypoint & { readonly end: number })[] = [];
  for (const node of value.from) {
    const range = code.nodeRange(node);
    if (!range) continue;
    const last = way.at(-1);
    if (last?.place.file === node.file && range.start <= last.place.offset && last.end <= range.end) way.pop();
    const source = (files.text(node.file) ?? '').slice(range.start, range.end).replace(/\s+/g, ' ');
    const text = source.length > longestSource ? `${source.slice(0, longestSource)}…` : source;
    way.push({ text, place: { file: node.file, offset: range.start }, end: range.end });
  }
  return way;
}

/** One line for a value. */
export function valueText(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return JSON.stringify(value.value);
    case 'template':
      return `\`${value.parts.map((part) => (typeof part === 'string' ? part : `\${${valueText(part)}}`)).join('')}\``;
    case 'environment':
      return `process.env.${value.name}${value.fallback ? ` ?? ${valueText(value.fallback)}` : ''}`;
    case 'list':
      return `[${[...value.elements.slice(0, 5).map(valueText), ...(value.elements.length > 5 || value.open ? ['…'] : [])].join(', ')}]`;
    case 'object':
      return `{ ${[...Object.keys(value.members).slice(0, 5), ...(value.open ? ['…'] : [])].join(', ')} }`;
    case 'oneOf':
      return value.values.slice(0, 5).map(valueText).join(' or ');
    case 'unknown':
      return `unknown (${value.reason})`;
  }
}
