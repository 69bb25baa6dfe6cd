import type { HclExpression } from '../../syntax/index.ts';
import { failure, unknown, unknownBecause } from '../values/build.ts';
import { booleanOf, isUnknown, kindName, numberOf, reasonOf, settle } from '../values/read.ts';
import { sameValue } from '../values/sameValue.ts';
import type { Value } from '../values/Value.ts';
import { evaluate } from './evaluate.ts';
import { expressionText, symbolText } from './expressionText.ts';
import { nodeAt, type Scope } from './Scope.ts';
import { supposed } from './Session.ts';

type Binary = Extract<HclExpression, { kind: 'binary' }>;

/** `condition ? a : b`; where the condition is not known, what both have in common. */
export function conditional(scope: Scope, expression: Extract<HclExpression, { kind: 'conditional' }>): Value {
  const condition = evaluate(scope, expression.condition);
  const known = booleanOf(condition);
  if (known !== undefined) return evaluate(scope, known ? expression.then : expression.else);
  const at = nodeAt(scope, expression.id);
  const name = symbolText(scope, expression);
  if (!isUnknown(condition)) return failure(at, name, `the condition is ${kindName(condition)}`);
  const settled = settle(condition);
  if (settled.kind === 'unknown' && settled.error) return unknownBecause(at, name, condition);
  const taken = supposed(scope.session, at);
  if (taken !== undefined) return evaluate(scope, taken ? expression.then : expression.else);
  const then = settle(evaluate(scope, expression.then));
  const otherwise = settle(evaluate(scope, expression.else));
  if (sameValue(then, otherwise) === true) return then;
  const reason = `the condition ${expressionText(expression.condition)} is not known: ${reasonOf(condition) ?? ''}`;
  const isText = (value: Value) => value.kind === 'string' || value.kind === 'json';
  const type = isText(then) && isText(otherwise) ? 'string' : then.kind === 'list' && otherwise.kind === 'list' ? 'list' : null;
  return unknown(at, name, reason, type);
}

/** `a + b`, `a == b`, `a && b`, …; https://developer.hashicorp.com/terraform/language/expressions/operators */
export function binary(scope: Scope, expression: Binary): Value {
  const at = nodeAt(scope, expression.id);
  const truth = (value: boolean): Value => ({ kind: 'boolean', at, value });
  const left = evaluate(scope, expression.left);
  const { operator } = expression;
  if (operator === '&&' || operator === '||') {
    const decisive = operator === '||';
    if (booleanOf(left) === decisive) return truth(decisive);
    const right = evaluate(scope, expression.right);
    if (booleanOf(right) === decisive) return truth(decisive);
    if (booleanOf(left) === undefined || booleanOf(right) === undefined) return notKnown(scope, expression, left, right, 'boolean');
    return truth(!decisive);
  }
  const right = evaluate(scope, expression.right);
  if (operator === '==' || operator === '!=') {
    const same = sameValue(left, right);
    return same === undefined ? notKnown(scope, expression, left, right, 'boolean') : truth(same === (operator === '=='));
  }
  const a = numberOf(left);
  const b = numberOf(right);
  const compares = operator === '<' || operator === '<=' || operator === '>' || operator === '>=';
  if (a === undefined || b === undefined) return notKnown(scope, expression, left, right, compares ? 'boolean' : 'number');
  if (compares) return truth(operator === '<' ? a < b : operator === '<=' ? a <= b : operator === '>' ? a > b : a >= b);
  const result = operator === '+' ? a + b : operator === '-' ? a - b : operator === '*' ? a * b : operator === '/' ? a / b : a % b;
  if (!Number.isFinite(result)) return failure(at, symbolText(scope, expression), 'the division has no result');
  return { kind: 'number', at, value: result };
}

/** `!a`, `-a`. */
export function unary(scope: Scope, expression: Extract<HclExpression, { kind: 'unary' }>): Value {
  const at = nodeAt(scope, expression.id);
  const value = evaluate(scope, expression.value);
  if (expression.operator === '!') {
    const known = booleanOf(value);
    if (known !== undefined) return { kind: 'boolean', at, value: !known };
  } else {
    const known = numberOf(value);
    if (known !== undefined) return { kind: 'number', at, value: -known };
  }
  const type = expression.operator === '!' ? 'boolean' : 'number';
  if (isUnknown(value)) return unknownBecause(at, symbolText(scope, expression), value, type);
  return failure(at, symbolText(scope, expression), `${expression.operator} cannot be applied to ${kindName(value)}`);
}

function notKnown(scope: Scope, expression: Binary, left: Value, right: Value, type: 'boolean' | 'number'): Value {
  const at = nodeAt(scope, expression.id);
  const name = symbolText(scope, expression);
  if (reasonOf(left) !== null) return unknownBecause(at, name, left, type);
  if (reasonOf(right) !== null) return unknownBecause(at, name, right, type);
  return failure(at, name, `${expression.operator} cannot be applied to ${kindName(left)} and ${kindName(right)}`);
}
