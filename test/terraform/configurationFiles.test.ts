import { describe, expect, it } from 'vitest';
import { rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';

/** The actions of each policy, by address. */
async function actionsIn(texts: Readonly<Record<string, string>>): Promise<Readonly<Record<string, readonly string[]>>> {
  const { terraform } = await rooms(texts);
  return Object.fromEntries(
    terraform.policies().map((id) => {
      const found = terraform.policy(id);
      const document = found?.document;
      if (!found || !document) return [id, ['it has gone']];
      if ('reason' in document) return [found.address, [document.reason]];
      return [found.address, document.statements.flatMap((one) => one.actions?.elements.map(({ value }) => value.join('')) ?? [])];
    }),
  );
}

const local = (action: string): string => `locals {\n  action = "${action}"\n}\n`;
const use = policy(encoded('local.action'));

describe('the files of OpenTofu', () => {
  it('stand in for those of Terraform with the same name, and beside the others', async () => {
    expect(await actionsIn({ 'iam.tf': use, 'locals.tf': local('tf'), 'locals.tofu': local('tofu') })).toEqual({
      'aws_iam_policy.p': ['tofu'],
    });
    expect(await actionsIn({ 'iam.tofu': use, 'locals.tf': local('tf') })).toEqual({ 'aws_iam_policy.p': ['tf'] });
    const json = (action: string) => JSON.stringify({ locals: { action } });
    expect(await actionsIn({ 'iam.tf': use, 'locals.tf.json': json('tf'), 'locals.tofu.json': json('tofu') })).toEqual({
      'aws_iam_policy.p': ['tofu'],
    });
  });

  it('override what they name', async () => {
    expect(await actionsIn({ 'iam.tf': use + local('tf'), 'x_override.tofu': local('tofu') })).toEqual({ 'aws_iam_policy.p': ['tofu'] });
  });
});

describe('blocks that only tell of changes', () => {
  it('change nothing of what is declared', async () => {
    const blocks = `moved {\n  from = aws_iam_policy.old\n  to = aws_iam_policy.p\n}\nimport {\n  to = aws_iam_policy.p\n  id = "arn"\n}\nremoved {\n  from = aws_iam_policy.gone\n}\n`;
    expect(await actionsIn({ 'iam.tf': blocks + use + local('s3:*') })).toEqual({ 'aws_iam_policy.p': ['s3:*'] });
  });
});
