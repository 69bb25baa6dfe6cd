import type { HclAttribute } from '../../syntax/index.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { nodeAt } from '../evaluate/Scope.ts';
import { type Body, type BodyBlock, bodyOf, type Opened } from '../modules/body.ts';
import { nestedBlocks, type Open } from '../modules/expand.ts';
import type { Gap, TfNode } from '../Policy.ts';
import { entryOf, gapsOf, jsonValue, listValue, objectValue, piecesValue, stringValue, unknown } from '../values/build.ts';
import { isEmptyList, piecesOf, reasonOf, settle, textOf } from '../values/read.ts';
import { shownText } from '../values/stringifyJson.ts';
import type { ObjectEntry, Piece, Value } from '../values/Value.ts';
import { documentObject } from './documentObject.ts';
import { withoutEmptyLists } from './emptyList.ts';
import { mergeDocuments } from './mergeDocuments.ts';

/**
 * The JSON of a data source `aws_iam_policy_document`.
 * Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function documentJson(opened: Opened): Value {
  const at = nodeAt(opened.scope, opened.block.id);
  const entries: ObjectEntry[] = [];
  const attribute = (name: string): Value | undefined => {
    const found = opened.attributes.get(name);
    const value = found && evaluate(found.scope, found.attribute.value);
    return value && settle(value).kind !== 'null' ? value : undefined;
  };
  const add = (key: string, value: Value | undefined) => {
    if (value) entries.push({ key, keyAt: at, value });
  };
  add('Version', attribute('version') ?? stringValue(at, '2012-10-17'));
  add('Id', attribute('policy_id'));
  const { blocks, open } = nestedBlocks(opened.blocks, 'statement');
  const statements = blocks.map((block) => statementObject(block));
  if (open) statements.push(unknown(open.at, 'statement', open.reason));
  const gaps = emptyCollections(opened.blocks);
  add('Statement', { ...listValue(at, statements), ...(gaps.length > 0 && { gaps }) });
  const own = objectValue(at, entries);
  const sources = documents(attribute('source_policy_documents'), attribute('source_json'));
  const overrides = documents(attribute('override_policy_documents'), attribute('override_json'));
  const whole = sources.length + overrides.length === 0 ? own : mergeDocuments(at, sources, own, overrides);
  return jsonValue(at, 'document', whole);
}

/** The empty lists that `dynamic` blocks make no statement from. */
function emptyCollections(blocks: readonly BodyBlock[]): readonly Gap[] {
  return blocks.flatMap(({ scope, block }) => {
    const forEach =
      block.type === 'dynamic' && block.labels[0] === 'statement' ? bodyOf(scope, block).attributes.get('for_each') : undefined;
    const collection = forEach && settle(evaluate(scope, forEach.attribute.value));
    return collection?.kind === 'list' && collection.elements.length === 0 ? gapsOf(collection) : [];
  });
}

/** The documents of a list of JSON texts; one that is not known stays as it is. */
function documents(list: Value | undefined, single: Value | undefined): readonly Value[] {
  const found: Value[] = [];
  const settled = list && settle(list);
  if (settled?.kind === 'list') {
    found.push(...settled.elements);
    if (settled.open !== null) found.push(unknown(settled.at, 'documents', settled.open));
  } else if (list) found.push(list);
  if (single) found.unshift(single);
  return found.flatMap((one) => {
    const value = settle(one);
    if (value.kind === 'null' || (value.kind === 'string' && textOf(value) === '')) return [];
    return [documentObject(one)];
  });
}

function statementObject({ scope, block }: BodyBlock): Value {
  const at = nodeAt(scope, block.id);
  const { attributes, blocks } = bodyOf(scope, block);
  const entries: ObjectEntry[] = [];
  const list = (key: string, name: string, variables: boolean) => {
    const attribute = attributes.get(name);
    if (!attribute) return;
    const given = evaluate(scope, attribute.attribute.value);
    // An attribute that is null is as if it were not written.
    if (settle(given).kind === 'null') return;
    const keyAt = nodeAt(scope, attribute.attribute.nameId);
    const emptyHere = isEmptyHere(attribute.attribute);
    entries.push({ key, keyAt, value: variables ? withVariables(given) : given, ...(emptyHere && { emptyHere }) });
  };
  const text = (key: string, name: string, fallback: string | null) => {
    const attribute = attributes.get(name);
    const value = attribute ? evaluate(scope, attribute.attribute.value) : undefined;
    const isSet = value && settle(value).kind !== 'null' && textOf(value) !== '';
    if (isSet && attribute) entries.push({ key, keyAt: nodeAt(scope, attribute.attribute.nameId), value });
    else if (fallback !== null) entries.push({ key, keyAt: at, value: stringValue(at, fallback) });
  };
  text('Sid', 'sid', null);
  text('Effect', 'effect', 'Allow');
  list('Action', 'actions', false);
  list('NotAction', 'not_actions', false);
  list('Resource', 'resources', true);
  list('NotResource', 'not_resources', true);
  const parts = (type: string) => writtenParts(attributes, blocks, type);
  const open = principals(parts('principals'), 'Principal', entries) ?? principals(parts('not_principals'), 'NotPrincipal', entries);
  conditions(parts('condition'), at, entries);
  const statement = objectValue(at, withoutEmptyLists(entries), open);
  const isDynamic = blocks.some(({ block: inner }) => inner.type === 'dynamic' && inner.labels[0] === 'condition');
  return isDynamic ? { ...statement, mayHaveCondition: true } : statement;
}

