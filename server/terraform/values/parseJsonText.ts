import { stretchAt } from '../../files/index.ts';
import type { TfNode } from '../Policy.ts';
import { failure, listValue, objectValue, piecesValue, unknownBecause } from './build.ts';
import { jsonPointers } from './jsonPointers.ts';
import { isEmptyList, textOf } from './read.ts';
import { plainJson } from './stringifyJson.ts';
import type { ObjectEntry, Piece, StringValue, Value } from './Value.ts';

const deepest = 200;
const longest = 8_000_000;
/** Stands for a piece that is not known. */
const holeChar = '\uffff';

interface Reading {
  readonly text: string;
  /** Where each piece starts in `text`. */
  readonly starts: readonly number[];
  readonly pieces: readonly Piece[];
  readonly nodeAt: (offset: number) => TfNode;
  at: number;
}

class NotJson extends Error {}

/**
 * The value that a JSON text says (RFC 8259), where a part that is not known may stand in a string or for a value. Each
 * value's place is the one in the text that spells it. A text that is not JSON is unknown, with the reason.
 */
export function parseJsonText(value: StringValue): Value {
  let text = '';
  const starts: number[] = [];
  for (const piece of value.pieces) {
    starts.push(text.length);
    text += 'text' in piece ? piece.text : holeChar;
  }
  if (text.length > longest) return failure(value.at, 'json', 'the JSON is too large');
  const pointers = jsonPointers(value);
  const nodeAt = (offset: number): TfNode => {
    const index = stretchAt(starts, offset);
    const source = value.pieces[index]?.source;
    return (source && pointers?.(source, offset - (starts[index] ?? 0))) ?? value.at;
  };
  const reading: Reading = { text, starts, pieces: value.pieces, nodeAt, at: 0 };
  try {
    const read = readValue(reading, 0);
    skipSpace(reading);
    if (reading.at < text.length) throw new NotJson('something stands behind its end');
    return read;
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    // What is inserted may make it whole.
    const hole = value.pieces.find((piece) => 'hole' in piece);
    if (hole && 'hole' in hole) return unknownBecause(value.at, 'json', hole.hole);
    return failure(
      reading.at > 0 ? nodeAt(Math.min(reading.at, text.length - 1)) : value.at,
      'json',
      `it is no valid JSON: ${error.message}`,
    );
  }
}

function readValue(reading: Reading, depth: number): Value {
  if (depth > deepest) throw new NotJson('it nests too deep');
  skipSpace(reading);
  const { text, at: start } = reading;
  const char = text.charAt(start);
  const index = stretchAt(reading.starts, start);
  const piece = reading.pieces[index];
  if (piece && 'text' in piece && piece.encodes && reading.starts[index] === start) {
    reading.at += piece.text.length;
    return piece.encodes;
  }
  const at = reading.nodeAt(start);
  if (char === '{') return readObject(reading, depth, at);
  if (char === '[') return readArray(reading, depth, at);
  if (char === '"') {
    const pieces = readString(reading);
    const [only, more] = pieces;
    // A string that is nothing but an insertion is what is inserted.
    return piecesValue(only && !more && 'text' in only && only.from ? only.from : at, pieces);
  }
  if (char === holeChar) {
    reading.at++;
    const hole = piece && 'hole' in piece ? piece.hole : undefined;
    if (!hole) throw new NotJson('there is a character that no text has');
    // What JSON the inserted text is made of is known only with it; `jsonencode` is known by what it encodes.
    return hole.kind === 'json' ? hole.value : hole;
  }
  for (const [word, value] of [
    ['true', true],
    ['false', false],
  ] as const) {
    if (text.startsWith(word, start)) {
      reading.at += word.length;
      return { kind: 'boolean', at, value };
    }
  }
  if (text.startsWith('null', start)) {
    reading.at += 4;
    return { kind: 'null', at };
  }
  const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
  number.lastIndex = start;
  const found = number.exec(text)?.[0];
  if (!found) throw new NotJson(char === '' ? 'it ends too soon' : `${JSON.stringify(char)} is not expected`);
  reading.at += found.length;
  return { kind: 'number', at, value: Number(found) };
}

