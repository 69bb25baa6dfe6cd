import type { Principal } from '../Policy.ts';

/** What an input takes: JSON, a list or map of JSON, statements as objects, or ARNs of policies. */
export type SinkKind = 'json' | 'jsons' | 'statements' | 'arns';

/** An input of a module that becomes permissions. */
export interface ModuleSink {
  readonly kind: SinkKind;
  /** An input without which it has no effect: it is `false` where it is not written. */
  readonly when?: string;
  /** An input that says how many elements of it count: none where it is not written. */
  readonly count?: string;
  /** The resource of the module that is the principal, where it makes several. */
  readonly principal?: string;
}

/** A well-known module. */
export interface ModuleSinks {
  /** What it makes that the policies belong to; `null`: nothing, they are attached elsewhere. */
  readonly principal: Principal['kind'] | null;
  readonly inputs: Readonly<Record<string, ModuleSink>>;
  /** The output that is the ARN of the policy that an input becomes. */
  readonly output?: { readonly name: string; readonly input: string };
  /** Inputs that become the policy of a resource, which names its principals. */
  readonly resource?: Readonly<Record<string, Exclude<SinkKind, 'arns'>>>;
}

const arns: ModuleSink = { kind: 'arns' };
const statements: ModuleSink = { kind: 'statements' };
const role = (inputs: ModuleSinks['inputs']): ModuleSinks => ({ principal: 'role', inputs });
const resource = (inputs: NonNullable<ModuleSinks['resource']>): ModuleSinks => ({ principal: null, inputs: {}, resource: inputs });

/** Inputs of the roles of terraform-aws-modules/iam, of version 6 and before. */
const iamRole: ModuleSinks['inputs'] = {
  policies: arns,
  custom_role_policy_arns: arns,
  inline_policy_statements: statements,
  inline_policy_permissions: { kind: 'statements', when: 'create_inline_policy' },
  source_inline_policy_documents: { kind: 'jsons', when: 'create_inline_policy' },
  override_inline_policy_documents: { kind: 'jsons', when: 'create_inline_policy' },
};
const irsa: ModuleSinks['inputs'] = {
  ...iamRole,
  role_policy_arns: arns,
  permissions: statements,
  source_policy_documents: { kind: 'jsons' },
  override_policy_documents: { kind: 'jsons' },
};
/** Of terraform-aws-modules/lambda and its siblings that make a role in the same way. */
const attached: ModuleSinks['inputs'] = {
  policy_json: { kind: 'json', when: 'attach_policy_json' },
  policy_jsons: { kind: 'jsons', when: 'attach_policy_jsons', count: 'number_of_policy_jsons' },
  policy: { kind: 'arns', when: 'attach_policy' },
  policies: { kind: 'arns', when: 'attach_policies', count: 'number_of_policies' },
  policy_statements: { kind: 'statements', when: 'attach_policy_statements' },
};
const ecsCluster: ModuleSinks['inputs'] = {
  task_exec_iam_statements: { kind: 'statements', principal: 'aws_iam_role.task_exec' },
  task_exec_iam_role_policies: { kind: 'arns', principal: 'aws_iam_role.task_exec' },
  node_iam_role_statements: { kind: 'statements', principal: 'aws_iam_role.node' },
  node_iam_role_additional_policies: { kind: 'arns', principal: 'aws_iam_role.node' },
  infrastructure_iam_role_statements: { kind: 'statements', principal: 'aws_iam_role.infrastructure' },
};
const ecsTasks: ModuleSinks['inputs'] = {
  tasks_iam_role_statements: { kind: 'statements', principal: 'aws_iam_role.tasks' },
  tasks_iam_role_policies: { kind: 'arns', principal: 'aws_iam_role.tasks' },
  task_exec_iam_statements: { kind: 'statements', principal: 'aws_iam_role.task_exec' },
  task_exec_iam_role_policies: { kind: 'arns', principal: 'aws_iam_role.task_exec' },
  iam_role_statements: { kind: 'statements', principal: 'aws_iam_role.service' },
};
const nodeRole: ModuleSinks['inputs'] = { iam_role_additional_policies: arns, iam_role_policy_statements: statements };

/**
 * Modules that many use, by their source in the registry, and the inputs of theirs that become permissions.
 * Source: https://registry.terraform.io/modules/NAME, the inputs of the module or submodule.
 */
