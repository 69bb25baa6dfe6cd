import type { PartialText } from '../aws/index.ts';
import type { FilePath } from '../files/index.ts';
import type { Policy, Principal, Statement, TfNode } from './Policy.ts';

export type WorkloadKind =
  | 'lambda'
  | 'ecs-task'
  | 'instance'
  | 'instance-profile'
  | 'service-account'
  | 'pod-identity'
  | 'state-machine'
  | 'event-target'
  | 'codebuild'
  | 'glue-job'
  | 'batch-job'
  | 'app-runner'
  | 'pipeline'
  | 'user-process'
  /** A service of AWS that acts under the role on its customer's behalf. */
  | 'service';

/** Something that runs, or acts, under a principal: one entry an instance of its resource. */
export interface Workload {
  readonly root: FilePath;
  /** Terraform's address. */
  readonly address: string;
  readonly kind: WorkloadKind;
  readonly at: TfNode;
  /** Whom the code runs as. */
  readonly principals: readonly Principal[];
  /** Whom the service acts as on its behalf: ECS's execution role. */
  readonly executionPrincipals: readonly Principal[];
  /** Why a principal may be missing from these, or `null`. */
  readonly principalsUnknown: string | null;
  /** `index.handler` of a Lambda function, as far as known. */
  readonly handler: PartialText | null;
  /** Environment variables that the configuration sets, as far as known. */
  readonly environment: readonly { readonly name: string; readonly value: PartialText }[];
}

/**
 * A policy that stands at a resource rather than at a principal, or comes to one (`aws_lambda_permission`); its statements name
 * their principals. That of a role says who may assume it: its trust policy.
 */
export interface ResourceGrant extends Omit<Policy, 'principals' | 'ownUnknown'> {
  /** What it is attached to, as its author names it; `null` when it is the resource itself (`aws_kms_key`). */
  readonly on: PartialText | null;
}

/**
 * A policy as it is written, whether or not this configuration makes it so: it is left out, or stands behind a condition that is
 * not known. It grants nothing, no edit of it can be checked, and what is absent from it may be given to it where it is made.
 */
export type Reading = Policy | ResourceGrant;

/** The statements of a resource's policy that name a principal. */
export interface GrantTo {
  readonly grant: ResourceGrant;
  readonly statements: readonly Statement[];
}

/** What limits a principal and grants nothing: its permissions boundary. */
export type Boundary =
  | { readonly kind: 'policy'; readonly id: string }
  | { readonly kind: 'arn'; readonly arn: string }
  | { readonly kind: 'unknown'; readonly reason: string };
