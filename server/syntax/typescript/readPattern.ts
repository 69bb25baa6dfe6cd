import type { Expression, Pattern } from './ast.ts';
import { F, firstToken, K, T } from './kinds.ts';
import { readExpression } from './readExpression.ts';
import { after, begin, child, deeper, firstNamed, kindOf, namedChildren, type Reading, textOf } from './reading.ts';
import { readKey } from './readObject.ts';

type Bound = { readonly target: Pattern; readonly default: Expression | null };

/** Reads what an assignment writes to: a pattern, or another expression where the code is odd. */
export function readTarget(r: Reading, node: number): Pattern | Expression {
  const kind = kindOf(r, node);
  if (node !== 0 && kind === K.parenthesizedExpression) return readTarget(r, firstNamed(r, node));
  return node !== 0 && (kind === K.objectPattern || kind === K.arrayPattern) ? readPattern(r, node) : readExpression(r, node);
}

/** Reads what a declaration binds. What is no pattern is an identifier without a name. */
export function readPattern(r: Reading, node: number): Pattern {
  return deeper(r, node, readKnownPattern, nameless);
}

function readKnownPattern(r: Reading, node: number): Pattern {
  const kind = kindOf(r, node);
  if (node === 0) return nameless(r, node);
  if (kind === K.objectPattern) return readObjectPattern(r, node);
  if (kind === K.arrayPattern) return readArrayPattern(r, node);
  if (kind === K.memberExpression || kind === K.subscriptExpression || kind === K.nonNullExpression) {
    const target = readExpression(r, kind === K.nonNullExpression ? firstNamed(r, node) : node);
    return target.kind === 'member' || target.kind === 'index' || target.kind === 'identifier' ? target : nameless(r, node);
  }
  return { id: begin(r, node), kind: 'identifier', name: textOf(r, node) };
}

function nameless(r: Reading, node: number): Pattern {
  return { id: begin(r, node), kind: 'identifier', name: '' };
}

function readObjectPattern(r: Reading, node: number): Pattern {
  const id = begin(r, node);
  const properties: (Bound & { readonly key: string | Expression })[] = [];
  let rest: Pattern | null = null;
  for (const at of namedChildren(r, node)) {
    const kind = kindOf(r, at);
    if (kind === K.pairPattern) {
      const { key } = readKey(r, child(r, at, F.key));
      properties.push({ key, ...readBound(r, child(r, at, F.value)) });
    } else if (kind === K.restPattern) rest = readPattern(r, firstNamed(r, at));
    else if (kind === K.objectAssignmentPattern) properties.push({ key: textOf(r, child(r, at, F.left)), ...readBound(r, at) });
    else if (kind === K.shorthandPropertyIdentifierPattern) properties.push({ key: textOf(r, at), ...readBound(r, at) });
  }
  return { id, kind: 'objectPattern', properties, rest };
}

function readArrayPattern(r: Reading, node: number): Pattern {
  const id = begin(r, node);
  const elements: (Bound | null)[] = [];
  let rest: Pattern | null = null;
  let filled = false;
  for (let at = node + 1; at < after(r, node); at = after(r, at)) {
    const kind = kindOf(r, at);
    if (kind === T.comma) {
      if (!filled) elements.push(null);
      filled = false;
    } else if (kind < firstToken) {
      filled = true;
      if (kind === K.restPattern) rest = readPattern(r, firstNamed(r, at));
      else elements.push(readBound(r, at));
    }
  }
  return { id, kind: 'arrayPattern', elements, rest };
}

/** A pattern with or without `= default`. */
function readBound(r: Reading, node: number): Bound {
  const kind = kindOf(r, node);
  if (node === 0 || (kind !== K.assignmentPattern && kind !== K.objectAssignmentPattern))
    return { target: readPattern(r, node), default: null };
  const target = readPattern(r, child(r, node, F.left));
  return { target, default: readExpression(r, child(r, node, F.right)) };
}