/** Adds the principals of a statement; the answer is why there may be some, where none is known. */
function principals({ found, open }: Parts, key: string, entries: ObjectEntry[]): string | null {
  const [first] = found;
  if (!first) return open?.reason ?? null;
  const { at } = first;
  const byType: ObjectEntry[] = [];
  let reason = open?.reason ?? null;
  for (const one of found) {
    const kind = one.value('type');
    const identifiers = one.value('identifiers');
    const name = kind && textOf(kind);
    if (name === undefined || !kind || !identifiers) {
      reason ??= (kind && reasonOf(kind)) ?? 'the type of a principal is not known';
      continue;
    }
    byType.push({
      key: name,
      keyAt: kind.at,
      value: joined(byType.find((entry) => entry.key === name)?.value, withVariables(identifiers)),
    });
  }
  const everyone = byType.length === 1 && byType[0]?.key === '*' ? byType[0].value : undefined;
  const value = everyone && texts(everyone).includes('*') ? stringValue(everyone.at, '*') : objectValue(at, byType, reason);
  entries.push({ key, keyAt: at, value });
  return null;
}

function conditions({ found, open }: Parts, at: TfNode, entries: ObjectEntry[]): void {
  const tests = new Map<string, { readonly keyAt: TfNode; readonly variables: readonly ObjectEntry[] }>();
  let reason = open?.reason ?? null;
  for (const one of found) {
    const test = one.value('test');
    const variable = one.value('variable');
    const values = one.value('values');
    const operator = test && textOf(test);
    const name = variable && (textOf(variable) ?? shownText(variable));
    if (operator === undefined || name === undefined || !values || !variable || !test) {
      reason ??= (test && reasonOf(test)) ?? (variable && reasonOf(variable)) ?? 'a condition lacks test, variable or values';
      continue;
    }
    const { keyAt, variables } = tests.get(operator) ?? { keyAt: test.at, variables: [] };
    const before = variables.find((entry) => entry.key === name);
    const value = joined(before?.value, withVariables(values));
    const others = variables.filter((entry) => entry !== before);
    const emptyHere = one.emptyHere('values') && isEmptyList(value);
    const entry: ObjectEntry = { key: name, keyAt: variable.at, value, ...(emptyHere && { emptyHere }) };
    tests.set(operator, { keyAt, variables: [...others, entry] });
  }
  if (tests.size === 0 && reason === null) return;
  const [first] = found;
  const conditionAt = first?.at ?? open?.at ?? at;
  const operators = [...tests].map(([key, { keyAt, variables }]) => ({ key, keyAt, value: objectValue(conditionAt, variables) }));
  entries.push({ key: 'Condition', keyAt: conditionAt, value: objectValue(conditionAt, operators, reason) });
}

/** Whether an empty list is written there as it stands. */
const isEmptyHere = (attribute: HclAttribute | undefined): boolean =>
  attribute?.value.kind === 'tuple' && attribute.value.elements.length === 0;

/** What stands in a block of a statement, or in the map that Terraform before 0.12 took for one. */
interface Part {
  readonly at: TfNode;
  value(name: string): Value | undefined;
  /** Whether an empty list is written there as it stands. */
  emptyHere(name: string): boolean;
}

interface Parts {
  readonly found: readonly Part[];
  readonly open: Open | null;
}

function writtenParts(attributes: Body['attributes'], blocks: readonly BodyBlock[], type: string): Parts {
  const nested = nestedBlocks(blocks, type);
  const found = nested.blocks.map(({ scope, block }): Part => {
    const inner = bodyOf(scope, block).attributes;
    return {
      at: nodeAt(scope, block.id),
      value: (name) => attributeValue(inner, name),
      emptyHere: (name) => isEmptyHere(inner.get(name)?.attribute),
    };
  });
  const mapped = attributeValue(attributes, type);
  if (!mapped) return { found, open: nested.open };
  const value = settle(mapped);
  const maps = value.kind === 'list' ? value.elements.map(settle) : [value];
  for (const map of maps) {
    if (map.kind === 'object') found.push({ at: map.at, value: (name) => entryOf(map, name)?.value, emptyHere: () => false });
  }
  const reason = (value.kind === 'list' ? value.open : null) ?? maps.map(reasonOf).find((one) => one !== undefined);
  return { found, open: nested.open ?? (reason ? { reason, at: value.at } : null) };
}

function attributeValue(attributes: Body['attributes'], name: string): Value | undefined {
  const attribute = attributes.get(name);
  return attribute && evaluate(attribute.scope, attribute.attribute.value);
}

function joined(before: Value | undefined, after: Value): Value {
  if (!before) return after;
  const [a, b] = [settle(before), settle(after)];
  const of = (value: Value) => (value.kind === 'list' ? value.elements : [value]);
  return listValue(a.at, [...of(a), ...of(b)], (a.kind === 'list' ? a.open : null) ?? (b.kind === 'list' ? b.open : null));
}

const texts = (value: Value): readonly (string | undefined)[] => {
  const settled = settle(value);
  return settled.kind === 'list' ? settled.elements.map(textOf) : [textOf(settled)];
};

/** `&{aws:username}` in a document is the policy variable `${aws:username}`. */
function withVariables(given: Value): Value {
  const value = settle(given);
  if (value.kind === 'list') return { ...value, elements: value.elements.map(withVariables) };
  if (value.kind !== 'string' || !value.pieces.some((piece) => 'text' in piece && piece.text.includes('&{'))) return given;
  const pieces = (piecesOf(value) ?? []).map(
    (piece): Piece => ('text' in piece ? { ...piece, text: piece.text.replaceAll('&{', '${') } : piece),
  );
  return piecesValue(value.at, pieces);
}
