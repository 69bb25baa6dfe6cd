import { describe, expect, it } from 'vitest';
import { type RoomsOfTest, rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';

const module = `variable "actions" {\n  type = list(string)\n}\nvariable "stage" {\n  default = "none"\n}\n${policy(encoded('var.actions', '"arn:aws:s3:::${var.stage}"'))}`;

/** Actions and resource of each policy, or why they are not known. */
function said({ terraform }: RoomsOfTest): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    terraform.policies().map((id) => {
      const document = terraform.policy(id)?.document;
      const statement = document && 'statements' in document ? document.statements[0] : undefined;
      const texts = [statement?.actions, statement?.resources].flatMap(
        (list) =>
          list?.open ??
          list?.elements.map((one) => one.value.map((part) => (typeof part === 'string' ? part : `\${${part.hole}}`)).join('')) ??
          [],
      );
      return [id, texts];
    }),
  );
}

describe('units of Terragrunt', () => {
  it('are root modules whose inputs are the values of variables, one for each unit of a module', async () => {
    const unit = (stage: string) =>
      `locals {\n  stage = "${stage}"\n  reads = ["s3:GetObject"]\n}\nterraform {\n  source = "../../modules//policy"\n}\ninputs = {\n  stage = local.stage\n  actions = concat(local.reads, ["s3:PutObject"])\n}\n`;
    const workspace = await rooms({
      'modules/policy/main.tf': module,
      'live/dev/terragrunt.hcl': unit('dev'),
      'live/prod/terragrunt.hcl': unit('prod'),
    });
    expect(workspace.terraform.roots()).toEqual(['/w/live/dev', '/w/live/prod']);
    expect(said(workspace)).toEqual({
      '/w/live/dev aws_iam_policy.p': ['s3:GetObject', 's3:PutObject', 'arn:aws:s3:::dev'],
      '/w/live/prod aws_iam_policy.p': ['s3:GetObject', 's3:PutObject', 'arn:aws:s3:::prod'],
    });
  });

  it('take the inputs of what they include, their own first', async () => {
    const workspace = await rooms(
      {
        'modules/policy/main.tf': module,
        'live/terragrunt.hcl': 'locals {\n  actions = ["s3:GetObject"]\n}\ninputs = {\n  stage = "common"\n  actions = local.actions\n}\n',
        'live/a/terragrunt.hcl':
          'include "root" {\n  path = find_in_parent_folders()\n}\nterraform {\n  source = "../../modules/policy"\n}\ninputs = {\n  stage = "a"\n}\n',
        'live/b/terragrunt.hcl': 'include {\n  path = "../_env/common.hcl"\n}\n',
      },
      { 'live/_env/common.hcl': 'terraform {\n  source = "../../modules/policy"\n}\ninputs = {\n  actions = ["sqs:SendMessage"]\n}\n' },
    );
    expect(said(workspace)).toEqual({
      '/w/live/a aws_iam_policy.p': ['s3:GetObject', 'arn:aws:s3:::a'],
      '/w/live/b aws_iam_policy.p': ['sqs:SendMessage', 'arn:aws:s3:::none'],
    });
  });

  it('with inputs that are not written out: unknown, with the reason', async () => {
    const workspace = await rooms({
      'modules/policy/main.tf': module,
      'live/terragrunt.hcl':
        'terraform {\n  source = "../modules/policy"\n}\ndependency "bucket" {\n  config_path = "../bucket"\n}\ninputs = {\n  actions = dependency.bucket.outputs.actions\n  stage = get_env("STAGE")\n}\n',
    });
    expect(said(workspace)).toEqual({
      '/w/live aws_iam_policy.p': ['what dependency.bucket holds is known only to Terragrunt', 'arn:aws:s3:::${get_env("STAGE")}'],
    });
  });

  it('include nothing outside of the workspace, and themselves only so often', async () => {
    const workspace = await rooms({
      'a/main.tf': module,
      'a/terragrunt.hcl': 'include "x" {\n  path = "terragrunt.hcl"\n}\ninputs = {\n  stage = "a"\n}\n',
      'b/main.tf': module,
      'b/terragrunt.hcl': 'include "x" {\n  path = "/etc/terragrunt.hcl"\n}\n',
    });
    const answers = said(workspace);
    expect(answers['/w/a aws_iam_policy.p']).toEqual([
      'the value of var.actions is not known: it has no default, and no .tfvars file sets it',
      'arn:aws:s3:::a',
    ]);
    expect(answers['/w/b aws_iam_policy.p']).toEqual([
      'the value of var.actions is not known: /etc/terragrunt.hcl lies outside of the workspace and is not read',
      'arn:aws:s3:::${var.stage}',
    ]);
    expect(workspace.files.supplied()).not.toContain('/etc/terragrunt.hcl');
  });

  it('follow an edit of their inputs', async () => {
    const texts = { 'a/main.tf': module, 'a/terragrunt.hcl': 'inputs = {\n  actions = ["s3:GetObject"]\n}\n' };
    const workspace = await rooms(texts);
    expect(said(workspace)).toEqual({ '/w/a aws_iam_policy.p': ['s3:GetObject', 'arn:aws:s3:::none'] });
    workspace.write({ 'a/terragrunt.hcl': 'inputs = {\n  actions = ["s3:PutObject"]\n}\n' });
    expect(said(workspace)).toEqual({ '/w/a aws_iam_policy.p': ['s3:PutObject', 'arn:aws:s3:::none'] });
    workspace.write({ 'a/terraform.tfvars': 'actions = ["sqs:SendMessage"]\n' });
    expect(said(workspace)).toEqual({ '/w/a aws_iam_policy.p': ['sqs:SendMessage', 'arn:aws:s3:::none'] });
    workspace.write({ 'a/terraform.tfvars': null, 'a/terragrunt.hcl': null });
    expect(said(workspace)['/w/a aws_iam_policy.p']).toEqual([
      'the value of var.actions is not known: it has no default, and no .tfvars file sets it',
      'arn:aws:s3:::none',
    ]);
  });
});
