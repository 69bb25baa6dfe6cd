import { isIP } from 'node:net';
import type { ConditionKind, ConditionOperator } from './conditionOperator.ts';
import { matches } from './wildcard.ts';

/**
 * Whether a literal value can be compared as a kind of operator does it. One with a policy variable can.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function isValueOf(kind: ConditionKind, value: string): boolean {
  if (value.includes('${')) return true;
  switch (kind) {
    case 'Numeric':
      return value.trim() !== '' && Number.isFinite(Number(value));
    case 'Bool':
    case 'Null':
      return ['true', 'false'].includes(value.toLowerCase());
    case 'Date':
      return /^-?\d+$/.test(value) || !Number.isNaN(Date.parse(value));
    case 'IpAddress':
      return isRange(value);
    default:
      return true;
  }
}

/** An address, or a range in CIDR notation. */
function isRange(value: string): boolean {
  const [address = '', length, ...rest] = value.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128));
}

/**
 * Whether an operator can compare a key of a kind. Texts compare with anything that is written one way only, an ARN operator
 * takes texts too, and dates may be epoch numbers.
 * Source: the page above, and "Type mismatch" in https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
export function canCompare(operator: ConditionKind, key: ConditionKind): boolean {
  if (operator === key || operator === 'Null') return true;
  switch (operator) {
    case 'String':
      return key !== 'IpAddress' && key !== 'Date';
    case 'Arn':
    case 'Binary':
      return key === 'String';
    case 'Numeric':
    case 'Date':
      return key === 'Numeric' || key === 'Date';
    default:
      return false;
  }
}

/** Whether a request's value is what a text operator's own value says, a negation left out. */
export function conditionValueMatches({ name, wildcards }: ConditionOperator, written: string, value: string): boolean {
  if (name.includes('IgnoreCase')) return written.toLowerCase() === value.toLowerCase();
  return wildcards ? matches(written, value) : written === value;
}
