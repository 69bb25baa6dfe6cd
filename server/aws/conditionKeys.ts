import type { ConditionKind } from './conditionOperator.ts';
import { readConditions } from './data.ts';
import type { ConditionsFile, KeyTypeCode } from './dataShapes.ts';
import { matches } from './wildcard.ts';

/** What AWS documents of a condition key. */
export interface ConditionKeyFacts {
  /** As the reference spells it, `aws:ResourceTag/${TagKey}`. */
  readonly name: string;
  readonly kind: ConditionKind;
  /** A request can have several values of it. */
  readonly several: boolean;
}

const kinds = { S: 'String', N: 'Numeric', B: 'Bool', D: 'Date', I: 'IpAddress', A: 'Arn' } as const;

interface Keys {
  readonly byName: ReadonlyMap<string, ConditionKeyFacts>;
  readonly patterns: readonly { readonly pattern: string; readonly facts: ConditionKeyFacts }[];
  /** Names of each action's keys, in the order of the actions' names. */
  readonly ofActions: readonly (readonly string[])[];
}

const services = new Map<string, Keys | undefined>();

function keysOf(prefix: string): Keys | undefined {
  if (!services.has(prefix)) {
    const file = readConditions(prefix);
    services.set(prefix, file && indexed(file));
  }
  return services.get(prefix);
}

function indexed({ keys, sets, actions }: ConditionsFile): Keys {
  const facts = keys.map(([name, type]) => factsOf(name, type));
  const names = sets.map((numbers) => numbers.flatMap((number) => facts[number]?.name ?? []));
  return {
    byName: new Map(facts.map((one) => [one.name.toLowerCase(), one])),
    patterns: facts.filter((one) => one.name.includes('${')).map((one) => ({ pattern: patternOf(one.name), facts: one })),
    ofActions: actions.map((set) => names[set] ?? []),
  };
}

const factsOf = (name: string, type: KeyTypeCode): ConditionKeyFacts => ({
  name,
  kind: kinds[type.charAt(0) as keyof typeof kinds],
  several: type.endsWith('*'),
});

/** A name with variables as a pattern: each stands for at least one character. */
const patternOf = (name: string): string => name.replace(/\$\{[^}]*\}/g, '?*').toLowerCase();

/** Whether a key is the documented one, whose variables stand for any text. */
export function isKey(documented: string, key: string): boolean {
  const lower = key.toLowerCase();
  return documented.toLowerCase() === lower || (documented.includes('${') && matches(patternOf(documented), lower));
}

function find(prefix: string, name: string): ConditionKeyFacts | undefined {
  const keys = keysOf(prefix);
  const lower = name.toLowerCase();
  return keys?.byName.get(lower) ?? keys?.patterns.find(({ pattern }) => matches(pattern, lower))?.facts;
}

/** The facts of a key that requests of every service may have. */
export const globalKey = (name: string): ConditionKeyFacts | undefined => find('aws', name);

/**
 * Keys that requests carry though no page lists them: the ARN of what is acted on, and the account that owns the topic, which the
 * policy that SNS itself gives a new topic tests. Source: https://github.com/qoomon/aws-cheatsheet,
 * https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
const undocumented: ReadonlySet<string> = new Set(['aws:arn', 'aws:sourceowner']);

const prefixOf = (name: string): string => name.slice(0, Math.max(0, name.indexOf(':'))).toLowerCase();

/**
 * The facts of a condition key, whatever the case of its spelling and with its variables filled in (`aws:ResourceTag/team`);
 * `null` where the catalogue knows its prefix and no such key, `undefined` where it does not know the prefix
 * (`token.actions.githubusercontent.com:sub`), or the key is known to work undocumented.
 */
export function conditionKey(name: string): ConditionKeyFacts | null | undefined {
  if (undocumented.has(name.toLowerCase())) return undefined;
  const prefix = prefixOf(name);
  return globalKey(name) ?? find(prefix, name) ?? (keysOf(prefix) === undefined ? undefined : null);
}

/**
 * Whether a service's page defines a key and gives it to no action: it then says nothing of which requests have it, as those of
 * states:InvokeHTTPEndpoint have `states:HTTPMethod`. Source: https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export function isOfNoAction(name: string): boolean {
  const keys = keysOf(prefixOf(name));
  const found = find(prefixOf(name), name);
  return keys !== undefined && found !== undefined && !keys.ofActions.some((names) => names.includes(found.name));
}

/** Names of the keys of an action, by its place among the service's actions, sorted. */
export function keysOfAction(prefix: string, place: number): readonly string[] {
  return keysOf(prefix)?.ofActions[place] ?? [];
}

/** Names of the keys that begin with a key's own prefix: what a misspelt one may mean. */
export function keysOfPrefix(name: string): readonly string[] {
  const prefix = prefixOf(name);
  return [...(keysOf(prefix)?.byName.values() ?? [])].map((one) => one.name).filter((one) => prefixOf(one) === prefix);
}
