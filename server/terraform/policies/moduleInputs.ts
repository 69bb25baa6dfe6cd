import { nodeAt } from '../evaluate/Scope.ts';
import type { Opened } from '../modules/body.ts';
import type { TfNode } from '../Policy.ts';
import { entryOf } from '../values/build.ts';
import { booleanOf, settle } from '../values/read.ts';
import type { ObjectValue, Value } from '../values/Value.ts';
import { attributeOf } from './attributeOf.ts';

/** What a module is given: in its call, or in a map of the call that the module hands on to one within. */
export interface ModuleInputs {
  /** In the order in which they are written. */
  readonly names: readonly string[];
  value(name: string): Value | undefined;
  /** Where an input is given; without it, where all of them are. */
  at(name: string): TfNode;
}

/** The inputs of a call. */
export function inputsOfCall(opened: Opened): ModuleInputs {
  return {
    names: opened.block.body.elements.flatMap((element) => (element.kind === 'attribute' ? [element.name] : [])),
    value: (name) => attributeOf(opened, name),
    at: (name) => {
      const written = opened.attributes.get(name);
      return written ? nodeAt(written.scope, written.attribute.value.id) : nodeAt(opened.scope, opened.block.headerId);
    },
  };
}

/** The inputs that stand in an object; what it has not is taken from `defaults`. */
export function inputsOfObject(object: ObjectValue, defaults: Value | undefined): ModuleInputs {
  const others = defaults && settle(defaults);
  const entry = (name: string) => entryOf(object, name) ?? (others?.kind === 'object' ? entryOf(others, name) : undefined);
  const own = object.entries.map(({ key }) => key);
  const inherited = others?.kind === 'object' ? others.entries.map(({ key }) => key) : [];
  return {
    names: [...new Set([...own, ...inherited])],
    value: (name) => entry(name)?.value,
    at: (name) => entry(name)?.value.at ?? object.at,
  };
}

/** Whether a switch is on or off, where it is written and known. */
export function isSwitched(inputs: ModuleInputs, name: string): boolean | undefined {
  const value = inputs.value(name);
  return value && booleanOf(value);
}
