import type { ManagedPolicy, PartialText } from '../aws/index.ts';
import type { Conditions, ConditionTest, PolicyDocument, Sourced, Statement, StatementList, TfNode } from '../terraform/index.ts';

const nowhere: TfNode = { file: '', item: '', node: 0 };

/** An AWS-managed policy's JSON as a document like the customer's; `undefined` when it is not known. */
export function managedDocument(policy: ManagedPolicy | undefined): PolicyDocument | undefined {
  if (!policy || typeof policy.document !== 'object' || policy.document === null) return undefined;
  const written = (policy.document as { Statement?: unknown }).Statement;
  const statements = (Array.isArray(written) ? written : [written]).filter((one) => typeof one === 'object' && one !== null);
  return { at: nowhere, version: null, statements: statements.map(statementOf), unknown: [], problems: [] };
}

function statementOf(written: Record<string, unknown>): Statement {
  return {
    at: nowhere,
    open: null,
    sid: null,
    effect: sourced([String(written.Effect)]),
    actions: listOf(written.Action),
    notActions: listOf(written.NotAction),
    resources: listOf(written.Resource),
    notResources: listOf(written.NotResource),
    conditions: written.Condition === undefined ? null : conditionsOf(written.Condition),
    principals: null,
  };
}

function conditionsOf(value: unknown): Conditions {
  const entriesOf = (of: unknown) => (typeof of === 'object' && of !== null ? Object.entries(of) : []);
  const tests = entriesOf(value).flatMap(([operator, keys]) =>
    entriesOf(keys).flatMap(([key, values]): ConditionTest[] => {
      const list = listOf(values);
      return list ? [{ operator: sourced(operator), key: sourced(key), values: list }] : [];
    }),
  );
  return { value, at: nowhere, tests, open: null };
}

function listOf(written: unknown): StatementList | null {
  if (written === undefined) return null;
  const texts = (Array.isArray(written) ? written : [written]).map(String);
  return { at: nowhere, open: null, elements: texts.map((text) => sourced<PartialText>([text])) };
}

const sourced = <T>(value: T): Sourced<T> => ({ value, at: nowhere });
