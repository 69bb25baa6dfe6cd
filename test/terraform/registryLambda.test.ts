import { describe, expect, it } from 'vitest';
import { rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';
import { call, permitted, reasons, statementOf } from './moduleCalls.ts';

describe('modules that are not installed', () => {
  it('lambda: each of its inputs counts where its switch is on', async () => {
    const workspace = await rooms({
      'main.tf':
        call(
          'fn',
          'terraform-aws-modules/lambda/aws',
          `  attach_policy_statements = true
  policy_statements = {
    s3 = { effect = "Allow", actions = ["s3:GetObject"], resources = ["*"], condition = { a = { test = "Bool", variable = "aws:SecureTransport", values = ["true"] } } }
  }
  attach_policy_json = true
  policy_json = ${encoded('"sns:Publish"')}
  attach_policy_jsons = true
  number_of_policy_jsons = 1
  policy_jsons = [${encoded('"sqs:SendMessage"')}, ${encoded('"sqs:ReceiveMessage"')}]
  attach_policies = true
  number_of_policies = 2
  policies = ["arn:aws:iam::aws:policy/ReadOnlyAccess", aws_iam_policy.p.arn]
  attach_policy = true
  policy = "arn:aws:iam::aws:policy/AmazonSQSFullAccess"
`,
        ) + policy(encoded('"dynamodb:GetItem"')),
    });
    expect(permitted(workspace)).toEqual({
      'aws_iam_policy.p': ['module.fn'],
      'module.fn.policy_json': ['module.fn'],
      'module.fn.policy_jsons[0]': ['module.fn'],
      'module.fn.policy_statements': ['module.fn'],
    });
    expect(statementOf(workspace, 'module.fn.policy_statements')).toEqual({
      Action: ['s3:GetObject'],
      Condition: { Bool: { 'aws:SecureTransport': ['true'] } },
      Effect: ['Allow'],
      Resource: ['*'],
    });
    expect(workspace.terraform.managedPoliciesOf('module.fn', '/w')).toEqual([
      'arn:aws:iam::aws:policy/AmazonSQSFullAccess',
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
    ]);
    expect(reasons(workspace)).toEqual(['number_of_policy_jsons says that only 1 of policy_jsons count']);
  });

  it('lambda and cloudposse’s: nothing is permitted where nothing is made', async () => {
    const inputs = `  attach_policy_json = true\n  policy_json = ${encoded('"s3:*"')}\n`;
    const workspace = await rooms({
      'main.tf': `variable "on" {\n  default = false\n}\nvariable "maybe" {}\n${[
        call('off', 'terraform-aws-modules/lambda/aws', `  create = var.on\n${inputs}`),
        call('maybe', 'terraform-aws-modules/lambda/aws', `  create = var.maybe\n${inputs}`),
        call('on', 'terraform-aws-modules/lambda/aws', `  create = true\n${inputs}`),
        call('fn', 'cloudposse/lambda-function/aws', `  enabled = false\n  policy_json = ${encoded('"s3:*"')}\n`),
      ].join('')}`,
    });
    expect(Object.keys(permitted(workspace))).toEqual(['module.maybe.policy_json', 'module.on.policy_json']);
    expect(reasons(workspace)).toEqual(['module.off makes nothing: create is false', 'module.fn makes nothing: enabled is false']);
  });

  it('lambda: an input whose switch is off permits nothing, and that is said', async () => {
    const workspace = await rooms({
      'main.tf': call(
        'fn',
        'terraform-aws-modules/lambda/aws',
        `  policy_json = ${encoded('"s3:*"')}\n  attach_policies = false\n  policies = ["a"]\n`,
      ),
    });
    expect(permitted(workspace)).toEqual({});
    expect(reasons(workspace)).toEqual([
      'policy_json has no effect without attach_policy_json = true',
      'policies has no effect without attach_policies = true',
    ]);
  });

  it('lambda: a switch that is not known may be on', async () => {
    const workspace = await rooms({
      'main.tf': `variable "on" {}\n${call('fn', 'terraform-aws-modules/lambda/aws', `  attach_policy_json = var.on\n  policy_json = ${encoded('"s3:*"')}\n`)}`,
    });
    expect(permitted(workspace)).toEqual({ 'module.fn.policy_json': ['module.fn'] });
  });
});
