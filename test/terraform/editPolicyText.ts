import type { PartialText } from '../../server/aws/index.ts';
import { applyEdits } from '../../server/files/index.ts';
import { type HclOutline, readHcl, readJson } from '../../server/syntax/index.ts';
import type { EditContext } from '../../server/terraform/edit/EditContext.ts';
import { editPolicy } from '../../server/terraform/edit/editPolicy.ts';
import { locate } from '../../server/terraform/edit/locate.ts';
import { entryOf, type Written } from '../../server/terraform/edit/Written.ts';
import type { Policy, PolicyDocument, PolicyForm, Sourced, Statement, StatementList, TfNode } from '../../server/terraform/Policy.ts';
import type { PolicyChange } from '../../server/terraform/PolicyChange.ts';

/** A small reader of policies for the tests of edits: literal documents, and lists that `locals` hold. */
export interface PolicyText {
  readonly policy: Policy;
  readonly context: EditContext;
  /** The statement with this Sid, or at this index. */
  statement(which: string | number): Statement;
  /** The `at` of an action or resource by its text. */
  element(statement: string | number, text: string): TfNode;
}

export type Files = Readonly<Record<string, string>>;

export function policyText(files: Files): PolicyText {
  const outlines = new Map<string, HclOutline>();
  const hcl = (file: string): HclOutline | null => {
    const text = file.endsWith('.tf') ? files[file] : undefined;
    if (text === undefined) return null;
    const outline = outlines.get(file) ?? readHcl(text);
    outlines.set(file, outline);
    return outline;
  };
  const context: EditContext = {
    text: (file) => files[file],
    hcl,
    json: (file) => (file.endsWith('.json') && files[file] !== undefined ? readJson(files[file]) : null),
  };
  const { at, form } = findDocument(context, Object.keys(files));
  const document = readDocument(context, at);
  const policy: Policy = {
    id: 'test',
    root: '/w',
    address: 'aws_iam_policy.test',
    type: 'aws_iam_policy',
    form,
    at,
    document,
    principals: [],
    ownUnknown: null,
    limit: null,
    notEditable: null,
  };
  const statement = (which: string | number): Statement => {
    const found =
      typeof which === 'number' ? document.statements[which] : document.statements.find(({ sid }) => sid && textOf(sid.value) === which);
    if (!found) throw new Error(`no statement ${which}`);
    return found;
  };
  return {
    policy,
    context,
    statement,
    element: (which, text) => {
      const { actions, notActions, resources } = statement(which);
      const all = [actions, notActions, resources].flatMap((list) => list?.elements ?? []);
      const found = all.find(({ value }) => textOf(value) === text);
      if (!found) throw new Error(`no element ${text}`);
      return found.at;
    },
  };
}

export const textOf = (text: PartialText): string => text.map((part) => (typeof part === 'string' ? part : `\${${part.hole}}`)).join('');

function findDocument(context: EditContext, files: readonly string[]): { at: TfNode; form: PolicyForm } {
  for (const file of files) {
    for (const [item, { content }] of context.hcl(file)?.items ?? []) {
      if (content.kind !== 'block') continue;
      if (content.labels[0] === 'aws_iam_policy_document') return { at: { file, item, node: content.id }, form: 'document' };
      for (const element of content.body.elements) {
        if (element.kind !== 'attribute' || element.name !== 'policy') continue;
        const value = element.value.kind === 'call' ? element.value.arguments[0] : undefined;
        if (element.value.kind === 'template') return { at: { file, item, node: element.value.id, pointer: '' }, form: 'heredoc' };
        if (value) return { at: { file, item, node: value.id }, form: 'jsonencode' };
      }
    }
  }
  const file = files.find((name) => !name.endsWith('.tf')) ?? '';
  if (file.endsWith('.tf.json')) return { at: { file, item: '/data/aws_iam_policy_document/p', node: 0 }, form: 'document' };
  return { at: { file, item: '', node: 0 }, form: file.includes('template') ? 'templatefile' : 'file' };
}

function nodeOf(at: TfNode, { id }: Written): TfNode {
  if (at.pointer !== undefined) return { ...at, pointer: id };
  return /^\d+$/.test(id) ? { ...at, node: Number(id) } : { ...at, item: id };
}

