import type { Expression } from '../../syntax/index.ts';
import { type MemberAssignment, pathOf } from '../scope/memberFilling.ts';
import type { Evaluation } from './Evaluation.ts';
import { alternatives, type Site, type Thing } from './Thing.ts';

/** Functions of the language that give members to their first argument. */
const ofLanguage = new Set(['Object.assign', 'Object.defineProperty', 'Reflect.defineProperty', 'Reflect.set']);
/** Packages that have such functions, or are one. */
const ofPackages = /^lodash([.-]|$)/;

/** Whether an assignment that is written as a call is one: its function is the language's or lodash's, not one of that name. */
export function isFilling(evaluation: Evaluation, site: Site, { node }: MemberAssignment): boolean {
  const call = callAt(site, node);
  if (!call) return true;
  return alternatives(evaluation.value(site, call.callee)).some(
    (callee) =>
      (callee.kind === 'global' && ofLanguage.has(callee.name)) || (callee.kind === 'external' && ofPackages.test(callee.package)),
  );
}

/** What such a call gives under its first key: of a descriptor its value, or what its getter gives; of a path an object. */
export function filledValue(evaluation: Evaluation, site: Site, { node, value }: Pick<MemberAssignment, 'node' | 'value'>): Thing {
  const given = evaluation.value(site, value);
  const call = callAt(site, node);
  if (!call) return given;
  if (nameOf(call.callee) === 'defineProperty') {
    if (given.kind !== 'object' || given.members.has('value')) return evaluation.property(given, 'value');
    return evaluation.call(evaluation.property(given, 'get'), [], { file: site.file, item: site.item, node });
  }
  const key = keyOf(site, node);
  const [, ...inner] = (key && pathOf(key)) ?? [];
  return inner.reduceRight(
    (thing: Thing, name): Thing => ({ kind: 'object', members: new Map([[name, () => thing]]), open: true, node: null, from: given.from }),
    given,
  );
}

/** The key under which a call gives something: its second argument. */
export function keyOf(site: Site, node: number): Expression | undefined {
  const key = callAt(site, node)?.arguments[1];
  return key?.kind === 'spread' ? undefined : key;
}

function callAt(site: Site, node: number): Extract<Expression, { kind: 'call' }> | undefined {
  const at = site.index.nodes[node];
  return at && 'kind' in at && at.kind === 'call' ? at : undefined;
}

function nameOf(callee: Expression): string {
  return callee.kind === 'member' ? callee.property : callee.kind === 'identifier' ? callee.name : '';
}
