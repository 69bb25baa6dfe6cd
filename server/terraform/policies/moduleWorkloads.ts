import type { PartialText } from '../../aws/index.ts';
import type { FilePath } from '../../files/index.ts';
import type { TfNode } from '../Policy.ts';
import { isPipelineIssuer } from '../resources/trustedWorkloads.ts';
import { containerVariables, type NamedWorkload, variablesOf } from '../resources/workloads.ts';
import { isEmptyList, isUnknown, partialTextOf, reasonOf, settle, textOf } from '../values/read.ts';
import { shownText } from '../values/stringifyJson.ts';
import type { Value } from '../values/Value.ts';
import type { WorkloadKind } from '../Workload.ts';
import { principalsOf } from './attach.ts';
import { isSwitched, type ModuleInputs } from './moduleInputs.ts';
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
  /** Inputs of which one must name who issues tokens to those of its kind. */
  readonly issuedBy?: readonly string[];
  readonly principal?: 'user';
  readonly handler?: string;
  /** The input that holds the variables of the environment: a map, or an object that has it as `variables`. */
  readonly variables?: string;
  /** The input that holds definitions of containers: a map or a list of them, or their JSON. */
  readonly containers?: string;
}

const made: ModuleRole = {};
const nodes = (unless: string): ModuleWorkload => ({ kind: 'instance', role: { given: 'iam_role_arn', unless } });
const serviceAccount: ModuleWorkload = { kind: 'service-account', role: made };
const profile: ModuleWorkload = { kind: 'instance-profile', role: made, onlyIf: 'create_instance_profile' };
/** Whoever has a token of the issuer that one of these inputs names. */
const trusted = (kind: 'pipeline' | 'service-account', names: readonly string[], onlyIf?: string): ModuleWorkload => ({
  kind,
  role: made,
  ...(onlyIf && { onlyIf }),
  issuedBy: names,
});
const issuers = ['provider_url', 'provider_urls', 'oidc_provider_urls'];

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
  'terraform-aws-modules/eks/aws//modules/eks-managed-node-group': [nodes('create_iam_role')],
  'terraform-aws-modules/eks/aws//modules/self-managed-node-group': [nodes('create_iam_instance_profile')],
  // Pods have roles of their own: the profile's pulls their images and writes their logs.
  'terraform-aws-modules/eks/aws//modules/fargate-profile': [
    { kind: 'service', role: { given: 'iam_role_arn', unless: 'create_iam_role' } },
  ],
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
  'terraform-aws-modules/iam/aws//modules/iam-role': [
    { kind: 'pipeline', role: made, onlyIf: 'enable_github_oidc' },
    { kind: 'pipeline', role: made, onlyIf: 'enable_bitbucket_oidc' },
    trusted('pipeline', issuers, 'enable_oidc'),
    trusted('service-account', [...issuers, 'oidc_subjects', 'oidc_wildcard_subjects'], 'enable_oidc'),
    profile,
  ],
  'terraform-aws-modules/iam/aws//modules/iam-assumable-role': [profile],
  'terraform-aws-modules/iam/aws//modules/iam-assumable-role-with-oidc': [
    trusted('pipeline', issuers),
    trusted('service-account', [...issuers, 'oidc_fully_qualified_subjects', 'oidc_subjects_with_wildcards']),
  ],
  'terraform-aws-modules/iam/aws//modules/iam-user': [
    { kind: 'user-process', role: made, principal: 'user', unlessFalse: ['create_access_key', 'create_iam_access_key'] },
  ],
};

/** A call of a module. */
interface Call {
  readonly inputs: ModuleInputs;
  readonly root: FilePath;
  readonly address: string;
  readonly at: TfNode;
}

/** What the call of a well-known module runs, and as whom. */
export function moduleWorkloads(source: string, call: Call): readonly NamedWorkload[] {
  return (table[source] ?? []).flatMap((one) => {
    const { inputs } = call;
    const isOff =
      one.unlessFalse?.some((name) => isSwitched(inputs, name) === false) || (one.unlessTrue && isSwitched(inputs, one.unlessTrue));
    if (isOff || (one.onlyIf && isSwitched(inputs, one.onlyIf) !== true) || !isIssued(one, inputs)) return [];
    const runsAs = principalOf(one.role, one.principal ?? 'role', call);
    const executedBy = one.execution ? principalOf(one.execution, 'role', call) : { principals: [], open: null };
    const [handler, variables, containers] = [one.handler, one.variables, one.containers].map((name) => name && inputs.value(name));
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

/** Whether one of the inputs names an issuer of tokens to pipelines, or one of a cluster or a service account. */
function isIssued({ issuedBy, kind }: ModuleWorkload, inputs: ModuleInputs): boolean {
  if (!issuedBy) return true;
  const texts = issuedBy.flatMap((name) => {
    const value = inputs.value(name);
    const settled = value && settle(value);
    const elements = settled?.kind === 'list' ? settled.elements : settled ? [settled] : [];
    return elements.flatMap((element) => shownText(element) ?? nameOf(settle(element)));
  });
  return texts.some((text) =>
    kind === 'pipeline' ? isPipelineIssuer(text) : /^system:serviceaccount:|(^|[/.])oidc\.eks\.|oidc_issuer/.test(text),
  );
}

const nameOf = (value: Value): readonly string[] => (value.kind === 'unknown' || value.kind === 'reference' ? [value.name] : []);

type Principals = ReturnType<typeof principalsOf>;

function principalOf(
  { resource, given, unless, borrows }: ModuleRole,
  kind: Named['kind'],
  { inputs, root, address, at }: Call,
): Principals {
  const own: Named = { kind, address: resource ? `${address}.${resource}` : address, root, at, name: null };
  const value = given === undefined ? undefined : inputs.value(given);
  const isGiven = value !== undefined && settle(value).kind !== 'null' && !isEmptyList(value) && textOf(value) !== '';
  const other = (): Principals => (value && isGiven ? principalsOf(value, kind, root) : { principals: [], open: null });
  const switches = [unless, borrows].flatMap((name) => (name && inputs.value(name)) || []);
  const doubt = switches.find(isUnknown);
  if (doubt) return { principals: [own, ...other().principals], open: reasonOf(doubt) ?? 'it is not known' };
  const isBorrowed = (unless && isSwitched(inputs, unless) === false) || (borrows && isSwitched(inputs, borrows)) || (!unless && isGiven);
  return isBorrowed ? other() : { principals: [own], open: null };
}
