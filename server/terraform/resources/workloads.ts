import type { PartialText } from '../../aws/index.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { nodeAt } from '../evaluate/Scope.ts';
import { type Body, bodyOf, type Opened } from '../modules/body.ts';
import { nestedBlocks } from '../modules/expand.ts';
import { principalsOf } from '../policies/attach.ts';
import { documentObject } from '../policies/documentObject.ts';
import type { Named } from '../policies/ResourceFacts.ts';
import { entryOf } from '../values/build.ts';
import { partialTextOf, reasonOf, settle, textOf } from '../values/read.ts';
import type { ResourceTarget, Value } from '../values/Value.ts';
import type { Workload, WorkloadKind } from '../Workload.ts';

/** A workload, its principals as its resource names them. */
export type NamedWorkload = Omit<Workload, 'principals' | 'executionPrincipals'> & {
  readonly runsAs: readonly Named[];
  readonly executedBy: readonly Named[];
};

interface WorkloadType {
  readonly kind: WorkloadKind;
  /** Path of blocks and attribute to the role (`user` for users): `target.role_arn`. */
  readonly principal: string;
  readonly execution?: string;
}

/** Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs, and the Kubernetes provider's. */
const types: Readonly<Record<string, WorkloadType>> = {
  aws_lambda_function: { kind: 'lambda', principal: 'role' },
  aws_ecs_task_definition: { kind: 'ecs-task', principal: 'task_role_arn', execution: 'execution_role_arn' },
  aws_iam_instance_profile: { kind: 'instance-profile', principal: 'role' },
  aws_eks_pod_identity_association: { kind: 'pod-identity', principal: 'role_arn' },
  aws_sfn_state_machine: { kind: 'state-machine', principal: 'role_arn' },
  aws_cloudwatch_event_target: { kind: 'event-target', principal: 'role_arn' },
  aws_scheduler_schedule: { kind: 'event-target', principal: 'target.role_arn' },
  aws_pipes_pipe: { kind: 'event-target', principal: 'role_arn' },
  aws_codebuild_project: { kind: 'codebuild', principal: 'service_role' },
  aws_glue_job: { kind: 'glue-job', principal: 'role_arn' },
  aws_apprunner_service: { kind: 'app-runner', principal: 'instance_configuration.instance_role_arn' },
  aws_batch_job_definition: {
    kind: 'batch-job',
    principal: 'container_properties.jobRoleArn',
    execution: 'container_properties.executionRoleArn',
  },
  kubernetes_service_account: { kind: 'service-account', principal: 'metadata.annotations.eks.amazonaws.com/role-arn' },
  kubernetes_service_account_v1: { kind: 'service-account', principal: 'metadata.annotations.eks.amazonaws.com/role-arn' },
  aws_iam_access_key: { kind: 'user-process', principal: 'user' },
};

export function isWorkload(type: string): boolean {
  return type in types;
}

/** The workload that an instance of a resource is; `undefined` for one without any principal. */
export function workloadOf(target: ResourceTarget, opened: Opened): NamedWorkload | undefined {
  const type = types[target.declared.type];
  if (!type) return undefined;
  const { root } = target.module;
  const kind = type.kind === 'user-process' ? 'user' : 'role';
  const named = (path: string | undefined) => {
    const value = path === undefined ? undefined : valueAt(opened, path);
    return value ? principalsOf(value, kind, root) : { principals: [], open: null };
  };
  const runsAs = named(type.principal);
  const executedBy = named(type.execution);
  if (runsAs.principals.length + executedBy.principals.length === 0 && type.kind !== 'lambda' && type.kind !== 'ecs-task') return undefined;
  const handler = valueAt(opened, 'handler');
  return {
    root,
    address: target.address,
    kind: type.kind,
    at: nodeAt(opened.scope, opened.block.id),
    runsAs: runsAs.principals,
    executedBy: executedBy.principals,
    principalsUnknown: runsAs.open ?? executedBy.open,
    handler: (handler && settle(handler).kind !== 'null' && partialTextOf(handler)) || null,
    environment: environmentOf(type.kind, opened),
  };
}

/** The value at a path of blocks, attributes, and keys within their JSON or objects. */
function valueAt(body: Body, path: string): Value | undefined {
  const [first = '', ...rest] = path.split('.');
  const attribute = body.attributes.get(first);
  if (attribute) {
    const value = evaluate(attribute.scope, attribute.attribute.value);
    return rest.length === 0 ? value : entryAt(value, rest.join('.'));
  }
  const [block] = rest.length > 0 ? nestedBlocks(body.blocks, first).blocks : [];
  return block && valueAt(bodyOf(block.scope, block.block), rest.join('.'));
}

function entryAt(given: Value, key: string): Value | undefined {
  const value = settle(given);
  const object = value.kind === 'string' || value.kind === 'json' ? settle(documentObject(value)) : value;
  return object.kind === 'object' ? entryOf(object, key)?.value : undefined;
}

type Environment = Workload['environment'];

function environmentOf(kind: WorkloadKind, opened: Opened): Environment {
  if (kind === 'lambda') {
    const value = valueAt(opened, 'environment.variables');
    const object = value && settle(value);
    return object?.kind === 'object' ? object.entries.map((entry) => ({ name: entry.key, value: textFor(entry.value) })) : [];
  }
  if (kind !== 'ecs-task') return [];
  const definitions = valueAt(opened, 'container_definitions');
  const list = definitions && settle(documentObject(definitions));
  if (list?.kind !== 'list') return [];
  return list.elements.flatMap((container) => {
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
