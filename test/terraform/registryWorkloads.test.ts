import { describe, expect, it } from 'vitest';
import { rooms } from '../support/workspace.ts';
import { call } from './moduleCalls.ts';

describe('modules that are not installed', () => {
  it('run what their resources do, as the role that they make or are given', async () => {
    const role = 'resource "aws_iam_role" "own" {\n  name = "own"\n  assume_role_policy = "{}"\n}\n';
    const variable = (name: string, value: string) => `{ name = "${name}", value = ${value} }`;
    const { terraform } = await rooms({
      'main.tf': [
        role,
        'variable "maybe" {}\n',
        call(
          'fn',
          'terraform-aws-modules/lambda/aws',
          '  handler = "index.handler"\n  environment_variables = { BUCKET = aws_s3_bucket.b.id }\n',
        ),
        call('given', 'terraform-aws-modules/lambda/aws', '  create_role = false\n  lambda_role = aws_iam_role.own.arn\n'),
        call('either', 'terraform-aws-modules/lambda/aws', '  create_role = var.maybe\n  lambda_role = aws_iam_role.own.arn\n'),
        call('layer', 'terraform-aws-modules/lambda/aws', '  create_layer = true\n'),
        call('off', 'terraform-aws-modules/lambda/aws', '  create = false\n'),
        call('posse', 'cloudposse/lambda-function/aws', '  handler = "a.b"\n  lambda_environment = { variables = { A = "1" } }\n'),
        call(
          'service',
          'terraform-aws-modules/ecs/aws//modules/service',
          `  container_definitions = { api = { environment = [${variable('QUEUE', 'aws_sqs_queue.q.url')}] } }\n  create_task_exec_iam_role = false\n  task_exec_iam_role_arn = aws_iam_role.own.arn\n`,
        ),
        call(
          'task',
          'cloudposse/ecs-alb-service-task/aws',
          `  container_definition_json = jsonencode([{ environment = [${variable('A', '"1"')}] }])\n  task_role_arn = [aws_iam_role.own.arn]\n`,
        ),
        call('machine', 'terraform-aws-modules/step-functions/aws', '  use_existing_role = true\n  role_arn = aws_iam_role.own.arn\n'),
        call('pod', 'terraform-aws-modules/eks-pod-identity/aws', ''),
        call('irsa', 'terraform-aws-modules/iam/aws//modules/iam-role-for-service-accounts', ''),
        call('github', 'terraform-aws-modules/iam/aws//modules/iam-role', '  enable_github_oidc = true\n'),
        call('people', 'terraform-aws-modules/iam/aws//modules/iam-role', ''),
        call('robot', 'terraform-aws-modules/iam/aws//modules/iam-user', ''),
        call('person', 'terraform-aws-modules/iam/aws//modules/iam-user', '  create_access_key = false\n'),
      ].join(''),
    });
    const shown = terraform
      .workloads()
      .map((one) => [
        one.address,
        one.kind,
        one.principals.map(({ address }) => address).join(),
        one.executionPrincipals.map(({ address }) => address).join(),
        one.handler?.join('') ?? '',
        one.environment
          .map(({ name, value }) => `${name}=${value.map((part) => (typeof part === 'string' ? part : part.hole)).join('')}`)
          .join(),
      ]);
    expect(shown).toEqual([
      ['module.fn', 'lambda', 'module.fn', '', 'index.handler', 'BUCKET=aws_s3_bucket.b.id'],
      ['module.given', 'lambda', 'aws_iam_role.own', '', '', ''],
      ['module.either', 'lambda', 'module.either,aws_iam_role.own', '', '', ''],
      ['module.posse', 'lambda', 'module.posse', '', 'a.b', 'A=1'],
      ['module.service', 'ecs-task', 'module.service.aws_iam_role.tasks', 'aws_iam_role.own', '', 'QUEUE=aws_sqs_queue.q.url'],
      ['module.task', 'ecs-task', 'aws_iam_role.own', 'module.task.aws_iam_role.ecs_exec', '', 'A=1'],
      ['module.machine', 'state-machine', 'aws_iam_role.own', '', '', ''],
      ['module.pod', 'pod-identity', 'module.pod', '', '', ''],
      ['module.irsa', 'service-account', 'module.irsa', '', '', ''],
      ['module.github', 'pipeline', 'module.github', '', '', ''],
      ['module.robot', 'user-process', 'module.robot', '', '', ''],
    ]);
    expect(terraform.workloads().find(({ address }) => address === 'module.either')?.principalsUnknown).toContain('var.maybe');
  });
});
