import type { ModuleSink, ModuleSinks } from './ModuleSinks.ts';

const arns: ModuleSink = { kind: 'arns' };
const statements: ModuleSink = { kind: 'statements' };
const role = (inputs: ModuleSinks['inputs'], more: Partial<ModuleSinks> = {}): ModuleSinks => ({ principal: 'role', inputs, ...more });
const resource = (inputs: NonNullable<ModuleSinks['resource']>): ModuleSinks => ({ principal: null, inputs: {}, resource: inputs });

/** Inputs of the roles of terraform-aws-modules/iam since version 6. */
const inline: ModuleSinks['inputs'] = {
  policies: arns,
  inline_policy_permissions: { kind: 'statements', when: 'create_inline_policy' },
  source_inline_policy_documents: { kind: 'jsons', when: 'create_inline_policy' },
  override_inline_policy_documents: { kind: 'jsons', when: 'create_inline_policy' },
};
/** Of its roles before version 6. */
const assumable: ModuleSinks['inputs'] = { custom_role_policy_arns: arns, role_policy_arns: arns, inline_policy_statements: statements };
const irsa: ModuleSinks['inputs'] = {
  ...inline,
  role_policy_arns: arns,
  permissions: { kind: 'statements', unless: 'create_policy' },
  source_policy_documents: { kind: 'jsons', unless: 'create_policy' },
  override_policy_documents: { kind: 'jsons', unless: 'create_policy' },
};
const iamOutputs: ModuleSinks['outputs'] = { '': '', iam_role: '', iam_instance_profile: '', instance_profile: '' };
const managed = (name: string, given: string) => ({ arn: `arn:aws:iam::aws:policy/${name}`, given });
/** Of terraform-aws-modules/lambda and its siblings that make a role in the same way. */
const attached: ModuleSinks['inputs'] = {
  policy_json: { kind: 'json', when: 'attach_policy_json', unless: 'create_role' },
  policy_jsons: { kind: 'jsons', when: 'attach_policy_jsons', unless: 'create_role', count: 'number_of_policy_jsons' },
  policy: { kind: 'arns', when: 'attach_policy', unless: 'create_role' },
  policies: { kind: 'arns', when: 'attach_policies', unless: 'create_role', count: 'number_of_policies' },
  policy_statements: { kind: 'statements', when: 'attach_policy_statements', unless: 'create_role' },
};
/** What its runtime uses, and no code asks for. */
const ofRuntime = /^attach_(async_event|cloudwatch_logs|dead_letter|network|tracing)_policy$/;
const [tasks, taskExec, service, node, infrastructure] = ['tasks', 'task_exec', 'service', 'node', 'infrastructure'].map(
  (name) => `aws_iam_role.${name}`,
) as [string, string, string, string, string];
const ecsCluster: ModuleSinks['inputs'] = {
  task_exec_iam_statements: {
    kind: 'statements',
    principal: taskExec,
    when: 'create_task_exec_iam_role',
    unless: 'create_task_exec_policy',
  },
  task_exec_iam_role_policies: { kind: 'arns', principal: taskExec, when: 'create_task_exec_iam_role' },
  node_iam_role_statements: { kind: 'statements', principal: node, unless: 'create_node_iam_instance_profile' },
  node_iam_role_source_policy_documents: { kind: 'jsons', principal: node, unless: 'create_node_iam_instance_profile' },
  node_iam_role_override_policy_documents: { kind: 'jsons', principal: node, unless: 'create_node_iam_instance_profile' },
  node_iam_role_additional_policies: { kind: 'arns', principal: node, unless: 'create_node_iam_instance_profile' },
  infrastructure_iam_role_statements: { kind: 'statements', principal: infrastructure, unless: 'create_infrastructure_iam_role' },
  infrastructure_iam_role_source_policy_documents: { kind: 'jsons', principal: infrastructure, unless: 'create_infrastructure_iam_role' },
  infrastructure_iam_role_override_policy_documents: { kind: 'jsons', principal: infrastructure, unless: 'create_infrastructure_iam_role' },
};
const ecsClusterOutputs: ModuleSinks['outputs'] = {
  task_exec_iam_role: taskExec,
  node_iam_role: node,
  node_iam_instance_profile: node,
  infrastructure_iam_role: infrastructure,
};
const ecsTasks: ModuleSinks['inputs'] = {
  task_exec_iam_statements: { kind: 'statements', principal: taskExec, unless: 'create_task_exec_policy' },
  task_exec_iam_role_policies: { kind: 'arns', principal: taskExec, unless: 'create_task_exec_iam_role' },
  tasks_iam_role_statements: { kind: 'statements', principal: tasks, unless: 'create_tasks_iam_role' },
  tasks_iam_role_policies: { kind: 'arns', principal: tasks, unless: 'create_tasks_iam_role' },
  iam_role_statements: { kind: 'statements', principal: service, unless: 'create_iam_role' },
};
const made = (by: string): ModuleSinks =>
  role(
    {
      iam_role_additional_policies: { kind: 'arns', unless: by },
      iam_role_policy_statements: { kind: 'statements', unless: 'create_iam_role_policy' },
    },
    { outputs: { iam_role: '', iam_instance_profile: '' } },
  );
