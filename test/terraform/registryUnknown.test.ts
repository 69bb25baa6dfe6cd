import { describe, expect, it } from 'vitest';
import { rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';
import { call, permitted, reasons } from './moduleCalls.ts';

describe('modules that are not installed', () => {
  it('of nobody we know: inputs by their habitual names, if they hold policies', async () => {
    const workspace = await rooms({
      'main.tf': [
        call(
          'app',
          'git::https://example.com/app.git',
          `  policy = ${encoded('"s3:*"')}\n  inline_policies = { a = ${encoded('"sqs:*"')}, b = "arn:x" }\n`,
        ),
        call(
          'other',
          'git::https://example.com/other.git',
          '  policy = "tcp"\n  assume_role_policy_statements = [{ actions = ["sts:AssumeRole"] }]\n',
        ),
        call(
          'grant',
          'git::https://example.com/grant.git',
          '  policy_statements = { a = { actions = ["s3:*"], principals = [{ type = "AWS", identifiers = ["*"] }] } }\n',
        ),
        call('vpc', 'terraform-aws-modules/vpc/aws', ''),
        call('role', 'acme/iam-role/aws', ''),
      ].join(''),
    });
    expect(permitted(workspace)).toEqual({ 'module.app.inline_policies["a"]': ['module.app'], 'module.app.policy': ['module.app'] });
    expect(reasons(workspace)).toEqual([
      'the module acme/iam-role/aws is not installed (terraform init fetches it), and what it permits is not known',
    ]);
  });

  it('of nobody we know: what is meant for policies and is not known is a policy that is not known', async () => {
    const source = 'git::https://example.com/x.git';
    const workspace = await rooms({
      'main.tf': [
        'variable "given" {}\n',
        call(
          'a',
          source,
          '  task_policy_json = file("${path.module}/none.json")\n  policy_statements = var.given\n  ssl_policy = var.given\n',
        ),
        call('b', source, '  policies = var.given\n  inline_policies = [aws_iam_policy.p.arn]\n  iam_policy_arn = var.given\n'),
        call(
          'c',
          source,
          '  lambda_statements = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }]\n  statements_of = [{ byte_match = {} }]\n',
        ),
        policy(encoded('"s3:*"')),
      ].join(''),
    });
    expect(permitted(workspace)).toEqual({
      'aws_iam_policy.p': [],
      'module.a.policy_statements': ['module.a'],
      'module.a.task_policy_json': ['module.a'],
      'module.c.lambda_statements': ['module.c'],
    });
    expect(workspace.terraform.policy('/w module.a.task_policy_json')?.document).toMatchObject({ reason: 'there is no file ./none.json' });
    expect(reasons(workspace)).toEqual([
      'what module.b takes as policies is not known: the value of var.given is not known: it has no default, and no .tfvars file sets it',
    ]);
  });
});
