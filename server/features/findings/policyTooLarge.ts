import { showPartialText } from '../../access/index.ts';
import type { PartialText } from '../../aws/index.ts';
import type { PolicyDocument, StatementList } from '../../terraform/index.ts';
import type { Draft, FindingKind } from '../finding.ts';
import { readPoliciesIn } from '../statements.ts';

/**
 * Characters that a document may have, white space not counted.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const limits: Readonly<Record<string, number>> = {
  aws_iam_policy: 6144,
  aws_iam_role_policy: 10240,
  aws_iam_group_policy: 5120,
  aws_iam_user_policy: 2048,
};

/** A document that IAM refuses for its size, by the part of it that is known. */
export const policyTooLarge: FindingKind = {
  code: 'policy-too-large',
  severity: 'error',
  in: ['terraform'],
  find: (rooms, file) =>
    readPoliciesIn(rooms, file).flatMap(({ policy, document }): Draft[] => {
      const limit = limits[policy.type];
      const size = limit === undefined ? 0 : knownSize(document);
      const range = policy.at.file === file ? rooms.terraform.headerRange(policy.at) : undefined;
      if (limit === undefined || size <= limit || !range) return [];
      return [
        {
          range,
          message: `${policy.address} has at least ${size} characters without white space; IAM takes ${limit}.`,
          subject: policy.address,
          policy: policy.address,
        },
      ];
    }),
};

/** Length of the compact JSON, holes counted as empty. */
function knownSize(document: PolicyDocument): number {
  const text = (value: PartialText) => showPartialText(value.filter((part) => typeof part === 'string'));
  const list = (of: StatementList | null) => of?.elements.map((element) => text(element.value));
  const statements = document.statements.map((statement) => ({
    Sid: statement.sid ? text(statement.sid.value) : undefined,
    Effect: statement.effect ? text(statement.effect.value) : undefined,
    Action: list(statement.actions),
    NotAction: list(statement.notActions),
    Resource: list(statement.resources),
    NotResource: list(statement.notResources),
    Condition: statement.conditions?.value,
  }));
  return JSON.stringify({ Version: document.version ? text(document.version.value) : undefined, Statement: statements }).replace(/\s/g, '')
    .length;
}
