import type { PartialText } from '../../aws/index.ts';
import type { FilePath } from '../../files/index.ts';
import type { Opened } from '../modules/body.ts';
import type { TfNode } from '../Policy.ts';
import { containerVariables, type NamedWorkload, variablesOf } from '../resources/workloads.ts';
import { booleanOf, isEmptyList, isUnknown, partialTextOf, reasonOf, settle, textOf } from '../values/read.ts';
import type { Value } from '../values/Value.ts';
import type { WorkloadKind } from '../Workload.ts';
import { principalsOf } from './attach.ts';
import { attributeOf } from './attributeOf.ts';
import type { Named } from './ResourceFacts.ts';

/** The role that a module makes for what it runs, or is given. */
interface ModuleRole {
  /** The resource of the module that it is, where the module makes several. */
  readonly resource?: string;
  /** The input that names another one instead. */
  readonly given?: string;
  /** An input that makes none where it is `false`; without one it is made where none is given. */
  readonly unless?: string;
  /** An input that takes the given one where it is `true`. */
  readonly borrows?: string;
}

/** What a well-known module runs. */
interface ModuleWorkload {
  readonly kind: WorkloadKind;
  readonly role: ModuleRole;
  readonly execution?: ModuleRole;
  /** Inputs without which it runs nothing: those that must not be `false`, and not `true`. */
  readonly unlessFalse?: readonly string[];
  readonly unlessTrue?: string;
  /** An input without which it runs nothing. */
  readonly onlyIf?: string;
  readonly principal?: 'user';
  readonly handler?: string;
  /** The input that holds the variables of the environment: a map, or an object that has it as `variables`. */
  readonly variables?: string;
  /** The input that holds definitions of containers: a map or a list of them, or their JSON. */
  readonly containers?: string;
}

const made: ModuleRole = {};
const nodes: ModuleWorkload = { kind: 'instance', role: { given: 'iam_role_arn', unless: 'create_iam_role' } };
const serviceAccount: ModuleWorkload = { kind: 'service-account', role: made };

/** Source: https://registry.terraform.io/modules/NAME, the inputs of the module or submodule, and what its resources make of them. */
const table: Readonly<Record<string, readonly ModuleWorkload[]>> = {
  'terraform-aws-modules/lambda/aws': [
    {
      kind: 'lambda',
      role: { given: 'lambda_role', unless: 'create_role' },
      unlessFalse: ['create_function'],
      unlessTrue: 'create_layer',
      handler: 'handler',
      variables: 'environment_variables',
    },
  ],
  'cloudposse/lambda-function/aws': [{ kind: 'lambda', role: made, handler: 'handler', variables: 'lambda_environment' }],
  'terraform-aws-modules/ecs/aws//modules/service': [
    {
      kind: 'ecs-task',
      role: { resource: 'aws_iam_role.tasks', given: 'tasks_iam_role_arn', unless: 'create_tasks_iam_role' },
      execution: { resource: 'aws_iam_role.task_exec', given: 'task_exec_iam_role_arn', unless: 'create_task_exec_iam_role' },
      unlessFalse: ['create_task_definition'],
      containers: 'container_definitions',
    },
  ],
  'cloudposse/ecs-alb-service-task/aws': [
    {
      kind: 'ecs-task',
      role: { resource: 'aws_iam_role.ecs_task', given: 'task_role_arn' },
      execution: { resource: 'aws_iam_role.ecs_exec', given: 'task_exec_role_arn' },
      containers: 'container_definition_json',
    },
  ],
  'terraform-aws-modules/step-functions/aws': [
    { kind: 'state-machine', role: { given: 'role_arn', unless: 'create_role', borrows: 'use_existing_role' } },
  ],
  'terraform-aws-modules/eventbridge/aws': [{ kind: 'event-target', role: { unless: 'create_role' } }],
  'terraform-aws-modules/eks/aws//modules/eks-managed-node-group': [nodes],
  'terraform-aws-modules/eks/aws//modules/self-managed-node-group': [nodes],
  'terraform-aws-modules/eks/aws//modules/karpenter': [
    { kind: 'pod-identity', role: { resource: 'aws_iam_role.controller', unless: 'create_iam_role' } },
    { kind: 'instance', role: { resource: 'aws_iam_role.node', given: 'node_iam_role_arn', unless: 'create_node_iam_role' } },
  ],
  'terraform-aws-modules/eks-pod-identity/aws': [{ kind: 'pod-identity', role: made }],
  'terraform-aws-modules/iam/aws//modules/iam-role-for-service-accounts': [serviceAccount],
  'terraform-aws-modules/iam/aws//modules/iam-role-for-service-accounts-eks': [serviceAccount],
  'terraform-aws-modules/iam/aws//modules/iam-eks-role': [serviceAccount],
  'cloudposse/eks-iam-role/aws': [serviceAccount],
  'terraform-aws-modules/iam/aws//modules/iam-github-oidc-role': [{ kind: 'pipeline', role: made }],
  'terraform-aws-modules/iam/aws//modules/iam-role': [{ kind: 'pipeline', role: made, onlyIf: 'enable_github_oidc' }],
  'terraform-aws-modules/iam/aws//modules/iam-user': [
    { kind: 'user-process', role: made, principal: 'user', unlessFalse: ['create_access_key', 'create_iam_access_key'] },
  ],
};

