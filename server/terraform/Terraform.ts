import type { PartialText } from '../aws/index.ts';
import type { FilePath, Range } from '../files/index.ts';
import type { IgnoreComment } from '../syntax/index.ts';
import type { Policy, Principal, TfNode, Unevaluated } from './Policy.ts';
import type { EditOutcome, PolicyChange } from './PolicyChange.ts';
import type { Boundary, GrantTo, Reading, ResourceGrant, Workload } from './Workload.ts';

/** The questions that `terraform` answers. Facts carry no positions; `range` does. */
export interface Terraform {
  /** The configuration's files, sorted. */
  files(): readonly FilePath[];
  /** Folders of the root modules: those that no other module of the workspace calls. */
  roots(): readonly FilePath[];
  /** Ids of all customer policies of the workspace, by root module, sorted in each. */
  policies(): readonly string[];
  policy(id: string): Policy | undefined;
  /** Ids of the policies whose resource, document or statements are written in `file`. */
  policiesIn(file: FilePath): readonly string[];
  /**
   * Why a policy may have more principals than are known (an attachment that could not be evaluated), or `null`. No part of the
   * policy: one attachment that is being typed may concern all policies below a root module, and few ask.
   */
  principalsUnknown(policy: Policy): string | null;
  /** Whether nothing of the workspace attaches the policy, nor hands it on. */
  isUnused(id: string): boolean;
  /** The partition that everything below a root module is made in, by its providers' regions, where they are known. */
  partition(root: FilePath): string | undefined;
  /** Policies with text in `file` as they are written there, where it is not known, or not so, that they are made like that. */
  readingsIn(file: FilePath): readonly Reading[];
  /** Other files of the workspace that hold text of policies (JSON, templates, YAML), sorted: they have findings too. */
  jsonFiles(): readonly FilePath[];
  /** What could not be evaluated as a policy or an attachment in `file`, with the true reason. */
  unresolved(file: FilePath): readonly Unevaluated[];
  /** AWS-managed policies attached to a principal, by ARN; `null` entries could not be evaluated. */
  managedPoliciesOf(principalAddress: string, root: FilePath): readonly (string | null)[];
  /** The groups that a user is in; it has what is attached to them. */
  groupsOf(userAddress: string, root: FilePath): readonly Principal[];
  /** Names and addresses of the CloudWatch log groups that the configuration declares. */
  logGroups(): readonly { readonly root: FilePath; readonly address: string; readonly name: PartialText }[];
  /** What runs, or acts, under a principal, by root and address. */
  workloads(): readonly Workload[];
  /** Addresses of those that run under a principal of a root module. */
  workloadsOf(principal: string, root: FilePath): readonly string[];
  /** What stands at a resource: the policy of a bucket, a queue, a key, a permission of a function, a role's trust policy. */
  resourceGrant(id: string): ResourceGrant | undefined;
  /** What those say that name a principal of the configuration. */
  resourceGrantsTo(principalAddress: string, root: FilePath): readonly GrantTo[];
  /** Ids of the policies of resources, roles' trust policies among them, whose resource, document or statements are written in `file`. */
  resourceGrantsIn(file: FilePath): readonly string[];
  /** What limits a principal; it grants nothing. */
  boundaryOf(principalAddress: string, root: FilePath): Boundary | undefined;
  /** Where a node stands now; `undefined` when it has gone. */
  range(node: TfNode): Range | undefined;
  /** Of a block, its type and labels; of anything else, its whole range. */
  headerRange(node: TfNode): Range | undefined;
  /** Whether a text stands at a node as it is, so that every run of Terraform has it: not a variable's, and nothing inserted. */
  isLiteral(node: TfNode): boolean;
  /** Whether two statements are written alike but for Sid, effect and actions: equal for every value of what they refer to. */
  writtenAlike(statement: TfNode, other: TfNode): boolean;
  /** Whether two statements of policy `id` can be made one with nothing lost that is written in them. */
  canMerge(id: string, into: TfNode, from: TfNode): boolean;
  /** The edits that make `change` in policy `id`. */
  edit(id: string, change: PolicyChange): EditOutcome;
  /** The comments in a file that silence findings. */
  ignores(file: FilePath): readonly IgnoreComment[];
  /** Where a file could not be parsed. */
  syntaxErrors(file: FilePath): readonly Range[];
}
