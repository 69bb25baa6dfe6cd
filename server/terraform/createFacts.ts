import { family } from '../query/index.ts';
import type { World } from './evaluate/World.ts';
import type { Unit } from './factIndex.ts';
import type { Modules } from './modules/createModules.ts';
import { isEachInstance } from './modules/Module.ts';
import type { Unevaluated } from './Policy.ts';
import { callFacts } from './policies/callFacts.ts';
import { factsOf, isRelevant, mayHoldPolicy } from './policies/factsOf.ts';
import { keptFacts, noFacts, type ResourceFacts } from './policies/ResourceFacts.ts';
import { type Worlds, withReadings } from './policies/withReadings.ts';

/** What resources say, one by one, for each instance of their module. */
export interface Facts {
  /** What a resource or a call of a module says, by `INSTANCE\tNAME`. */
  readonly facts: (key: string) => ResourceFacts;
  /** The files below the root modules, once for each instance of their module: `INSTANCE\tFILE`. */
  readonly units: () => readonly string[];
  readonly unit: (key: string) => Unit;
}

export function createFacts(modules: Modules, worlds: Worlds): Facts {
  const factsAt = (key: string): ResourceFacts => {
    const [id = '', name = ''] = key.split('\t');
    const instance = modules.instance(id);
    if (instance && name.startsWith('module.'))
      return withReadings(worlds, (one) => callFacts(one, instance, name.slice('module.'.length)));
    const declared = instance && worlds.made.resource(instance.folder, name);
    if (!instance || !declared) return noFacts;
    const read = (one: World) => factsOf(one, instance, declared);
    return mayHoldPolicy(declared.type) ? withReadings(worlds, read) : read(worlds.made);
  };
  const facts = family('resourceFacts', (key) => keptFacts(factsAt(key)));
  const unresolvedCalls = createUnresolvedCalls(modules, worlds.made);
  const unit = family('terraformUnit', (key): Unit => {
    const [id = '', file = ''] = key.split('\t');
    const { resources, calls } = modules.own(file);
    const missing = calls.filter((name) => modules.called(id, name)?.missing).map((name) => `module.${name}`);
    return {
      instance: id,
      folder: modules.instance(id)?.folder ?? '',
      keys: [...resources.filter(saysSomething), ...missing].map((name) => `${id}\t${name}`),
      unresolved: unresolvedCalls(id, calls),
    };
  });
  const unitsOf = family('terraformUnits', (id) => modules.files(modules.instance(id)?.folder ?? '').map((file) => `${id}\t${file}`));
  const unitsBelow = family('terraformUnitsBelow', (root) => modules.instances(root).flatMap(unitsOf));
  // `flatMap` takes each of them in hand, and they are very many.
  return { facts, unit, units: () => ([] as string[]).concat(...modules.roots().map(unitsBelow)) };
}

/** What could not be evaluated of the module calls of an instance. */
function createUnresolvedCalls(modules: Modules, world: World): (id: string, calls: readonly string[]) => readonly Unevaluated[] {
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
  return (id, calls) => {
    const crowded = calls.length > 0 && !id.includes('\n') ? modules.crowded(id) : null;
    return calls.flatMap((name) => {
      const called = modules.called(id, name);
      const unknown = called?.instances.find((one) => isEachInstance(one.call?.key ?? null));
      const key = unknown && concernsPermissions(unknown.id) ? unknown.call?.key : null;
      // One that is merely not installed is reported where something needs it, not at every call.
      if (called?.missing && !called.missing.notInstalled) return [called.missing];
      if (key != null && isEachInstance(key) && called?.expansion?.at) return [{ reason: key.unknown, at: called.expansion.at }];
      const declared = crowded === null ? undefined : world.declared(id, 'call', name);
      return crowded !== null && declared ? [{ reason: crowded, at: { file: declared.file, item: declared.item, node: 0 } }] : [];
    });
  };
}

/** Whether a resource, `type.name`, says anything of permissions. */
const saysSomething = (name: string): boolean => !name.startsWith('data.') && isRelevant(name.slice(0, name.indexOf('.')));
