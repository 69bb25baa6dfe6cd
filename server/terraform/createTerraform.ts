import { type FilePath, type Files, isWithin } from '../files/index.ts';
import { derived } from '../query/index.ts';
import type { Syntax } from '../syntax/index.ts';
import { createFacts } from './createFacts.ts';
import { createPolicies } from './createPolicies.ts';
import { createUnread } from './createUnread.ts';
import { createWorkloads } from './createWorkloads.ts';
import { createWriting } from './createWriting.ts';
import { createFactIndex } from './factIndex.ts';
import { createModules } from './modules/createModules.ts';
import type { Policy } from './Policy.ts';
import { createPrincipals } from './policies/createPrincipals.ts';
import type { Worlds } from './policies/withReadings.ts';
import { createRootPartition } from './rootPartition.ts';
import type { Terraform } from './Terraform.ts';
import { createIsUnused } from './unusedPolicies.ts';

/**
 * Wires the questions of `Terraform`. Facts are derived resource by resource, for each instance of its module, and joined by an
 * index: no answer depends on more of them than it is made from.
 */
export function createTerraform({ files, syntax }: { readonly files: Files; readonly syntax: Syntax }): Terraform {
  const modules = createModules(files, syntax);
  const { world, roots } = modules;
  const worlds: Worlds = {
    made: world,
    // Named values are kept apart: they differ.
    holds: { ...world, found: new Map(), branch: { holds: true } },
    fails: { ...world, found: new Map(), branch: { holds: false } },
  };

  const { facts, units, unit } = createFacts(modules, worlds);
  const heard = createFactIndex(files, roots, units, unit, facts);
  const principals = createPrincipals(heard, roots);
  const { written, writtenIn, ...policies } = createPolicies({ files, roots, heard, facts, principals });
  const isInWorkspace = (file: FilePath) => files.roots().some((root) => isWithin(file, root)) && !file.includes('/.terraform/');
  const principalsUnknown = (policy: Policy) => policy.ownUnknown ?? principals.doubt(policy.root);
  const isUnused = createIsUnused({ modules, heard, isInWorkspace, principalsUnknown });

  return {
    ...policies,
    ...createUnread({ files, modules, worlds, heard, isInWorkspace }),
    ...createWorkloads(heard, roots, principals),
    ...createWriting(files, syntax, modules, { written, writtenIn }),
    files: () => files.list('terraform'),
    roots,
    principalsUnknown,
    isUnused: (id) => {
      const found = policies.policy(id);
      return found !== undefined && isUnused(found);
    },
    partition: createRootPartition(modules),
    jsonFiles: derived('policyJsonFiles', () => [...new Set(heard('json', ''))].filter(isInWorkspace).sort()),
    managedPoliciesOf: principals.managedOf,
    groupsOf: principals.groupsOf,
    logGroups: () => roots().flatMap((root) => heard('logGroup', root)),
    resourceGrantsTo: principals.grantsTo,
    boundaryOf: principals.boundaryOf,
  };
}
