import { type FilePath, type Files, fileFamily, fileKind, folderOf, isWithin } from '../files/index.ts';
import { derived, family, index, steadyFamily } from '../query/index.ts';
import type { Syntax } from '../syntax/index.ts';
import { checkedEdit } from './edit/checkedEdit.ts';
import { editPolicy } from './edit/editPolicy.ts';
import { isLiteral } from './edit/isLiteral.ts';
import { writtenAlike } from './edit/writtenAlike.ts';
import type { World } from './evaluate/World.ts';
import { createFactIndex, type Unit } from './factIndex.ts';
import { withLocalNames } from './localNames.ts';
import { createModules } from './modules/createModules.ts';
import { isEachInstance } from './modules/Module.ts';
import type { Policy, Unevaluated } from './Policy.ts';
import { callFacts } from './policies/callFacts.ts';
import { createPrincipals, distinctPrincipals } from './policies/createPrincipals.ts';
import { factsOf, isRelevant, mayHoldPolicy } from './policies/factsOf.ts';
import { addressKey, noFacts, type ResourceFacts } from './policies/ResourceFacts.ts';
import { unreadIn, unreadReadings } from './policies/unread.ts';
import { type Worlds, withReadings } from './policies/withReadings.ts';
import { createHeaderRange, createRange } from './range.ts';
import { createRootPartition } from './rootPartition.ts';
import type { Terraform } from './Terraform.ts';
import { createIsUnused } from './unusedPolicies.ts';
import type { Reading } from './Workload.ts';

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
    holds: { ...world, found: new Map(), branch: 'holds' },
    fails: { ...world, found: new Map(), branch: 'fails' },
  };

  const facts = family('resourceFacts', (key): ResourceFacts => {
    const [id = '', name = ''] = key.split('\t');
    const instance = modules.instance(id);
    if (instance && name.startsWith('module.'))
      return withReadings(worlds, (one) => callFacts(one, instance, name.slice('module.'.length)));
    const declared = instance && world.resource(instance.folder, name);
    if (!instance || !declared) return noFacts;
    const read = (one: World) => factsOf(one, instance, declared);
    return mayHoldPolicy(declared.type) ? withReadings(worlds, read) : read(world);
  });
  /** Whether an instance of a module, or one that it calls, says anything of permissions, or may: of one that is not read that is not known. */
  const concernsPermissions: (id: string) => boolean = family('concernsPermissions', (id) =>
    modules.files(modules.instance(id)?.folder ?? '').some((file) => {
      const { resources, calls } = modules.own(file);
      if (resources.some((name) => saysSomething(name) || name.startsWith('data.aws_iam_policy_document.'))) return true;
      return calls.some((name) => {
        const called = modules.called(id, name);
        return called?.missing != null || called?.instances.some((one) => concernsPermissions(one.id));
      });
    }),
  );
  const unit = family('terraformUnit', (key): Unit => {
    const [id = '', file = ''] = key.split('\t');
    const { resources, calls } = modules.own(file);
    const crowded = calls.length > 0 && !id.includes('\n') ? modules.crowded(id) : null;
    const missing = calls.filter((name) => modules.called(id, name)?.missing).map((name) => `module.${name}`);
    return {
      instance: id,
      folder: modules.instance(id)?.folder ?? '',
      keys: [...resources.filter(saysSomething), ...missing].map((name) => `${id}\t${name}`),
      unresolved: calls.flatMap((name) => {
        const called = modules.called(id, name);
        const unknown = called?.instances.find((one) => isEachInstance(one.call?.key ?? null));
        const key = unknown && concernsPermissions(unknown.id) ? unknown.call?.key : null;
        // One that is merely not installed is reported where something needs it, not at every call.
        if (called?.missing && !called.missing.notInstalled) return [called.missing];
        if (key != null && isEachInstance(key) && called?.expansion?.at) return [{ reason: key.unknown, at: called.expansion.at }];
        const declared = crowded === null ? undefined : world.declared(id, 'call', name);
        return crowded !== null && declared ? [{ reason: crowded, at: { file: declared.file, item: declared.item, node: 0 } }] : [];
      }),
    };
  });
  /** The files below a root module, once for each instance of their module. */
  const unitsBelow = family('terraformUnitsBelow', (root) =>
    modules.instances(root).flatMap((id) => modules.files(modules.instance(id)?.folder ?? '').map((file) => `${id}\t${file}`)),
  );
  const heard = createFactIndex(files, roots, () => roots().flatMap(unitsBelow), unit, facts);
  const principals = createPrincipals(heard, roots);

  const policies = derived('policies', () => [...heard('policy', '')].sort());
  const policy = family('policy', (id): Policy | undefined => {
    const [home] = heard('home', id);
    const own = home === undefined ? undefined : facts(home).policies.find((one) => one.id === id);
    if (!own) return undefined;
    const { ownPrincipals, ...rest } = own;
    const others = principals.attachedTo(id);
    const isBoundary = others.length + ownPrincipals.length === 0 && heard('bounds', id).length > 0;
    return {
      ...rest,
      limit: isBoundary ? 'boundary' : rest.limit,
      principals: distinctPrincipals([...ownPrincipals.map(principals.resolve), ...others]),
    };
  });
  const policiesIn = fileFamily(files, 'policiesIn', (file) => [...new Set(heard('written', file))].sort());
  const resourceGrant = family('resourceGrant', (id) => heard('grant', id)[0]);
  const resourceGrantsIn = fileFamily(files, 'resourceGrantsIn', (file) => [...new Set(heard('grantWritten', file))].sort());
  const isInWorkspace = (file: FilePath) => files.roots().some((root) => isWithin(file, root)) && !file.includes('/.terraform/');
  /** Of a folder, once for all of its files, each of which is heard in each instance. */
  const instanceIds = steadyFamily('terraformInstancesIn', (folder) => [...new Set(heard('instance', folder))]);
  files.whenGone((file) => instanceIds.drop(folderOf(file)));
  const instancesIn = (folder: FilePath) => instanceIds(folder).flatMap((id) => modules.instance(id) ?? []);
  const isRead = (item: string) => heard('read', item).length > 0;
  const unread = fileFamily(files, 'unreadPolicies', (file): readonly Unevaluated[] => {
    const folder = folderOf(file);
    return isInWorkspace(file) ? unreadIn(world, folder, modules.own(file).resources, () => instancesIn(folder), isRead) : [];
  });
  const unmade = fileFamily(files, 'unreadReadings', (file): readonly Reading[] => {
    const folder = folderOf(file);
    return isInWorkspace(file) && fileKind(file) === 'terraform'
      ? unreadReadings(worlds, folder, modules.own(file).resources, () => instancesIn(folder), isRead)
      : [];
  });
  const unresolved = fileFamily(files, 'terraformUnresolved', (file): readonly Unevaluated[] => {
    const byPlace = new Map<string, Unevaluated>();
    for (const one of [...heard('unresolved', file), ...unread(file)]) {
      const place = `${one.at.item}\n${one.at.node}\n${one.at.pointer ?? ''}`;
      // Of a place in several instances of its module the first stands for all.
      if (!byPlace.has(place)) byPlace.set(place, one);
    }
    return [...byPlace.values()];
  });

  /** A policy of whichever kind. */
  const written = (id: string): Policy | undefined => {
    const grant = resourceGrant(id);
    return policy(id) ?? (grant && { ...grant, principals: [], ownUnknown: null });
  };
  const writtenIn = (file: FilePath) => [...policiesIn(file), ...resourceGrantsIn(file)];

  const hcl = (file: FilePath) => (/\.(tf|tofu|tfvars|hcl)$/.test(file) ? syntax.hcl(file) : null);
  const context = {
    text: (file: FilePath) => files.text(file) ?? undefined,
    hcl,
    json: (file: FilePath) => (file.endsWith('.json') ? syntax.json(file) : null),
  };

  const workloadsBelow = (root: FilePath) =>
    heard('workload', root).map(({ runsAs, executedBy, ...rest }) => ({
      ...rest,
      principals: runsAs.map(principals.resolve),
      executionPrincipals: executedBy.map(principals.resolve),
    }));
  const workloadsOf = index(roots, (root) =>
    workloadsBelow(root).flatMap((one) => one.principals.map(({ address }) => ({ key: addressKey(root, address), entry: one.address }))),
  );

  const principalsUnknown = (known: Policy) => known.ownUnknown ?? principals.doubt(known.root);
  const isUnused = createIsUnused({ modules, heard, isInWorkspace, principalsUnknown });

  return {
    files: () => files.list('terraform'),
    roots,
    policies,
    policy,
    policiesIn,
    principalsUnknown,
    isUnused: (id) => {
      const found = policy(id);
      return found !== undefined && isUnused(found);
    },
    partition: createRootPartition(modules),
    readingsIn: fileFamily(files, 'readingsIn', (file) => [...heard('reading', file), ...unmade(file)]),
    jsonFiles: derived('policyJsonFiles', () => [...new Set(heard('json', ''))].filter(isInWorkspace).sort()),
    unresolved,
    managedPoliciesOf: principals.managedOf,
    groupsOf: principals.groupsOf,
    logGroups: () => roots().flatMap((root) => heard('logGroup', root)),
    workloads: () => roots().flatMap(workloadsBelow),
    workloadsOf: (address, root) => [...new Set(workloadsOf(addressKey(root, address)))],
    resourceGrant,
    resourceGrantsTo: principals.grantsTo,
    resourceGrantsIn,
    boundaryOf: principals.boundaryOf,
    range: createRange(context),
    headerRange: createHeaderRange(context),
    isLiteral: (node) => isLiteral(context, node),
    writtenAlike: (statement, other) => writtenAlike(context, statement, other),
    canMerge: (id, into, from) => {
      const found = written(id);
      return found?.notEditable === null && !('refused' in editPolicy(context, found, { kind: 'mergeStatements', into, from }));
    },
    edit: (id, change) => {
      const found = written(id);
      if (!found) return { refused: 'the policy has gone', at: null };
      if (found.notEditable !== null) return { refused: found.notEditable, at: found.at };
      const named = withLocalNames(modules, found, change);
      return 'refused' in named ? named : checkedEdit(context, { files, policy: written, policiesIn: writtenIn }, found, named);
    },
    ignores: (file) => hcl(file)?.ignores ?? [],
    syntaxErrors: fileFamily(files, 'terraformSyntaxErrors', (file) =>
      file.endsWith('.json') ? (syntax.json(file)?.errors ?? []).map(({ start, end }) => ({ start, end })) : (hcl(file)?.errors ?? []),
    ),
  };
}

/** Whether a resource, `type.name`, says anything of permissions. */
const saysSomething = (name: string): boolean => !name.startsWith('data.') && isRelevant(name.slice(0, name.indexOf('.')));
