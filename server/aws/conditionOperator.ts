/** What the type of a condition key is compared as. */
export type ConditionKind = 'String' | 'Numeric' | 'Date' | 'Bool' | 'Binary' | 'IpAddress' | 'Arn' | 'Null';

/** An operator of a Condition, read. */
export interface ConditionOperator {
  /** Canonical spelling with qualifier and suffix, `ForAnyValue:StringLikeIfExists`. */
  readonly name: string;
  readonly kind: ConditionKind;
  readonly qualifier: 'ForAllValues' | 'ForAnyValue' | null;
  readonly ifExists: boolean;
  readonly negated: boolean;
  /** Whether `*` and `?` in its values stand for other text. */
  readonly wildcards: boolean;
}

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const comparisons = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
const names: readonly (readonly [kind: ConditionKind, ...names: string[]])[] = [
  ['String', 'StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'StringLike', 'StringNotLike'],
  ['Numeric', ...comparisons.map((one) => `Numeric${one}`)],
  ['Date', ...comparisons.map((one) => `Date${one}`)],
  ['Bool', 'Bool'],
  ['Binary', 'BinaryEquals'],
  ['IpAddress', 'IpAddress', 'NotIpAddress'],
  ['Arn', 'ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
  ['Null', 'Null'],
];

const bases = new Map(names.flatMap(([kind, ...each]) => each.map((name) => [name.toLowerCase(), { name, kind }] as const)));
const qualifiers = ['ForAllValues', 'ForAnyValue'] as const;
const suffix = 'IfExists';

/** Reads an operator, whatever the case of its spelling; `undefined` where there is no such operator. `NullIfExists` is none. */
export function conditionOperator(text: string): ConditionOperator | undefined {
  const { qualifier, base, ifExists } = parts(text);
  const found = qualifier === undefined ? undefined : bases.get(base.toLowerCase());
  if (qualifier === undefined || found === undefined || (ifExists && found.kind === 'Null')) return undefined;
  return {
    name: `${qualifier === null ? '' : `${qualifier}:`}${found.name}${ifExists ? suffix : ''}`,
    kind: found.kind,
    qualifier,
    ifExists,
    negated: found.name.includes('Not'),
    wildcards: found.name.endsWith('Like') || found.kind === 'Arn',
  };
}

/** Every operator without qualifier and suffix, in canonical spelling. */
export const conditionOperators: readonly string[] = [...bases.values()].map((one) => one.name);

/** An operator's parts; `qualifier` is `undefined` where there is one that does not exist. */
function parts(text: string) {
  const colon = text.indexOf(':');
  const written = colon < 0 ? null : text.slice(0, colon).toLowerCase();
  const qualifier = written === null ? null : qualifiers.find((one) => one.toLowerCase() === written);
  const rest = text.slice(colon + 1);
  const ifExists = rest.toLowerCase().endsWith(suffix.toLowerCase());
  return { qualifier, base: ifExists ? rest.slice(0, -suffix.length) : rest, ifExists };
}

/**
 * What a test comes to where the request has no such key: it fails, but for negated operators, `…IfExists` and `ForAllValues`,
 * which hold; `Null` says itself which. `undefined` where AWS does not say (`ForAnyValue` with `IfExists` or a negation).
 * Sources: the page above and https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export function holdsWithoutKey(operator: ConditionOperator, values: readonly string[]): boolean | undefined {
  if (operator.kind === 'Null') {
    const wanted = new Set(values.map((value) => value.toLowerCase()));
    return wanted.size === 1 ? (wanted.has('true') ? true : wanted.has('false') ? false : undefined) : undefined;
  }
  if (operator.qualifier === 'ForAllValues') return true;
  if (operator.qualifier === 'ForAnyValue') return operator.ifExists || operator.negated ? undefined : false;
  return operator.ifExists || operator.negated;
}
