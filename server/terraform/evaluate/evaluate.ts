import type { HclExpression } from '../../syntax/index.ts';
import { callFunction } from '../functions/callFunction.ts';
import { addressIn } from '../modules/Module.ts';
import { failure, listValue, objectValue, partlyNamed, unknown, unknownBecause } from '../values/build.ts';
import { textOf } from '../values/read.ts';
import { shownKey } from '../values/stringifyJson.ts';
import type { ObjectEntry, Value } from '../values/Value.ts';
import { getAttribute, getIndex, splatElements } from './access.ts';
import { expressionText, symbolText } from './expressionText.ts';
import { evaluateFor } from './forExpression.ts';
import { binary, conditional, unary } from './operators.ts';
import { resolveName } from './resolveName.ts';
import { lookUp, nodeAt, type Scope, withName } from './Scope.ts';
import { enter, grow, weigh } from './Session.ts';
import { evaluateTemplate } from './template.ts';

/** The name under which a splat's element is looked up: no author can write it. */
const splatName = '[*]';

/**
 * What an expression says. Unknown is a value: nothing is thrown but `TooMuch`.
 * Source: https://developer.hashicorp.com/terraform/language/expressions
 */
export function evaluate(scope: Scope, expression: HclExpression): Value {
  enter(scope.session);
  const value = evaluateNode(scope, expression);
  scope.session.depth--;
  weigh(value);
  return value;
}

function evaluateNode(scope: Scope, expression: HclExpression): Value {
  const at = nodeAt(scope, expression.id);
  switch (expression.kind) {
    case 'number':
    case 'boolean':
      return expression.kind === 'number'
        ? { kind: 'number', at, value: expression.value }
        : { kind: 'boolean', at, value: expression.value };
    case 'null':
      return { kind: 'null', at };
    case 'template':
      return evaluateTemplate(scope, expression);
    case 'tuple':
      grow(scope.session, expression.elements.length);
      return listValue(
        at,
        expression.elements.map((element) => evaluate(scope, element)),
      );
    case 'object':
      return evaluateObject(scope, expression);
    case 'for':
      return evaluateFor(scope, expression);
    case 'conditional':
      return conditional(scope, expression);
    case 'binary':
      return binary(scope, expression);
    case 'unary':
      return unary(scope, expression);
    case 'call':
      return callFunction(scope, expression);
    case 'parentheses':
      return evaluate(scope, expression.value);
    case 'variable':
      return lookUp(scope, expression.name) ?? failure(at, expression.name, `${expression.name} is no value`);
    case 'attributeAccess':
      return resolveName(scope, expression) ?? getAttribute(scope, evaluate(scope, expression.object), expression.name, at);
    case 'indexAccess':
      return getIndex(scope, evaluate(scope, expression.object), evaluate(scope, expression.index), at, () =>
        addressIn(scope.instance, symbolText(scope, expression.object)),
      );
    case 'splat': {
      const object = evaluate(scope, expression.object);
      const elements = splatElements(object);
      if (!elements) return unknownBecause(at, symbolText(scope, expression), object);
      grow(scope.session, elements.elements.length);
      const each = elements.elements.map((element) => evaluate(withName(scope, splatName, element), expression.each));
      return { ...listValue(at, each, elements.open), ...(elements.each && { each: true }) };
    }
    case 'splatElement':
      return lookUp(scope, splatName) ?? failure(at, '[*]', 'there is nothing to take elements from');
    case 'unknown':
      return unknown(at, expression.text, 'it could not be parsed');
  }
}

function evaluateObject(scope: Scope, expression: Extract<HclExpression, { kind: 'object' }>): Value {
  const at = nodeAt(scope, expression.id);
  const entries: ObjectEntry[] = [];
  let open: string | null = null;
  let counted = true;
  grow(scope.session, expression.entries.length);
  for (const entry of expression.entries) {
    const keyValue = evaluate(scope, entry.key);
    // Of a key that is known in part, or only by name, the entry is kept beside the doubt: `"${local.issuer}:sub"`, `(var.key)`.
    const whole = textOf(keyValue);
    const key = whole ?? shownKey(keyValue);
    if (whole === undefined) open ??= `the key ${expressionText(entry.key)} is not known`;
    if (key === undefined) {
      counted = false;
      continue;
    }
    const emptyHere = entry.value.kind === 'tuple' && entry.value.elements.length === 0;
    entries.push({
      key,
      keyAt: nodeAt(scope, entry.key.id),
      value: evaluate(scope, entry.value),
      ...(whole === undefined && { keyValue }),
      ...(emptyHere && { emptyHere }),
    });
  }
  return partlyNamed(objectValue(at, entries, open), counted ? entries.length : null);
}