/** A call of a module. */
interface Call {
  readonly opened: Opened;
  readonly root: FilePath;
  readonly address: string;
  readonly at: TfNode;
}

/** What the call of a well-known module runs, and as whom. */
export function moduleWorkloads(source: string, call: Call): readonly NamedWorkload[] {
  return (table[source] ?? []).flatMap((one) => {
    const { opened } = call;
    const isOff = one.unlessFalse?.some((name) => isSet(opened, name) === false) || (one.unlessTrue && isSet(opened, one.unlessTrue));
    if (isOff || (one.onlyIf && isSet(opened, one.onlyIf) !== true)) return [];
    const runsAs = principalOf(one.role, one.principal ?? 'role', call);
    const executedBy = one.execution ? principalOf(one.execution, 'role', call) : { principals: [], open: null };
    const [handler, variables, containers] = [one.handler, one.variables, one.containers].map((name) => name && attributeOf(opened, name));
    return [
      {
        root: call.root,
        address: call.address,
        kind: one.kind,
        at: call.at,
        runsAs: runsAs.principals,
        executedBy: executedBy.principals,
        principalsUnknown: runsAs.open ?? executedBy.open,
        handler: handler ? textFor(handler) : null,
        environment: [...(variables ? variablesOf(variables) : []), ...(containers ? containerVariables(containers) : [])],
      },
    ];
  });
}

const textFor = (value: Value): PartialText | null => (settle(value).kind === 'null' ? null : (partialTextOf(value) ?? null));

/** Whether a switch is on or off, where it is written and known. */
function isSet(opened: Opened, name: string): boolean | undefined {
  const value = attributeOf(opened, name);
  return value && booleanOf(value);
}

type Principals = ReturnType<typeof principalsOf>;

function principalOf(
  { resource, given, unless, borrows }: ModuleRole,
  kind: Named['kind'],
  { opened, root, address, at }: Call,
): Principals {
  const own: Named = { kind, address: resource ? `${address}.${resource}` : address, root, at, name: null };
  const value = given === undefined ? undefined : attributeOf(opened, given);
  const isGiven = value !== undefined && settle(value).kind !== 'null' && !isEmptyList(value) && textOf(value) !== '';
  const other = (): Principals => (value && isGiven ? principalsOf(value, kind, root) : { principals: [], open: null });
  const switches = [unless, borrows].flatMap((name) => (name && attributeOf(opened, name)) || []);
  const doubt = switches.find(isUnknown);
  if (doubt) return { principals: [own, ...other().principals], open: reasonOf(doubt) ?? 'it is not known' };
  const isBorrowed = (unless && isSet(opened, unless) === false) || (borrows && isSet(opened, borrows)) || (!unless && isGiven);
  return isBorrowed ? other() : { principals: [own], open: null };
}
