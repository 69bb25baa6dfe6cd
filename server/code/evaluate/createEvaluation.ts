import type { FunctionNode, NodeId } from '../../syntax/index.ts';
import type { ItemIndex } from '../scope/itemIndex.ts';
import { anyProperty } from './anyProperty.ts';
import { call, construct } from './call.ts';
import { callsItself, type Evaluation, siteOf, type World } from './Evaluation.ts';
import { exported, imported } from './exported.ts';
import { expression, given } from './expression.ts';
import { named } from './named.ts';
import { parameter } from './parameter.ts';
import { property } from './property.ts';
import { dependsOnItself, type Frame, type Site, siteKey, type Thing, unknown } from './Thing.ts';
import { typed } from './typed.ts';

const deepest = 80;
const mostCallers = 3;
const mostSteps = 8_000;
/** Calls of one function within one another: what it gives further in is seldom anything else. */
const mostNested = 4;

/** What only the asker of a question does with its evaluator. */
export interface Asking extends Evaluation {
  /** Starts the count of steps again, for the question's next expression. */
  fresh(): void;
  /** Evaluates without asking who calls what. */
  inwards<T>(make: () => T): T;
}

/** What is known of one expression or name, and whether it is being found. */
interface Slot {
  thing: Thing | undefined;
  active: boolean;
}

/** A new evaluator, for one question. */
export function createEvaluation(world: World): Asking {
  const byKey = new Map<string, Slot>();
  const byNode = new Map<ItemIndex, Slot[]>();
  const byCall = new WeakMap<Frame, Map<ItemIndex, Slot[]>>();
  let depth = 0;
  let steps = 0;
  let cuts = 0;
  let callers = 0;
  let limit = mostCallers;
  const calling = new Map<FunctionNode, { level: number; cuts: number }>();

  const cut = (reason: string): Thing => {
    cuts++;
    return unknown(reason);
  };
  const within = (slot: Slot | null, make: () => Thing): Thing => {
    if (slot?.thing) return slot.thing;
    if (slot?.active) return cut(dependsOnItself);
    if (depth >= deepest || steps >= mostSteps) return cut('too far to follow');
    const before = cuts;
    depth++;
    steps++;
    if (slot) slot.active = true;
    try {
      const thing = make();
      // What was computed under a cut holds only here.
      if (slot && cuts === before) slot.thing = thing;
      return thing;
    } finally {
      depth--;
      if (slot) slot.active = false;
    }
  };
  const slotOf = (key: string): Slot => {
    let slot = byKey.get(key);
    if (!slot) byKey.set(key, (slot = { thing: undefined, active: false }));
    return slot;
  };
  const slotAt = (site: Site, node: NodeId): Slot | null => {
    if (site.types) return site.frame === null ? slotOf(`${siteKey(site)}|${node}`) : null;
    const items = site.frame === null ? byNode : slotsOf(site.frame);
    let slots = items.get(site.index);
    if (!slots) items.set(site.index, (slots = []));
    return (slots[node] ??= { thing: undefined, active: false });
  };
  const slotsOf = (frame: Frame): Map<ItemIndex, Slot[]> => {
    let items = byCall.get(frame);
    if (!items) byCall.set(frame, (items = new Map()));
    return items;
  };
  const guard: Evaluation['guard'] = (key, make) => within(key === null ? null : slotOf(key), make);
  const value: Evaluation['value'] = (site, node) => within(slotAt(site, node.id), () => expression(evaluation, site, node));

  const evaluation: Asking = {
    world,
    guard,
    value,
    lazy: (site, node) => {
      let thing: Thing | undefined;
      return () => {
        if (thing) return thing;
        const before = cuts;
        const answer = value(site, node);
        if (cuts === before) thing = answer;
        return answer;
      };
    },
    named: (site, from, name) => named(evaluation, site, from, name),
    exported: (file, name, space, types) => exported(evaluation, file, name, space, types),
    imported: (file, specifier, name, space, types) => imported(evaluation, file, specifier, name, space, types),
    property: (thing, key) => property(evaluation, thing, key),
    anyProperty: (thing, key) => anyProperty(evaluation, thing, key),
    call: (callee, list, node) => guard(null, () => call(evaluation, callee, list, node)),
    construct: (callee, list, node) => construct(evaluation, callee, list, node),
    typed: (site, from, type) => guard(null, () => typed(evaluation, site, from, type)),
    parameter: (site, fn, index) => parameter(evaluation, site, fn, index),
    outwards: (make) => {
      if (callers >= limit) return cut(limit === 0 ? 'given by a caller' : 'given from too far away');
      callers++;
      try {
        return make();
      } finally {
        callers--;
      }
    },
    nested: (fn, make) => {
      let of = calling.get(fn);
      if (!of) calling.set(fn, (of = { level: 0, cuts: 0 }));
      if (of.level >= mostNested) {
        of.cuts++;
        return cut(callsItself);
      }
      of.level++;
      try {
        return make();
      } finally {
        of.level--;
        // From outside of all its calls the same is cut, whoever asks.
        if (of.level === 0) {
          cuts -= of.cuts;
          of.cuts = 0;
        }
      }
    },
    given: (site, list) => given(evaluation, site, list),
    site: (file, item, frame) => siteOf(world, file, item, frame),
    fresh: () => {
      steps = 0;
    },
    inwards: (make) => {
      const before = limit;
      limit = 0;
      try {
        return make();
      } finally {
        limit = before;
      }
    },
  };
  return evaluation;
}