function readObject(reading: Reading, depth: number, at: TfNode): Value {
  const entries: ObjectEntry[] = [];
  let open: string | null = null;
  reading.at++;
  skipSpace(reading);
  if (reading.text.charAt(reading.at) === '}') {
    reading.at++;
    return objectValue(at, entries);
  }
  for (;;) {
    skipSpace(reading);
    if (reading.text.charAt(reading.at) !== '"') throw new NotJson('a property name is expected');
    const name = piecesValue(at, readString(reading));
    // Of a name that is known in part (`"${local.issuer}:sub"`) the property is kept beside the doubt.
    const key = textOf(name) ?? String(plainJson(name));
    if (textOf(name) === undefined) open ??= `the property name ${key} is not known`;
    skipSpace(reading);
    if (reading.text.charAt(reading.at) !== ':') throw new NotJson('a colon is expected');
    reading.at++;
    skipSpace(reading);
    const isArray = reading.text.charAt(reading.at) === '[';
    const value = readValue(reading, depth + 1);
    const emptyHere = isArray && isEmptyList(value);
    entries.push({ key, keyAt: value.at, value, ...(emptyHere && { emptyHere }), ...(textOf(name) === undefined && { keyValue: name }) });
    skipSpace(reading);
    const next = reading.text.charAt(reading.at++);
    if (next === '}') return objectValue(at, entries, open);
    if (next !== ',') throw new NotJson('a comma or a closing brace is expected');
  }
}

function readArray(reading: Reading, depth: number, at: TfNode): Value {
  const elements: Value[] = [];
  reading.at++;
  skipSpace(reading);
  if (reading.text.charAt(reading.at) === ']') {
    reading.at++;
    return listValue(at, elements);
  }
  for (;;) {
    elements.push(readValue(reading, depth + 1));
    skipSpace(reading);
    const next = reading.text.charAt(reading.at++);
    if (next === ']') return listValue(at, elements);
    if (next !== ',') throw new NotJson('a comma or a closing bracket is expected');
  }
}

const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** A string's pieces; its text comes as one piece between what is not known. */
function readString(reading: Reading): readonly Piece[] {
  const pieces: Piece[] = [];
  const { text } = reading;
  let known = '';
  let from: TfNode | undefined;
  const flush = () => {
    if (known !== '') pieces.push({ text: known, source: null, ...(from && { from }) });
    known = '';
  };
  const { starts } = reading;
  let index = stretchAt(starts, reading.at + 1);
  for (let at = reading.at + 1; at < text.length; at++) {
    while (index + 1 < starts.length && (starts[index + 1] ?? 0) <= at) index++;
    const piece = reading.pieces[index];
    const inserted = piece && 'text' in piece ? piece.from : undefined;
    if (inserted !== from && text.charAt(at) !== '"') {
      flush();
      from = inserted;
    }
    const char = text.charAt(at);
    if (char === '"') {
      flush();
      reading.at = at + 1;
      return pieces;
    }
    if (char === holeChar) {
      flush();
      if (piece && 'hole' in piece) pieces.push({ hole: piece.hole, source: null });
    } else if (char === '\\') {
      const escaped = text.charAt(++at);
      const code = /^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5)) ? text.slice(at + 1, at + 5) : undefined;
      if (escaped === 'u' && code) {
        known += String.fromCharCode(Number.parseInt(code, 16));
        at += 4;
      } else if (escapes[escaped] !== undefined) known += escapes[escaped];
      else throw new NotJson(`\\${escaped} is no escape`);
    } else if (char < ' ') throw new NotJson('a line ends within a string');
    else known += char;
  }
  reading.at = text.length;
  throw new NotJson('a string does not end');
}

function skipSpace(reading: Reading): void {
  for (;;) {
    const code = reading.text.charCodeAt(reading.at);
    if (code !== 32 && code !== 9 && code !== 13 && code !== 10) return;
    reading.at++;
  }
}
