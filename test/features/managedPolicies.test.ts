import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readPolicies } from '../../server/aws/data.ts';
import { action } from '../../server/aws/index.ts';
import type { Finding } from '../../server/features/index.ts';
import { workspace } from '../support/engine.ts';

/**
 * AWS's own policies as the judge of what is said of a policy alone: each is the document of a `aws_iam_policy`, read with
 * `file()`. What is said of one is read by a person, and stands here with the reason, or is a false alarm.
 */
const buckets = readdirSync(new URL('../../server/aws/data/policies/', import.meta.url)).map((name) => name.replace('.json.br', ''));
const documents = new Map(
  buckets.flatMap((bucket) => Object.entries(readPolicies(bucket) ?? {}).map(([name, [, , document]]) => [name, document])),
);

let found: readonly Finding[] = [];
beforeAll(async () => {
  const names = [...documents.keys()];
  const resources = names.map((name, n) => `resource "aws_iam_policy" "p${n}" {\n  policy = file("\${path.module}/p/${name}.json")\n}\n`);
  const texts = [...documents].map(([name, document]) => [`p/${name}.json`, JSON.stringify(document)]);
  const { findings } = await workspace({ 'main.tf': resources.join('\n'), ...Object.fromEntries(texts) });
  found = findings();
}, 120_000);

/** `policy: message` of what is said under a code, hints left out. */
const said = (code: Finding['code']): readonly string[] =>
  found
    .filter((finding) => finding.code === code && finding.severity !== 'hint')
    .map((finding) => `${finding.file.slice('/w/p/'.length, -'.json'.length)}: ${finding.message}`);

/** What is left when the explained ones are taken away, each of which takes at least one. */
function unexplained(alarms: readonly string[], reasons: readonly RegExp[]): readonly (string | RegExp)[] {
  const left = alarms.filter((alarm) => !reasons.some((reason) => reason.test(alarm)));
  return [...left, ...reasons.filter((reason) => !alarms.some((alarm) => reason.test(alarm)))];
}

describe('of the policies that AWS manages', () => {
  test('all are read', () => {
    expect(documents.size).toBeGreaterThan(1000);
    expect(said('unresolved-policy')).toEqual([]);
    expect(found.filter((finding) => finding.code === 'wildcard-action').length).toBeGreaterThan(1000);
  });

  test.each(['invalid-policy', 'ineffective-statement', 'duplicate-sid', 'unresolved-call'] as const)('none has %s', (code) => {
    expect(said(code)).toEqual([]);
  });

  test('no action is taken for another service’s', () => {
    const offered = found.filter((finding) => finding.code === 'unknown-action' && finding.fixes.some((fix) => !fix.unsafe));
    // The SDK's names of operations, beside which the policies have the actions' own.
    expect(offered.map((finding) => finding.actions[0]).sort()).toEqual(
      ['CreateBudget', 'DeleteBudget', 'DescribeBudget', 'DescribeBudgets', 'UpdateBudget'].map((name) => `budgets:${name}`),
    );
  });

  test('conditions are valid, but for a few', () => {
    expect(
      unexplained(said('invalid-condition'), [
        // Alexa for Business has ended; the reference keeps its actions without these keys.
        // Requests of these actions carry no tags.
        /^AmazonDataZoneSageMaker\w+: (?:kms:DescribeKey|kms:CreateGrant|sagemaker:DeleteDomain) never has aws:TagKeys/,
        // ForAllValues holds where there are no tags, so these statements are open.
        /^AWSGlueConsoleSageMakerNotebookFullAccess: tag:GetResources never has aws:TagKeys.* always holds/,
        /^AmazonEC2RolePolicyForLaunchWizard: None of fsx:.* has aws:TagKeys.* always holds/,
        // A key of Lake Formation that is not documented.
        /^AmazonDataZoneGlueManageAccessRolePolicy: There is no condition key lakeformation:GlueARN/,
      ]),
    ).toEqual([]);
  });

  describe('resources that can never be the actions’', () => {
    test('are ARNs that are written wrongly', () => {
      const typed = said('resource-mismatch').filter((alarm) => /(?:It acts|They act) on/.test(alarm));
      expect(
        unexplained(typed, [
          // Two or three colons too few or too many.
          /: kms:.* can never apply to arn:aws:kms:\*::\*\./,
          /: kms:DescribeKey can never apply to arn:\*:kms:\*:::\*\./,
          // An action of buckets on objects.
          /: s3:ListBucketMultipartUploads can never apply to arn:aws:s3:::transform-vmware-target-\*\/\*\./,
          /: s3:ListBucket can never apply to arn:aws:s3:::\*\/CodeDeploy\/\*\./,
          // Another service's resource.
          /^AWSWAF\w+: waf-regional:GetWebACLForResource can never apply to arn:aws:waf-regional:/,
          /^SageMakerStudioProjectProvisioningRolePolicy: imagebuilder:.* can never apply to arn:aws:ecr:/,
          // `statemachine` for `stateMachine`.
          /SageMaker\w+: states:StartExecution and states:UpdateStateMachine can never apply/,
        ]),
      ).toEqual([]);
    });

    test('are ARNs for actions that by the reference accept only "*"', () => {
      const untyped = found.filter(
        (finding) => finding.code === 'resource-mismatch' && finding.severity !== 'hint' && /accepts? only/.test(finding.message),
      );
      expect(untyped.length).toBeGreaterThan(0);
      expect(untyped.flatMap((finding) => finding.actions.filter((name) => action(name)?.resourceTypes.length !== 0))).toEqual([]);
      // Of EC2 it is documented. Else one alarm in twenty-five policies; what the services may see otherwise is a hint.
      const isOfEc2 = ({ actions }: Finding) => actions.every((name) => name.startsWith('ec2:'));
      expect(untyped.filter(isOfEc2).length).toBeLessThan(5);
      expect(untyped.filter((finding) => !isOfEc2(finding)).length).toBeLessThan(documents.size / 25);
    });
  });
});
