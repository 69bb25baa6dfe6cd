import { effectOf, wholeText } from '../../access/index.ts';
import {
  actionTakesKey,
  type ConditionKeyFacts,
  type ConditionOperator,
  canCompare,
  catalogueDate,
  conditionKey,
  conditionOperator,
  conditionOperators,
  holdsWithoutKey,
  isValueOf,
  keysOfPrefix,
} from '../../aws/index.ts';
import type { FilePath } from '../../files/index.ts';
import type { ConditionTest, Policy, ResourceGrant, Sourced, Statement, TfNode } from '../../terraform/index.ts';
import { correction, nearest } from '../correction.ts';
import type { Draft, FindingKind, Rooms, Severity } from '../finding.ts';
import { isDevicePolicy, rangeIn, statementsOf } from '../statements.ts';
import { cut, listed } from '../wording.ts';

/** A Condition that cannot do what it is written for: operators and keys that there are not, keys that the actions never have. */
export const invalidCondition: FindingKind = {
  code: 'invalid-condition',
  severity: 'warning',
  in: ['terraform', 'json'],
  ofPolicy: inOnePolicy,
  ofGrant: inOnePolicy,
  ofReading: inOnePolicy,
};

function inOnePolicy(rooms: Rooms, file: FilePath, policy: Policy | ResourceGrant): readonly Draft[] {
  if (isDevicePolicy(policy)) return [];
  return statementsOf(policy).flatMap(({ statement }) =>
    (statement.conditions?.tests ?? []).flatMap((test) =>
      faultsOf(statement, test).flatMap((fault): Draft[] => {
        const range = rangeIn(rooms, file, fault.at);
        if (!range) return [];
        const fix = policy.notEditable === null && fault.correct ? correction(rooms, fault.at, ...fault.correct) : undefined;
        return [
          {
            range,
            message: fault.message,
            subject: `${test.operator.value} ${test.key.value} ${fault.about} ${policy.address}`,
            policy: policy.address,
            ...(fault.alike !== undefined && { alike: fault.alike }),
            ...(fault.severity && { severity: fault.severity }),
            fixes: fix ? [fix] : [],
          },
        ];
      }),
    ),
  );
}

interface Fault {
  readonly at: TfNode;
  readonly about: string;
  readonly message: string;
  readonly alike?: string;
  readonly severity?: Severity;
  /** What is written, and what it should be. */
  readonly correct?: readonly [wrong: string, right: string];
}

function faultsOf(statement: Statement, test: ConditionTest): readonly Fault[] {
  const operator = conditionOperator(test.operator.value);
  const found = conditionKey(test.key.value);
  // What is not known of a name may make it another.
  const isOpen = ({ value }: Sourced<string>) => value.includes('${');
  const key = found === null && isOpen(test.key) ? undefined : found;
  const names = [
    ...(operator || isOpen(test.operator) ? [] : [unknownOperator(test.operator)]),
    ...(key === null ? [unknownKey(statement, test, operator)] : []),
  ];
  if (!operator || key === null) return names;
  const values = valueFaults(operator, test);
  return key ? [...values, ...keyFaults(statement, test, operator, key)] : values;
}

function unknownOperator({ value, at }: Sourced<string>): Fault {
  const withoutSuffix = /^Null.*IfExists$/i.test(value);
  const near = nearest(
    value,
    conditionOperators.flatMap((one) =>
      ['', 'ForAllValues:', 'ForAnyValue:'].flatMap((before) => [`${before}${one}`, `${before}${one}IfExists`]),
    ),
  );
  const reason = withoutSuffix
    ? 'Null asks whether the key exists: it takes no IfExists.'
    : `There is no condition operator ${cut(value)}.`;
  return {
    at,
    about: 'operator',
    severity: 'error',
    message: near && !withoutSuffix ? `${reason} Did you mean ${near}?` : reason,
    ...(near && !withoutSuffix && { correct: [value, near] }),
  };
}

function unknownKey(statement: Statement, test: ConditionTest, operator: ConditionOperator | undefined): Fault {
  const { value, at } = test.key;
  const near = nearest(value, keysOfPrefix(value));
  return {
    at,
    about: 'key',
    ...(near !== undefined && { severity: 'error' }),
    message: [
      `There is no condition key ${cut(value)} (catalogue of ${catalogueDate}).`,
      ...(near ? [`Did you mean ${near}?`] : []),
      ...(operator ? [consequence(statement, test, operator)] : []),
    ].join(' '),
    ...(near && !near.includes('${') && { correct: [value, near] }),
  };
}

