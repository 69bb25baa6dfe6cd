import { describe, expect, it } from 'vitest';
import { resourceGrants, rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';
import { call, permitted, reasons, statementOf } from './moduleCalls.ts';

describe('modules that are not installed', () => {
  it('iam: a policy of its own, roles and users with inline permissions', async () => {
    const permissions = '{ read = { actions = ["s3:GetObject"], resources = ["*"] } }';
    const workspace = await rooms({
      'main.tf': [
        call('policy', 'terraform-aws-modules/iam/aws//modules/iam-policy', `  policy = ${encoded('"s3:*"')}\n`),
        call(
          'role',
          'git::https://github.com/terraform-aws-modules/terraform-aws-iam.git//modules/iam-role?ref=v6.0.0',
          `  create_inline_policy = true\n  inline_policy_permissions = ${permissions}\n  policies = { a = aws_iam_policy.p.arn }\n`,
        ),
        call('user', 'terraform-aws-modules/iam/aws//modules/iam-user', `  policy_arns = [aws_iam_policy.p.arn]\n`),
        call(
          'irsa',
          'terraform-aws-modules/iam/aws//modules/iam-role-for-service-accounts-eks',
          '  role_policy_arns = { p = aws_iam_policy.p.arn }\n',
        ),
        policy(encoded('"sqs:*"')),
      ].join(''),
    });
    expect(permitted(workspace)).toEqual({
      'aws_iam_policy.p': ['module.irsa', 'module.role', 'module.user'],
      'module.policy.policy': [],
      'module.role.inline_policy_permissions': ['module.role'],
    });
    expect(workspace.terraform.policy('/w module.policy.policy')?.ownUnknown).toBeNull();
  });

  it('iam: a policy of its own belongs to whom its ARN is attached', async () => {
    const source = 'terraform-aws-modules/iam/aws//modules/iam-policy';
    const workspace = await rooms({
      'main.tf': [
        call('one', source, `  policy = ${encoded('"s3:*"')}\n`),
        call('each', source, `  for_each = { a = "sqs:*" }\n  policy = ${encoded('each.value')}\n`),
        'resource "aws_iam_role" "r" {\n  name = "r"\n  assume_role_policy = "{}"\n}\n',
        'resource "aws_iam_role_policy_attachment" "x" {\n  role = aws_iam_role.r.name\n  policy_arn = module.one.arn\n}\n',
        call(
          'role',
          'terraform-aws-modules/iam/aws//modules/iam-assumable-role',
          '  create_role = true\n  custom_role_policy_arns = [module.one.arn, module.each["a"].arn]\n',
        ),
      ].join(''),
    });
    expect(permitted(workspace)).toEqual({
      'module.each["a"].policy': ['module.role'],
      'module.one.policy': ['aws_iam_role.r', 'module.role'],
    });
    expect(reasons(workspace)).toEqual([]);
  });

  it('ecs: the statements of the task are not those of its execution', async () => {
    const statements = (action: string) => `[{ actions = ["${action}"], resources = ["*"] }]`;
    const workspace = await rooms({
      'main.tf': call(
        'api',
        'terraform-aws-modules/ecs/aws//modules/service',
        `  tasks_iam_role_statements = ${statements('s3:GetObject')}\n  task_exec_iam_statements = ${statements('ssm:GetParameters')}\n`,
      ),
    });
    expect(permitted(workspace)).toEqual({
      'module.api.task_exec_iam_statements': ['module.api.aws_iam_role.task_exec'],
      'module.api.tasks_iam_role_statements': ['module.api.aws_iam_role.tasks'],
    });
  });

  it('eks pod identity: statements and documents with the custom policy attached', async () => {
    const source = 'terraform-aws-modules/eks-pod-identity/aws';
    const body = `  policy_statements = [{ sid = "A", actions = ["s3:GetObject"], resources = ["*"] }]\n  source_policy_documents = [${encoded('"sqs:*"')}]\n`;
    const workspace = await rooms({ 'main.tf': call('on', source, `  attach_custom_policy = true\n${body}`) + call('off', source, body) });
    expect(permitted(workspace)).toEqual({
      'module.on.policy_statements': ['module.on'],
      'module.on.source_policy_documents[0]': ['module.on'],
    });
    expect(reasons(workspace)).toEqual([
      'policy_statements has no effect without attach_custom_policy = true',
      'source_policy_documents has no effect without attach_custom_policy = true',
    ]);
  });

  it('buckets, queues and secrets: their policies are grants at the resource', async () => {
    const workspace = await rooms({
      'main.tf':
        call('bucket', 'terraform-aws-modules/s3-bucket/aws', `  attach_policy = true\n  policy = ${encoded('"s3:GetObject"')}\n`) +
        call(
          'queue',
          'terraform-aws-modules/sqs/aws',
          '  create_queue_policy = true\n  queue_policy_statements = { send = { actions = ["sqs:SendMessage"], principals = [{ type = "Service", identifiers = ["sns.amazonaws.com"] }] } }\n',
        ),
    });
    expect(permitted(workspace)).toEqual({});
    const grants = resourceGrants(workspace.terraform);
    expect(grants.map(({ address }) => address)).toEqual(['module.bucket.policy', 'module.queue.queue_policy_statements']);
    const [, queue] = grants;
    expect(queue && 'statements' in queue.document && queue.document.statements[0]?.principals?.value).toEqual({
      Service: ['sns.amazonaws.com'],
    });
  });

  it('cloudposse: one document with statements', async () => {
    const workspace = await rooms({
      'main.tf': call(
        'policy',
        'cloudposse/iam-policy/aws',
        '  iam_policy = { statements = [{ sid = "A", effect = "Allow", actions = ["s3:GetObject"], resources = ["*"] }] }\n',
      ),
    });
    expect(statementOf(workspace, 'module.policy.iam_policy')).toEqual({
      Sid: ['A'],
      Effect: ['Allow'],
      Action: ['s3:GetObject'],
      Resource: ['*'],
    });
  });

  it('cloudposse: a list of documents with statements', async () => {
    const workspace = await rooms({
      'main.tf':
        call(
          'policy',
          'cloudposse/iam-policy/aws',
          '  iam_policy = [{ version = "2012-10-17", statements = [{ sid = "A", effect = "Allow", actions = ["s3:GetObject"], resources = ["*"], conditions = [{ test = "Bool", variable = "aws:SecureTransport", values = ["true"] }] }] }]\n',
        ) + call('task', 'cloudposse/ecs-alb-service-task/aws', '  task_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]\n'),
    });
    expect(permitted(workspace)).toEqual({ 'module.policy.iam_policy': [] });
    expect(workspace.terraform.policy('/w module.policy.iam_policy')?.ownUnknown).toBe(
      'what attaches it is not known: the module is not read',
    );
    expect(statementOf(workspace, 'module.policy.iam_policy')).toMatchObject({
      Action: ['s3:GetObject'],
      Condition: { Bool: { 'aws:SecureTransport': ['true'] } },
    });
    expect(workspace.terraform.managedPoliciesOf('module.task.aws_iam_role.ecs_task', '/w')).toEqual([
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
    ]);
  });
});
