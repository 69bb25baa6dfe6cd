import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../server/syntax/index.ts';
import { editPolicy } from '../../server/terraform/edit/editPolicy.ts';
import type { PolicyChange } from '../../server/terraform/PolicyChange.ts';
import { addActions, addStatement, removeStatement } from './editChanges.ts';
import { edited, type Files, policyText } from './editPolicyText.ts';

beforeAll(loadGrammars);

describe('several statements that one text makes', () => {
  const files: Files = {
    '/w/iam.tf':
      'data "aws_iam_policy_document" "p" {\n  dynamic "statement" {\n    for_each = local.s\n    content {\n      actions = ["s3:A"]\n    }\n  }\n}\n',
  };
  it('are not edited, for all would change, and the place is told', () => {
    const { policy, context } = policyText(files);
    if ('reason' in policy.document) throw new Error(policy.document.reason);
    const [statement] = policy.document.statements;
    if (!statement) throw new Error('no statement was read');
    const twins = [0, 1].map((nth) => ({ ...statement, at: { ...statement.at, nth } }));
    const twice = { ...policy, document: { ...policy.document, statements: twins } };
    const at = { ...statement.at, nth: 1 };
    const changes: readonly PolicyChange[] = [
      { kind: 'removeStatement', statement: at },
      { kind: 'addActions', statement: at, actions: ['s3:B'] },
      { kind: 'setSid', statement: at, sid: 'New' },
    ];
    for (const change of changes) {
      expect(editPolicy(context, twice, change)).toMatchObject({
        refused: expect.stringContaining('dynamic "statement"'),
        at: { file: '/w/iam.tf', item: 'data.aws_iam_policy_document.p' },
      });
    }
  });
});

describe('what can make several statements', () => {
  const dynamic =
    'data "aws_iam_policy_document" "p" {\n  dynamic "statement" {\n    for_each = local.s\n    content {\n      actions = ["s3:A"]\n    }\n  }\n}\n';
  it('is edited where it makes one, and goes with it', () => {
    expect(edited({ '/w/iam.tf': dynamic }, addActions('s3:B'))).toHaveProperty('files', {
      '/w/iam.tf': dynamic.replace('["s3:A"]', '["s3:A", "s3:B"]'),
    });
    expect(edited({ '/w/iam.tf': dynamic }, removeStatement(0))).toHaveProperty('files', {
      '/w/iam.tf': 'data "aws_iam_policy_document" "p" {\n}\n',
    });
  });
  it('may stand before a new one', () => {
    const outcome = edited({ '/w/iam.tf': dynamic }, addStatement('New', ['s3:B']));
    const added = '\n  statement {\n    sid       = "New"\n    actions   = ["s3:B"]\n    resources = ["*"]\n  }\n}\n';
    expect(outcome).toHaveProperty('files', { '/w/iam.tf': dynamic.replace(/}\n$/, added) });
  });
  it('a for expression of actions is refused', () => {
    const policy = (action: string): Files => ({
      '/w/iam.tf': `resource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Action = ${action} }] })\n}\n`,
    });
    expect(edited(policy('[for a in local.a : "s3:${a}"]'), addActions('s3:B'))).toMatchObject({
      refused: expect.stringContaining('for expression'),
    });
  });
});
