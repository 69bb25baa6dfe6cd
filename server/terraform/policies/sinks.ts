import { listValue, objectValue, stringValue } from '../values/build.ts';
import { settle } from '../values/read.ts';
import type { ObjectEntry, ObjectValue, Value } from '../values/Value.ts';

/** What an input of a module takes, by its name: JSON, a map or list of JSON, statements as objects, or perhaps JSON. */
export type SinkKind = 'json' | 'jsons' | 'statements' | 'maybe';

/**
 * Inputs of well-known modules that become identity-based policies.
 * Sources: https://registry.terraform.io/modules/terraform-aws-modules/lambda/aws, …/iam/aws, …/ecs/aws, …/eks/aws and
 * https://registry.terraform.io/modules/cloudposse/iam-policy/aws, …/ecs-alb-service-task/aws
 */
const names: Readonly<Record<string, SinkKind>> = {
  policy: 'maybe',
  policy_json: 'json',
  policy_document: 'maybe',
  policy_jsons: 'jsons',
  inline_policy: 'maybe',
  inline_policies: 'jsons',
  policies: 'jsons',
  policy_documents: 'jsons',
  iam_policy_json: 'json',
  task_policy_documents: 'jsons',
  iam_source_policy_documents: 'jsons',
  source_policy_documents: 'jsons',
  policy_statements: 'statements',
  inline_policy_statements: 'statements',
  iam_policy_statements: 'statements',
  iam_role_policy_statements: 'statements',
  task_exec_iam_statements: 'statements',
  tasks_iam_role_statements: 'statements',
  iam_policy: 'statements',
  statements: 'statements',
};

/** What the input `name` takes; `undefined`: no policy. Trust policies are no permissions. */
export function sinkKind(name: string): SinkKind | undefined {
  return /assume|trust/.test(name) ? undefined : names[name];
}

/** The documents that an input's value holds, and what tells them apart. */
export function sinkDocuments(kind: SinkKind, given: Value): readonly { readonly suffix: string; readonly value: Value }[] {
  const value = settle(given);
  if (value.kind === 'null') return [];
  if (kind === 'json' || kind === 'maybe') return [{ suffix: '', value: given }];
  if (kind === 'statements') {
    const statements = statementsOf(value);
    return statements ? [{ suffix: '', value: statements }] : [];
  }
  if (value.kind === 'list') return value.elements.filter(isJson).map((element, index) => ({ suffix: `[${index}]`, value: element }));
  if (value.kind !== 'object') return [];
  return value.entries
    .filter((entry) => isJson(entry.value))
    .map((entry) => ({ suffix: `[${JSON.stringify(entry.key)}]`, value: entry.value }));
}

/** Whether a value is a text of JSON, rather than the ARN of a policy. */
function isJson(given: Value): boolean {
  const value = settle(given);
  if (value.kind === 'json') return true;
  const first = value.kind === 'string' ? value.pieces[0] : undefined;
  return first !== undefined && 'text' in first && /^\s*\{/.test(first.text);
}

/** Names of a statement's parts in modules, and in IAM's JSON. */
const parts: Readonly<Record<string, string>> = {
  sid: 'Sid',
  effect: 'Effect',
  actions: 'Action',
  not_actions: 'NotAction',
  resources: 'Resource',
  not_resources: 'NotResource',
};

/** Statements written as a list or map of objects, as a document; an object may hold them under `statements`. */
function statementsOf(value: Value): Value | undefined {
  const elements = value.kind === 'list' ? value.elements : value.kind === 'object' ? value.entries.map((entry) => entry.value) : undefined;
  if (!elements || (value.kind !== 'list' && value.kind !== 'object') || (elements.length === 0 && value.open === null)) return undefined;
  const statements = elements.flatMap((element) => {
    const object = settle(element);
    if (object.kind !== 'object') return [element];
    const inner = object.entries.find((entry) => entry.key === 'statements');
    const list = inner && settle(inner.value);
    if (list?.kind === 'list') return list.elements.map((one) => statementOf(settle(one)));
    return [statementOf(object)];
  });
  const entries: ObjectEntry[] = [
    { key: 'Version', keyAt: value.at, value: stringValue(value.at, '2012-10-17') },
    { key: 'Statement', keyAt: value.at, value: listValue(value.at, statements, value.open) },
  ];
  return { kind: 'json', at: value.at, form: 'other', value: objectValue(value.at, entries) };
}

function statementOf(value: Value): Value {
  if (value.kind !== 'object') return value;
  const entries: ObjectEntry[] = [];
  for (const entry of value.entries) {
    const content = settle(entry.value);
    const isEmpty = content.kind === 'null' || (content.kind === 'list' && content.open === null && content.elements.length === 0);
    const key = parts[entry.key] ?? (Object.values(parts).includes(entry.key) ? entry.key : undefined);
    if (key && !isEmpty) entries.push({ ...entry, key });
    else if (/^conditions?$/i.test(entry.key) && !isEmpty) entries.push({ ...entry, key: 'Condition', value: conditionOf(content) });
  }
  if (!entries.some((entry) => entry.key === 'Effect'))
    entries.push({ key: 'Effect', keyAt: value.at, value: stringValue(value.at, 'Allow') });
  return objectValue(value.at, entries, value.open);
}

/** Conditions as a list or map of `{ test, variable, values }`, as IAM's JSON has them. */
function conditionOf(value: Value): Value {
  const elements = value.kind === 'list' ? value.elements : value.kind === 'object' ? value.entries.map((entry) => entry.value) : [];
  const objects = elements
    .map(settle)
    .filter((one): one is ObjectValue => one.kind === 'object' && one.entries.some((entry) => entry.key === 'test'));
  if (objects.length === 0) return value;
  const part = (object: ObjectValue, key: string) => object.entries.find((entry) => entry.key === key)?.value;
  const entries = objects.flatMap((object): ObjectEntry[] => {
    const [test, variable, values] = [part(object, 'test'), part(object, 'variable'), part(object, 'values')];
    const operator = test && settle(test);
    const name = variable && settle(variable);
    if (operator?.kind !== 'string' || name?.kind !== 'string' || !values) return [];
    const text = (one: typeof operator) => one.pieces.map((piece) => ('text' in piece ? piece.text : '?')).join('');
    const inner = objectValue(object.at, [{ key: text(name), keyAt: name.at, value: values }]);
    return [{ key: `${text(operator)}`, keyAt: operator.at, value: inner }];
  });
  const merged = new Map<string, ObjectEntry>();
  for (const entry of entries) {
    const before = merged.get(entry.key);
    const both =
      before && before.value.kind === 'object' && entry.value.kind === 'object'
        ? [...before.value.entries, ...entry.value.entries]
        : undefined;
    merged.set(entry.key, both ? { ...entry, value: objectValue(entry.value.at, both) } : entry);
  }
  return objectValue(value.at, [...merged.values()]);
}
