import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../server/syntax/index.ts';
import { editPolicy } from '../../server/terraform/edit/editPolicy.ts';
import type { Statement } from '../../server/terraform/Policy.ts';
import { addActions, addResources, addStatement, removeActions, replaceAction } from './editChanges.ts';
import { type Change, edited, type Files, policyText } from './editPolicyText.ts';

beforeAll(loadGrammars);

describe('lists that are written elsewhere', () => {
  const policy = (locals: string, action: string): Files => ({
    '/w/iam.tf': `locals {\n  actions = ${locals}\n}\n\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({\n    Statement = [{ Action = ${action}, Resource = "*" }]\n  })\n}\n`,
  });
  it('a list of locals is changed there, and this is said', () => {
    expect(edited(policy('["s3:A"]', 'local.actions'), addActions('s3:B'))).toEqual({
      files: policy('["s3:A", "s3:B"]', 'local.actions'),
      place: 'local.actions',
    });
    expect(edited(policy('["s3:A", "s3:B"]', 'local.actions'), removeActions('s3:B'))).toEqual({
      files: policy('["s3:A"]', 'local.actions'),
      place: 'local.actions',
    });
    expect(edited(policy('["s3:A"]', 'local.actions'), replaceAction('s3:A', 's3:C'))).toEqual({
      files: policy('["s3:C"]', 'local.actions'),
      place: 'local.actions',
    });
  });
  it('beside a joined list of locals its own list is taken', () => {
    expect(edited(policy('["s3:A"]', 'concat(local.actions, ["s3:C"])'), addActions('s3:B'))).toEqual({
      files: policy('["s3:A"]', 'concat(local.actions, ["s3:C", "s3:B"])'),
      place: undefined,
    });
    expect(edited(policy('["s3:A"]', 'distinct(local.actions)'), addActions('s3:B'))).toEqual({
      files: policy('["s3:A", "s3:B"]', 'distinct(local.actions)'),
      place: 'local.actions',
    });
  });
});

describe('what stands for a text that is written elsewhere', () => {
  const policy = (locals: string, statement: string): Files => ({
    '/w/iam.tf': `locals {\n  action = ${locals}\n}\n\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({\n    Statement = [{ ${statement} }]\n  })\n}\n`,
  });
  const before = policy('"s3:A"', 'Action = local.action, Resource = "*"');
  it('stays as it is: the statement is changed', () => {
    const become = (statement: string) => ({ files: policy('"s3:A"', statement), place: undefined });
    expect(edited(before, addActions('s3:B'))).toEqual(become('Action = [local.action, "s3:B"], Resource = "*"'));
    expect(edited(before, replaceAction('s3:A', 's3:C'))).toEqual(become('Action = "s3:C", Resource = "*"'));
    expect(edited(before, replaceAction('s3:A', 's3:C', 's3:D'))).toEqual(become('Action = ["s3:C", "s3:D"], Resource = "*"'));
  });
  it('in a list it is its name that goes', () => {
    const list = policy('"s3:A"', 'Action = ["s3:B", local.action, "s3:C"]');
    const become = (statement: string) => ({ files: policy('"s3:A"', statement), place: undefined });
    expect(edited(list, removeActions('s3:A'))).toEqual(become('Action = ["s3:B", "s3:C"]'));
    expect(edited(list, replaceAction('s3:A', 's3:D'))).toEqual(become('Action = ["s3:B", "s3:D", "s3:C"]'));
    expect(edited(list, removeActions('s3:B'))).toEqual(become('Action = [local.action, "s3:C"]'));
  });
});

/** A policy whose statement is as an evaluator found it. */
function withStatement(files: Files, evaluated: (statement: Statement) => Statement, change: Change): ReturnType<typeof editPolicy> {
  const read = policyText(files);
  const { policy, context } = read;
  if ('reason' in policy.document) throw new Error(policy.document.reason);
  const statements = policy.document.statements.map(evaluated);
  return editPolicy(context, { ...policy, document: { ...policy.document, statements } }, change(read));
}

