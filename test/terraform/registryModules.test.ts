import { describe, expect, it } from 'vitest';
import { type RoomsOfTest, resourceGrants, rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';
import { canonical, documentJson } from './documentJson.ts';

const call = (name: string, source: string, body: string): string => `module "${name}" {\n  source = "${source}"\n${body}}\n`;

/** The policies of a workspace with their principals. */
function permitted({ terraform }: RoomsOfTest): Readonly<Record<string, readonly string[]>> {
  const all = terraform.policies().flatMap((id) => terraform.policy(id) ?? []);
  return Object.fromEntries(all.map((one) => [one.address, one.principals.map(({ address }) => address)]));
}

/** The first statement of a policy, as JSON. */
function statementOf({ terraform }: RoomsOfTest, address: string): unknown {
  const document = terraform.policy(`/w ${address}`)?.document;
  if (!document || 'reason' in document) throw new Error(document?.reason ?? `there is no ${address}`);
  return (canonical(documentJson(document)) as { Statement: unknown[] }).Statement[0];
}

const reasons = ({ terraform }: RoomsOfTest): readonly string[] => terraform.unresolved('/w/main.tf').map((one) => one.reason);

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
          '  custom_role_policy_arns = [module.one.arn, module.each["a"].arn]\n',
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
          '  queue_policy_statements = { send = { actions = ["sqs:SendMessage"], principals = [{ type = "Service", identifiers = ["sns.amazonaws.com"] }] } }\n',
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
