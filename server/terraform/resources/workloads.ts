import type { PartialText } from '../../aws/index.ts';
import { nodeAt } from '../evaluate/Scope.ts';
import { type Body, blockType, bodyOf, type Opened } from '../modules/body.ts';
import { nestedBlocks } from '../modules/expand.ts';
import { principalsOf } from '../policies/attach.ts';
import { attributeOf } from '../policies/attributeOf.ts';
import { documentObject } from '../policies/documentObject.ts';
import { madePrincipal } from '../policies/madeByModule.ts';
import type { Named } from '../policies/ResourceFacts.ts';
import { entryOf } from '../values/build.ts';
import { partialTextOf, reasonOf, settle, textOf } from '../values/read.ts';
import type { ResourceTarget, Value } from '../values/Value.ts';
import type { Workload, WorkloadKind } from '../Workload.ts';
import { isActingService, namesActingRole, profilePaths } from './actingServices.ts';
import { openResource } from './resourceValue.ts';

/** A workload, its principals as its resource names them. */
export type NamedWorkload = Omit<Workload, 'principals' | 'executionPrincipals'> & {
  readonly runsAs: readonly Named[];
  readonly executedBy: readonly Named[];
};

interface WorkloadType {
  readonly kind: WorkloadKind;
  /** Paths of blocks and attribute to the role (`user` for users) that the code runs as: `target.role_arn`. */
  readonly principals: readonly string[];
  /** The same of the role that the service itself acts under. */
  readonly execution?: readonly string[];
}

/** Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs, and the Kubernetes provider's. */
const types: Readonly<Record<string, WorkloadType>> = {
  aws_lambda_function: { kind: 'lambda', principals: ['role'] },
  aws_ecs_task_definition: { kind: 'ecs-task', principals: ['task_role_arn'], execution: ['execution_role_arn'] },
  aws_iam_instance_profile: { kind: 'instance-profile', principals: ['role'] },
  aws_eks_pod_identity_association: { kind: 'pod-identity', principals: ['role_arn'] },
  aws_sfn_state_machine: { kind: 'state-machine', principals: ['role_arn'] },
  aws_cloudwatch_event_target: { kind: 'event-target', principals: ['role_arn'] },
  aws_scheduler_schedule: { kind: 'event-target', principals: ['target.role_arn'] },
  aws_pipes_pipe: {
    kind: 'event-target',
    principals: ['role_arn', 'target_parameters.ecs_task_parameters.overrides.task_role_arn'],
    execution: ['target_parameters.ecs_task_parameters.overrides.execution_role_arn'],
  },
  aws_codebuild_project: {
    kind: 'codebuild',
    principals: ['service_role', 'build_batch_config.service_role'],
    execution: ['resource_access_role'],
  },
  aws_glue_job: { kind: 'glue-job', principals: ['role_arn'] },
  aws_apprunner_service: {
    kind: 'app-runner',
    principals: ['instance_configuration.instance_role_arn'],
    execution: ['source_configuration.authentication_configuration.access_role_arn'],
  },
  aws_batch_job_definition: {
    kind: 'batch-job',
    principals: ['container_properties.jobRoleArn'],
    execution: ['container_properties.executionRoleArn'],
  },
  kubernetes_service_account: { kind: 'service-account', principals: ['metadata.annotations.eks.amazonaws.com/role-arn'] },
  kubernetes_service_account_v1: { kind: 'service-account', principals: ['metadata.annotations.eks.amazonaws.com/role-arn'] },
  aws_iam_access_key: { kind: 'user-process', principals: ['user'] },
  // https://registry.terraform.io/providers/hashicorp/awscc/latest/docs
  awscc_ecs_task_definition: { kind: 'ecs-task', principals: ['task_role_arn'], execution: ['execution_role_arn'] },
  awscc_iam_instance_profile: { kind: 'instance-profile', principals: ['roles'] },
  awscc_lambda_function: { kind: 'lambda', principals: ['role'] },
};

/** Whether resources of a type run, or act, under a principal. */
export function isWorkload(type: string): boolean {
  return type in types || isActingService(type) || profilePaths(type).length > 0;
}

/** The workload that an instance of a resource is; `undefined` for one without any principal. */
export function workloadOf(target: ResourceTarget, opened: Opened): NamedWorkload | undefined {
  const { type } = target.declared;
  if (!isWorkload(type)) return undefined;
  const known = types[type];
  const { root } = target.module;
  const kind = known?.kind ?? (isActingService(type) ? 'service' : 'instance');
  const roles = known ? known.principals.flatMap((path) => valuesAt(opened, path)) : isActingService(type) ? actingRoles(type, opened) : [];
  const profiles = profilePaths(type).flatMap((path) => valuesAt(opened, path));
  const runsAs = joined([
    ...roles.map((value) => principalsOf(value, kind === 'user-process' ? 'user' : 'role', root)),
    ...profiles.map((value) => profileRoles(opened, value)),
  ]);
  const executing = (known?.execution ?? []).flatMap((path) => valuesAt(opened, path));
  const executedBy = joined(executing.map((value) => principalsOf(value, 'role', root)));
  const isNamed = runsAs.principals.length + executedBy.principals.length > 0;
  if (!isNamed && kind !== 'lambda' && kind !== 'ecs-task') return undefined;
  const [handler] = valuesAt(opened, 'handler');
  return {
    root,
    address: target.address,
    kind,
    at: nodeAt(opened.scope, opened.block.id),
    runsAs: runsAs.principals,
    executedBy: executedBy.principals,
    principalsUnknown: runsAs.open ?? executedBy.open,
    handler: (handler && settle(handler).kind !== 'null' && partialTextOf(handler)) || null,
    environment: environmentOf(kind, opened),
  };
}

