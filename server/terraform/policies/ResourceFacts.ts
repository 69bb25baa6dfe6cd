import type { PartialText } from '../../aws/index.ts';
import type { FilePath } from '../../files/index.ts';
import { trimmed } from '../../query/index.ts';
import type { Session } from '../evaluate/Session.ts';
import type { NamedPrincipal, Policy, Principal, TfNode, Unevaluated } from '../Policy.ts';
import type { NamedWorkload } from '../resources/workloads.ts';
import type { Reading, ResourceGrant } from '../Workload.ts';

/** What the instances of one resource of a module instance say. */
export interface ResourceFacts {
  readonly policies: readonly OwnPolicy[];
  readonly attachments: readonly Attachment[];
  readonly principals: readonly DeclaredPrincipal[];
  readonly logGroups: readonly { readonly root: FilePath; readonly address: string; readonly name: PartialText }[];
  readonly workloads: readonly NamedWorkload[];
  readonly grants: readonly ResourceGrant[];
  /** Permissions boundaries by principal. */
  readonly boundaries: readonly { readonly principal: Principal; readonly policy: AttachedPolicy }[];
  readonly memberships: readonly Membership[];
  /** Policies as they are written, where it is not known, or not so, that they are made like that. */
  readonly readings: readonly Reading[];
  /** Whether more is written than is made, or perhaps made: it has no instance, or a condition is not known. */
  readonly unsettled: 'left out' | 'doubtful' | null;
  /** The conditions that are not known, by their keys, while it is worked out. */
  readonly conditions: readonly string[];
  /** The inputs of a module that hold policies: each with its name in the call, `policies[0]`, and where it is given. */
  readonly inputs: readonly { readonly name: string; readonly address: string; readonly at: TfNode }[];
  /** What could not be evaluated, but for the policies' own documents. */
  readonly unresolved: readonly Unevaluated[];
}

/** A policy, with the principals that its own resource names. */
export type OwnPolicy = Omit<Policy, 'principals'> & {
  readonly ownPrincipals: readonly Named[];
};

/** A principal as a resource names it. */
export type Named = Principal & {
  /** The whole name, where it is known and no resource is meant. */
  readonly name: string | null;
};

/** What a principal is found by where a resource is meant. */
export const addressKey = (root: FilePath, address: string): string => `${root}\n${address}`;

/** What a principal is found by where it is named by its name. */
export const nameKey = (root: FilePath, kind: Principal['kind'], name: string): string => `${root}\n${kind} ${name}`;

/** What a principal is found by, as it is named. */
export const principalKey = ({ root, kind, address, name }: Named): string =>
  name === null ? addressKey(root, address) : nameKey(root, kind, name);

/** What a principal is found by, as a policy of a resource below `root` names it. */
export const grantKey = (root: FilePath, named: NamedPrincipal): string =>
  'name' in named ? nameKey(root, named.kind, named.name) : addressKey(named.root, named.address);

/** A user of a group: it has what the group has. */
export interface Membership {
  readonly user: Named;
  readonly group: Named;
}

/** What one resource attaches to what. */
export interface Attachment {
  readonly root: FilePath;
  readonly policy: AttachedPolicy;
  readonly principals: readonly Named[];
  readonly at: TfNode;
}

/**
 * A policy of the workspace by its id, any other by its ARN or its name, or why neither is known: `external` where it comes from
 * outside of the module, `ofModule` where a module that is not read makes it, so that it is none of the workspace.
 */
export type AttachedPolicy =
  | { readonly kind: 'resource'; readonly id: string }
  | { readonly kind: 'arn'; readonly arn: string }
  | { readonly kind: 'unknown'; readonly reason: string; readonly external: boolean; readonly ofModule?: true };

/** A principal that is declared, and its name as far as known. */
export interface DeclaredPrincipal {
  readonly principal: Principal;
  readonly name: string | null;
}

/** What is unsettled of instances that a session has evaluated. */
export const unsettledOf = (
  instances: readonly unknown[],
  { conditions }: Pick<Session, 'conditions'>,
): Pick<ResourceFacts, 'unsettled' | 'conditions'> => ({
  unsettled: instances.length === 0 ? 'left out' : conditions.size > 0 ? 'doubtful' : null,
  conditions: [...conditions].sort(),
});

/** Of a resource that says nothing. */
export const noFacts: ResourceFacts = {
  workloads: [],
  grants: [],
  boundaries: [],
  memberships: [],
  policies: [],
  attachments: [],
  principals: [],
  logGroups: [],
  unresolved: [],
  readings: [],
  inputs: [],
  unsettled: null,
  conditions: [],
};

/** The same facts for long keeping: lists without spare room, and one empty list for all; nearly all of them are empty. */
export function keptFacts(facts: ResourceFacts): ResourceFacts {
  if (facts === noFacts) return facts;
  const lists = Object.entries(facts).flatMap(([name, value]) => (Array.isArray(value) ? [[name, keptList(value)]] : []));
  return { ...facts, ...Object.fromEntries(lists) };
}

const none: readonly never[] = [];
const keptList = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? none : trimmed(list));
