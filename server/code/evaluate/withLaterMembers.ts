import type { Evaluation } from './Evaluation.ts';
import { assignmentsTo } from './property.ts';
import { alternatives, type Lazy, oneOf, type Thing, type ThingOf } from './Thing.ts';

/** A thing whose objects have the members that they are given after they are made: `items[table] = …`. */
export function withLaterMembers(evaluation: Evaluation, thing: Thing): Thing {
  const options = alternatives(thing);
  if (!options.some(({ kind }) => kind === 'object')) return thing;
  return oneOf(
    options.map((option) => (option.kind === 'object' ? completed(evaluation, option) : option)),
    thing.from,
  );
}

function completed(evaluation: Evaluation, object: ThingOf<'object'>): Thing {
  const { node } = object;
  if (!node) return object;
  const members = new Map(object.members);
  const keys: Lazy[] = [...(object.keys ?? [])];
  let unwritten = 0;
  for (const key of evaluation.world.scope(node.file).memberAssigned.keys()) {
    const found = assignmentsTo(evaluation, node, object, key);
    if (key !== '*' && found.length > 0) members.set(key, () => evaluation.property(object, key));
    for (const { site, entry } of key === '*' ? found : []) {
      const assign = site.index.nodes[entry.node];
      if (!assign || !('kind' in assign) || assign.kind !== 'assign' || assign.target.kind !== 'index') continue;
      unwritten++;
      keys.push(evaluation.lazy(site, assign.target.index));
      members.set(`[later ${unwritten}]`, evaluation.lazy(site, entry.value));
    }
  }
  const known = unwritten > 0 && (object.keys !== undefined || !object.open);
  return { ...object, members, open: object.open || unwritten > 0, ...(known && { keys }) };
}
