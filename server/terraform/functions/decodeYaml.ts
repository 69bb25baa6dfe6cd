import { type Alias, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type ParsedNode, parseDocument, type Scalar } from 'yaml';
import { pointerStep } from '../../syntax/index.ts';
import type { TfNode } from '../Policy.ts';
import { failure, listValue, objectValue, piecesValue, unknownBecause } from '../values/build.ts';
import { reasonOf, settle } from '../values/read.ts';
import type { HolePiece, ObjectEntry, Piece, StringValue, Value } from '../values/Value.ts';
import { isYaml } from './isYaml.ts';
import { plainScalar } from './plainScalar.ts';

const deepest = 100;
const longest = 1_000_000;
const mostNodes = 100_000;

/** Stand for the pieces that are not known: characters that no text has. */
const firstHole = 0xf0000;

interface Reading {
  /** Where the value at a pointer stands. */
  readonly placeOf: (pointer: string) => TfNode;
  /** The pointers of what has an anchor. */
  readonly anchored: Map<Node, string>;
  readonly holes: readonly HolePiece['hole'][];
  readonly anchors: ReadonlyMap<string, Node>;
  nodes: number;
}

class NotYaml extends Error {}

/**
 * The value that a YAML text says, as Terraform reads it: YAML 1.2, with the truth values and timestamps of 1.1. A part that is
 * not known may stand in a scalar or for one; what it may hold is not taken for YAML. In a file of YAML without insertions each value
 * stands where it is written, by its JSON pointer; else everything stands where the text does.
 * Source: https://developer.hashicorp.com/terraform/language/functions/yamldecode
 */
export function decodeYaml(value: StringValue): Value {
  const { at } = value;
  const holes: HolePiece['hole'][] = [];
  let text = '';
  for (const piece of value.pieces) {
    if ('text' in piece) text += piece.text;
    else {
      const hole = settle(piece.hole);
      // Lines may come and go with it.
      if (hole.kind === 'unknown' && hole.type === null) return unknownBecause(at, 'yaml', hole);
      text += String.fromCodePoint(firstHole + holes.length);
      holes.push(piece.hole);
    }
  }
  if (text.length > longest) return failure(at, 'yaml', 'the YAML is too large');
  try {
    return readText(text, placesIn(value), holes);
  } catch (error) {
    if (!(error instanceof NotYaml || error instanceof RangeError)) throw error;
    const [hole] = holes;
    return hole ? unknownBecause(at, 'yaml', hole) : failure(at, 'yaml', `it is no valid YAML: ${error.message}`);
  }
}

function placesIn({ at, spelling, pieces }: StringValue): (pointer: string) => TfNode {
  const file = spelling?.file;
  const isPlain = pieces.every((piece) => 'text' in piece) && spelling?.parts.length === 1 && spelling.parts[0]?.kind === 'text';
  return file && isPlain && isYaml(file) ? (pointer) => ({ file, item: pointer, node: 0 }) : () => at;
}

function readText(text: string, placeOf: Reading['placeOf'], holes: readonly HolePiece['hole'][]): Value {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
    stringKeys: false,
    logLevel: 'error',
  });
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new NotYaml(`line ${line}, column ${col}: ${error.message}`);
  }
  if (!document.contents) throw new NotYaml('it holds nothing');
  const anchors = new Map<string, Node>();
  const reading: Reading = { placeOf, anchored: new Map(), holes, anchors, nodes: 0 };
  return readNode(reading, document.contents, anchors, 0, '');
}

