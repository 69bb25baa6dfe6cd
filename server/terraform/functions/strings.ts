import { listValue, piecesValue, stringValue } from '../values/build.ts';
import { insertedPieces, numberOf, piecesOf, reasonOf, settle, textOf } from '../values/read.ts';
import type { Piece, Value } from '../values/Value.ts';
import type { Call, TerraformFunction } from './callFunction.ts';
import { formatPieces } from './format.ts';
import { graphemes } from './graphemes.ts';
import { asks, ofText } from './ofTexts.ts';
import { trimPieces } from './trimPieces.ts';

/** Takes something off the ends; what is in between may be unknown, and keeps its places. */
const trims =
  (left: (text: string) => string, right: (text: string) => string, blank = false): TerraformFunction =>
  ({ values: [value] }) => {
    const settled = value && settle(value);
    if (settled?.kind === 'json') return settled;
    if (settled?.kind !== 'string') return undefined;
    const pieces = trimPieces(settled.pieces, left, right, blank);
    return pieces && { ...settled, pieces };
  };

const same = (text: string): string => text;

const cutSet = (set: string) => {
  const characters = new Set(set);
  return {
    left: (text: string) => {
      let at = 0;
      while (at < text.length && characters.has(text.charAt(at))) at++;
      return text.slice(at);
    },
    right: (text: string) => {
      let end = text.length;
      while (end > 0 && characters.has(text.charAt(end - 1))) end--;
      return text.slice(0, end);
    },
  };
};

const withTrimmer =
  (make: (cut: string) => readonly [left: (text: string) => string, right: (text: string) => string]): TerraformFunction =>
  (call) => {
    const cut = call.values[1] && textOf(call.values[1]);
    if (cut === undefined) return undefined;
    const [left, right] = make(cut);
    return trims(left, right)(call);
  };

function joinTexts({ at, values, open }: Call): Value | undefined {
  const [separator, ...lists] = values;
  const between = separator && piecesOf(separator);
  if (!between || open !== null) return undefined;
  const only = onlyText(lists, between.length === 0);
  if (only) return only;
  const pieces: Piece[] = [];
  let first = true;
  for (const given of lists) {
    const list = settle(given);
    if (list.kind !== 'list' || list.open !== null) return undefined;
    for (const element of list.elements) {
      const own = insertedPieces(element);
      if (!own) return undefined;
      if (!first) pieces.push(...between);
      pieces.push(...own);
      first = false;
    }
  }
  return piecesValue(at, withoutSource(pieces));
}

/**
 * The one text that is joined with nothing: it is what it was, and where it was. A document of JSON may stand in a list that is
 * not known in full, if nothing separates its elements: two of them are no JSON.
 */
function onlyText(lists: readonly Value[], isUnseparated: boolean): Value | undefined {
  const [given, ...others] = lists;
  const list = given && settle(given);
  if (list?.kind !== 'list' || others.length > 0 || list.elements.length !== 1) return undefined;
  const [element] = list.elements;
  const kind = element && settle(element).kind;
  return kind === 'json'
    ? list.open === null || isUnseparated
      ? element
      : undefined
    : kind === 'string' && list.open === null
      ? element
      : undefined;
}

/** The pieces as part of a new string: their places were those of another. */
function withoutSource(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.map((piece) => ({ ...piece, source: null }));
}

function splitText({ at, values: [separator, value] }: Call): Value | undefined {
  const between = separator && textOf(separator);
  const text = value && textOf(value);
  if (between === undefined || text === undefined) return undefined;
  const parts = text === '' ? [''] : between === '' ? [...text] : text.split(between);
  return listValue(
    at,
    parts.map((part) => stringValue(at, part)),
  );
}

/** Go changes letter by letter: there is none for ß. */
const upperLetter = (letter: string): string => (letter.toUpperCase().length === letter.length ? letter.toUpperCase() : letter);

const widestIndent = 200;

/** Strings; https://developer.hashicorp.com/terraform/language/functions/format and its neighbours. */
export const stringFunctions: Readonly<Record<string, TerraformFunction>> = {
  lower: ofText((text) => text.toLowerCase()),
  upper: ofText((text) => text.replace(/\p{L}/gu, upperLetter)),
  title: ofText((text) =>
    text.replace(/(^|[\s!-/:-@[-^`{-~])(\p{L})/gu, (_, before: string, letter: string) => before + upperLetter(letter)),
  ),
  strrev: ofText((text) => graphemes(text).reverse().join('')),
  trimspace: trims(
    (text) => text.trimStart(),
    (text) => text.trimEnd(),
    true,
  ),
  chomp: trims(same, (text) => text.replace(/[\r\n]+$/, ''), true),
  trim: withTrimmer((cut) => [cutSet(cut).left, cutSet(cut).right]),
  trimprefix: withTrimmer((cut) => [(text) => (text.startsWith(cut) ? text.slice(cut.length) : text), same]),
  trimsuffix: withTrimmer((cut) => [same, (text) => (cut !== '' && text.endsWith(cut) ? text.slice(0, -cut.length) : text)]),
  join: joinTexts,
  split: splitText,
  format: ({ at, values: [spec, ...rest], open }) => {
    const text = spec && textOf(spec);
    const pieces = text === undefined || open !== null ? undefined : formatPieces(text, rest);
    return pieces && piecesValue(at, pieces);
  },
  substr: ({ at, values: [value, offset, length] }) => {
    const text = value && textOf(value);
    const from = offset && numberOf(offset);
    const count = length && numberOf(length);
    if (text === undefined || from === undefined || count === undefined) return undefined;
    const characters = graphemes(text);
    const start = from < 0 ? characters.length + from : from;
    if (start < 0) return undefined;
    return stringValue(at, characters.slice(start, count < 0 ? undefined : start + count).join(''));
  },
  indent: ({ at, values: [spaces, value] }) => {
    const text = value && textOf(value);
    const count = spaces && numberOf(spaces);
    if (text === undefined || count === undefined || count < 0 || count > widestIndent) return undefined;
    return stringValue(at, text.replaceAll('\n', `\n${' '.repeat(count)}`));
  },
  startswith: asks((text, prefix) => text.startsWith(prefix)),
  endswith: asks((text, suffix) => text.endsWith(suffix)),
  strcontains: asks((text, part) => text.includes(part)),
  formatlist: ({ at, values: [spec, ...rest], open }) => {
    const text = spec && textOf(spec);
    if (text === undefined || open !== null) return undefined;
    const settled = rest.map(settle);
    if (settled.some((value) => value.kind === 'list' && value.open !== null)) return undefined;
    // Of a list that is not known one element stands for all.
    const many = settled.find((value) => value.kind === 'unknown' && value.type === 'list');
    const lengths = settled.flatMap((value) => (value.kind === 'list' ? [value.elements.length] : []));
    const length = lengths[0] ?? 1;
    if (lengths.some((one) => one !== length)) return undefined;
    const elements: Value[] = [];
    for (let index = 0; index < length; index++) {
      const row = settled.map((value): Value => (value.kind === 'list' ? (value.elements[index] ?? value) : value));
      const pieces = formatPieces(text, row);
      if (!pieces) return undefined;
      elements.push(piecesValue(at, pieces));
    }
    return listValue(at, elements, many ? reasonOf(many) : null);
  },
};
