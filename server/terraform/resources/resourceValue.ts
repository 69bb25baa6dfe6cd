import type { Scope } from '../evaluate/Scope.ts';
import { named, type Session } from '../evaluate/Session.ts';
import { type Opened, openDeclared } from '../modules/body.ts';
import { asInstance, expansionOf } from '../modules/expand.ts';
import { addressIn, type DeclaredResource, keyText, type ModuleInstance } from '../modules/Module.ts';
import { instanceValues } from '../modules/moduleValues.ts';
import type { TfNode } from '../Policy.ts';
import { failure, undeclared, usedAt } from '../values/build.ts';
import type { ReferenceValue, ResourceTarget, Value } from '../values/Value.ts';

/** The resource or data source `key` (`aws_iam_role.task`, `data.aws_iam_role.task`) of the module that `scope` stands in. */
export function resourceValue(scope: Scope, key: string, at: TfNode): Value {
  const { session, instance } = scope;
  const declared = session.world.resource(instance.folder, key);
  if (!declared) return undeclared(at, key);
  const id = `${instance.id}\n${key}\nvalue`;
  const value = named<Value>(
    session,
    { id, name: key, given: [instance, declared] },
    () => {
      const opened = openDeclared(session, instance, declared);
      if (!opened) return undeclared(at, key);
      const expansion = expansionOf(opened);
      // Whoever takes one of them says where.
      const own = { file: declared.file, item: declared.item, node: 0 };
      const values = expansion.keys.map((one) => reference(targetOf(instance, declared, one), own));
      return instanceValues(values, expansion, expansion.keys, own, key);
    },
    (reason) => failure(at, key, reason),
  );
  return value.kind === 'reference' ? { ...value, at } : usedAt(value, key, at);
}

/** What a declared resource is called in its module. */
const keyOf = ({ data, type, name }: DeclaredResource): string => `${data ? 'data.' : ''}${type}.${name}`;

/** One instance of a declared resource. */
export function targetOf(module: ModuleInstance, declared: DeclaredResource, key: ResourceTarget['key']): ResourceTarget {
  return { module, declared, key, address: addressIn(module, `${keyOf(declared)}${keyText(key)}`) };
}

const reference = (target: ResourceTarget, at: TfNode): ReferenceValue => ({
  kind: 'reference',
  at,
  name: target.address,
  target,
  path: [],
  configured: null,
});

/** The block of a resource, as one of its instances sees it; `undefined` when it has gone. */
export function openResource(session: Session, target: Pick<ResourceTarget, 'module' | 'declared' | 'key'>): Opened | undefined {
  // What is found of it holds as long as nothing else declares or overrides it.
  session.world.resource(target.module.folder, keyOf(target.declared));
  const opened = openDeclared(session, target.module, target.declared);
  return opened && asInstance(opened, expansionOf(opened), target.key);
}

/** The instances of a declared resource; none when it has gone. */
export function resourceTargets(session: Session, module: ModuleInstance, declared: DeclaredResource): readonly ResourceTarget[] {
  const opened = openDeclared(session, module, declared);
  return opened ? expansionOf(opened).keys.map((key) => targetOf(module, declared, key)) : [];
}
