import type { PartialText } from '../../../server/aws/index.ts';
import type { PolicyChange, PolicyDocument, Statement } from '../../../server/terraform/index.ts';

/** A Statement as far as edits change it. */
export interface Said {
  readonly sid: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** An edit of a policy, and the Statements that it must leave; `undefined` where the policy has nothing to be edited so. */
export type Operation = (document: PolicyDocument) => { readonly change: PolicyChange; readonly after: readonly Said[] } | undefined;

const textOf = (text: PartialText): string => text.map((part) => (typeof part === 'string' ? part : `\${${part.hole}}`)).join('');

const sorted = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

const said = ({ sid, effect, actions, resources }: Statement): Said => ({
  sid: textOf(sid?.value ?? []),
  effect: textOf(effect?.value ?? []),
  actions: sorted((actions?.elements ?? []).map(({ value }) => textOf(value))),
  resources: sorted((resources?.elements ?? []).map(({ value }) => textOf(value))),
});

/** What a document says, lists in alphabetical order. */
export const saidIn = (document: PolicyDocument): readonly Said[] => document.statements.map(said);

/** An operation on the Statement with a Sid; the Statement becomes what `becomes` says, or goes. */
function on(sid: string, change: (statement: Statement) => PolicyChange | undefined, becomes: (before: Said) => Said | null): Operation {
  return (document) => {
    const statement = document.statements.find((one) => said(one).sid === sid);
    const wanted = statement && change(statement);
    if (!wanted) return undefined;
    const after = document.statements.flatMap((one) => {
      const own = one === statement ? becomes(said(one)) : said(one);
      return own ? [{ ...own, actions: sorted(own.actions), resources: sorted(own.resources) }] : [];
    });
    return { change: wanted, after };
  };
}

const elementOf = (statement: Statement, text: string) =>
  [statement.actions, statement.resources].flatMap((list) => list?.elements ?? []).find(({ value }) => textOf(value) === text)?.at;

const addActions = (...actions: string[]): Operation =>
  on(
    'A',
    ({ at }) => ({ kind: 'addActions', statement: at, actions }),
    (before) => ({ ...before, actions: [...before.actions, ...actions] }),
  );

const replaced = (from: string, to: readonly string[]): Operation => {
  const swap = (texts: readonly string[]) => texts.flatMap((text) => (text === from ? to : [text]));
  return on(
    'A',
    (statement) => {
      const element = elementOf(statement, from);
      return element && { kind: 'replaceElement', statement: statement.at, element, with: to.map((text) => [text]) };
    },
    (before) => ({ ...before, actions: swap(before.actions), resources: swap(before.resources) }),
  );
};

const removeStatement = (sid: string): Operation =>
  on(
    sid,
    ({ at }) => ({ kind: 'removeStatement', statement: at }),
    () => null,
  );

const merge =
  (into: string, from: string): Operation =>
  (document) => {
    const [target, source] = [into, from].map((sid) => document.statements.find((one) => said(one).sid === sid));
    if (!target || !source) return undefined;
    const actions = sorted([...said(target).actions, ...said(source).actions]);
    const after = document.statements
      .filter((one) => one !== source)
      .map((one) => (one === target ? { ...said(one), actions } : said(one)));
    return { change: { kind: 'mergeStatements', into: target.at, from: source.at }, after };
  };

const bucket = 'arn:aws:s3:::media';
const other = 'arn:aws:s3:::other';

/** One entry an operation of `PolicyChange`, and the variants that lists treat differently. */
export const operations: Readonly<Record<string, Operation>> = {
  addAction: addActions('s3:AbortMultipartUpload'),
  addActions: addActions('s3:PutObjectTagging', 's3:GetObjectTagging'),
  addStatement: (document) => {
    const added = { sid: 'New', effect: 'Allow', actions: ['polly:DescribeVoices', 'polly:SynthesizeSpeech'], resources: ['*'] };
    const { sid, actions } = added;
    return { change: { kind: 'addStatement', sid, actions, resources: [['*']] }, after: [...saidIn(document), added] };
  },
  removeAction: on(
    'A',
    (statement) => {
      const element = elementOf(statement, 's3:GetObject');
      return element && statement.actions?.elements.length !== 1
        ? { kind: 'removeActions', statement: statement.at, elements: [element] }
        : undefined;
    },
    (before) => ({ ...before, actions: before.actions.filter((action) => action !== 's3:GetObject') }),
  ),
  removeAllActions: on(
    'A',
    ({ at, actions }) => ({ kind: 'removeActions', statement: at, elements: (actions?.elements ?? []).map((element) => element.at) }),
    () => null,
  ),
  removeFirstStatement: removeStatement('A'),
  removeLastStatement: removeStatement('B'),
  renameAction: replaced('s3:GetObject', ['s3:GetObjectVersion']),
  narrowAction: replaced('s3:GetObject', ['s3:GetObjectAcl', 's3:GetObjectTagging']),
  addResource: on(
    'A',
    ({ at }) => ({ kind: 'addResources', statement: at, resources: [[other]] }),
    (before) => ({ ...before, resources: [...before.resources, other] }),
  ),
  replaceResource: replaced(bucket, [other]),
  replaceResourceByTwo: replaced(bucket, [other, `${other}/*`]),
  setSid: on(
    'A',
    ({ at }) => ({ kind: 'setSid', statement: at, sid: 'Reads' }),
    (before) => ({ ...before, sid: 'Reads' }),
  ),
  setEffect: on(
    'A',
    ({ at }) => ({ kind: 'setEffect', statement: at, effect: 'Deny' }),
    (before) => ({ ...before, effect: 'Deny' }),
  ),
  mergeIntoFirst: merge('A', 'B'),
  mergeIntoLast: merge('B', 'A'),
};

/** What statements say, in an order of their own: that of a document means nothing. */
export const bySid = (said: readonly Said[]): readonly Said[] => [...said].sort((a, b) => (a.sid < b.sid ? -1 : 1));
