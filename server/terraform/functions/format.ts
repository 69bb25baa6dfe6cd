import { kindName, numberOf, numberText, piecesOf, settle, textOf } from '../values/read.ts';
import { plainJson } from '../values/stringifyJson.ts';
import type { Piece, Value } from '../values/Value.ts';

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
      const padding = flags.includes('0') && !flags.includes('-') ? '0' : ' ';
      text(flags.includes('-') ? body.padEnd(Math.min(Number(width), 1000)) : body.padStart(Math.min(Number(width), 1000), padding));
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
      if (value.kind === 'list' || value.kind === 'object') return letter === 'v' ? plain(JSON.stringify(plainJson(value))) : undefined;
      if (value.kind === 'null') return letter === 'v' ? plain('null') : undefined;
      const pieces = piecesOf(value);
      if (precision === undefined) return pieces?.map((piece) => ({ ...piece, source: null }));
      const text = textOf(value);
      return text === undefined ? undefined : plain([...text].slice(0, Number(precision)).join(''));
    }
    case 'q': {
      const text = textOf(value);
      return text === undefined ? undefined : plain(JSON.stringify(text));
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
  const base = { b: 2, o: 8, x: 16, X: 16 }[letter];
  if (base === undefined) return undefined;
  const digits = Math.trunc(number).toString(base);
  return plain(sign + (letter === 'X' ? digits.toUpperCase() : digits));
}