function readNode(reading: Reading, given: ParsedNode | Node | null, anchors: Map<string, Node>, depth: number, pointer: string): Value {
  const at = reading.placeOf(pointer);
  if (depth > deepest) throw new NotYaml('it nests too deep');
  if (++reading.nodes > mostNodes) throw new NotYaml('its aliases make it too large');
  if (given === null) return { kind: 'null', at };
  if (isAlias(given)) {
    const meant = target(given, anchors);
    return readNode(reading, meant, anchors, depth + 1, reading.anchored.get(meant) ?? pointer);
  }
  const anchor = 'anchor' in given ? given.anchor : undefined;
  if (anchor && !reading.anchored.has(given)) reading.anchored.set(given, pointer);
  if (isScalar(given)) {
    if (anchor) anchors.set(anchor, given);
    return readScalar(at, reading.holes, given);
  }
  if (isSeq(given)) {
    checkTag(given.tag, 'seq');
    const elements = given.items.map((item, index) => readNode(reading, item as Node | null, anchors, depth + 1, `${pointer}/${index}`));
    if (anchor) anchors.set(anchor, given);
    return listValue(at, elements);
  }
  if (!isMap(given)) throw new NotYaml('it holds something that is no value');
  checkTag(given.tag, 'map');
  const entries: ObjectEntry[] = [];
  for (const pair of given.items) {
    const key = pair.key as Node | null;
    const name =
      isScalar(key) && key.type === 'PLAIN' && key.value === '<<' ? null : keyText(readNode(reading, key, anchors, depth + 1, pointer));
    // A key stands in the file as it is written there: `yes`, which Terraform calls `true`.
    const written = (isScalar(key) ? key.source : undefined) ?? name ?? '<<';
    const inner = `${pointer}${pointerStep(written)}`;
    const value = readNode(reading, pair.value as Node | null, anchors, depth + 1, inner);
    if (name === null) entries.unshift(...merged(value));
    else entries.push({ key: name, keyAt: at, value });
  }
  if (anchor) anchors.set(anchor, given);
  return objectValue(at, entries);
}

/** What an alias stands for; not what it stands in. */
function target(alias: Alias, anchors: ReadonlyMap<string, Node>): Node {
  const found = anchors.get(alias.source);
  if (!found) throw new NotYaml(`there is no anchor ${alias.source} before`);
  return found;
}

const checkTag = (tag: string | undefined, kind: string): void => {
  if (tag !== undefined && tag !== `tag:yaml.org,2002:${kind}`) throw new NotYaml(`the tag ${tag} is not known`);
};

/** The entries that `<<` takes over: of one mapping, or of several, the first one counting. */
function merged(value: Value): readonly ObjectEntry[] {
  if (value.kind === 'object') return value.entries;
  if (value.kind === 'list' && value.elements.every((one) => one.kind === 'object'))
    return [...value.elements].reverse().flatMap((one) => (one.kind === 'object' ? one.entries : []));
  throw new NotYaml('<< stands before something that is no mapping');
}

function keyText(value: Value): string {
  if (value.kind === 'boolean' || value.kind === 'number') return String(value.value);
  const [piece, more] = value.kind === 'string' ? value.pieces : [];
  if (value.kind === 'string' && !piece) return '';
  if (!piece || more || !('text' in piece)) throw new NotYaml(reasonOf(value) ?? 'a key is no text');
  return piece.text;
}

function readScalar(at: TfNode, holes: Reading['holes'], scalar: Scalar): Value {
  const source = scalar.source ?? '';
  const tag = scalar.tag?.replace('tag:yaml.org,2002:', '!!');
  const pieces = piecesIn(source, holes);
  const [only] = pieces;
  const isPlain = scalar.type === 'PLAIN' && tag === undefined;
  // A hole by itself may be of any kind.
  if (isPlain && pieces.length === 1 && only && 'hole' in only) return only.hole;
  if (pieces.some((piece) => 'hole' in piece) || scalar.type !== 'PLAIN' || tag === '!' || tag === '!!str') return piecesValue(at, pieces);
  const value = plainScalar(source, tag);
  if (value === undefined) throw new NotYaml(`${source} is no ${tag}`);
  if (value === null) return { kind: 'null', at };
  if (typeof value === 'string') return piecesValue(at, value === '' ? [] : [{ text: value, source: null }]);
  return typeof value === 'number' ? { kind: 'number', at, value } : { kind: 'boolean', at, value };
}

/** A text with the holes put back that stand in it. */
function piecesIn(text: string, holes: readonly HolePiece['hole'][]): readonly Piece[] {
  const pieces: Piece[] = [];
  let known = '';
  for (const char of text) {
    const hole = holes[(char.codePointAt(0) ?? 0) - firstHole];
    if (!hole) known += char;
    else {
      if (known !== '') pieces.push({ text: known, source: null });
      pieces.push({ hole, source: null });
      known = '';
    }
  }
  if (known !== '') pieces.push({ text: known, source: null });
  return pieces;
}
