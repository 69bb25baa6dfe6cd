import { stringValue } from '../values/build.ts';
import { insertedPieces, kindName, numberOf, numberText, settle, textOf } from '../values/read.ts';
import { stringifyJson } from '../values/stringifyJson.ts';
import type { Piece, Value } from '../values/Value.ts';

const widest = 1000;

const verb = /%(?:%|(?:\[(\d+)\])?([-+# 0]*)(\d+)?(?:\.(\d+))?(?:\[(\d+)\])?([a-zA-Z]))/g;

/** What `format` makes of a known pattern; https://developer.hashicorp.com/terraform/language/functions/format */
export function formatPieces(pattern: string, values: readonly Value[]): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let next = 0;
  let last = 0;
  const text = (value: string) => {
    if (value !== '') pieces.push({ text: value, source: null });
  };
  for (const match of pattern.matchAll(verb)) {
    text(pattern.slice(last, match.index));
    last = match.index + match[0].length;
    if (match[0] === '%%') {
      text('%');
      continue;
    }
    const [, before, flags = '', width, precision, behind, letter = ''] = match;
    const position = before ?? behind;
    if (position !== undefined) next = Number(position) - 1;
    const value = values[next++];
    const formatted = value && formatOne(value, letter, flags, precision);
    if (!formatted) return undefined;
    if (width === undefined) pieces.push(...formatted);
    else {
      const [only, more] = formatted;
      if (more || (only && !('text' in only))) return undefined;
      const body = only && 'text' in only ? only.text : '';
      text(padded(body, Math.min(Number(width), widest), flags));
    }
  }
  text(pattern.slice(last));
  return pieces;
}

function formatOne(given: Value, letter: string, flags: string, precision: string | undefined): readonly Piece[] | undefined {
  const value = settle(given);
  const plain = (text: string): readonly Piece[] => (text === '' ? [] : [{ text, source: null }]);
  switch (letter) {
    case 's':
    case 'v': {
      if (letter === 'v' && (flags.includes('#') || value.kind === 'list' || value.kind === 'object' || value.kind === 'null')) {
        const json = stringifyJson(value);
        return json === undefined ? undefined : plain(json);
      }
      const pieces = insertedPieces(value);
      if (precision === undefined) return pieces?.map((piece) => ({ ...piece, source: null }));
      const text = textOf(value);
      return text === undefined ? undefined : plain([...text].slice(0, Number(precision)).join(''));
    }
    case 'q': {
      const text = textOf(value) === undefined ? undefined : stringifyJson(stringValue(value.at, textOf(value) ?? ''));
      return text === undefined ? undefined : plain(text);
    }
    case 't': {
      const text = textOf(value);
      return kindName(value) === 'a boolean' && text !== undefined ? plain(text) : undefined;
    }
    default: {
      const number = numberOf(value);
      if (number === undefined) return value.kind === 'unknown' || value.kind === 'reference' ? [{ hole: value, source: null }] : undefined;
      return numberVerb(number, letter, flags, precision, plain);
    }
  }
}

function numberVerb(
  number: number,
  letter: string,
  flags: string,
  precision: string | undefined,
  plain: (text: string) => readonly Piece[],
): readonly Piece[] | undefined {
  const sign = flags.includes('+') && number >= 0 ? '+' : '';
  if (letter === 'd') return plain(sign + numberText(Math.trunc(number)));
  if (letter === 'f') return plain(sign + number.toFixed(Math.min(Number(precision ?? 6), 50)));
  if (letter === 'e' || letter === 'E') {
    const text = exponential(number.toExponential(Math.min(Number(precision ?? 6), 50)));
    return plain(sign + (letter === 'E' ? text.toUpperCase() : text));
  }
  if (letter === 'g' && precision === undefined) {
    const exponent = Number(number.toExponential().split('e')[1]);
    return plain(sign + (exponent < -4 || exponent >= 6 ? exponential(number.toExponential()) : numberText(number)));
  }
  const base = { b: 2, o: 8, x: 16, X: 16 }[letter];
  if (base === undefined) return undefined;
  const digits = Math.trunc(number).toString(base);
  return plain(sign + (letter === 'X' ? digits.toUpperCase() : digits));
}

/** Go writes exponents with two digits or more. */
const exponential = (text: string): string => text.replace(/(e[+-])(\d)$/, '$10$2');

/** Zeros come behind the sign. */
function padded(text: string, width: number, flags: string): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0')) return text.padStart(width);
  const sign = /^[+-]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}