describe('a list that the statement is only made from', () => {
  const files = (resources: string): Files => ({
    '/w/iam.tf': `locals {\n  buckets = ["arn:aws:s3:::a"]\n}\n\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({\n    Statement = [{ Action = "s3:A", Resource = ${resources} }]\n  })\n}\n`,
  });
  it('is changed where it then makes what was meant, and is left alone else', () => {
    const arns = policyText(files('local.buckets')).statement(0).resources;
    const mapped = (statement: Statement): Statement => ({
      ...statement,
      resources: statement.resources && {
        ...statement.resources,
        elements: (arns?.elements ?? []).map(({ at }) => ({ value: ['arn:aws:s3:::a/*'], at })),
      },
    });
    const given = files('[for bucket in local.buckets : "${bucket}/*"]');
    const element = arns?.elements[0]?.at;
    if (!element) throw new Error('no element was read');
    expect(withStatement(given, mapped, addResources(['arn:aws:s3:::b/*']))).toMatchObject({
      edits: [{ newText: ', "arn:aws:s3:::b"' }],
      place: 'local.buckets',
    });
    expect(withStatement(given, mapped, addResources(['arn:aws:s3:::b']))).toMatchObject({
      refused: expect.stringContaining('for expression'),
    });
    const replaced = withStatement(given, mapped, (read) => ({
      kind: 'replaceElement',
      statement: read.statement(0).at,
      element,
      with: [['arn:x']],
    }));
    expect(replaced).toMatchObject({ refused: expect.stringContaining('says something else') });
  });
});

describe('an installed module', () => {
  it('is never edited', () => {
    const file = '/w/.terraform/modules/m/iam.tf';
    const text = 'data "aws_iam_policy_document" "p" {\n  statement {\n    actions = ["s3:A"]\n  }\n}\n';
    expect(edited({ [file]: text }, addActions('s3:B'))).toMatchObject({ refused: expect.stringContaining('installed module') });
  });
});

describe('statements that are written elsewhere', () => {
  const policy = (statements: string): Files => ({
    '/w/iam.tf': `locals {\n  statements = ${statements}\n}\n\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({\n    Statement = local.statements\n  })\n}\n`,
  });
  it('a new one goes to the others', () => {
    const before = '[\n    {\n      Sid      = "A"\n      Effect   = "Allow"\n      Action   = "s3:C"\n      Resource = "*"\n    },\n  ]';
    const after = before.replace(
      / {2}]$/,
      '    {\n      Sid      = "New"\n      Effect   = "Allow"\n      Action   = "s3:A"\n      Resource = "*"\n    },\n  ]',
    );
    expect(edited(policy(before), addStatement('New', ['s3:A']))).toEqual({
      files: policy(after),
      place: 'local.statements',
    });
  });
});

describe('an input of a module', () => {
  it('is changed where the module is called', () => {
    const files: Files = {
      '/w/main.tf': 'module "role" {\n  source  = "./role"\n  actions = ["s3:A"]\n}\n',
      '/w/role/iam.tf': 'data "aws_iam_policy_document" "p" {\n  statement {\n    actions   = var.actions\n    resources = ["*"]\n  }\n}\n',
    };
    const read = policyText(files);
    const { policy, context } = read;
    if ('reason' in policy.document) throw new Error(policy.document.reason);
    const input = context.hcl('/w/main.tf')?.items.get('module.role')?.content;
    const list =
      input?.kind === 'block'
        ? input.body.elements.find((element) => element.kind === 'attribute' && element.name === 'actions')
        : undefined;
    const tuple = list?.kind === 'attribute' && list.value.kind === 'tuple' ? list.value : undefined;
    const at = (node: number) => ({ file: '/w/main.tf', item: 'module.role', node });
    const elements = (tuple?.elements ?? []).map(({ id }) => ({ value: ['s3:A'], at: at(id) }));
    const [statement] = policy.document.statements;
    if (!statement || !tuple) throw new Error('nothing was read');
    const evaluated = { ...statement, actions: { at: at(tuple.id), elements, open: null } };
    const outcome = editPolicy(
      context,
      { ...policy, document: { ...policy.document, statements: [evaluated] } },
      { kind: 'addActions', statement: statement.at, actions: ['s3:B'] },
    );
    expect(outcome).toEqual({
      edits: [{ file: '/w/main.tf', start: 56, end: 56, newText: ', "s3:B"' }],
      place: 'module.role',
    });
  });
});
