import type { Range } from '../../files/index.ts';
import type { HclExpression, HclObjectEntry } from './ast.ts';
import { readExpression } from './expression.ts';
import { brokenNode, type ItemNodes, newNode } from './itemNodes.ts';
import { kind } from './kinds.ts';
import { parseReadable } from './parseReadable.ts';
import { splitCollection } from './splitBody.ts';

/** Deeper than this a broken value is not searched for what is still readable in it. */
const deepestRecovery = 12;

/**
 * Reads a value that holds something broken: its lists, objects and calls element by element, so that only the elements
 * with errors are `unknown`. Its brackets match; `level` 0 is the whole value, which could not be parsed.
 */
export function readInPieces(nodes: ItemNodes, start: number, end: number, level: number): HclExpression {
  const text = nodes.text.slice(start, end);
  if (level > 0) {
    const opening = 'x = ';
    const [only, more] = parseReadable(opening + text, start - opening.length);
    const value = only?.children.find((child) => child.kind === kind.expression);
    if (value && !more) return readExpression(nodes, value, level);
  }
  const call = /^([\p{ID_Start}_][\p{ID_Continue}-]*)\(/u.exec(text);
  if (level < deepestRecovery && !/^[[{]\s*for\s/.test(text)) {
    if (text.startsWith('{') && text.endsWith('}')) {
      const id = newNode(nodes, start, end);
      const entries = splitCollection(nodes.text, start + 1, end - 1, 'both').map((entry) => entryInPieces(nodes, entry, level + 1));
      return { id, kind: 'object', entries };
    }
    if (text.startsWith('[') && text.endsWith(']')) {
      const id = newNode(nodes, start, end);
      return { id, kind: 'tuple', elements: elementsInPieces(nodes, { start: start + 1, end: end - 1 }, level + 1) };
    }
    const name = call?.[1];
    if (name !== undefined && text.endsWith(')')) {
      const id = newNode(nodes, start, end);
      const nameId = newNode(nodes, start, start + name.length);
      const given = elementsInPieces(nodes, { start: start + name.length + 1, end: end - 1 }, level + 1);
      return { id, kind: 'call', name, nameId, arguments: given, expandLast: false };
    }
  }
  return brokenNode(nodes, start, end);
}

function elementsInPieces(nodes: ItemNodes, { start, end }: Range, level: number): HclExpression[] {
  return splitCollection(nodes.text, start, end, 'commas').map((element) => readInPieces(nodes, element.start, element.end, level));
}

const key = /^([\p{ID_Start}_][\p{ID_Continue}-]*|"[^"\\\n$%]*")\s*([=:])\s*/u;

/** An entry whose key cannot be read is unknown as a whole. */
function entryInPieces(nodes: ItemNodes, { start, end }: Range, level: number): HclObjectEntry {
  const id = newNode(nodes, start, end);
  const [whole, name, separator] = key.exec(nodes.text.slice(start, end)) ?? [];
  if (whole === undefined || name === undefined) {
    const broken = brokenNode(nodes, start, end);
    return { id, key: broken, keyForm: 'expression', separator: '=', value: broken };
  }
  const bare = !name.startsWith('"');
  const keyId = newNode(nodes, start, start + name.length);
  const said = bare ? name : name.slice(1, -1);
  const textStart = start + (bare ? 0 : 1);
  const parts = said === '' ? [] : [{ id: newNode(nodes, textStart, textStart + said.length), kind: 'text', value: said } as const];
  const valueStart = start + whole.length;
  const value = valueStart < end ? readInPieces(nodes, valueStart, end, level) : brokenNode(nodes, start, end);
  return {
    id,
    key: { id: keyId, kind: 'template', form: 'quoted', parts },
    keyForm: bare ? 'bare' : 'quoted',
    separator: separator === ':' ? ':' : '=',
    value,
  };
}
