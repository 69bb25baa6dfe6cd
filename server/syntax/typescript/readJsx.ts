import type { Expression, Property } from './ast.ts';
import { F, K } from './kinds.ts';
import { unescapeJsx } from './literals.ts';
import { readExpression, readSpread } from './readExpression.ts';
import { begin, child, childOfKind, firstNamed, kindOf, namedChildren, type Reading, textOf } from './reading.ts';

/** Reads a JSX element; its texts and comments are left out. */
export function readJsx(r: Reading, node: number): Expression {
  const id = begin(r, node);
  const opening = kindOf(r, node) === K.jsxElement ? childOfKind(r, node, K.jsxOpeningElement) : node;
  const tag = readTag(r, child(r, opening, F.name));
  const attributes = namedChildren(r, opening).flatMap((at) => readAttribute(r, at));
  const inside = opening === node ? [] : namedChildren(r, node).flatMap((at) => readChild(r, at));
  return { id, kind: 'jsx', tag, attributes, children: inside };
}

/** A component; `null` for a fragment and for an element of the page (`<div>`, `<svg:path>`). */
function readTag(r: Reading, name: number): Expression | null {
  if (name === 0 || kindOf(r, name) === K.jsxNamespaceName) return null;
  if (kindOf(r, name) === K.identifier && /^[a-z]|-/.test(textOf(r, name))) return null;
  return readExpression(r, name);
}

function readAttribute(r: Reading, node: number): Property[] {
  const kind = kindOf(r, node);
  if (kind === K.jsxExpression) {
    const spread = firstNamed(r, node);
    return spread !== 0 && kindOf(r, spread) === K.spreadElement ? [readSpread(r, spread)] : [];
  }
  if (kind !== K.jsxAttribute) return [];
  const id = begin(r, node);
  const name = firstNamed(r, node);
  const keyId = begin(r, name);
  const value = name === 0 ? 0 : firstNamed(r, node, r.tree.next[name]);
  return [{ id, kind: 'property', key: textOf(r, name), keyId, value: readValue(r, value, node), shorthand: false }];
}

/** An attribute without a value is `true`. */
function readValue(r: Reading, node: number, attribute: number): Expression {
  if (node === 0) return { id: begin(r, attribute), kind: 'boolean', value: true };
  if (kindOf(r, node) === K.string) return { id: begin(r, node), kind: 'string', value: unescapeJsx(textOf(r, node).slice(1, -1)) };
  return readExpression(r, kindOf(r, node) === K.jsxExpression ? firstNamed(r, node) : node);
}

function readChild(r: Reading, node: number): Expression[] {
  const kind = kindOf(r, node);
  if (kind === K.jsxElement || kind === K.jsxSelfClosingElement) return [readExpression(r, node)];
  if (kind !== K.jsxExpression) return [];
  const inner = firstNamed(r, node);
  if (inner === 0) return [];
  return [readExpression(r, kindOf(r, inner) === K.spreadElement ? firstNamed(r, inner) : inner)];
}
