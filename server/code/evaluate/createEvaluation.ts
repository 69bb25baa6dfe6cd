import { anyProperty } from './anyProperty.ts';
import { call, construct } from './call.ts';
import { dependsOnItself, type Evaluation, siteOf, type World } from './Evaluation.ts';
import { exported, imported } from './exported.ts';
import { expression, given } from './expression.ts';
import { named } from './named.ts';
import { parameter } from './parameter.ts';
import { property } from './property.ts';
import { siteKey, type Thing, unknown } from './Thing.ts';
import { typed } from './typed.ts';

const deepest = 80;
const mostCallers = 3;
const mostSteps = 8_000;

/** What only the asker of a question does with its evaluator. */
export interface Asking extends Evaluation {
  /** Starts the count of steps again, for the question's next expression. */
  fresh(): void;
  /** Evaluates without asking who calls what. */
  inwards<T>(make: () => T): T;
}

/** A new evaluator, for one question. */
export function createEvaluation(world: World): Asking {
  const memory = new Map<string, Thing>();
  const active = new Set<string>();
  let depth = 0;
  let steps = 0;
  let cuts = 0;
  let callers = 0;
  let limit = mostCallers;

  const cut = (reason: string): Thing => {
    cuts++;
    return unknown(reason);
  };
  const guard = (key: string | null, make: () => Thing): Thing => {
    if (key !== null) {
      const known = memory.get(key);
      if (known) return known;
      if (active.has(key)) return cut(dependsOnItself);
    }
    if (depth >= deepest || steps >= mostSteps) return cut('too far to follow');
    const before = cuts;
    depth++;
    steps++;
    if (key !== null) active.add(key);
    try {
      const thing = make();
      // What was computed under a cut holds only here.
      if (key !== null && cuts === before) memory.set(key, thing);
      return thing;
    } finally {
      depth--;
      if (key !== null) active.delete(key);
    }
  };
  const value: Evaluation['value'] = (site, node) =>
    guard(site.frame === null ? `${siteKey(site)}|${node.id}` : null, () => expression(evaluation, site, node));

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
