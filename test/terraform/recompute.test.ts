import { describe, expect, it } from 'vitest';
import { observe, recordRuns } from '../../server/query/index.ts';
import { type RoomsOfTest, rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';

const data = 'data "aws_iam_policy_document" "d" {\n  statement {\n    actions = local.b\n    resources = ["*"]\n  }\n}\n';
const texts = {
  'a.tf': `# first\n${policy(encoded('local.a'), 'a')}\n${policy(encoded('["s3:Put*"]'), 'b')}`,
  'b.tf': data + policy('data.aws_iam_policy_document.d.json', 'c'),
  'locals.tf': 'locals {\n  a = ["s3:Get*"]\n  b = ["sqs:*"]\n}\n',
};

/** What one edit evaluates again while every answer is kept up to date. */
function evaluatedBy(workspace: RoomsOfTest, change: Readonly<Record<string, string | null>>): readonly string[] {
  const { terraform } = workspace;
  const stop = observe(
    () => [
      terraform.policies().map((id) => terraform.policy(id)),
      terraform.files().map((file) => [terraform.unresolved(file), terraform.policiesIn(file)]),
    ],
    () => {},
  );
  const runs = recordRuns(() => workspace.write(change));
  stop();
  return runs
    .filter((run) => /^(resourceFacts|policy|policies|attached|moduleTree|terraformModule|unresolved)/.test(run))
    .map((run) => run.replace('\t', ' '));
}

describe('an edit evaluates again', () => {
  it('nothing, in a comment', async () => {
    expect(evaluatedBy(await rooms(texts), { 'a.tf': texts['a.tf'].replace('# first', '# first, and more\n') })).toEqual([]);
  });

  it('nothing, in a comment or a blank line within a policy', async () => {
    expect(evaluatedBy(await rooms(texts), { 'a.tf': texts['a.tf'].replace('Statement =', '\n  # why\n  Statement =') })).toEqual([]);
  });

  it('the policy that it is in, and no other', async () => {
    const runs = evaluatedBy(await rooms(texts), { 'a.tf': texts['a.tf'].replace('s3:Put*', 's3:Delete*') });
    expect(runs).toEqual(['resourceFacts(/w aws_iam_policy.b)', 'policy(/w aws_iam_policy.b)']);
  });

  it('the policies that it is in by reference', async () => {
    const runs = evaluatedBy(await rooms(texts), { 'b.tf': texts['b.tf'].replace('["*"]', '["arn:aws:sqs:*:*:q"]') });
    expect(runs).toEqual(['resourceFacts(/w aws_iam_policy.c)', 'policy(/w aws_iam_policy.c)']);
  });

  it('no resource that does not name what is new', async () => {
    const runs = evaluatedBy(await rooms(texts), { 'c.tf': policy(encoded('"sns:*"'), 'd') });
    expect(runs.filter((run) => run.startsWith('resourceFacts'))).toEqual(['resourceFacts(/w aws_iam_policy.d)']);
  });
});

describe('after edits the answers are those of a new process', () => {
  const answers = ({ terraform }: RoomsOfTest) => ({
    policies: terraform.policies().map((id) => terraform.policy(id)),
    unresolved: terraform.files().map((file) => terraform.unresolved(file)),
    ranges: terraform.policies().map((id) => {
      const found = terraform.policy(id);
      return found && [terraform.range(found.at), terraform.range(found.document.at)];
    }),
  });

  it('whatever is written, removed and broken on the way', async () => {
    const live = await rooms(texts);
    const steps: readonly Readonly<Record<string, string | null>>[] = [
      { 'locals.tf': 'locals {\n  a = local.b\n  b = local.a\n}\n' },
      { 'a.tf': texts['a.tf'].slice(0, 120) },
      { 'locals.tf': null },
      { 'a.tf': texts['a.tf'], 'sub/main.tf': policy(encoded('var.x')) },
      {
        'main.tf': 'variable "n" {\n  default = 2\n}\nmodule "m" {\n  count = var.n\n  source = "./sub"\n}\n',
        'locals.tf': texts['locals.tf'],
      },
      { 'terraform.tfvars': 'n = 1\n' },
      { 'sub/main.tf': null },
    ];
    const written: Record<string, string> = { ...texts };
    for (const change of steps) {
      live.write(change);
      live.settle();
      for (const [path, text] of Object.entries(change)) {
        if (text === null) delete written[path];
        else written[path] = text;
      }
      expect(answers(live)).toEqual(answers(await rooms(written)));
    }
  });
});
