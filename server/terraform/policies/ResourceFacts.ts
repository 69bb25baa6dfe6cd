import type { PartialText } from '../../aws/index.ts';
import type { Policy, Principal, TfNode, Unevaluated } from '../Policy.ts';
import type { NamedWorkload } from '../resources/workloads.ts';
import type { ResourceGrant } from '../Workload.ts';

/** What the instances of one resource of a module instance say. */
export interface ResourceFacts {
  readonly policies: readonly OwnPolicy[];
  readonly attachments: readonly Attachment[];
  readonly principals: readonly DeclaredPrincipal[];
  readonly logGroups: readonly { readonly address: string; readonly name: PartialText }[];
  readonly workloads: readonly NamedWorkload[];
  readonly grants: readonly ResourceGrant[];
  /** Permissions boundaries by the principal's address. */
  readonly boundaries: readonly { readonly principal: string; readonly policy: AttachedPolicy }[];
  /** What could not be evaluated, but for the policies' own documents. */
  readonly unresolved: readonly Unevaluated[];
}

/** A policy, with the principals that its own resource names. */
export type OwnPolicy = Omit<Policy, 'principals' | 'principalsUnknown'> & {
  readonly ownPrincipals: readonly Named[];
  readonly ownUnknown: string | null;
};

/** A principal as a resource names it. */
export type Named = Principal & {
  /** The whole name, where it is known and no resource is meant. */
  readonly name: string | null;
};

/** What one resource attaches to what. */
export interface Attachment {
  readonly policy: AttachedPolicy;
  readonly principals: readonly Named[];
  readonly at: TfNode;
}

/** A policy of the workspace by its id, any other by its ARN or its name, or why neither is known. */
export type AttachedPolicy =
  | { readonly kind: 'resource'; readonly id: string }
  | { readonly kind: 'arn'; readonly arn: string }
  | { readonly kind: 'unknown'; readonly reason: string; readonly external: boolean };

/** A principal that is declared, and its name as far as known. */
export interface DeclaredPrincipal {
  readonly principal: Principal;
  readonly name: string | null;
}

export const noFacts: ResourceFacts = {
  workloads: [],
  grants: [],
  boundaries: [],
  policies: [],
  attachments: [],
  principals: [],
  logGroups: [],
  unresolved: [],
};