/** Each of three roles of terraform-aws-modules/iam before version 6. */
const threeRoles: ModuleSinks = role(
  Object.fromEntries(
    ['admin', 'poweruser', 'readonly'].map((name) => [
      `${name}_role_policy_arns`,
      { kind: 'arns', when: `create_${name}_role`, principal: `aws_iam_role.${name}` } as const,
    ]),
  ),
  { outputs: Object.fromEntries(['admin', 'poweruser', 'readonly'].map((name) => [`${name}_iam_role`, `aws_iam_role.${name}`])) },
);
const iam = (name: string): string => `terraform-aws-modules/iam/aws//modules/${name}`;
const eks = (name: string): string => `terraform-aws-modules/eks/aws//modules/${name}`;
const ecsService = 'terraform-aws-modules/ecs/aws//modules/service';

/**
 * Modules that many use, by their source in the registry, and the inputs of theirs that become permissions: of all their
 * versions together, since a call says its version only by the inputs that it gives.
 * Source: https://registry.terraform.io/modules/NAME, the inputs of the module or submodule, and what its resources make of them.
 */
export const moduleTable: Readonly<Record<string, ModuleSinks>> = {
  'terraform-aws-modules/lambda/aws': role(attached, { outputs: { lambda_role: '' }, attachesNone: ofRuntime }),
  [iam('iam-policy')]: {
    principal: null,
    inputs: { policy: { kind: 'json' } },
    output: { name: 'arn', inputs: ['policy'] },
    unless: ['create_policy'],
  },
  [iam('iam-role')]: role(inline, { outputs: iamOutputs }),
  [iam('iam-assumable-role')]: role(assumable, {
    outputs: iamOutputs,
    onlyIf: 'create_role',
    attaches: {
      attach_admin_policy: managed('AdministratorAccess', 'admin_role_policy_arn'),
      attach_poweruser_policy: managed('PowerUserAccess', 'poweruser_role_policy_arn'),
      attach_readonly_policy: managed('ReadOnlyAccess', 'readonly_role_policy_arn'),
    },
  }),
  [iam('iam-assumable-role-with-oidc')]: role(assumable, { outputs: iamOutputs, onlyIf: 'create_role' }),
  [iam('iam-assumable-role-with-saml')]: role(assumable, { outputs: iamOutputs, onlyIf: 'create_role' }),
  [iam('iam-assumable-roles')]: threeRoles,
  [iam('iam-assumable-roles-with-saml')]: threeRoles,
  [iam('iam-github-oidc-role')]: role({ policies: arns }, { outputs: iamOutputs }),
  [iam('iam-role-for-service-accounts-eks')]: role(irsa, { outputs: iamOutputs, unless: ['create_role'] }),
  [iam('iam-role-for-service-accounts')]: role(irsa, { outputs: iamOutputs }),
  [iam('iam-eks-role')]: role(irsa, { outputs: iamOutputs, unless: ['create_role'] }),
  [iam('iam-user')]: {
    principal: 'user',
    inputs: { policy_arns: arns, ...inline },
    outputs: { '': '', iam_user: '' },
    unless: ['create_user'],
  },
  [iam('iam-group')]: {
    principal: 'group',
    inputs: { policies: arns, permissions: { kind: 'statements', unless: 'create_policy' } },
    outputs: { '': '' },
  },
  [iam('iam-group-with-policies')]: {
    principal: 'group',
    inputs: { custom_group_policy_arns: arns, custom_group_policies: { kind: 'jsons' } },
    outputs: { group: '' },
    attachesNone: /^attach_iam_self_management_policy$/,
  },
  [ecsService]: role(ecsTasks, {
    outputs: {
      tasks_iam_role: tasks,
      task_exec_iam_role: taskExec,
      iam_role: service,
      infrastructure_iam_role: `${infrastructure}_iam_role`,
    },
  }),
  'terraform-aws-modules/ecs/aws//modules/cluster': role(ecsCluster, { outputs: ecsClusterOutputs }),
  'terraform-aws-modules/ecs/aws': role(ecsCluster, {
    outputs: ecsClusterOutputs,
    within: { services: { call: 'service', source: ecsService } },
  }),
  'terraform-aws-modules/eks/aws': role(
    {
      iam_role_additional_policies: { kind: 'arns', unless: 'create_iam_role' },
      node_iam_role_additional_policies: { kind: 'arns', principal: 'aws_iam_role.eks_auto', unless: 'create_node_iam_role' },
    },
    {
      outputs: { cluster_iam_role: '', node_iam_role: 'aws_iam_role.eks_auto' },
      attachesNone: /^attach_(cluster_)?encryption_policy$/,
      within: {
        eks_managed_node_groups: {
          call: 'eks_managed_node_group',
          source: eks('eks-managed-node-group'),
          defaults: 'eks_managed_node_group_defaults',
        },
        self_managed_node_groups: {
          call: 'self_managed_node_group',
          source: eks('self-managed-node-group'),
          defaults: 'self_managed_node_group_defaults',
        },
        fargate_profiles: { call: 'fargate_profile', source: eks('fargate-profile'), defaults: 'fargate_profile_defaults' },
      },
    },
  ),
  [eks('eks-managed-node-group')]: made('create_iam_role'),
  [eks('self-managed-node-group')]: made('create_iam_instance_profile'),
  [eks('fargate-profile')]: made('create_iam_role'),
  [eks('karpenter')]: role(
    {
      iam_policy_statements: { kind: 'statements', principal: 'aws_iam_role.controller', unless: 'create_iam_role' },
      iam_role_policies: { kind: 'arns', principal: 'aws_iam_role.controller', unless: 'create_iam_role' },
      node_iam_role_additional_policies: { kind: 'arns', principal: node, unless: 'create_node_iam_role' },
    },
    { outputs: { iam_role: 'aws_iam_role.controller', node_iam_role: node, instance_profile: node } },
  ),
  [eks('hybrid-node-role')]: role(
    {
      policy_statements: statements,
      policies: arns,
      intermediate_policy_statements: { kind: 'statements', principal: 'aws_iam_role.intermediate' },
      intermediate_role_policies: { kind: 'arns', principal: 'aws_iam_role.intermediate' },
    },
    { outputs: { '': '', intermediate_role: 'aws_iam_role.intermediate' } },
  ),
  [eks('capability')]: role(
    {
      iam_policy_statements: { kind: 'statements', unless: 'create_iam_role' },
      iam_role_policies: { kind: 'arns', unless: 'create_iam_role' },
    },
    { outputs: { iam_role: '' } },
  ),
  'terraform-aws-modules/eks-pod-identity/aws': role(
    {
      policy_statements: { kind: 'statements', when: 'attach_custom_policy' },
      source_policy_documents: { kind: 'jsons', when: 'attach_custom_policy' },
      override_policy_documents: { kind: 'jsons', when: 'attach_custom_policy' },
      additional_policy_arns: arns,
    },
    { outputs: { iam_role: '' } },
  ),
  'terraform-aws-modules/step-functions/aws': role(attached, {
    outputs: { role: '' },
    attachesNone: /^attach_(cloudwatch_logs_policy|policies_for_integrations)$/,
  }),
  'terraform-aws-modules/eventbridge/aws': role(attached, { outputs: { eventbridge_role: '' } }),
  'terraform-aws-modules/s3-bucket/aws': resource({ policy: { kind: 'json', when: 'attach_policy' } }),
  'terraform-aws-modules/sqs/aws': resource({
    queue_policy_statements: { kind: 'statements', when: 'create_queue_policy' },
    source_queue_policy_documents: { kind: 'jsons', when: 'create_queue_policy' },
    override_queue_policy_documents: { kind: 'jsons', when: 'create_queue_policy' },
    dlq_queue_policy_statements: { kind: 'statements', when: 'create_dlq_queue_policy' },
    source_dlq_queue_policy_documents: { kind: 'jsons', when: 'create_dlq_queue_policy' },
    override_dlq_queue_policy_documents: { kind: 'jsons', when: 'create_dlq_queue_policy' },
  }),
  'terraform-aws-modules/sns/aws': resource({
    topic_policy: { kind: 'json' },
    topic_policy_statements: { kind: 'statements', unless: 'create_topic_policy' },
    source_topic_policy_documents: { kind: 'jsons', unless: 'create_topic_policy' },
    override_topic_policy_documents: { kind: 'jsons', unless: 'create_topic_policy' },
  }),
  'terraform-aws-modules/kms/aws': resource({
    policy: { kind: 'json' },
    key_statements: { kind: 'statements' },
    source_policy_documents: { kind: 'jsons' },
    override_policy_documents: { kind: 'jsons' },
  }),
  'terraform-aws-modules/secrets-manager/aws': resource({
    policy_statements: { kind: 'statements', when: 'create_policy' },
    source_policy_documents: { kind: 'jsons', when: 'create_policy' },
    override_policy_documents: { kind: 'jsons', when: 'create_policy' },
  }),
  'terraform-aws-modules/ecr/aws': resource({
    repository_policy: { kind: 'json', unless: 'attach_repository_policy' },
    repository_policy_statements: { kind: 'statements', unless: 'create_repository_policy' },
  }),
  'cloudposse/iam-policy/aws': {
    principal: null,
    inputs: {
      iam_policy: statements,
      iam_policy_statements: statements,
      iam_source_policy_documents: { kind: 'jsons' },
      iam_override_policy_documents: { kind: 'jsons' },
    },
    output: { name: 'policy_arn', inputs: ['iam_policy', 'iam_policy_statements'] },
    attachedTo: 'role_names',
  },
  'cloudposse/iam-role/aws': role(
    { policy_documents: { kind: 'jsons' }, managed_policy_arns: arns, managed_policy_arns_map: arns },
    { outputs: { '': '', instance_profile: '' } },
  ),
  'cloudposse/eks-iam-role/aws': role(
    { aws_iam_policy_document: { kind: 'jsons' }, managed_policy_arns: arns },
    { outputs: { service_account_role: '' } },
  ),
  'cloudposse/lambda-function/aws': role(
    { iam_policy: statements, inline_iam_policy: { kind: 'json' }, policy_json: { kind: 'json' }, custom_iam_policy_arns: arns },
    { outputs: { role: '' } },
  ),
  'cloudposse/ecs-alb-service-task/aws': role(
    {
      task_policy_arns: { kind: 'arns', principal: 'aws_iam_role.ecs_task' },
      task_policy_arns_map: { kind: 'arns', principal: 'aws_iam_role.ecs_task' },
      task_exec_policy_arns_map: { kind: 'arns', principal: 'aws_iam_role.ecs_exec' },
      task_exec_policy_arns: { kind: 'arns', principal: 'aws_iam_role.ecs_exec' },
    },
    { outputs: { task_role: 'aws_iam_role.ecs_task', task_exec_role: 'aws_iam_role.ecs_exec' } },
  ),
  'cloudposse/s3-bucket/aws': resource({ source_policy_documents: { kind: 'jsons' }, policy: { kind: 'json' } }),
};
