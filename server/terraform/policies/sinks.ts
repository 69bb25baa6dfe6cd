import { entryOf, listValue, objectValue, stringValue } from '../values/build.ts';
import { isEmptyList, reasonOf, settle, textOf } from '../values/read.ts';
import { shownText } from '../values/stringifyJson.ts';
import type { ObjectEntry, ObjectValue, ReferenceValue, Value } from '../values/Value.ts';
import { documentObject } from './documentObject.ts';
import { withoutEmptyLists } from './emptyList.ts';
import type { SinkKind } from './ModuleSinks.ts';

/**
 * Inputs that become identity-based policies by the habit of many modules, with what they take. What they hold is looked at:
 * one that is no policy is an input of another kind.
 */
const habitual: Readonly<Record<string, SinkKind>> = {
  policy: 'json',
  policy_json: 'json',
  policy_document: 'json',
  iam_policy_document: 'json',
  policy_jsons: 'jsons',
  inline_policy: 'json',
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

/** What an input of a module that is not known takes; `undefined`: that is not known. Trust policies are no permissions. */
export function habitualSink(name: string, value: Value): SinkKind | undefined {
  if (isTrust(name)) return undefined;
  const kind = habitual[name] ?? (name.endsWith('statements') && holdsStatements(value, namesActions) ? 'statements' : undefined);
  return kind === 'json' && !isJsonText(value) ? undefined : kind;
}

/** Whether an input takes policies or their statements and nothing else, by its name. */
export const takesPolicies = (name: string): boolean =>
  !isTrust(name) && /(^|_)(policy_(json|document|statement)s?|(inline|iam)_polic(y|ies)|iam_(role_)?statements?)$/.test(name);

/** What switches something on or off. */
const isSwitch = (name: string): boolean => /^(attach|create|disable|enabled?|force|has|is|manage|skip|use)_/.test(name);

/** Whether an input may take policies or their statements, by its name: not one that names them, or switches them on. */
export const mayTakePolicies = (name: string): boolean =>
  !isTrust(name) &&
  !isSwitch(name) &&
  /(^|_)(polic(y|ies)|policy_(json|document|statement|text|content)s?)$/.test(name) &&
  !otherPolicies.test(name);

/** Policies of another kind than IAM's, by what stands before the word. */
const otherPolicies =
  /(^|_)(access_log|acl|backup|cache|cors|deletion|discovery|dr|eviction|expiration|failure|image|lifecycle|log|network|origin_request|password|placement|predefined|pull|recovery|redrive|removal|replacement|replication|request|response_headers|restart|retention|retry|rotation|routing|scaling|security|signin|ssl|termination|tls|tracking|update|upgrade|viewer_protocol)_polic(y|ies)$/;

/** Why what an input holds is not known; `null`: it is, or is an ARN or a name, whatever that will be. */
export function whyNotKnown(given: Value): string | null {
  const value = settle(given);
  if (value.kind === 'unknown') return value.reason;
  if (value.kind === 'reference') return isNoDocument(value) ? null : reasonOf(value);
  if (value.kind !== 'list' && value.kind !== 'object') return null;
  const elements = value.kind === 'list' ? value.elements : value.entries.map((entry) => entry.value);
  return value.open ?? elements.map(whyNotKnown).find((reason) => reason !== null) ?? null;
}

/** An ARN or a name, or a whole resource that has no document of IAM: the policy of a firewall. */
const isNoDocument = ({ name, path, target }: ReferenceValue): boolean =>
  /\.(arn|id|name)$/.test(name) || (path.length === 0 && !/(^|_)(iam|policy_document)(_|$)/.test(target.declared.type));

const actionKeys: ReadonlySet<string> = new Set(['actions', 'not_actions', 'Action', 'NotAction']);

const resourceKeys: ReadonlySet<string> = new Set(['resources', 'not_resources', 'Resource', 'NotResource', 'principals', 'Principal']);

const hasKey = (value: Value, keys: ReadonlySet<string>): boolean =>
  value.kind === 'object' && value.entries.some(({ key }) => keys.has(key));

const namesActions = (value: Value): boolean => hasKey(value, actionKeys);

/** Whether a value can be nothing else than a statement: it has actions that look like IAM's, and says on what, or for whom. */
function isStatement(value: Value): boolean {
  if (value.kind !== 'object' || !hasKey(value, resourceKeys)) return false;
  const lists = value.entries.flatMap((entry) => (actionKeys.has(entry.key) ? [settle(entry.value)] : []));
  const actions = lists.flatMap((list) => (list.kind === 'list' ? list.elements : [list]));
  return actions.length > 0 && actions.every((one) => /^(\*$|[a-z0-9-]+:|\$)/i.test(shownText(one) ?? '$'));
}

/** Whether a value is a list or map of what is written as statements are. */
function holdsStatements(given: Value, isOne: (value: Value) => boolean): boolean {
  const value = settle(given);
  const elements = value.kind === 'list' ? value.elements : value.kind === 'object' ? value.entries.map((entry) => entry.value) : [];
  return elements.length > 0 && elements.map(settle).every(isOne);
}

/** What a call says of the module itself. */
const metaArguments: ReadonlySet<string> = new Set(['source', 'version', 'count', 'for_each', 'providers', 'depends_on']);

export const isMetaArgument = (name: string): boolean => metaArguments.has(name);

/** Whether an input is about who may assume a role, by its name: such policies are no permissions. */
export const isTrust = (name: string): boolean => /assume|trust/.test(name);

/** The documents that an input's value holds, and what tells them apart. */
export function sinkDocuments(kind: SinkKind, given: Value): readonly { readonly suffix: string; readonly value: Value }[] {
  const value = settle(given);
  if (value.kind === 'null') return [];
  if (kind === 'json') return [{ suffix: '', value: given }];
  if (kind === 'statements') {
    const statements = statementsOf(value);
    return statements ? [{ suffix: '', value: statements }] : [];
  }
  if (value.kind === 'list') return value.elements.flatMap((element, index) => documentOf(element, `[${index}]`));
  if (value.kind !== 'object') return [];
  return value.entries.flatMap((entry) => documentOf(entry.value, `[${JSON.stringify(entry.key)}]`));
}

/** The document that an element is, or has beside its name: `{ name = …, policy = … }`. */
function documentOf(element: Value, suffix: string): readonly { readonly suffix: string; readonly value: Value }[] {
  const object = settle(element);
  const inner = object.kind === 'object' ? entryOf(object, 'policy')?.value : undefined;
  if (inner) return isJsonText(inner) ? [{ suffix: `${suffix}.policy`, value: inner }] : [];
  return isJsonText(element) ? [{ suffix, value: element }] : [];
}

/** Lists and objects in an input are looked into so deep. */
const deepest = 4;

/** The policy documents in a value, as `[0]` or `.body` from it. */
export function documentsWithin(given: Value, suffix = '', depth = deepest): readonly { readonly suffix: string; readonly value: Value }[] {
  const value = settle(given);
  if (isJsonText(value)) {
    const content = settle(documentObject(value));
    return content.kind === 'object' && entryOf(content, 'Statement') ? [{ suffix, value: given }] : [];
  }
  if (depth === 0) return [];
  const stated = isStatement(value) ? listValue(value.at, [value]) : holdsStatements(value, isStatement) ? value : undefined;
  const document = stated && statementsOf(stated);
  if (document) return [{ suffix, value: document }];
  if (value.kind === 'list') return value.elements.flatMap((element, index) => documentsWithin(element, `${suffix}[${index}]`, depth - 1));
  if (value.kind === 'object') return value.entries.flatMap((entry) => documentsWithin(entry.value, `${suffix}.${entry.key}`, depth - 1));
  return [];
}

/** Whether a value is a text of JSON, rather than the ARN of a policy. */
export function isJsonText(given: Value): boolean {
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

/** The list that an object holds under `statements`: it is a policy then, and no statement. */
function listWithin(object: ObjectValue): Extract<Value, { kind: 'list' }> | undefined {
  const held = entryOf(object, 'statements');
  const list = held && settle(held.value);
  return list?.kind === 'list' ? list : undefined;
}

/** Statements written as a list or map of objects, as a document; an object, or one of them, may hold them under `statements`. */
function statementsOf(value: Value): Value | undefined {
  if (value.kind !== 'list' && value.kind !== 'object') return undefined;
  const elements = value.kind === 'list' ? value.elements : listWithin(value) ? [value] : value.entries.map((entry) => entry.value);
  if (elements.length === 0 && value.open === null) return undefined;
  const statements = elements.flatMap((element) => {
    const object = settle(element);
    if (object.kind !== 'object') return [element];
    return listWithin(object)?.elements.map((one) => statementOf(settle(one))) ?? [statementOf(object)];
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
    const isEmpty = content.kind === 'null' || isEmptyList(content);
    const key = parts[entry.key] ?? (Object.values(parts).includes(entry.key) ? entry.key : undefined);
    if (key && content.kind !== 'null') entries.push({ ...entry, key });
    else if (/^(not_)?principals$/.test(entry.key) && !isEmpty)
      entries.push({ ...entry, key: entry.key === 'principals' ? 'Principal' : 'NotPrincipal', value: principalsOf(content) });
    else if (/^conditions?$/i.test(entry.key) && !isEmpty) entries.push({ ...entry, key: 'Condition', value: conditionOf(content) });
  }
  if (!entries.some((entry) => entry.key === 'Effect'))
    entries.push({ key: 'Effect', keyAt: value.at, value: stringValue(value.at, 'Allow') });
  return objectValue(value.at, withoutEmptyLists(entries), value.open);
}

/** Principals as a list or map of `{ type, identifiers }`, as IAM's JSON has them. */
function principalsOf(value: Value): Value {
  const elements = value.kind === 'list' ? value.elements : value.kind === 'object' ? value.entries.map((entry) => entry.value) : [];
  const entries = elements.flatMap((element): ObjectEntry[] => {
    const object = settle(element);
    const [type, identifiers] = ['type', 'identifiers'].map((key) => (object.kind === 'object' ? entryOf(object, key)?.value : undefined));
    const key = type && textOf(type);
    return key !== undefined && type && identifiers ? [{ key, keyAt: type.at, value: identifiers }] : [];
  });
  return entries.length > 0 ? objectValue(value.at, entries) : value;
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
