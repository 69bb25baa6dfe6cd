import type { PartialText } from '../../aws/index.ts';
import { trimmed } from '../../query/index.ts';
import { isEachInstance } from '../modules/Module.ts';
import type { TfNode } from '../Policy.ts';
import { stringifyJson } from './stringifyJson.ts';
import type { Piece, Value } from './Value.ts';

/** What a value is, once the configuration's word is taken for what a reference holds. */
export function settle(value: Value): Value {
  return value.kind === 'reference' && value.configured ? settle(value.configured) : value;
}

/** Pieces of a value as a string, as Terraform converts it; `undefined` where it cannot be one. */
export function piecesOf(given: Value): readonly Piece[] | undefined {
  const value = settle(given);
  switch (value.kind) {
    case 'string':
      return value.pieces;
    case 'number':
      return [{ text: numberText(value.value), source: null }];
    case 'boolean':
      return [{ text: String(value.value), source: null }];
    case 'json': {
      const text = stringifyJson(value.value);
      return [text === undefined ? { hole: value, source: null } : { text, source: null, encodes: value.value }];
    }
    case 'reference':
    case 'unknown':
      return [{ hole: value, source: null }];
    default:
      return undefined;
  }
}

/** Pieces of a value that is inserted into a string: a text says which string it was. */
export function insertedPieces(given: Value): readonly Piece[] | undefined {
  const value = settle(given);
  const pieces = piecesOf(value);
  const [only, more] = pieces ?? [];
  const isOne = value.kind === 'string' && only && 'text' in only && !only.from && !more;
  return isOne ? [{ ...only, from: value.at }] : pieces;
}

const mostMade = 4;

/** The strings that a text is made from, where it is not written as it stands: none where they are many. */
export function stringsOf(given: Value): readonly TfNode[] {
  const value = settle(given);
  const texts = value.kind === 'string' ? value.pieces.flatMap((piece) => ('text' in piece && piece.from ? [piece.from] : [])) : [];
  return texts.length <= mostMade ? texts : [];
}

/** The text of a value, when all of it is known. */
export function textOf(value: Value): string | undefined {
  const pieces = piecesOf(value);
  if (!pieces) return undefined;
  let text = '';
  for (const piece of pieces) {
    if (!('text' in piece)) return undefined;
    text += piece.text;
  }
  return text;
}

/** A value as text known in part; `undefined` where it is no string (a list, an object). */
export function partialTextOf(value: Value): PartialText | undefined {
  const pieces = piecesOf(value);
  if (!pieces) return undefined;
  const parts: (string | { hole: string })[] = [];
  for (const piece of pieces) {
    if (!('text' in piece)) parts.push({ hole: piece.hole.kind === 'json' ? 'json' : piece.hole.name });
    else {
      const last = parts.length - 1;
      if (typeof parts[last] === 'string') parts[last] += piece.text;
      else if (piece.text !== '') parts.push(piece.text);
    }
  }
  return parts.length === 0 ? [''] : trimmed(parts);
}

/** A number of Terraform as text. */
export function numberText(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}

const decimal = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

/** A number, as Terraform converts it. */
export function numberOf(given: Value): number | undefined {
  const value = settle(given);
  if (value.kind === 'number') return value.value;
  const text = value.kind === 'string' ? textOf(value) : undefined;
  return text !== undefined && decimal.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

/** A truth value, as Terraform converts it. */
export function booleanOf(given: Value): boolean | undefined {
  const value = settle(given);
  if (value.kind === 'boolean') return value.value;
  const text = value.kind === 'string' ? textOf(value) : undefined;
  return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : undefined;
}

/** Why a value is not known: the first reason found in it; `null` when all of it is known. */
export function reasonOf(given: Value): string | null {
  const value = settle(given);
  switch (value.kind) {
    case 'unknown':
      return value.reason;
    case 'reference':
      return value.path.length === 0 && isEachInstance(value.target.key)
        ? `the instances of ${value.name} are not known: ${value.target.key.unknown}`
        : `${value.name} is known only after apply`;
    case 'json':
      return reasonOf(value.value);
    case 'string':
      for (const piece of value.pieces) if (!('text' in piece)) return reasonOf(piece.hole);
      return null;
    case 'list':
      return value.open ?? firstReason(value.elements);
    case 'object':
      return value.open ?? firstReason(value.entries.map((entry) => entry.value));
    default:
      return null;
  }
}

function firstReason(values: readonly Value[]): string | null {
  for (const value of values) {
    const reason = reasonOf(value);
    if (reason !== null) return reason;
  }
  return null;
}

/** Whether a value is a list that holds nothing, as far as the configuration says. */
export function isEmptyList(given: Value): boolean {
  const value = settle(given);
  return value.kind === 'list' && value.open === null && value.elements.length === 0;
}

/** Whether nothing at all is known of a value. */
export function isUnknown(value: Value): boolean {
  const settled = settle(value);
  return settled.kind === 'unknown' || settled.kind === 'reference';
}

const kindNames: Readonly<Record<Value['kind'], string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  null: 'null',
  list: 'a list',
  object: 'an object',
  json: 'a string',
  reference: 'a reference',
  module: 'a module',
  unknown: 'unknown',
};

/** What a value is, for a message. */
export function kindName(value: Value): string {
  return kindNames[settle(value).kind];
}
