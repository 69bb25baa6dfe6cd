import { copied } from '../scope/memberFilling.ts';
import type { Evaluation } from './Evaluation.ts';
import { keyOf } from './filling.ts';
import { filled } from './iterable.ts';
import { assignmentsTo } from './laterMembers.ts';
import { alternatives, isNothing, type Lazy, oneOf, perhaps, type Thing, type ThingOf } from './Thing.ts';

/** A thing whose objects and lists hold what they are given after they are made: `items[table] = …`, `items.push(…)`. */
export function withLaterMembers(evaluation: Evaluation, thing: Thing): Thing {
  return withLater(evaluation, thing, (object) => completed(evaluation, object));
}

function withLater(evaluation: Evaluation, thing: Thing, complete: (object: ThingOf<'object'>) => ThingOf<'object'>): Thing {
  const options = alternatives(thing);
  if (!options.some(({ kind }) => kind === 'object' || kind === 'list')) return thing;
  // Of what is further down, only lists are looked at: objects are seldom given members there.
  const inner =
    (lazy: Lazy): Lazy =>
    () =>
      withLater(evaluation, lazy(), (object) => object);
  const later = (option: Thing): Thing => {
    if (option.kind === 'list') {
      const list = filled(evaluation, option);
      return { ...list, elements: list.elements.map(inner) };
    }
    if (option.kind !== 'object') return option;
    const object = complete(option);
    return { ...object, members: new Map([...object.members].map(([key, lazy]) => [key, inner(lazy)])) };
  };
  const result = oneOf(options.map(later), thing.from);
  return thing.maybe ? perhaps(result) : result;
}

function completed(evaluation: Evaluation, object: ThingOf<'object'>): ThingOf<'object'> {
  const { node } = object;
  if (!node) return object;
  const members = new Map(object.members);
  const keys: Lazy[] = [...(object.keys ?? [])];
  let unwritten = 0;
  let open = object.open;
  for (const key of evaluation.world.scope(node.file).memberAssigned.keys()) {
    const found = assignmentsTo(evaluation, node, object, key);
    if (key === copied) {
      for (const { site, entry } of found) {
        for (const source of alternatives(evaluation.value(site, entry.value))) {
          for (const name of source.kind === 'object' ? source.members.keys() : [])
            members.set(name, () => evaluation.property(object, name));
          open ||= source.kind === 'object' ? source.open : !isNothing(source);
        }
      }
      continue;
    }
    if (key !== '*' && found.length > 0) members.set(key, () => evaluation.property(object, key));
    for (const { site, entry } of key === '*' ? found : []) {
      const assign = site.index.nodes[entry.node];
      if (!assign || !('kind' in assign)) continue;
      const index = assign.kind === 'assign' && assign.target.kind === 'index' ? assign.target.index : keyOf(site, entry.node);
      if (!index) continue;
      unwritten++;
      keys.push(evaluation.lazy(site, index));
      members.set(`[later ${unwritten}]`, evaluation.lazy(site, entry.value));
    }
  }
  const known = unwritten > 0 && (object.keys !== undefined || !open);
  return { ...object, members, open: open || unwritten > 0, ...(known && { keys }) };
}
