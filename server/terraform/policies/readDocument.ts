import type { PartialText } from '../../aws/index.ts';
import type { PolicyDocument, PolicyForm, Problem, Sourced, TfNode, Unevaluated } from '../Policy.ts';
import { gapsOf } from '../values/build.ts';
import { kindName, partialTextOf, reasonOf, settle, textOf } from '../values/read.ts';
import type { ObjectValue, Value } from '../values/Value.ts';
import { documentObject } from './documentObject.ts';
import { elementsOf } from './elementsOf.ts';
import { numbered } from './numbered.ts';
import { readStatement } from './readStatement.ts';

/** What a policy attribute's value says. */
export interface ReadDocument {
  readonly document: PolicyDocument | Unevaluated;
  readonly form: PolicyForm;
}

const elements: ReadonlySet<string> = new Set(['Version', 'Id', 'Statement']);

/**
 * Reads the value of an attribute that holds a policy's JSON.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readDocument(given: Value): ReadDocument {
  const value = settle(given);
  const form = formOf(value);
  const content = settle(documentObject(value));
  if (content.kind === 'object') return { form, document: documentOf(content) };
  if (value.kind === 'string' && content.kind === 'unknown' && content.error) {
    return { form, document: brokenDocument(value.at, content.at, `The policy is not valid: ${content.reason}.`) };
  }
  const reason = content.kind === 'unknown' || content.kind === 'reference' ? reasonOf(content) : `the policy is ${kindName(content)}`;
  return { form, document: { reason: reason ?? 'it is not known', at: content.at } };
}

function formOf(value: Value): PolicyForm {
  if (value.kind === 'json') return value.form;
  if (value.kind !== 'string' || !value.spelling) return 'other';
  const { file, parts } = value.spelling;
  if (file !== null)
    return parts.length === 1 && parts[0]?.kind === 'text' && parts[0].id === 0 && file.endsWith('.json') ? 'file' : 'templatefile';
  return 'heredoc';
}

/** A document that is not JSON: nothing is known of its statements, and a person must mend it. */
function brokenDocument(at: TfNode, fault: TfNode, reason: string): PolicyDocument {
  const unknownVersion: Sourced<PartialText> = { value: [{ hole: 'invalid JSON' }], at };
  return {
    at,
    version: unknownVersion,
    statements: [],
    unknown: [{ reason: 'the policy is no valid JSON', at }],
    problems: [{ about: 'json', reason, at: fault }],
  };
}

function documentOf(object: ObjectValue): PolicyDocument {
  const unknown: Unevaluated[] = [];
  const problems: Problem[] = [];
  if (object.open !== null) unknown.push({ reason: object.open, at: object.at });
  const entries = elementsOf(object, 'policy', elements, problems);
  const version = entries.get('Version');
  const statement = entries.get('Statement');
  const statements: ReturnType<typeof readStatement>[] = [];
  if (statement) {
    for (const one of statementValues(statement.value, unknown, problems)) statements.push(readStatement(one, unknown, problems));
  } else if (object.open === null) problems.push({ about: 'no Statement', reason: 'The policy has no Statement.', at: object.at });
  const list = statement && settle(statement.value);
  const gaps = list?.kind === 'list' ? (list.gaps ?? gapsOf(list)) : [];
  return {
    at: object.at,
    version: version ? versionOf(version.value, problems) : null,
    statements: numbered(statements),
    unknown,
    problems,
    ...(gaps.length > 0 && { gaps }),
  };
}

function versionOf(value: Value, problems: Problem[]): Sourced<PartialText> {
  const text = partialTextOf(value);
  if (settle(value).kind !== 'string' && textOf(value) !== undefined)
    problems.push({ about: 'Version no string', reason: 'Version must be a string.', at: value.at });
  return { value: text ?? [{ hole: 'Version' }], at: value.at };
}

/** The statements of a list, or of one that stands alone; what is no object is noted. */
function statementValues(given: Value, unknown: Unevaluated[], problems: Problem[]): readonly ObjectValue[] {
  const value = settle(given);
  if (value.kind === 'object') return [value];
  if (value.kind === 'list') {
    if (value.open !== null) unknown.push({ reason: `there may be more statements: ${value.open}`, at: value.at });
    return value.elements.flatMap((element) => {
      const one = settle(element);
      if (one.kind === 'object') return [one];
      if (one.kind === 'list') {
        problems.push({ about: 'statement list', reason: 'A statement is a list: flatten it.', at: one.at });
        return statementValues(one, unknown, []);
      }
      noteOther(one, unknown, problems);
      return [];
    });
  }
  noteOther(value, unknown, problems);
  return [];
}

function noteOther(value: Value, unknown: Unevaluated[], problems: Problem[]): void {
  const isOpen = value.kind === 'unknown' || value.kind === 'reference';
  if (isOpen) unknown.push({ reason: reasonOf(value) ?? 'a statement is not known', at: value.at });
  else problems.push({ about: 'statement no object', reason: `A statement must be an object, not ${kindName(value)}.`, at: value.at });
}