function readDocument(context: EditContext, at: TfNode): PolicyDocument {
  const written = locate(context, at)?.written;
  if (written?.kind !== 'object') throw new Error('no document');
  const list = entryOf(written, 'Statement', 'statement')?.value;
  const blocks = written.entries.flatMap(({ key, value }) => {
    if (key === 'statement') return [nodeOf(at, value)];
    const dynamic = key === 'dynamic' ? locate(context, nodeOf(at, value))?.written : undefined;
    return dynamic?.kind === 'object'
      ? dynamic.entries.filter((entry) => entry.key === 'content').map((entry) => nodeOf(at, entry.value))
      : [];
  });
  const statements = written.form === 'block' ? blocks : list ? flat(context, at, list).map((statement) => statement.at) : [];
  const version = entryOf(written, 'Version', 'version')?.value;
  return {
    at,
    version: version ? { value: partial(context, at, version), at: nodeOf(at, version) } : null,
    statements: statements.filter((node) => locate(context, node)?.written.kind === 'object').map((node) => readStatement(context, node)),
    unknown: [],
    problems: [],
  };
}

/** The elements of a list, of lists that are joined, or a single value. */
function flat(context: EditContext, at: TfNode, value: Written): Sourced<Written>[] {
  if (value.kind === 'list')
    return value.elements.flatMap((element) =>
      element.kind === 'other' ? flat(context, at, element) : [{ value: element, at: nodeOf(at, element) }],
    );
  if (value.kind === 'joined') return value.parts.flatMap((part) => flat(context, at, part));
  const node = localNode(context, at, value);
  const located = node && locate(context, node);
  return located ? flat(context, node, located.written) : [{ value, at: nodeOf(at, value) }];
}

/** The value that a name of `locals` stands for. */
function localNode(context: EditContext, at: TfNode, value: Written): TfNode | undefined {
  const local = value.kind === 'other' ? /^local\.(\w+)$/.exec(sourceOf(context, at, value))?.[1] : undefined;
  const attribute = context.hcl(at.file)?.items.get(`locals.${local}`)?.content;
  return attribute?.kind === 'attribute' ? { file: at.file, item: `locals.${local}`, node: attribute.value.id } : undefined;
}

function sourceOf(context: EditContext, at: TfNode, value: Written): string {
  return (locate(context, at)?.surface.text ?? '').slice(value.start, value.end);
}

function partial(context: EditContext, at: TfNode, value: Written): PartialText {
  if (value.kind === 'string' && value.literal !== null) return [value.literal];
  const source = sourceOf(context, at, value);
  if (!source.startsWith('"')) return [{ hole: source.replace(/^\$\{|\}$/g, '') }];
  const parts = source.slice(1, -1).split(/\$\{([^}]*)\}/);
  return parts.flatMap((part, index): PartialText => (index % 2 === 1 ? [{ hole: part }] : part === '' ? [] : [part]));
}

function readStatement(context: EditContext, at: TfNode): Statement {
  const written = locate(context, at)?.written;
  if (written?.kind !== 'object') throw new Error('no statement');
  const text = (...keys: string[]): Sourced<PartialText> | null => {
    const value = entryOf(written, ...keys)?.value;
    return value ? { value: partial(context, at, value), at: nodeOf(at, value) } : null;
  };
  const list = (...keys: string[]): StatementList | null => {
    const value = entryOf(written, ...keys)?.value;
    if (!value) return null;
    const elements = flat(context, at, value).map((element) => ({ value: partial(context, element.at, element.value), at: element.at }));
    return { at: localNode(context, at, value) ?? nodeOf(at, value), elements, open: null };
  };
  return {
    at,
    open: null,
    sid: text('Sid', 'sid'),
    effect: text('Effect', 'effect'),
    actions: list('Action', 'actions'),
    notActions: list('NotAction', 'not_actions'),
    resources: list('Resource', 'resources'),
    notResources: list('NotResource', 'not_resources'),
    conditions: null,
    principals: null,
  };
}

export type Change = (policy: PolicyText) => PolicyChange;

/** The files after a change; why not, when it is refused. */
export function edited(files: Files, change: Change): { files: Files; place: string | undefined } | { refused: string; at: TfNode | null } {
  const read = policyText(files);
  const outcome = editPolicy(read.context, read.policy, change(read));
  if ('refused' in outcome) return outcome;
  const after: Record<string, string> = { ...files };
  for (const file of new Set(outcome.edits.map((edit) => edit.file))) {
    after[file] = applyEdits(
      files[file] ?? '',
      outcome.edits.filter((edit) => edit.file === file),
    );
  }
  return { files: after, place: outcome.place };
}