type NamedPrincipals = ReturnType<typeof principalsOf>;

/** The principals of several arguments, each once. */
function joined(found: readonly NamedPrincipals[]): NamedPrincipals {
  const byAddress = new Map(found.flatMap(({ principals }) => principals.map((one) => [one.address, one] as const)));
  return { principals: [...byAddress.values()], open: found.find(({ open }) => open !== null)?.open ?? null };
}

/** The role within an instance profile that is named by reference; what is named otherwise is not known. */
function profileRoles(opened: Opened, value: Value): NamedPrincipals {
  if (settle(value).kind === 'null') return { principals: [], open: null };
  const target = value.kind === 'reference' && value.target.declared.type === 'aws_iam_instance_profile' ? value.target : undefined;
  const profile = target && openResource(opened.scope.session, target);
  const role = profile && attributeOf(profile, 'role');
  if (target && role) return principalsOf(role, 'role', target.module.root);
  const made = madePrincipal(value, 'role', opened.scope.instance.root);
  if (made) return { principals: [made], open: null };
  const name = textOf(value);
  const reason =
    name === undefined ? (reasonOf(value) ?? 'it is not known') : `no resource of the workspace is the instance profile ${name}`;
  return { principals: [], open: reason };
}

/** The values of the arguments that name a role, in blocks of whatever depth. */
function actingRoles(type: string, body: Body): readonly Value[] {
  const own = body.attributes.names().filter((name) => namesActingRole(type, name));
  const inner = [...new Set(body.blocks.map(({ block }) => blockType(block)))].flatMap((name) =>
    nestedBlocks(body.blocks, name).blocks.flatMap(({ scope, block }) => actingRoles(type, bodyOf(scope, block))),
  );
  return [...own.flatMap((name) => attributeOf(body, name) ?? []).flatMap(valuesOfMap), ...inner];
}

/** The values of a map (`roles = { authenticated = … }`), else the value itself. */
function valuesOfMap(given: Value): readonly Value[] {
  const value = settle(given);
  return value.kind === 'object' ? value.entries.map((entry) => entry.value) : [given];
}

/** The values at a path of blocks, attributes, and keys within their JSON or objects: one for each block. */
function valuesAt(body: Body, path: string): readonly Value[] {
  const [first = '', ...rest] = path.split('.');
  const value = attributeOf(body, first);
  if (value) return rest.length === 0 ? [value] : entryAt(value, rest.join('.'));
  const blocks = rest.length > 0 ? nestedBlocks(body.blocks, first).blocks : [];
  return blocks.flatMap(({ scope, block }) => valuesAt(bodyOf(scope, block), rest.join('.')));
}

function entryAt(given: Value, key: string): readonly Value[] {
  const value = settle(given);
  const object = value.kind === 'string' || value.kind === 'json' ? settle(documentObject(value)) : value;
  const entry = object.kind === 'object' ? entryOf(object, key) : undefined;
  return entry ? [entry.value] : [];
}

type Environment = Workload['environment'];

function environmentOf(kind: WorkloadKind, opened: Opened): Environment {
  const [given] = kind === 'lambda' ? valuesAt(opened, 'environment.variables') : valuesAt(opened, 'container_definitions');
  if (!given) return [];
  return kind === 'lambda' ? variablesOf(given) : kind === 'ecs-task' ? containerVariables(given) : [];
}

/** The variables of a map, or of an object that has it as `variables`. */
export function variablesOf(given: Value): Environment {
  const value = settle(given);
  if (value.kind !== 'object') return [];
  const inner = entryOf(value, 'variables');
  const map = inner && settle(inner.value).kind === 'object' ? settle(inner.value) : value;
  return map.kind === 'object' ? map.entries.map((entry) => ({ name: entry.key, value: textFor(entry.value) })) : [];
}

/** The variables of containers: of a list or a map of their definitions, or of the JSON of such. */
export function containerVariables(given: Value): Environment {
  const value = settle(given);
  const list = value.kind === 'string' || value.kind === 'json' ? settle(documentObject(value)) : value;
  const containers = list.kind === 'list' ? list.elements : list.kind === 'object' ? list.entries.map((entry) => entry.value) : [];
  return containers.flatMap((container) => {
    const object = settle(container);
    const variables = object.kind === 'object' ? entryOf(object, 'environment') : undefined;
    const found = variables && settle(variables.value);
    return found?.kind === 'list' ? found.elements.flatMap(namedVariable) : [];
  });
}

function namedVariable(given: Value): Environment {
  const object = settle(given);
  if (object.kind !== 'object') return [];
  const name = entryOf(object, 'name');
  const value = entryOf(object, 'value');
  const text = name && textOf(name.value);
  return text !== undefined && value ? [{ name: text, value: textFor(value.value) }] : [];
}

const textFor = (value: Value): PartialText => partialTextOf(value) ?? [{ hole: reasonOf(value) ?? 'value' }];