function keyFaults(statement: Statement, test: ConditionTest, operator: ConditionOperator, key: ConditionKeyFacts): readonly Fault[] {
  const { at } = test.key;
  const actions = statement.actions?.open === null ? statement.actions.elements.map((element) => wholeText(element.value)) : [];
  if (actions.length > 0 && actions.every((action) => action !== undefined && actionTakesKey(action, test.key.value) === 'no')) {
    const who =
      actions.length > 3
        ? 'None of the actions'
        : `${actions.length === 1 ? '' : 'None of '}${listed(actions.filter((one) => one !== undefined))}`;
    const has = actions.length === 1 ? 'never has' : 'has';
    return [
      {
        at,
        about: 'action',
        message: `${who} ${has} ${key.name} in its request (catalogue of ${catalogueDate}). ${consequence(statement, test, operator)}`,
      },
    ];
  }
  if (!canCompare(operator.kind, key.kind))
    return [
      {
        at: test.operator.at,
        about: 'kind',
        message: `${operator.name} does not compare ${key.name}, which is ${kindNames[key.kind]}: use ${operatorFor(operator, key)}.`,
      },
    ];
  if (key.several && operator.qualifier === null && operator.kind !== 'Null')
    return [
      {
        at: test.operator.at,
        about: 'qualifier',
        message: `A request can have several values of ${key.name}: write ForAnyValue:${operator.name} or ForAllValues:${operator.name}.`,
      },
    ];
  return [];
}

const kindNames = {
  String: 'a string',
  Numeric: 'a number',
  Date: 'a date',
  Bool: 'true or false',
  Binary: 'binary',
  IpAddress: 'an IP address',
  Arn: 'an ARN',
  Null: '',
} as const;

/** An operator that compares the key as it is. */
function operatorFor({ negated, qualifier, ifExists }: ConditionOperator, { kind }: ConditionKeyFacts): string {
  const base =
    kind === 'IpAddress'
      ? `${negated ? 'Not' : ''}IpAddress`
      : kind === 'Arn' || kind === 'String'
        ? `${kind}${negated ? 'Not' : ''}Like`
        : kind === 'Bool'
          ? 'Bool'
          : `${kind}${negated ? 'Not' : ''}Equals`;
  return `${qualifier ? `${qualifier}:` : ''}${base}${ifExists ? 'IfExists' : ''}`;
}

function valueFaults(operator: ConditionOperator, { key, values }: ConditionTest): readonly Fault[] {
  if (values.open === null && values.elements.length === 0)
    return [{ at: values.at, about: 'values', message: `${operator.name} has no value to compare ${key.value} with.` }];
  return values.elements.flatMap(({ value, at }): Fault[] => {
    const text = wholeText(value);
    if (text === undefined) return [];
    if (!isValueOf(operator.kind, text))
      return [
        {
          at,
          about: text,
          message: `${operator.name} compares ${valueNames[operator.kind]}; ${cut(text) || 'an empty text'} is none.`,
          alike: `no ${operator.kind}`,
        },
      ];
    if (operator.kind === 'String' && !operator.wildcards && !isOneStar(key.value, text) && text.replaceAll('${*}', '').includes('*'))
      return [
        {
          at,
          about: text,
          message: `${operator.name} takes the * in ${cut(text)} for a plain character; StringLike takes it for any text.`,
          alike: 'plain *',
        },
      ];
    return [];
  });
}

/** `If-None-Match: *` is the one value of that header that S3 takes. https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html */
const isOneStar = (key: string, text: string): boolean => text === '*' && key.toLowerCase() === 's3:if-none-match';

const valueNames = {
  String: 'texts',
  Numeric: 'numbers',
  Date: 'dates (ISO 8601) and epoch seconds',
  Bool: 'true and false',
  Binary: 'binary values',
  IpAddress: 'IP addresses and ranges in CIDR notation',
  Arn: 'ARNs',
  Null: 'true and false',
} as const;

/** What follows from a key that is never in the request. */
function consequence(statement: Statement, test: ConditionTest, operator: ConditionOperator): string {
  const values = test.values.elements.map((element) => wholeText(element.value));
  const known = values.filter((value) => value !== undefined);
  const holds = known.length === values.length && test.values.open === null ? holdsWithoutKey(operator, known) : undefined;
  if (holds === undefined) return 'The test finds nothing to compare.';
  if (holds) return 'The test always holds: it limits nothing.';
  const verb = effectOf(statement) === 'Deny' ? 'denies' : 'allows';
  return `The test never holds: the statement ${verb} nothing.`;
}
