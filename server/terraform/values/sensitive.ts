import type { TfNode } from '../Policy.ts';
import { unknown } from './build.ts';
import { piecesOf, settle } from './read.ts';
import type { Piece, UnknownValue, Value } from './Value.ts';

/**
 * A value that Terraform would not show, `(sensitive value)`: lists and objects keep their shape, and each text and number in
 * them is known only by its name, so that nothing can tell it. `at` is where it is made sensitive. JSON that the configuration
 * spells out (`sensitive(data.aws_iam_policy_document.read.json)`) stays: anybody reads it there, and what is secret in it comes
 * from values that are sensitive by themselves.
 * Source: https://developer.hashicorp.com/terraform/language/manage-sensitive-data
 */
export function hidden(value: Value, at: TfNode, name: string): Value {
  const symbol = (type: UnknownValue['type']): UnknownValue => ({ ...unknown(at, name, `${name} is sensitive`, type), hides: value });
  switch (value.kind) {
    case 'string':
    case 'number':
      return symbol(value.kind);
    case 'list':
      return { ...value, at, elements: value.elements.map((element, index) => hidden(element, at, `${name}[${index}]`)) };
    case 'object':
      return {
        ...value,
        at,
        entries: value.entries.map((entry) => ({ ...entry, keyAt: at, value: hidden(entry.value, at, `${name}.${entry.key}`) })),
      };
    case 'reference':
      return value.configured ? { ...value, configured: hidden(value.configured, at, name) } : value;
    default:
      return value;
  }
}

/** The same, of JSON what it holds too. */
export function hiddenWhole(given: Value, at: TfNode, name: string): Value {
  const value = settle(given);
  return value.kind === 'json' ? { ...value, value: hidden(value.value, at, name) } : hidden(given, at, name);
}

/** The value as it is, where its author says that it may be shown. */
export function revealed(value: Value): Value {
  switch (value.kind) {
    case 'unknown':
      return value.hides ? revealed(value.hides) : value;
    case 'json':
      return { ...value, value: revealed(value.value) };
    case 'list':
      return { ...value, elements: value.elements.map(revealed) };
    case 'object':
      return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: revealed(entry.value) })) };
    case 'string':
      return { ...value, pieces: value.pieces.flatMap(revealedPiece) };
    case 'reference':
      return value.configured ? { ...value, configured: revealed(value.configured) } : value;
    default:
      return value;
  }
}

function revealedPiece(piece: Piece): readonly Piece[] {
  const hides = 'hole' in piece && piece.hole.kind === 'unknown' ? piece.hole.hides : undefined;
  return (hides && piecesOf(revealed(hides))) ?? [piece];
}
