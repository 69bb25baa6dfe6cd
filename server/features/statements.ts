import { isPolicyDocument } from '../access/index.ts';
import type { FilePath } from '../files/index.ts';
import type { Policy, PolicyDocument, Statement } from '../terraform/index.ts';
import type { Rooms } from './finding.ts';

/** An evaluated policy with text in a file. */
export interface ReadPolicy {
  readonly policy: Policy;
  readonly document: PolicyDocument;
}

/** The evaluated policies that have text in `file`. */
export function readPoliciesIn(rooms: Rooms, file: FilePath): readonly ReadPolicy[] {
  return rooms.terraform.policiesIn(file).flatMap((id) => {
    const policy = rooms.terraform.policy(id);
    return policy && isPolicyDocument(policy.document) ? [{ policy, document: policy.document }] : [];
  });
}

/** The statements written in `file`, of all its policies. */
export function statementsIn(rooms: Rooms, file: FilePath): readonly (ReadPolicy & { readonly statement: Statement })[] {
  return readPoliciesIn(rooms, file).flatMap((read) =>
    read.document.statements.filter((statement) => statement.at.file === file).map((statement) => ({ ...read, statement })),
  );
}
