import type { Expression, Statement } from './ast.ts';
import { errorKind, K } from './kinds.ts';
import { isExpression, readExpression } from './readExpression.ts';
import { deeper, kindOf, parts, type Reading } from './reading.ts';

/** Reads what is no statement: the expression that it is, or those that stand in it. */
export function readBroken(r: Reading, node: number, id: number): Statement {
  return { id, kind: 'broken', contents: isExpression(r, node) ? [readExpression(r, node)] : readContents(r, node) };
}

/** Reads the expressions in all error nodes below the root that no reader has come to. */
export function readUnreadErrors(r: Reading): Expression[] {
  const found: Expression[] = [];
  for (let node = 1; node < r.tree.count; node++) {
    if (kindOf(r, node) === errorKind && !r.consumed.has(node)) found.push(...readContents(r, node));
  }
  return found;
}

/** Reads the expressions that stand in a node. */
export function readContents(r: Reading, node: number): Expression[] {
  if (kindOf(r, node) === errorKind) r.consumed.add(node);
  return parts(r, node).flatMap((at) => deeper(r, at, readPart, () => []));
}

/** Bare names and literals say nothing by themselves. */
export function isIdle(r: Reading, node: number): boolean {
  return idle.has(kindOf(r, node));
}

const idle: ReadonlySet<number> = new Set([
  K.identifier,
  K.propertyIdentifier,
  K.string,
  K.number,
  K.true,
  K.false,
  K.null,
  K.undefined,
  K.this,
]);

function readPart(r: Reading, node: number): Expression[] {
  if (isIdle(r, node)) return [];
  return isExpression(r, node) ? [readExpression(r, node)] : readContents(r, node);
}
