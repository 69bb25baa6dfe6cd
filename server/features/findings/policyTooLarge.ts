import { isPolicyDocument } from '../../access/index.ts';
import type { PartialText } from '../../aws/index.ts';
import type { Policy, PolicyDocument, Principal, StatementList } from '../../terraform/index.ts';
import type { Draft, FindingKind, RelatedPlace, Rooms } from '../finding.ts';
import { evaluated, headerRangeIn } from '../statements.ts';

/**
 * Characters that IAM takes, white space not counted: of a managed policy, and of all inline policies of a principal together.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const managedLimit = 6144;
const inlineLimits: Readonly<Record<Principal['kind'], number>> = { role: 10240, group: 5120, user: 2048 };

const managedTypes: ReadonlySet<string> = new Set(['aws_iam_policy', 'awscc_iam_managed_policy']);
const inlineTypes = /^(?:aws|awscc)_iam_(?:role|group|user)(?:_policy)?$/;

/** Documents that IAM refuses for their size, by the part of them that is known. */
export const policyTooLarge: FindingKind = {
  code: 'policy-too-large',
  severity: 'error',
  in: ['terraform'],
  ofPolicy: (rooms, file, policy) =>
    evaluated(policy).flatMap(({ document }): readonly Draft[] => {
      const range = headerRangeIn(rooms, file, policy);
      if (!range) return [];
      const draft = (message: string, related: readonly RelatedPlace[] = []): Draft => ({
        range,
        message,
        subject: policy.address,
        policy: policy.address,
        related,
      });
      const size = knownSize(policy, document);
      if (managedTypes.has(policy.type))
        return size > managedLimit ? [draft(`${policy.address} has at least ${sizeOver(size, managedLimit)}.`)] : [];
      if (!inlineTypes.test(policy.type)) return [];
      return policy.principals
        .filter((one) => !one.mayBeSeveral)
        .flatMap((principal) => {
          const all = inlinePolicies(rooms, principal);
          const total = all.reduce((sum, one) => sum + one.size, 0);
          const limit = inlineLimits[principal.kind];
          // Of several the largest is marked: there is the most to take out.
          if (total <= limit || all[0]?.policy.id !== policy.id) return [];
          if (all.length === 1) return [draft(`${policy.address} has at least ${sizeOver(size, limit)}.`)];
          const related = all.slice(1).flatMap((one): readonly RelatedPlace[] => {
            const place = rooms.terraform.headerRange(one.policy.at);
            return place ? [{ file: one.policy.at.file, ...place, message: `${one.size} characters` }] : [];
          });
          return [
            draft(`The ${all.length} inline policies of ${principal.address} together have at least ${sizeOver(total, limit)}.`, related),
          ];
        });
    }),
};

const sizeOver = (size: number, limit: number): string => `${size} characters without white space; IAM takes ${limit}`;

/** The inline policies of a principal, the largest first. */
function inlinePolicies(rooms: Rooms, principal: Principal): readonly { readonly policy: Policy; readonly size: number }[] {
  return rooms.access
    .policiesOf(principal)
    .flatMap((id) => {
      const policy = rooms.terraform.policy(id);
      return policy && inlineTypes.test(policy.type) && isPolicyDocument(policy.document)
        ? [{ policy, size: knownSize(policy, policy.document) }]
        : [];
    })
    .sort((a, b) => b.size - a.size || (a.policy.address < b.policy.address ? -1 : 1));
}

/**
 * Length of the compact JSON, of which what is not known counts nothing, and a list of one its element alone. A data source
 * writes what its lists have twice but once.
 */
function knownSize({ form }: Policy, document: PolicyDocument): number {
  const text = (value: PartialText) => value.filter((part) => typeof part === 'string').join('');
  const list = (of: StatementList | null) => {
    const all = of?.elements.map((element) => text(element.value));
    const texts = all && form === 'document' ? [...new Set(all)] : all;
    return texts?.length === 1 ? texts[0] : texts;
  };
  const statements = document.statements.map((statement) => {
    const condition: Record<string, Record<string, unknown>> = {};
    for (const { operator, key, values } of statement.conditions?.tests ?? [])
      condition[operator.value] = { ...condition[operator.value], [key.value]: list(values) };
    return {
      Sid: statement.sid ? text(statement.sid.value) : undefined,
      Effect: statement.effect ? text(statement.effect.value) : undefined,
      Action: list(statement.actions),
      NotAction: list(statement.notActions),
      Resource: list(statement.resources),
      NotResource: list(statement.notResources),
      Condition: statement.conditions ? condition : undefined,
    };
  });
  const whole = { Version: document.version ? text(document.version.value) : undefined, Statement: statements };
  return JSON.stringify(whole).replace(/\s/g, '').length;
}
