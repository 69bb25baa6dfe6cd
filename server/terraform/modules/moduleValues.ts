import { evaluate } from '../evaluate/evaluate.ts';
import { nodeAt, type Scope } from '../evaluate/Scope.ts';
import { named, type Session } from '../evaluate/Session.ts';
import type { TfNode } from '../Policy.ts';
import { failure, listValue, objectValue, partlyNamed, undeclared, unknown, usedAt } from '../values/build.ts';
import { reasonOf, textOf } from '../values/read.ts';
import { hidden } from '../values/sensitive.ts';
import type { ModuleValue, ObjectEntry, UnknownValue, Value } from '../values/Value.ts';
import { isSensitive, openDeclared } from './body.ts';
import { type Expansion, expansionOf } from './expand.ts';
import { addressIn, type Declared, type InstanceKey, isEachInstance, keyText, type ModuleInstance } from './Module.ts';

/** Modules in modules in modules: deeper than this it is a circle. */
const deepest = 24;

/** Why the module of a call cannot be looked into, and where the call says so. */
export interface MissingModule {
  readonly reason: string;
  readonly at: TfNode;
  /** It would be there after `terraform init`, or once git's submodules are checked out. */
  readonly notInstalled?: boolean;
  /** What the call names, where that is known. */
  readonly source?: string;
}

/** The instances of a module that a call makes, or why they are not known. */
export interface CalledModule {
  readonly instances: readonly ModuleInstance[];
  readonly expansion: Expansion | null;
  /** Why there is no module to look into, and the place to say so. */
  readonly missing: MissingModule | null;
}

/** The module instances that the call `name` makes in `parent`. */
export function calledModule(session: Session, parent: ModuleInstance, name: string, declared: Declared): CalledModule {
  const id = `${parent.id}\nmodule.${name}\ninstances`;
  return named<CalledModule>(
    session,
    { id, name: `module.${name}`, given: [parent, declared] },
    () => {
      const opened = openDeclared(session, parent, declared);
      if (!opened) return { instances: [], expansion: null, missing: null };
      const source = opened.attributes.get('source');
      const at = source ? nodeAt(source.scope, source.attribute.value.id) : nodeAt(opened.scope, opened.block.headerId);
      const text = source && textOf(evaluate(source.scope, source.attribute.value));
      if (text === undefined) return missing(at, `the source of module.${name} is not known`);
      const calls = [...parent.calls, name];
      const folder = session.world.moduleFolder(parent.root, calls.join('.'), parent.folder, text);
      if (typeof folder === 'object') return missing(at, folder.missing, { source: text, notInstalled: folder.notInstalled });
      const circle = circleOf(parent, folder, name);
      if (circle) return missing(at, circle);
      const expansion = expansionOf(opened);
      const instances = expansion.keys.map((key): ModuleInstance => {
        const step = `module.${name}${isEachInstance(key) ? '' : keyText(key)}`;
        const path = addressIn(parent, step);
        return { id: `${parent.id}\n${step}`, root: parent.root, path, calls, folder, call: { parent, name, declared, key } };
      });
      return { instances, expansion, missing: null };
    },
    (reason) => ({ instances: [], expansion: null, missing: { reason, at: { file: declared.file, item: declared.item, node: 0 } } }),
  );
}

const missing = (at: TfNode, reason: string, more: Pick<MissingModule, 'source' | 'notInstalled'> = {}): CalledModule => ({
  instances: [],
  expansion: null,
  missing: { reason, at, ...more },
});

function circleOf(parent: ModuleInstance, folder: string, name: string): string | undefined {
  const names = [`module.${name}`];
  for (let above: ModuleInstance | undefined = parent; above; above = above.call?.parent) {
    if (above.folder === folder) return `cycle: ${[...names.reverse(), names[0]].join(' → ')}`;
    if (above.call) names.push(`module.${above.call.name}`);
  }
  return parent.calls.length >= deepest ? `modules nest deeper than ${deepest}` : undefined;
}

/** `module.name`: an instance, or a list or object of them. */
export function callValue(scope: Scope, name: string, at: TfNode): Value {
  const { session, instance } = scope;
  const title = `module.${name}`;
  const declared = session.world.declared(instance.folder, 'call', name);
  if (!declared) return undeclared(at, title);
  const called = calledModule(session, instance, name, declared);
  if (called.missing) {
    const { reason, source } = called.missing;
    const call = source !== undefined && { call: { address: addressIn(instance, title), name: title, root: instance.root, source } };
    return { ...unknown(at, title, reason), ...call };
  }
  const values = called.instances.map(
    (one): ModuleValue => ({ kind: 'module', at, name: `${title}${keyText(one.call?.key ?? null)}`, instance: one }),
  );
  return instanceValues(
    values,
    called.expansion,
    called.instances.map((one) => one.call?.key ?? null),
    at,
    title,
  );
}

/** One value for each instance, as Terraform shows a block with `count` or `for_each`. */
export function instanceValues(
  values: readonly Value[],
  expansion: Expansion | null,
  keys: readonly InstanceKey[],
  at: TfNode,
  name: string,
): Value {
  const [first] = values;
  if (!first && !expansion?.meta) return unknown(at, name, `${name} is not known`);
  if (!expansion?.meta) return first ?? unknown(at, name, `${name} is not known`);
  const [firstKey] = keys;
  // Nothing is known of the instances: one value stands for each of them.
  if (first && keys.length === 1 && firstKey !== undefined && isEachInstance(firstKey)) return first;
  const open = keys.find(isEachInstance)?.unknown ?? null;
  const known = values.filter((_, index) => !isEachInstance(keys[index] ?? null));
  if (expansion.meta === 'count') return listValue(at, known, open);
  const partial = expansion.partial ?? new Map<string, Value>();
  const entries = known.map((value, index): ObjectEntry => {
    const key = String(keys[index]);
    const keyValue = partial.get(key);
    return { key, keyAt: at, value, ...(keyValue && { keyValue }) };
  });
  const [unnamed] = partial.values();
  const reason = unnamed && (reasonOf(unnamed) ?? 'a key of its instances is not known');
  return partlyNamed(objectValue(at, entries, open ?? reason ?? null), open === null ? entries.length : null);
}

/** `module.name.output` */
export function outputValue(scope: Scope, value: ModuleValue, name: string, at: TfNode): Value {
  const { session } = scope;
  const { instance } = value;
  const title = `${value.name}.${name}`;
  const circular = (reason: string): UnknownValue => failure(at, title, reason);
  const found = named<Value>(
    session,
    { id: `${instance.id}\noutput.${name}`, name: title, given: instance },
    () => {
      const declared = session.world.declared(instance.folder, 'output', name);
      const opened = declared && openDeclared(session, instance, declared);
      const output = opened?.attributes.get('value');
      if (!opened || !output) return failure(at, title, `the module has no output ${name}`);
      const found = evaluate(output.scope, output.attribute.value);
      return isSensitive(opened) ? hidden(found, nodeAt(opened.scope, opened.block.headerId), title) : found;
    },
    circular,
  );
  return usedAt(found, title, at);
}
