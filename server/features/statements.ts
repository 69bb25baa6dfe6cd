import { isPolicyDocument } from '../access/index.ts';
import type { FilePath } from '../files/index.ts';
import type { Policy, PolicyDocument, ResourceGrant, Statement } from '../terraform/index.ts';
import type { Rooms } from './finding.ts';

/** An evaluated policy with text in a file. */
export interface ReadPolicy<P extends Policy | ResourceGrant = Policy> {
  readonly policy: P;
  readonly document: PolicyDocument;
}

/** The evaluated policies of identities that have text in `file`. */
export function readPoliciesIn(rooms: Rooms, file: FilePath): readonly ReadPolicy[] {
  return evaluated(rooms.terraform.policiesIn(file).map(rooms.terraform.policy));
}

/** The evaluated policies of resources, and trust policies of roles, that have text in `file`. */
export function readGrantsIn(rooms: Rooms, file: FilePath): readonly ReadPolicy<ResourceGrant>[] {
  return evaluated(rooms.terraform.resourceGrantsIn(file).map(rooms.terraform.resourceGrant));
}

/** Whether a policy of a resource says who may assume a role. */
export const isTrustPolicy = ({ type }: ResourceGrant): boolean => type === 'aws_iam_role' || type === 'awscc_iam_role';

/** The statements written in `file`, of all its policies of identities. */
export function statementsIn(rooms: Rooms, file: FilePath): readonly (ReadPolicy & { readonly statement: Statement })[] {
  return readPoliciesIn(rooms, file).flatMap((read) => statementsOf(read, file));
}

/** The statements of a policy that are written in `file`. */
export function statementsOf<P extends Policy | ResourceGrant>(
  read: ReadPolicy<P>,
  file: FilePath,
): readonly (ReadPolicy<P> & { readonly statement: Statement })[] {
  return read.document.statements.filter((statement) => statement.at.file === file).map((statement) => ({ ...read, statement }));
}

const evaluated = <P extends Policy | ResourceGrant>(policies: readonly (P | undefined)[]): readonly ReadPolicy<P>[] =>
  policies.flatMap((policy) => (policy && isPolicyDocument(policy.document) ? [{ policy, document: policy.document }] : []));
