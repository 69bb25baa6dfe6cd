import { type ConditionOperator, conditionKey, conditionOperator, conditionValueMatches, holdsWithoutKey } from '../aws/index.ts';
import type { Conditions, ConditionTest } from '../terraform/index.ts';
import { wholeText } from './partialText.ts';

interface ReadTest {
  readonly test: ConditionTest;
  readonly operator: ConditionOperator;
  readonly values: readonly string[];
}

/**
 * Two tests of which never both hold: one wants a key that the other forbids, or no value of an exact one passes the other.
 * `undefined` where that is not certain: values that are not known, policy variables, keys with several values.
 */
export function contradiction(conditions: Conditions): readonly [ConditionTest, ConditionTest] | undefined {
  const tests = conditions.tests.flatMap(readTest);
  for (const one of tests) {
    const others = tests.filter((other) => other !== one && other.test.key.value.toLowerCase() === one.test.key.value.toLowerCase());
    for (const other of others) {
      const forbids = one.operator.kind === 'Null' && holdsWithoutKey(one.operator, one.values) === true;
      if (forbids && other.operator.kind !== 'Null' && holdsWithoutKey(other.operator, other.values) === false)
        return [one.test, other.test];
      if (
        isExact(one) &&
        other.operator.kind === 'String' &&
        other.operator.qualifier === null &&
        !one.values.some((value) => passes(other, value))
      )
        return [one.test, other.test];
    }
  }
  return undefined;
}

function readTest(test: ConditionTest): readonly ReadTest[] {
  const operator = conditionOperator(test.operator.value);
  const values = test.values.elements.map((element) => wholeText(element.value));
  const known = values.filter((value) => value !== undefined && !value.includes('${'));
  const isKnown = test.values.open === null && known.length === values.length && values.length > 0;
  return operator && isKnown ? [{ test, operator, values: known.filter((value) => value !== undefined) }] : [];
}

/** Whether a test wants one of its values as they are written. */
const isExact = ({ test, operator }: ReadTest): boolean =>
  operator.name === 'StringEquals' && conditionKey(test.key.value)?.several === false;

/** Whether a value passes a test of text. */
const passes = ({ operator, values }: ReadTest, value: string): boolean =>
  values.some((one) => conditionValueMatches(operator, one, value)) !== operator.negated;