export const moduleTable: Readonly<Record<string, ModuleSinks>> = {
  'terraform-aws-modules/lambda/aws': role(attached),
  'terraform-aws-modules/iam/aws//modules/iam-policy': {
    principal: null,
    inputs: { policy: { kind: 'json' } },
    output: { name: 'arn', input: 'policy' },
  },
  'terraform-aws-modules/iam/aws//modules/iam-role': role(iamRole),
  'terraform-aws-modules/iam/aws//modules/iam-assumable-role': role(iamRole),
  'terraform-aws-modules/iam/aws//modules/iam-assumable-role-with-oidc': role(irsa),
  'terraform-aws-modules/iam/aws//modules/iam-assumable-role-with-saml': role(irsa),
  'terraform-aws-modules/iam/aws//modules/iam-github-oidc-role': role(iamRole),
  'terraform-aws-modules/iam/aws//modules/iam-role-for-service-accounts-eks': role(irsa),
  'terraform-aws-modules/iam/aws//modules/iam-role-for-service-accounts': role(irsa),
  'terraform-aws-modules/iam/aws//modules/iam-eks-role': role(irsa),
  'terraform-aws-modules/iam/aws//modules/iam-user': {
    principal: 'user',
    inputs: { policy_arns: arns, ...iamRole },
  },
  'terraform-aws-modules/iam/aws//modules/iam-group': { principal: 'group', inputs: { policies: arns, permissions: statements } },
  'terraform-aws-modules/iam/aws//modules/iam-group-with-policies': { principal: 'group', inputs: { custom_group_policy_arns: arns } },
  'terraform-aws-modules/ecs/aws//modules/service': role(ecsTasks),
  'terraform-aws-modules/ecs/aws//modules/cluster': role(ecsCluster),
  'terraform-aws-modules/ecs/aws': role(ecsCluster),
  'terraform-aws-modules/eks/aws': role(nodeRole),
  'terraform-aws-modules/eks/aws//modules/eks-managed-node-group': role(nodeRole),
  'terraform-aws-modules/eks/aws//modules/self-managed-node-group': role(nodeRole),
  'terraform-aws-modules/eks/aws//modules/fargate-profile': role(nodeRole),
  'terraform-aws-modules/eks/aws//modules/karpenter': role({
    iam_policy_statements: { kind: 'statements', principal: 'aws_iam_role.controller' },
    iam_role_policies: { kind: 'arns', principal: 'aws_iam_role.controller' },
    node_iam_role_additional_policies: { kind: 'arns', principal: 'aws_iam_role.node' },
  }),
  'terraform-aws-modules/eks-pod-identity/aws': role({
    policy_statements: { kind: 'statements', when: 'attach_custom_policy' },
    source_policy_documents: { kind: 'jsons', when: 'attach_custom_policy' },
    override_policy_documents: { kind: 'jsons', when: 'attach_custom_policy' },
    additional_policy_arns: arns,
  }),
  'terraform-aws-modules/step-functions/aws': role(attached),
  'terraform-aws-modules/eventbridge/aws': role(attached),
  'terraform-aws-modules/s3-bucket/aws': resource({ policy: 'json' }),
  'terraform-aws-modules/sqs/aws': resource({
    queue_policy_statements: 'statements',
    source_queue_policy_documents: 'jsons',
    override_queue_policy_documents: 'jsons',
    dlq_queue_policy_statements: 'statements',
    source_dlq_queue_policy_documents: 'jsons',
  }),
  'terraform-aws-modules/sns/aws': resource({
    topic_policy: 'json',
    topic_policy_statements: 'statements',
    source_topic_policy_documents: 'jsons',
  }),
  'terraform-aws-modules/kms/aws': resource({ policy: 'json', key_statements: 'statements', source_policy_documents: 'jsons' }),
  'terraform-aws-modules/secrets-manager/aws': resource({ policy_statements: 'statements', source_policy_documents: 'jsons' }),
  'terraform-aws-modules/ecr/aws': resource({ repository_policy: 'json', repository_policy_statements: 'statements' }),
  'cloudposse/iam-policy/aws': {
    principal: null,
    inputs: {
      iam_policy: statements,
      iam_policy_statements: statements,
      iam_source_policy_documents: { kind: 'jsons' },
      iam_override_policy_documents: { kind: 'jsons' },
    },
  },
  'cloudposse/iam-role/aws': role({ policy_documents: { kind: 'jsons' }, managed_policy_arns: arns }),
  'cloudposse/eks-iam-role/aws': role({ aws_iam_policy_document: { kind: 'jsons' }, managed_policy_arns: arns }),
  'cloudposse/lambda-function/aws': role({
    iam_policy: statements,
    inline_iam_policy: { kind: 'json' },
    policy_json: { kind: 'json' },
    custom_iam_policy_arns: arns,
  }),
  'cloudposse/ecs-alb-service-task/aws': role({
    task_policy_arns: { kind: 'arns', principal: 'aws_iam_role.ecs_task' },
    task_policy_arns_map: { kind: 'arns', principal: 'aws_iam_role.ecs_task' },
    task_exec_policy_arns_map: { kind: 'arns', principal: 'aws_iam_role.ecs_exec' },
    task_exec_policy_arns: { kind: 'arns', principal: 'aws_iam_role.ecs_exec' },
  }),
  'cloudposse/s3-bucket/aws': resource({ source_policy_documents: 'jsons', policy: 'json' }),
};
