import type { PartialText } from '../../aws/index.ts';
import type { Conditions, ConditionTest, Problem, Sourced, Statement, StatementList, TfNode, Unevaluated } from '../Policy.ts';
import { stringValue } from '../values/build.ts';
import { isEmptyList, isUnknown, kindName, partialTextOf, reasonOf, settle, stringsOf, textOf } from '../values/read.ts';
import { plainJson } from '../values/stringifyJson.ts';
import type { ObjectEntry, ObjectValue, Value } from '../values/Value.ts';
import { elementsOf } from './elementsOf.ts';
import { filledElsewhere } from './emptyList.ts';
import { statementPrincipals } from './statementPrincipals.ts';

const elements: ReadonlySet<string> = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
  'Principal',
  'NotPrincipal',
]);

/** One statement of a document; what is not known of it, and what is wrong with it, is added to the lists. */
export function readStatement(object: ObjectValue, unknown: Unevaluated[], problems: Problem[]): Statement {
  if (object.open !== null) unknown.push({ reason: `a statement is not known in full: ${object.open}`, at: object.at });
  const entries = elementsOf(object, 'statement', elements, problems);
  // One that is null here, as a variable is, may be given elsewhere.
  const mayHaveCondition = object.mayHaveCondition || object.entries.some(({ key }) => key === 'Condition');
  const text = (key: string): Sourced<PartialText> | null => {
    const entry = entries.get(key);
    return entry ? sourcedText(entry.value, key, problems) : null;
  };
  const list = (key: string): StatementList | null => {
    const entry = entries.get(key);
    const read = entry && statementList(entry.value, key, problems);
    if (!read) return null;
    return isComputedEmpty(entry) ? { ...read, open: filledElsewhere(key) } : read;
  };
  const principal = entries.get('Principal') ?? entries.get('NotPrincipal');
  const condition = entries.get('Condition');
  return {
    at: object.at,
    open: object.open,
    sid: text('Sid'),
    effect: text('Effect'),
    actions: list('Action'),
    notActions: list('NotAction'),
    resources: list('Resource'),
    notResources: list('NotResource'),
    conditions: condition ? conditionsOf(condition.value, problems) : null,
    ...(mayHaveCondition && !condition && { mayHaveCondition }),
    principals: principal ? statementPrincipals(principal.value, !entries.has('Principal')) : null,
  };
}

const isComputedEmpty = ({ emptyHere, value }: ObjectEntry): boolean => emptyHere === undefined && isEmptyList(value);

function conditionsOf(given: Value, problems: Problem[]): Conditions {
  const tests: ConditionTest[] = [];
  let open: string | null = null;
  const entriesOf = (value: Value, what: string): readonly ObjectEntry[] => {
    const object = settle(value);
    if (object.kind === 'object') {
      open ??= object.open;
      return object.entries;
    }
    if (isUnknown(object)) open ??= reasonOf(object) ?? 'it is not known';
    else if (object.kind !== 'null')
      problems.push({ about: `${what} no object`, reason: `${what} must be an object, not ${kindName(object)}.`, at: object.at });
    return [];
  };
  for (const operator of entriesOf(given, 'Condition')) {
    for (const key of entriesOf(operator.value, operator.key)) {
      const read = conditionValues(key.value, key.key, problems);
      const values = isComputedEmpty(key) ? { ...read, open: filledElsewhere(key.key) } : read;
      tests.push({ operator: { value: operator.key, at: operator.keyAt }, key: { value: key.key, at: key.keyAt }, values });
    }
  }
  return { value: plainJson(given), at: given.at, tests, open };
}

/** Values of a condition: strings, and numbers and truth values, which IAM takes for theirs. */
function conditionValues(given: Value, key: string, problems: Problem[]): StatementList {
  const value = settle(given);
  const isPlain = (one: Value) => one.kind === 'number' || one.kind === 'boolean';
  if (isPlain(value)) return single(value.at, partialTextOf(value));
  if (value.kind !== 'list') return statementList(value, key, problems);
  const asText = (one: Value): Value => (isPlain(one) ? stringValue(one.at, textOf(one) ?? '') : one);
  return statementList({ ...value, elements: value.elements.map((element) => asText(settle(element))) }, key, problems);
}

function sourcedText(value: Value, key: string, problems: Problem[]): Sourced<PartialText> {
  const text = partialTextOf(value);
  if (text) return sourced(text, value);
  problems.push({ about: `${key} no string`, reason: `${key} must be a string, not ${kindName(value)}.`, at: value.at });
  return { value: [{ hole: key }], at: value.at };
}

/** A string or a list of strings. */
function statementList(given: Value, key: string, problems: Problem[]): StatementList {
  const value = settle(given);
  if (value.kind === 'list') {
    let open = value.open;
    const found = value.elements.flatMap((element): Sourced<PartialText>[] => {
      const one = settle(element);
      const text = partialTextOf(one);
      // Nobody writes a null here: it is the default of a variable that is to be given.
      if (one.kind === 'null') {
        open ??= `an element of ${key} is null`;
        return [];
      }
      if (text && one.kind !== 'number' && one.kind !== 'boolean') {
        if (one.kind === 'unknown' && one.error) open ??= one.reason;
        return [sourced(text, element)];
      }
      problems.push({ about: `${key} holds no strings`, reason: `${key} must hold strings, not ${kindName(one)}.`, at: element.at });
      open ??= `${key} holds something else than strings`;
      return [];
    });
    return { at: value.at, elements: found, open, ...(value.emptied && { emptied: value.emptied }) };
  }
  if (value.kind === 'string' || value.kind === 'json') {
    const text = partialTextOf(value);
    return { at: value.at, elements: text ? [sourced(text, value)] : [], open: null };
  }
  if (value.kind === 'unknown' || value.kind === 'reference') {
    const isText = value.kind === 'unknown' ? value.type === 'string' : namesOneText(value.path.at(-1) ?? '');
    const one = single(value.at, [{ hole: value.name }]);
    return isText ? one : { ...one, elements: [], open: reasonOf(value) };
  }
  problems.push({ about: `${key} no list`, reason: `${key} must be a string or a list of strings, not ${kindName(value)}.`, at: value.at });
  return { at: value.at, elements: [], open: `${key} is ${kindName(value)}` };
}

function sourced(value: PartialText, given: Value): Sourced<PartialText> {
  const from = stringsOf(given).filter((node) => node !== given.at);
  return { value, at: given.at, ...(from.length > 0 && { from }) };
}

const single = (at: TfNode, text: PartialText | undefined): StatementList => ({
  at,
  elements: text ? [{ value: text, at }] : [],
  open: null,
});

/** Whether an attribute of this name is one text by the provider's habit: `arn`, `bucket_id`, `url`. */
function namesOneText(attribute: string): boolean {
  return /(^|_)(arn|id|name|url|bucket|path|key|endpoint)$/.test(attribute);
}
