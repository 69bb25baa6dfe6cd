import type { Expression, SpreadElement, TypeNode } from './ast.ts';
import { F, firstToken, K, T } from './kinds.ts';
import { readNumber, unescapeString, unescapeTemplate } from './literals.ts';
import { readClass } from './readClass.ts';
import { readFunction } from './readFunction.ts';
import {
  after,
  begin,
  beginAt,
  child,
  childOfKind,
  deeper,
  firstNamed,
  kindOf,
  namedChildren,
  type Reading,
  textOf,
  unknown,
} from './reading.ts';
import { readJsx } from './readJsx.ts';
import { readObject } from './readObject.ts';
import { readTarget } from './readPattern.ts';
import { readType, readTypeArguments } from './readType.ts';

type ExpressionReader = (r: Reading, node: number) => Expression;

let readers: readonly (ExpressionReader | undefined)[] | undefined;

/** Reads an expression; parentheses are taken off. A missing one (node 0) is `unknown`. */
export function readExpression(r: Reading, node: number): Expression {
  readers ??= makeReaders();
  const read = node === 0 ? undefined : readers[kindOf(r, node)];
  return read ? deeper(r, node, read, unknown) : unknown(r, node);
}

/** Whether `readExpression` knows the node. */
export function isExpression(r: Reading, node: number): boolean {
  readers ??= makeReaders();
  return readers[kindOf(r, node)] !== undefined;
}

/** Expressions and spreads of `arguments` or of a list, without the holes. */
export function readArguments(r: Reading, node: number): (Expression | SpreadElement)[] {
  return node === 0 ? [] : namedChildren(r, node).map((argument) => readElement(r, argument));
}

/** The text of a string literal, unescaped. */
export function stringValue(r: Reading, node: number): string {
  return unescapeString(textOf(r, node).slice(1, -1));
}

function readElement(r: Reading, node: number): Expression | SpreadElement {
  return kindOf(r, node) === K.spreadElement ? readSpread(r, node) : readExpression(r, node);
}

/** `...value` */
export function readSpread(r: Reading, node: number): SpreadElement {
  const id = begin(r, node);
  return { id, kind: 'spread', value: readExpression(r, firstNamed(r, node)) };
}

function makeReaders(): (ExpressionReader | undefined)[] {
  const table: (ExpressionReader | undefined)[] = new Array(firstToken).fill(undefined);
  const put = (read: ExpressionReader, ...kinds: number[]) => {
    for (const kind of kinds) table[kind] = read;
  };
  put(
    (r, node) => ({ id: begin(r, node), kind: 'identifier', name: textOf(r, node) }),
    K.identifier,
    K.propertyIdentifier,
    K.shorthandPropertyIdentifier,
  );
  put((r, node) => ({ id: begin(r, node), kind: 'string', value: stringValue(r, node) }), K.string);
  put((r, node) => ({ id: begin(r, node), kind: 'number', value: readNumber(textOf(r, node)) }), K.number);
  put((r, node) => ({ id: begin(r, node), kind: 'boolean', value: true }), K.true);
  put((r, node) => ({ id: begin(r, node), kind: 'boolean', value: false }), K.false);
  put((r, node) => ({ id: begin(r, node), kind: 'null' }), K.null);
  put((r, node) => ({ id: begin(r, node), kind: 'undefined' }), K.undefined);
  put((r, node) => ({ id: begin(r, node), kind: 'regex', text: textOf(r, node) }), K.regex);
  put((r, node) => ({ id: begin(r, node), kind: 'this' }), K.this);
  put((r, node) => ({ id: begin(r, node), kind: 'super' }), K.super);
  put(unknown, K.metaProperty, K.privatePropertyIdentifier);
  put((r, node) => readTemplate(r, node, begin(r, node), 0), K.templateString);
  put((r, node) => readExpression(r, firstNamed(r, node)), K.parenthesizedExpression);
  put(readMember, K.memberExpression, K.nestedIdentifier);
  put(readIndex, K.subscriptExpression);
  put(readCall, K.callExpression);
  put(readNew, K.newExpression);
  put((r, node) => readExpression(r, firstNamed(r, node)), K.instantiationExpression);
  put(readArray, K.array);
  put(readObject, K.object);
  put(readFunction, K.functionExpression, K.generatorFunction, K.arrowFunction);
  put(readClass, K.class);
  put(readAwait, K.awaitExpression);
  put(readYield, K.yieldExpression);
  put(readUnary, K.unaryExpression, K.updateExpression);
  put(readBinary, K.binaryExpression);
  put(readConditional, K.ternaryExpression);
  put(readAssignment, K.assignmentExpression, K.augmentedAssignmentExpression);
  put(readCast, K.asExpression, K.satisfiesExpression);
  put(readAssertion, K.typeAssertion);
  put(readNonNull, K.nonNullExpression);
  put(readSequence, K.sequenceExpression);
  put(readJsx, K.jsxElement, K.jsxSelfClosingElement);
  return table;
}

function readTemplate(r: Reading, node: number, id: number, tag: number): Expression {
  const quasis: string[] = [];
  const expressions: Expression[] = [];
  const tagged = tag === 0 ? null : readExpression(r, tag);
  let from = (r.tree.start[node] as number) + 1;
  for (const part of namedChildren(r, node)) {
    if (kindOf(r, part) !== K.templateSubstitution) continue;
    quasis.push(unescapeTemplate(r.text.slice(from, r.tree.start[part])));
    expressions.push(readExpression(r, firstNamed(r, part)));
    from = r.tree.end[part] as number;
  }
  quasis.push(unescapeTemplate(r.text.slice(from, (r.tree.end[node] as number) - 1)));
  return { id, kind: 'template', tag: tagged, quasis, expressions };
}

