import { type FilePath, type Files, isWithin } from '../files/index.ts';
import { derived, family } from '../query/index.ts';
import type { Syntax } from '../syntax/index.ts';
import { editPolicy } from './edit/editPolicy.ts';
import { createGather } from './gather.ts';
import { createModules } from './modules/createModules.ts';
import { isEachInstance } from './modules/Module.ts';
import type { Policy, Unevaluated } from './Policy.ts';
import { attachedTo, distinctPrincipals, principalResolver } from './policies/attachedTo.ts';
import { callFacts } from './policies/callFacts.ts';
import { factsOf, isRelevant } from './policies/factsOf.ts';
import { filesOf } from './policies/filesOf.ts';
import { noFacts, type ResourceFacts } from './policies/ResourceFacts.ts';
import { createHeaderRange, createRange } from './range.ts';
import type { Terraform } from './Terraform.ts';
import type { Boundary } from './Workload.ts';

/**
 * Wires the questions of `Terraform`. Facts are derived resource by resource, for each instance of its module; what reads many
 * of them reads them by module instance.
 */
export function createTerraform({ files, syntax }: { readonly files: Files; readonly syntax: Syntax }): Terraform {
  const modules = createModules(files, syntax);
  const { world, roots } = modules;

  /** Keys of the resources of a module instance that say anything of permissions. */
  const relevant = family('relevantResources', (folder) =>
    modules.names(folder).resources.filter((name) => !name.startsWith('data.') && isRelevant(name.slice(0, name.indexOf('.')))),
  );
  const facts = family('resourceFacts', (key): ResourceFacts => {
    const [id = '', name = ''] = key.split('\t');
    const instance = modules.instance(id);
    if (instance && name.startsWith('module.')) return callFacts(world, instance, name.slice('module.'.length));
    const declared = instance && world.resource(instance.folder, name);
    return instance && declared ? factsOf(world, instance, declared) : noFacts;
  });
  const keysOf = family('instanceResources', (id) => {
    const instance = modules.instance(id);
    if (!instance) return [];
    const missing = modules.names(instance.folder).calls.filter((name) => modules.called(id, name)?.missing);
    return [...relevant(instance.folder), ...missing.map((name) => `module.${name}`)].map((name) => `${id}\t${name}`);
  });
  const allInstances = derived('allInstances', () => roots().flatMap((root) => modules.instances(root)));

  const gather = createGather(keysOf);
  const policyIds = gather('instancePolicies', (key) => facts(key).policies.map((policy) => [policy.id, key] as const));
  const homes = derived('policyHomes', () => new Map(allInstances().flatMap((id) => policyIds(id))));
  const policies = derived('policies', () => [...homes().keys()].sort());
  const home = family('policyHome', (id) => homes().get(id));

  const instanceAttachments = gather('instanceAttachments', (key) => facts(key).attachments);
  const instancePrincipals = gather('instancePrincipals', (key) => facts(key).principals);
  const rootPrincipals = family('rootPrincipals', (root) => modules.instances(root).flatMap((id) => instancePrincipals(id)));
  const attached = family('attached', (root) => {
    const attachments = modules.instances(root).flatMap((id) => instanceAttachments(id));
    return attachedTo(attachments, rootPrincipals(root));
  });
  const attachedPrincipals = family('attachedPrincipals', (key) => {
    const [root = '', id = ''] = key.split('\t');
    const { principals, unknown } = attached(root);
    return { principals: principals.get(id) ?? [], unknown };
  });

  const policy = family('policy', (id): Policy | undefined => {
    const key = home(id);
    const own = key === undefined ? undefined : facts(key).policies.find((one) => one.id === id);
    if (!own) return undefined;
    const { ownPrincipals, ownUnknown, ...rest } = own;
    const others = attachedPrincipals(`${own.root}\t${id}`);
    const resolve = ownPrincipals.some((one) => one.name !== null) ? principalResolver(rootPrincipals(own.root)) : principalResolver([]);
    return {
      ...rest,
      principals: distinctPrincipals([...ownPrincipals.map(resolve), ...others.principals]),
      principalsUnknown: ownUnknown ?? others.unknown,
    };
  });

  const policyFiles = gather('instancePolicyFiles', (key) => facts(key).policies.map((one) => ({ id: one.id, files: filesOf(one) })));
  const byFile = derived('policiesByFile', () => {
    const found = new Map<FilePath, string[]>();
    for (const instance of allInstances()) {
      for (const { id, files: written } of policyFiles(instance)) {
        for (const file of written) found.set(file, [...(found.get(file) ?? []), id]);
      }
    }
    return found;
  });
  const policiesIn = family('policiesIn', (file) => [...new Set(byFile().get(file) ?? [])].sort());

  const factsUnresolved = gather('factsUnresolved', (key) => facts(key).unresolved);
  const instanceUnresolved = family('instanceUnresolved', (id): readonly Unevaluated[] => {
    const instance = modules.instance(id);
    const calls = instance ? modules.names(instance.folder).calls : [];
    const ofCalls = calls.flatMap((name): readonly Unevaluated[] => {
      const called = modules.called(id, name);
      const eachOf = called?.instances.map((one) => one.call?.key ?? null).find(isEachInstance);
      if (called?.missing && isReported(called.missing.reason)) return [called.missing];
      return eachOf && called?.expansion?.at ? [{ reason: eachOf.unknown, at: called.expansion.at }] : [];
    });
    return [...ofCalls, ...factsUnresolved(id)];
  });
  const unresolvedByFile = derived('unresolvedByFile', () => {
    const found = new Map<FilePath, Map<string, Unevaluated>>();
    for (const id of allInstances()) {
      for (const one of instanceUnresolved(id)) {
        const list = found.get(one.at.file) ?? new Map<string, Unevaluated>();
        // Of a place in several instances of its module the first stands for all.
        const place = `${one.at.item}\n${one.at.node}\n${one.at.pointer ?? ''}`;
        if (!list.has(place)) list.set(place, one);
        found.set(one.at.file, list);
      }
    }
    return new Map([...found].map(([file, list]) => [file, [...list.values()]]));
  });
  const unresolved = family('terraformUnresolved', (file) => unresolvedByFile().get(file) ?? []);

  const instanceLogGroups = gather('instanceLogGroups', (key) => facts(key).logGroups);
  const logGroups = derived('logGroups', () =>
    roots().flatMap((root) => modules.instances(root).flatMap((id) => instanceLogGroups(id).map((group) => ({ root, ...group })))),
  );

  const instanceWorkloads = gather('instanceWorkloads', (key) => facts(key).workloads);
  const workloads = derived('workloads', () =>
    roots().flatMap((root) => {
      const resolve = principalResolver(rootPrincipals(root));
      const named = modules.instances(root).flatMap((id) => instanceWorkloads(id));
      return named.map(({ runsAs, executedBy, ...rest }) => ({
        ...rest,
        principals: runsAs.map(resolve),
        executionPrincipals: executedBy.map(resolve),
      }));
    }),
  );
  const instanceGrants = gather('instanceGrants', (key) => facts(key).grants);
  const resourceGrants = derived('resourceGrants', () => allInstances().flatMap((id) => instanceGrants(id)));
  const instanceBoundaries = gather('instanceBoundaries', (key) => facts(key).boundaries);
  const boundaries = family('boundaries', (root) => {
    const found = modules.instances(root).flatMap((id) => instanceBoundaries(id));
    return new Map(
      found.map(({ principal, policy: limit }): [string, Boundary] => [
        principal,
        limit.kind === 'resource'
          ? { kind: 'policy', id: limit.id }
          : limit.kind === 'arn'
            ? limit
            : { kind: 'unknown', reason: limit.reason },
      ]),
    );
  });

  const hcl = (file: FilePath) => (/\.(tf|tofu)$/.test(file) ? syntax.hcl(file) : null);
  const context = {
    text: (file: FilePath) => files.text(file) ?? undefined,
    hcl,
    json: (file: FilePath) => (file.endsWith('.json') ? syntax.json(file) : null),
  };
  const isInWorkspace = (file: FilePath) => files.roots().some((root) => isWithin(file, root)) && !file.includes('/.terraform/');

  files.whenGone(policiesIn.drop);

  return {
    files: () => files.list('terraform'),
    roots,
    policies,
    policy,
    policiesIn,
    jsonFiles: derived('policyJsonFiles', () =>
      [...byFile().keys()].filter((file) => !/\.(tf|tofu)(\.json)?$/.test(file) && isInWorkspace(file)).sort(),
    ),
    unresolved,
    managedPoliciesOf: (address, root) => attached(root).managed.get(address) ?? [],
    logGroups,
    workloads,
    resourceGrants,
    boundaryOf: (address, root) => boundaries(root).get(address),
    range: createRange(context),
    headerRange: createHeaderRange(context),
    edit: (id, change) => {
      const found = policy(id);
      if (!found) return { refused: 'the policy has gone', at: null };
      if (found.notEditable !== null) return { refused: found.notEditable, at: found.at };
      return editPolicy(context, found, change);
    },
    ignores: (file) => hcl(file)?.ignores ?? [],
    syntaxErrors: family('terraformSyntaxErrors', (file) =>
      file.endsWith('.json') ? (syntax.json(file)?.errors ?? []).map(({ start, end }) => ({ start, end })) : (hcl(file)?.errors ?? []),
    ),
  };
}

/** A module that is merely not installed is reported where something needs it, not at every call. */
const isReported = (reason: string): boolean => !reason.includes('is not installed');
