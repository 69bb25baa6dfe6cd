import type { FilePath } from '../files/index.ts';
import { index } from '../query/index.ts';
import type { Heard } from './factIndex.ts';
import type { Principals } from './policies/createPrincipals.ts';
import { addressKey } from './policies/ResourceFacts.ts';
import type { Terraform } from './Terraform.ts';

/** What runs, or acts, under principals. */
export function createWorkloads(
  heard: Heard,
  roots: () => readonly FilePath[],
  principals: Principals,
): Pick<Terraform, 'workloads' | 'workloadsOf'> {
  const below = (root: FilePath) =>
    heard('workload', root).map(({ runsAs, executedBy, ...rest }) => ({
      ...rest,
      principals: runsAs.map(principals.resolve),
      executionPrincipals: executedBy.map(principals.resolve),
    }));
  const byPrincipal = index(roots, (root) =>
    below(root).flatMap((one) => one.principals.map(({ address }) => ({ key: addressKey(root, address), entry: one.address }))),
  );
  return {
    workloads: () => roots().flatMap(below),
    workloadsOf: (address, root) => [...new Set(byPrincipal(addressKey(root, address)))],
  };
}
