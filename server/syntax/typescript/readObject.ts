import type { Expression, NodeId, Property } from './ast.ts';
import { F, K, T } from './kinds.ts';
import { readNumber } from './literals.ts';
import { readExpression, readSpread, stringValue } from './readExpression.ts';
import { readFunction } from './readFunction.ts';
import { begin, child, childOfKind, firstNamed, kindOf, namedChildren, type Reading, textOf } from './reading.ts';

/** Reads an object literal. */
export function readObject(r: Reading, node: number): Expression {
  const id = begin(r, node);
  const properties: Property[] = [];
  for (const at of namedChildren(r, node)) {
    const kind = kindOf(r, at);
    if (kind === K.pair) properties.push(readPair(r, at));
    else if (kind === K.shorthandPropertyIdentifier) properties.push(readShorthand(r, at));
    else if (kind === K.methodDefinition) properties.push(readMethod(r, at));
    else if (kind === K.spreadElement) properties.push(readSpread(r, at));
  }
  return { id, kind: 'object', properties };
}

/**
 * A property's or member's name. A computed name that is a string or number literal is that text; another is an expression.
 * `id` keeps the range of the name as it is written, brackets and quotes included.
 */
export function readKey(r: Reading, node: number): { readonly key: string | Expression; readonly id: NodeId } {
  const id = begin(r, node);
  return { key: node === 0 ? '' : (keyText(r, node) ?? readExpression(r, firstNamed(r, node))), id };
}

/** The name's text when it is known without evaluation. */
export function keyText(r: Reading, node: number): string | undefined {
  const kind = kindOf(r, node);
  if (kind === K.string) return stringValue(r, node);
  if (kind === K.number) return String(readNumber(textOf(r, node)));
  if (kind !== K.computedPropertyName) return textOf(r, node);
  const inner = firstNamed(r, node);
  return inner !== 0 && (kindOf(r, inner) === K.string || kindOf(r, inner) === K.number) ? keyText(r, inner) : undefined;
}

/** `get` and `set` before a method's name. */
export function accessorOf(r: Reading, node: number): 'get' | 'set' | null {
  if (childOfKind(r, node, T.get) !== 0) return 'get';
  return childOfKind(r, node, T.set) !== 0 ? 'set' : null;
}

function readPair(r: Reading, node: number): Property {
  const id = begin(r, node);
  const { key, id: keyId } = readKey(r, child(r, node, F.key));
  return { id, kind: 'property', key, keyId, value: readExpression(r, child(r, node, F.value)), shorthand: false };
}

function readShorthand(r: Reading, node: number): Property {
  const id = begin(r, node);
  return { id, kind: 'property', key: textOf(r, node), keyId: begin(r, node), value: readExpression(r, node), shorthand: true };
}

function readMethod(r: Reading, node: number): Property {
  const id = begin(r, node);
  const { key, id: keyId } = readKey(r, child(r, node, F.name));
  return { id, kind: 'method', key, keyId, accessor: accessorOf(r, node), value: readFunction(r, node) };
}