function readMember(r: Reading, node: number): Expression {
  const id = begin(r, node);
  const object = readExpression(r, child(r, node, F.object));
  const property = child(r, node, F.property);
  const optional = childOfKind(r, node, K.optionalChain) !== 0;
  return { id, kind: 'member', object, property: textOf(r, property), propertyId: begin(r, property), optional };
}

function readIndex(r: Reading, node: number): Expression {
  const id = begin(r, node);
  const object = readExpression(r, child(r, node, F.object));
  const index = readExpression(r, child(r, node, F.index));
  return { id, kind: 'index', object, index, optional: childOfKind(r, node, K.optionalChain) !== 0 };
}

function readCall(r: Reading, node: number): Expression {
  const id = begin(r, node);
  const callee = child(r, node, F.function);
  const list = child(r, node, F.arguments);
  if (kindOf(r, callee) === K.import) return { id, kind: 'import', specifier: readExpression(r, firstNamed(r, list)) };
  if (list !== 0 && kindOf(r, list) === K.templateString) return readTemplate(r, list, id, callee);
  const optional = childOfKind(r, node, T.optionalDot) !== 0 || childOfKind(r, node, K.optionalChain) !== 0;
  const read = readExpression(r, callee);
  return { id, kind: 'call', callee: read, typeArguments: typeArgumentsOf(r, node), arguments: readArguments(r, list), optional };
}

function readNew(r: Reading, node: number): Expression {
  const id = begin(r, node);
  const callee = readExpression(r, child(r, node, F.constructor));
  return { id, kind: 'new', callee, typeArguments: typeArgumentsOf(r, node), arguments: readArguments(r, child(r, node, F.arguments)) };
}

function typeArgumentsOf(r: Reading, node: number): readonly TypeNode[] {
  return readTypeArguments(r, child(r, node, F.typeArguments));
}

function readArray(r: Reading, node: number): Expression {
  const id = begin(r, node);
  const elements: (Expression | SpreadElement | null)[] = [];
  let filled = false;
  for (let at = node + 1; at < after(r, node); at = after(r, at)) {
    if (kindOf(r, at) === T.comma) {
      if (!filled) elements.push(null);
      filled = false;
    } else if (kindOf(r, at) < firstToken) {
      elements.push(readElement(r, at));
      filled = true;
    }
  }
  return { id, kind: 'array', elements };
}

function readAwait(r: Reading, node: number): Expression {
  const id = begin(r, node);
  return { id, kind: 'await', value: readExpression(r, firstNamed(r, node)) };
}

function readYield(r: Reading, node: number): Expression {
  const id = begin(r, node);
  const value = firstNamed(r, node);
  return { id, kind: 'yield', delegate: childOfKind(r, node, T.star) !== 0, value: value === 0 ? null : readExpression(r, value) };
}

function readUnary(r: Reading, node: number): Expression {
  const id = begin(r, node);
  return { id, kind: 'unary', operator: operatorOf(r, node), value: readExpression(r, child(r, node, F.argument)) };
}

function readBinary(r: Reading, node: number): Expression {
  const id = begin(r, node);
  const left = readExpression(r, child(r, node, F.left));
  return { id, kind: 'binary', operator: operatorOf(r, node), left, right: readExpression(r, child(r, node, F.right)) };
}

function readConditional(r: Reading, node: number): Expression {
  const id = begin(r, node);
  const test = readExpression(r, child(r, node, F.condition));
  const then = readExpression(r, child(r, node, F.consequence));
  return { id, kind: 'conditional', test, then, else: readExpression(r, child(r, node, F.alternative)) };
}

function readAssignment(r: Reading, node: number): Expression {
  const id = begin(r, node);
  const target = readTarget(r, child(r, node, F.left));
  const operator = kindOf(r, node) === K.assignmentExpression ? '=' : operatorOf(r, node);
  return { id, kind: 'assign', operator, target, value: readExpression(r, child(r, node, F.right)) };
}

function readCast(r: Reading, node: number): Expression {
  const id = begin(r, node);
  const operand = firstNamed(r, node);
  const value = readExpression(r, operand);
  const type = operand === 0 ? 0 : firstNamed(r, node, after(r, operand));
  return { id, kind: 'cast', satisfies: kindOf(r, node) === K.satisfiesExpression, value, type: type === 0 ? null : readType(r, type) };
}

/** `<T>x`; `<const>x` is `x as const`. */
function readAssertion(r: Reading, node: number): Expression {
  const id = begin(r, node);
  const list = childOfKind(r, node, K.typeArguments);
  const type = firstNamed(r, list);
  const read = type === 0 ? null : readType(r, type);
  return { id, kind: 'cast', satisfies: false, value: readExpression(r, firstNamed(r, node, after(r, list))), type: read };
}

function readNonNull(r: Reading, node: number): Expression {
  const id = begin(r, node);
  return { id, kind: 'nonNull', value: readExpression(r, firstNamed(r, node)) };
}

function readSequence(r: Reading, node: number): Expression {
  const id = begin(r, node);
  return { id, kind: 'sequence', values: namedChildren(r, node).map((value) => readExpression(r, value)) };
}

function operatorOf(r: Reading, node: number): string {
  const operator = child(r, node, F.operator);
  return operator === 0 ? '' : textOf(r, operator);
}

/** An identifier that stands for a name without a node of its own. */
export function nameAt(r: Reading, node: number): Expression {
  return { id: beginAt(r, r.tree.start[node] as number, r.tree.end[node] as number), kind: 'identifier', name: textOf(r, node) };
}
