import { isPolicyDocument } from '../access/index.ts';
import type { FilePath, Range } from '../files/index.ts';
import type { Policy, PolicyDocument, ResourceGrant, Statement, TfNode } from '../terraform/index.ts';
import type { Rooms } from './finding.ts';

/** An evaluated policy with text in a file. */
export interface ReadPolicy<P extends Policy | ResourceGrant = Policy> {
  readonly policy: P;
  readonly document: PolicyDocument;
}

/** A statement, and the policy that it is part of. */
export interface ReadStatement<P extends Policy | ResourceGrant = Policy> extends ReadPolicy<P> {
  readonly statement: Statement;
}

/** A policy with its document: none where it could not be evaluated. */
export function evaluated<P extends Policy | ResourceGrant>(policy: P | undefined): readonly ReadPolicy<P>[] {
  return policy && isPolicyDocument(policy.document) ? [{ policy, document: policy.document }] : [];
}

/** The evaluated policies of identities that have text in `file`. */
export function readPoliciesIn(rooms: Rooms, file: FilePath): readonly ReadPolicy[] {
  return rooms.terraform.policiesIn(file).flatMap((id) => evaluated(rooms.terraform.policy(id)));
}

/** Whether a policy of a resource says who may assume a role. */
export const isTrustPolicy = ({ type }: ResourceGrant): boolean => type === 'aws_iam_role' || type === 'awscc_iam_role';

/** Whether a policy is one of IoT, for devices: it names no principal, and its conditions test what policy variables hold. */
export const isDevicePolicy = ({ type }: Pick<Policy, 'type'>): boolean => type === 'aws_iot_policy';

/**
 * The statements of the policies of identities that have text in `file`. A statement may be written in one file and its actions
 * in another: whoever marks a part of it asks `rangeIn`.
 */
export function statementsIn(rooms: Rooms, file: FilePath): readonly ReadStatement[] {
  return rooms.terraform.policiesIn(file).flatMap((id) => statementsOf(rooms.terraform.policy(id)));
}

/** The statements of a policy: none where it could not be evaluated. */
export function statementsOf<P extends Policy | ResourceGrant>(policy: P | undefined): readonly ReadStatement<P>[] {
  if (!policy) return [];
  const known = statementsRead.get(policy);
  if (known) return known as readonly ReadStatement<P>[];
  const read = evaluated(policy).flatMap((one) => one.document.statements.map((statement) => ({ ...one, statement })));
  statementsRead.set(policy, read);
  return read;
}

/** Each kind of finding asks for them, of the same policy. */
const statementsRead = new WeakMap<Policy | ResourceGrant, readonly ReadStatement<Policy | ResourceGrant>[]>();

/** Where a node stands in `file`; `undefined` for one that is written in another. */
export function rangeIn(rooms: Rooms, file: FilePath, node: TfNode): Range | undefined {
  return node.file === file ? rooms.terraform.range(node) : undefined;
}

/** Where a policy's resource begins in `file`, its type and labels; `undefined` for one that is declared in another. */
export function headerRangeIn(rooms: Rooms, file: FilePath, { at }: Policy): Range | undefined {
  return at.file === file ? rooms.terraform.headerRange(at) : undefined;
}
