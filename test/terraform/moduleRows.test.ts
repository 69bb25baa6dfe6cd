import { describe, expect, it } from 'vitest';
import { type RoomsOfTest, resourceGrants, rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';

const call = (name: string, source: string, body = ''): string => `module "${name}" {\n  source = "${source}"\n${body}}\n`;
const iam = (name: string): string => `terraform-aws-modules/iam/aws//modules/${name}`;
const statements = (action: string): string => `[{ actions = ["${action}"], resources = ["*"] }]`;
const fn = (name: string, role: string): string =>
  `resource "aws_lambda_function" "${name}" {\n  function_name = "${name}"\n  role          = ${role}\n}\n`;

/** Whom each policy belongs to. */
function permitted({ terraform }: RoomsOfTest): Readonly<Record<string, string>> {
  const all = terraform.policies().flatMap((id) => terraform.policy(id) ?? []);
  return Object.fromEntries(all.map((one) => [one.address, one.principals.map(({ address }) => address).join()]));
}

const workloads = ({ terraform }: RoomsOfTest): readonly (readonly [string, string, string, string])[] =>
  terraform
    .workloads()
    .map((one) => [
      one.address,
      one.kind,
      one.principals.map(({ address }) => address).join(),
      one.executionPrincipals.map(({ address }) => address).join(),
    ]);

const reasons = ({ terraform }: RoomsOfTest): readonly string[] => terraform.unresolved('/w/main.tf').map((one) => one.reason);

describe('rows of the table of modules, as the modules themselves are written', () => {
  it('a role before version 6 is made only where create_role says so, and has AWS’s policies by switches', async () => {
    const workspace = await rooms({
      'main.tf': [
        call('off', iam('iam-assumable-role'), `  inline_policy_statements = ${statements('s3:*')}\n`),
        call('admin', iam('iam-assumable-role'), '  create_role = true\n  attach_admin_policy = true\n'),
        call(
          'other',
          iam('iam-assumable-role'),
          '  create_role = true\n  attach_readonly_policy = true\n  readonly_role_policy_arn = aws_iam_policy.p.arn\n  attach_poweruser_policy = false\n',
        ),
        call('irsa', iam('iam-role-for-service-accounts-eks'), '  attach_ebs_csi_policy = true\n'),
        call('none', iam('iam-role-for-service-accounts-eks'), '  create_role = false\n'),
        policy(encoded('"s3:*"')),
      ].join(''),
    });
    const { terraform } = workspace;
    expect(terraform.managedPoliciesOf('module.admin', '/w')).toEqual(['arn:aws:iam::aws:policy/AdministratorAccess']);
    expect(terraform.managedPoliciesOf('module.irsa', '/w')).toEqual([null]);
    expect(permitted(workspace)).toEqual({ 'aws_iam_policy.p': 'module.other' });
    const own = terraform.policy('/w aws_iam_policy.p');
    expect(own && terraform.principalsUnknown(own)).toBeNull();
    expect(reasons(workspace)).toEqual([
      'module.off makes nothing without create_role = true',
      'what module.irsa attaches is not known: the module makes the policy of attach_ebs_csi_policy, and is not installed',
      'module.none makes nothing: create_role is false',
    ]);
  });

  it('an output with the ARN or the name of what a module makes is that principal', async () => {
    const workspace = await rooms({
      'main.tf': [
        call('five', iam('iam-assumable-role'), '  create_role = true\n'),
        call('six', iam('iam-role'), '  for_each = { a = 1 }\n'),
        call('service', 'terraform-aws-modules/ecs/aws//modules/service'),
        call('people', iam('iam-group-with-policies'), `  custom_group_policies = [{ name = "p", policy = ${encoded('"s3:*"')} }]\n`),
        call('pod', 'terraform-aws-modules/eks-pod-identity/aws'),
        fn('five', 'module.five.iam_role_arn'),
        fn('six', 'module.six["a"].arn'),
        fn('none', 'module.five.unknown_arn'),
        'resource "aws_ecs_task_definition" "t" {\n  task_role_arn      = module.service.tasks_iam_role_arn\n  execution_role_arn = module.service.task_exec_iam_role_arn\n}\n',
        'resource "aws_instance" "i" {\n  iam_instance_profile = module.five.iam_instance_profile_name\n}\n',
        'resource "aws_iam_role_policy" "more" {\n  role   = module.pod.iam_role_name\n  policy = jsonencode({})\n}\n',
        'resource "aws_iam_group_policy_attachment" "more" {\n  group      = module.people.group_name\n  policy_arn = aws_iam_policy.p.arn\n}\n',
        policy(encoded('"sqs:*"')),
      ].join(''),
    });
    const shown = workloads(workspace).filter(([address]) => address.startsWith('aws_'));
    expect(shown).toEqual([
      ['aws_lambda_function.five', 'lambda', 'module.five', ''],
      ['aws_lambda_function.six', 'lambda', 'module.six["a"]', ''],
      ['aws_lambda_function.none', 'lambda', 'module.five.unknown_arn', ''],
      ['aws_ecs_task_definition.t', 'ecs-task', 'module.service.aws_iam_role.tasks', 'module.service.aws_iam_role.task_exec'],
      ['aws_instance.i', 'instance', 'module.five', ''],
    ]);
    expect(permitted(workspace)).toEqual({
      'aws_iam_policy.p': 'module.people',
      'aws_iam_role_policy.more': 'module.pod',
      'module.people.custom_group_policies[0].policy': 'module.people',
    });
  });

  it('what a cluster is given for its services and node groups are calls of the modules within', async () => {
    const workspace = await rooms({
      'main.tf': [
        call(
          'ecs',
          'terraform-aws-modules/ecs/aws',
          `  task_exec_iam_statements = ${statements('ssm:GetParameter')}
  services = {
    api  = { tasks_iam_role_statements = ${statements('s3:GetObject')} }
    jobs = { create = false }
    cron = { create_tasks_iam_role = false, tasks_iam_role_arn = aws_iam_role.own.arn, tasks_iam_role_statements = ${statements('s3:PutObject')} }
  }
`,
        ),
        call(
          'eks',
          'terraform-aws-modules/eks/aws',
          `  eks_managed_node_group_defaults = { iam_role_additional_policies = { p = aws_iam_policy.p.arn } }
  eks_managed_node_groups = {
    one = { iam_role_policy_statements = ${statements('sqs:SendMessage')} }
    two = { create_iam_role = false, iam_role_arn = aws_iam_role.own.arn }
  }
  self_managed_node_groups = { own = { create_iam_instance_profile = false, iam_role_arn = aws_iam_role.own.arn } }
  fargate_profiles         = { web = {} }
`,
        ),
        'resource "aws_iam_role" "own" {\n  name = "own"\n  assume_role_policy = "{}"\n}\n',
        policy(encoded('"s3:*"')),
      ].join(''),
    });
    expect(permitted(workspace)).toEqual({
      'aws_iam_policy.p': 'module.eks.module.eks_managed_node_group["one"]',
      'module.ecs.module.service["api"].tasks_iam_role_statements': 'module.ecs.module.service["api"].aws_iam_role.tasks',
      'module.eks.module.eks_managed_node_group["one"].iam_role_policy_statements': 'module.eks.module.eks_managed_node_group["one"]',
    });
    expect(workloads(workspace)).toEqual([
      [
        'module.ecs.module.service["api"]',
        'ecs-task',
        'module.ecs.module.service["api"].aws_iam_role.tasks',
        'module.ecs.module.service["api"].aws_iam_role.task_exec',
      ],
      ['module.ecs.module.service["cron"]', 'ecs-task', 'aws_iam_role.own', 'module.ecs.module.service["cron"].aws_iam_role.task_exec'],
      ['module.eks.module.eks_managed_node_group["one"]', 'instance', 'module.eks.module.eks_managed_node_group["one"]', ''],
      ['module.eks.module.eks_managed_node_group["two"]', 'instance', 'aws_iam_role.own', ''],
      ['module.eks.module.self_managed_node_group["own"]', 'instance', 'aws_iam_role.own', ''],
      ['module.eks.module.fargate_profile["web"]', 'service', 'module.eks.module.fargate_profile["web"]', ''],
    ]);
    expect(reasons(workspace)).toEqual([
      'task_exec_iam_statements has no effect without create_task_exec_iam_role = true',
      'module.ecs.module.service["jobs"] makes nothing: create is false',
      'tasks_iam_role_statements has no effect: create_tasks_iam_role is false',
      'iam_role_additional_policies has no effect: create_iam_role is false',
    ]);
  });

  it('whoever has a token that a role trusts, or its instance profile', async () => {
    const oidc = iam('iam-assumable-role-with-oidc');
    const workspace = await rooms({
      'main.tf': [
        call('ci', oidc, '  create_role = true\n  provider_url = "token.actions.githubusercontent.com"\n'),
        call(
          'pod',
          oidc,
          '  create_role = true\n  provider_url = var.url\n  oidc_fully_qualified_subjects = ["system:serviceaccount:a:b"]\n',
        ),
        call('cluster', oidc, '  create_role = true\n  provider_url = module.eks.cluster_oidc_issuer_url\n'),
        call('box', iam('iam-assumable-role'), '  create_role = true\n  create_instance_profile = true\n'),
        call(
          'six',
          iam('iam-role'),
          '  enable_oidc = true\n  oidc_provider_urls = ["https://gitlab.com"]\n  create_instance_profile = true\n',
        ),
        call('eks', 'terraform-aws-modules/eks/aws'),
        'variable "url" {}\n',
      ].join(''),
    });
    expect(workloads(workspace).map(([address, kind]) => `${address} ${kind}`)).toEqual([
      'module.ci pipeline',
      'module.pod service-account',
      'module.cluster service-account',
      'module.box instance-profile',
      'module.six pipeline',
      'module.six instance-profile',
    ]);
  });

  it('policies that are attached by the names of roles, and those of resources that are switched off', async () => {
    const permissive = '{ a = { actions = ["sqs:*"], principals = [{ type = "AWS", identifiers = ["*"] }] } }';
    const workspace = await rooms({
      'main.tf': [
        call(
          'p',
          'cloudposse/iam-policy/aws',
          `  role_names = [aws_iam_role.own.name]\n  iam_policy = [{ statements = ${statements('s3:*')} }]\n`,
        ),
        call('queue', 'terraform-aws-modules/sqs/aws', `  queue_policy_statements = ${permissive}\n`),
        call('dlq', 'terraform-aws-modules/sqs/aws', `  create_dlq_queue_policy = true\n  dlq_queue_policy_statements = ${permissive}\n`),
        'resource "aws_iam_role" "own" {\n  name = "own"\n  assume_role_policy = "{}"\n}\n',
      ].join(''),
    });
    expect(permitted(workspace)).toEqual({ 'module.p.iam_policy': 'aws_iam_role.own' });
    expect(resourceGrants(workspace.terraform).map(({ address }) => address)).toContain('module.dlq.dlq_queue_policy_statements');
    expect(resourceGrants(workspace.terraform).map(({ address }) => address)).not.toContain('module.queue.queue_policy_statements');
    expect(reasons(workspace)).toEqual(['queue_policy_statements has no effect without create_queue_policy = true']);
  });
});
