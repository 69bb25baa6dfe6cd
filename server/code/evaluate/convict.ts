import type { Evaluation } from './Evaluation.ts';
import { type Lazy, type Thing, type ThingOf, unknown } from './Thing.ts';
import { withFallback } from './text.ts';

/** Methods of a convict configuration that give it back. */
const same = new Set(['validate', 'load', 'loadFile', 'set']);

/**
 * What a method of a convict configuration gives: of `get` the setting under a path of its schema, whose `env` names the
 * variable. Source: https://github.com/mozilla/node-convict/tree/master/packages/convict
 */
export function convictValue(evaluation: Evaluation, callee: ThingOf<'member'>, path: string | undefined): Thing | undefined {
  const { of, name } = callee;
  if (of.kind !== 'made' || of.by.kind !== 'external') return undefined;
  if (same.has(name)) return of;
  const schema = of.arguments[0]?.();
  if (!schema || !['get', 'getProperties'].includes(name)) return undefined;
  return (path ?? '')
    .split('.')
    .filter((key) => key !== '' && name === 'get')
    .reduce((thing, key) => evaluation.property(thing, key), setting(evaluation, schema, 0));
}

/** The value of a part of a schema: of a leaf its variable and default, else an object of its parts. */
function setting(evaluation: Evaluation, rule: Thing, depth: number): Thing {
  if (rule.kind !== 'object' || depth > 8) return unknown('a setting that is not known', rule.from);
  const fallback = rule.members.get('default');
  const name = rule.members.has('env') ? evaluation.property(rule, 'env') : undefined;
  if (name?.kind === 'literal') {
    const variable: Thing = { kind: 'environment', name: String(name.value), fallback: null, from: name.from };
    const value = fallback?.();
    return value && !(value.kind === 'literal' && value.value === null) ? withFallback(variable, () => value, variable.from) : variable;
  }
  if (fallback) return fallback();
  const parts = [...rule.members].map(([key, lazy]): readonly [string, Lazy] => [key, () => setting(evaluation, lazy(), depth + 1)]);
  return { ...rule, members: new Map(parts), node: null };
}
