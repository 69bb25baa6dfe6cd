import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { showPartialText } from '../../server/access/index.ts';
import { resourceGrants, rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';

const role = (name: string, more = '') =>
  `resource "aws_iam_role" "${name}" {\n  name = "${name}"\n  assume_role_policy = "{}"\n${more}}\n`;

async function workloads(text: string) {
  const { terraform } = await rooms({ 'main.tf': text });
  return terraform.workloads().map(({ address, kind, principals, executionPrincipals, environment, handler }) => ({
    address,
    kind,
    principals: principals.map((one) => one.address),
    ...(executionPrincipals.length > 0 && { execution: executionPrincipals.map((one) => one.address) }),
    ...(environment.length > 0 && {
      environment: Object.fromEntries(environment.map(({ name, value }) => [name, showPartialText(value)])),
    }),
    ...(handler && { handler: showPartialText(handler) }),
  }));
}

describe('what runs under a principal', () => {
  it('a function with its environment', async () => {
    const text = `${role('r')}resource "aws_s3_bucket" "b" {\n  bucket = "media"\n}\nresource "aws_sqs_queue" "q" {}\nresource "aws_lambda_function" "f" {\n  function_name = "f"\n  role = aws_iam_role.r.arn\n  handler = "index.handler"\n  environment {\n    variables = {\n      BUCKET = aws_s3_bucket.b.bucket\n      QUEUE = aws_sqs_queue.q.url\n    }\n  }\n}\n`;
    expect(await workloads(text)).toEqual([
      {
        address: 'aws_lambda_function.f',
        kind: 'lambda',
        principals: ['aws_iam_role.r'],
        environment: { BUCKET: 'media', QUEUE: '${aws_sqs_queue.q.url}' },
        handler: 'index.handler',
      },
    ]);
  });

  it('casey’s task, with the role of the code apart from the one that starts it', async () => {
    const folder = join(import.meta.dirname, '../workspaces/casey/terraform');
    const texts = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    const { terraform } = await rooms(texts);
    const [task, ...more] = terraform.workloads();
    expect(more).toEqual([]);
    expect(task).toMatchObject({
      address: 'aws_ecs_task_definition.backend',
      kind: 'ecs-task',
      principals: [{ address: 'aws_iam_role.task' }],
      executionPrincipals: [{ address: 'aws_iam_role.execution' }],
    });
    expect(task?.environment.find(({ name }) => name === 'STAGE')?.value).toEqual(['production']);
  });

  it('by blocks, by JSON, by annotations, and by a role’s name', async () => {
    const text = `${role('a')}${role('b')}
resource "aws_iam_instance_profile" "p" {
  role = "a"
}
resource "aws_apprunner_service" "s" {
  service_name = "s"
  instance_configuration {
    instance_role_arn = aws_iam_role.b.arn
  }
}
resource "aws_batch_job_definition" "j" {
  name = "j"
  type = "container"
  container_properties = jsonencode({ image = "x", jobRoleArn = aws_iam_role.a.arn })
}
resource "kubernetes_service_account" "k" {
  metadata {
    name = "k"
    annotations = { "eks.amazonaws.com/role-arn" = aws_iam_role.b.arn }
  }
}
resource "aws_cloudwatch_event_target" "without" {
  rule = "x"
  arn = "y"
}
`;
    expect((await workloads(text)).map(({ address, principals }) => [address, principals])).toEqual([
      ['aws_iam_instance_profile.p', ['aws_iam_role.a']],
      ['aws_apprunner_service.s', ['aws_iam_role.b']],
      ['aws_batch_job_definition.j', ['aws_iam_role.a']],
      ['kubernetes_service_account.k', ['aws_iam_role.b']],
    ]);
  });
});

describe('what acts under a role', () => {
  it('an instance by its profile, and a launch template by a block', async () => {
    const text = `${role('r')}resource "aws_iam_instance_profile" "p" {
  role = aws_iam_role.r.name
}
resource "aws_instance" "i" {
  iam_instance_profile = aws_iam_instance_profile.p.name
}
resource "aws_launch_template" "t" {
  iam_instance_profile {
    arn = aws_iam_instance_profile.p.arn
  }
}
resource "aws_instance" "elsewhere" {
  iam_instance_profile = "made-by-hand"
}
`;
    expect((await workloads(text)).map(({ address, kind, principals }) => [address, kind, principals])).toEqual([
      ['aws_iam_instance_profile.p', 'instance-profile', ['aws_iam_role.r']],
      ['aws_instance.i', 'instance', ['aws_iam_role.r']],
      ['aws_launch_template.t', 'instance', ['aws_iam_role.r']],
    ]);
  });

  it('a service with roles in blocks and maps, each once', async () => {
    const text = `${role('a')}${role('b')}resource "aws_codepipeline" "p" {
  role_arn = aws_iam_role.a.arn
  dynamic "stage" {
    for_each = ["build", "deploy"]
    content {
      name = stage.value
      action {
        role_arn = aws_iam_role.b.arn
      }
    }
  }
}
resource "aws_cognito_identity_pool_roles_attachment" "c" {
  roles = {
    authenticated   = aws_iam_role.a.arn
    unauthenticated = aws_iam_role.b.arn
  }
}
`;
    expect((await workloads(text)).map(({ address, kind, principals }) => [address, kind, principals])).toEqual([
      ['aws_codepipeline.p', 'service', ['aws_iam_role.a', 'aws_iam_role.b']],
      ['aws_cognito_identity_pool_roles_attachment.c', 'service', ['aws_iam_role.a', 'aws_iam_role.b']],
    ]);
  });

  it('a service account and a pipeline, by whom the role trusts', async () => {
    const trusting = (name: string, federated: string, key: string, subject: string) => `resource "aws_iam_role" "${name}" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRoleWithWebIdentity"
      Principal = { Federated = ${federated} }
      Condition = { StringEquals = { "${key}" = "${subject}" } }
    }]
  })
}
`;
    const issuer = '${replace(aws_eks_cluster.c.identity[0].oidc[0].issuer, "https://", "")}';
    const text = `resource "aws_eks_cluster" "c" {}
${trusting('irsa', 'aws_iam_openid_connect_provider.eks.arn', `${issuer}:sub`, 'system:serviceaccount:shop:cart')}
${trusting(
  'deploy',
  '"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"',
  'token.actions.githubusercontent.com:sub',
  'repo:shop/cart:ref:refs/heads/main',
)}
${trusting('people', '"accounts.google.com"', 'accounts.google.com:sub', '1234')}`;
    expect((await workloads(text)).map(({ address, kind, principals }) => [address, kind, principals])).toEqual([
      ['aws_iam_role.irsa', 'service-account', ['aws_iam_role.irsa']],
      ['aws_iam_role.deploy', 'pipeline', ['aws_iam_role.deploy']],
    ]);
  });
});

describe('what stands at a resource, and what limits', () => {
  it('policies of buckets and permissions of functions, with their principals', async () => {
    const { terraform } = await rooms({
      'main.tf': `resource "aws_s3_bucket" "b" {}\nresource "aws_s3_bucket_policy" "p" {\n  bucket = aws_s3_bucket.b.id\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*", Principal = { AWS = "*" } }] })\n}\nresource "aws_lambda_permission" "l" {\n  action = "lambda:InvokeFunction"\n  function_name = "f"\n  principal = "events.amazonaws.com"\n}\nresource "aws_kms_key" "without" {}\n`,
    });
    expect(
      resourceGrants(terraform).map(({ address, on, document }) => [
        address,
        on && showPartialText(on),
        'statements' in document ? document.statements.map((one) => one.principals?.value) : document.reason,
      ]),
    ).toEqual([
      ['aws_lambda_permission.l', 'f', [{ Service: 'events.amazonaws.com' }]],
      ['aws_s3_bucket_policy.p', '${aws_s3_bucket.b.id}', [{ AWS: '*' }]],
    ]);
    expect(terraform.policies()).toEqual([]);
  });

  it('what the Cloud Control provider makes: functions, tasks, profiles, members of groups, policies of resources', async () => {
    const text = `resource "awscc_iam_role" "r" {
  role_name                   = "r"
  assume_role_policy_document = ${encoded('"sts:AssumeRole"')}
}
resource "awscc_lambda_function" "f" {
  role        = awscc_iam_role.r.arn
  handler     = "index.handler"
  environment = { variables = { BUCKET = "media" } }
}
resource "awscc_ecs_task_definition" "t" {
  task_role_arn         = awscc_iam_role.r.arn
  execution_role_arn    = awscc_iam_role.r.arn
  container_definitions = [{ environment = [{ name = "QUEUE", value = "jobs" }] }]
}
resource "awscc_iam_instance_profile" "i" {
  roles = [awscc_iam_role.r.role_name]
}
resource "awscc_iam_group" "g" {
  group_name = "g"
}
resource "awscc_iam_user" "u" {
  user_name = "u"
  groups    = [awscc_iam_group.g.group_name]
}
resource "awscc_s3_bucket_policy" "b" {
  bucket          = "media"
  policy_document = ${encoded('"s3:GetObject"')}
}
resource "awscc_kms_key" "k" {
  key_policy = ${encoded('"kms:Decrypt"')}
}
`;
    expect(await workloads(text)).toEqual([
      {
        address: 'awscc_lambda_function.f',
        kind: 'lambda',
        principals: ['awscc_iam_role.r'],
        environment: { BUCKET: 'media' },
        handler: 'index.handler',
      },
      {
        address: 'awscc_ecs_task_definition.t',
        kind: 'ecs-task',
        principals: ['awscc_iam_role.r'],
        execution: ['awscc_iam_role.r'],
        environment: { QUEUE: 'jobs' },
      },
      { address: 'awscc_iam_instance_profile.i', kind: 'instance-profile', principals: ['awscc_iam_role.r'] },
    ]);
    const { terraform } = await rooms({ 'main.tf': text });
    expect(resourceGrants(terraform).map(({ address }) => address)).toEqual([
      'awscc_iam_role.r',
      'awscc_kms_key.k',
      'awscc_s3_bucket_policy.b',
    ]);
    expect(terraform.groupsOf('awscc_iam_user.u', '/w').map(({ address }) => address)).toEqual(['awscc_iam_group.g']);
  });

  it('a permissions boundary', async () => {
    const text =
      policy(encoded('"s3:*"')) +
      role('a', '  permissions_boundary = aws_iam_policy.p.arn\n') +
      role('b', '  permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess"\n') +
      role('c');
    const { terraform } = await rooms({ 'main.tf': text });
    expect(['a', 'b', 'c'].map((name) => terraform.boundaryOf(`aws_iam_role.${name}`, '/w'))).toEqual([
      { kind: 'policy', id: '/w aws_iam_policy.p' },
      { kind: 'arn', arn: 'arn:aws:iam::aws:policy/PowerUserAccess' },
      undefined,
    ]);
    expect(terraform.policy('/w aws_iam_policy.p')?.principals).toEqual([]);
  });
});
