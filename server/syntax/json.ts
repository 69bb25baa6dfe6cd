import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Range } from '../files/index.ts';

/** A value of a JSON file; offsets are those of the file. `pointer` is its JSON pointer (RFC 6901), `''` for the whole. */
export type JsonNode = Range & { readonly pointer: string } & (
    | { readonly kind: 'object'; readonly properties: readonly JsonProperty[] }
    | { readonly kind: 'array'; readonly elements: readonly JsonNode[] }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'null' }
  );

/** A property, from its key to its value. Of several with one key all are kept, and share a pointer. */
interface JsonProperty extends Range {
  readonly key: string;
  /** The key with its quotes. */
  readonly keyRange: Range;
  readonly value: JsonNode;
}

export interface JsonOutline {
  /** What could be read of the text; `null` when there is no value at all, or it is too large or too deep. */
  readonly root: JsonNode | null;
  readonly errors: readonly (Range & { readonly message: string })[];
}

export interface JsonOptions {
  /** Take comments, trailing commas and an empty text without complaint (`tsconfig.json`). */
  readonly tolerant?: boolean;
}

const largestText = 8_000_000;
const deepest = 400;

const messages: ReadonlyMap<number, string> = new Map([
  [1, 'invalid symbol'],
  [2, 'invalid number'],
  [3, 'a property name is expected'],
  [4, 'a value is expected'],
  [5, 'a colon is expected'],
  [6, 'a comma is expected'],
  [7, 'a closing brace is expected'],
  [8, 'a closing bracket is expected'],
  [9, 'the end of the file is expected'],
  [10, 'JSON has no comments'],
  [11, 'the comment does not end'],
  [12, 'the string does not end'],
  [13, 'the number does not end'],
  [14, 'invalid Unicode escape'],
  [15, 'invalid escape'],
  [16, 'invalid character'],
]);

/** Reads JSON (RFC 8259), as much of it as is well-formed. Never throws. */
export function readJson(text: string, { tolerant = false }: JsonOptions = {}): JsonOutline {
  const whole = { start: 0, end: text.length };
  if (text.length > largestText) return { root: null, errors: [{ ...whole, message: 'the file is too large' }] };
  if (nesting(text) > deepest) return { root: null, errors: [{ ...whole, message: 'the values nest too deep' }] };
  const parseErrors: ParseError[] = [];
  const options = { disallowComments: !tolerant, allowTrailingComma: tolerant, allowEmptyContent: tolerant };
  // A byte order mark counts as one character, so that offsets stay those of the file.
  const tree = parseTree(text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text, parseErrors, options);
  const errors = parseErrors.map(({ error, offset, length }) => ({
    start: offset,
    end: offset + length,
    message: messages.get(error) ?? 'invalid JSON',
  }));
  return { root: tree ? (jsonNode(tree, '') ?? null) : null, errors };
}

function jsonNode(node: Node, pointer: string): JsonNode | undefined {
  const base = { start: node.offset, end: node.offset + node.length, pointer };
  switch (node.type) {
    case 'object':
      return { ...base, kind: 'object', properties: (node.children ?? []).flatMap((child) => jsonProperty(child, pointer) ?? []) };
    case 'array':
      return {
        ...base,
        kind: 'array',
        elements: (node.children ?? []).flatMap((child, index) => jsonNode(child, `${pointer}/${index}`) ?? []),
      };
    case 'string':
      return { ...base, kind: 'string', value: String(node.value) };
    case 'number':
      return { ...base, kind: 'number', value: Number(node.value) };
    case 'boolean':
      return { ...base, kind: 'boolean', value: node.value === true };
    case 'null':
      return { ...base, kind: 'null' };
    default:
      return undefined;
  }
}

/** A step of a JSON pointer: `/` and a name, escaped. Source: https://www.rfc-editor.org/rfc/rfc6901 */
export const pointerStep = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

function jsonProperty(node: Node, pointer: string): JsonProperty | undefined {
  const [key, value] = node.children ?? [];
  if (!key || !value) return undefined;
  const name = String(key.value);
  const read = jsonNode(value, `${pointer}${pointerStep(name)}`);
  if (!read) return undefined;
  return { start: node.offset, end: read.end, key: name, keyRange: { start: key.offset, end: key.offset + key.length }, value: read };
}

/** How deep brackets nest, at most; those in strings do not count. */
function nesting(text: string): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      at = stringEnd(text, at);
    } else if (code === 123 || code === 91) {
      depth++;
      if (depth > most) most = depth;
    } else if (code === 125 || code === 93) depth--;
  }
  return most;
}

/** Offset of the quote or line end that ends the string starting at `at`. */
function stringEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 34 || code === 10) return i;
  }
  return text.length;
}
