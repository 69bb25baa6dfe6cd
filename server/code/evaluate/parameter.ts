import type { FunctionNode } from '../../syntax/index.ts';
import { callSites, nameOf } from './callSites.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import { isGivenByRuntime } from './givenByRuntime.ts';
import { givenToLoaded, injectedBy } from './injected.ts';
import { mayBeUnknown, orTyped, withContent } from './named.ts';
import { setterValues } from './setterValues.ts';
import { alternatives, type Lazy, oneOf, perhaps, type Site, siteKey, type Thing, unknown } from './Thing.ts';

/** What a parameter is: from the call in the site's frame, else from its call sites and its type. */
export function parameter(evaluation: Evaluation, site: Site, fn: FunctionNode, index: number): Thing {
  const declared = fn.parameters[index];
  if (!declared) return unknown('no such parameter');
  for (let frame = site.frame; frame; frame = frame.outer) {
    if (frame.fn !== fn) continue;
    const known = declared.rest
      ? ({ kind: 'list', elements: frame.arguments.slice(index), open: false, from: [] } as Thing)
      : (frame.arguments[index]?.() ?? ({ kind: 'undefined', from: [nodeOf(site, declared.id)] } as Thing));
    return withType(known);
  }
  const given = declared.decorators.length > 0 ? injectedBy(evaluation, site, declared.decorators) : undefined;
  if (given) return withType(given);
  const promised = declared.type ? evaluation.typed(site, fn.id, declared.type) : undefined;
  if (promised && saysEnough(promised)) return declared.optional ? perhaps(promised) : promised;
  const key = site.frame === null ? `parameter|${siteKey(site)}|${fn.id}|${index}` : null;
  return evaluation.guard(key, () => withType(evaluation.outwards(() => fromCallers(evaluation, site, fn, index, declared.rest))));

  function withType(known: Thing): Thing {
    const written = declared?.type;
    if (!declared || !written) return known;
    if (!mayBeUnknown(known)) return withContent(known, () => evaluation.typed(site, fn.id, written));
    const type = evaluation.typed(site, fn.id, written);
    if (type.kind === 'unknown') return known;
    if (known.kind === 'undefined') return declared.default ? known : perhaps(type);
    return orTyped(evaluation, known, explained(declared.optional ? perhaps(type) : type, known));
  }
}

/** What a declared type promises, with the reason why no more is known of its members. */
function explained(promised: Thing, known: Thing): Thing {
  const reason = alternatives(known).find((option) => option.kind === 'unknown');
  if (reason?.kind !== 'unknown') return promised;
  const withReason = (thing: Thing): Thing => {
    if (thing.kind !== 'object') return thing;
    const members = [...thing.members].map(([key, lazy]): readonly [string, Lazy] => [
      key,
      () => {
        const member = lazy();
        return member.kind === 'unknown' ? { ...member, reason: reason.reason } : member;
      },
    ]);
    return { ...thing, members: new Map(members) };
  };
  return oneOf(alternatives(promised).map(withReason), promised.from);
}

/** Types of what a framework gives, of which no call in the workspace can tell more. */
const framework =
  /^(express|fastify|koa|hono|next|http|https|stream|fs|aws-lambda|@types\/|@nestjs\/|@aws-lambda-powertools\/|@hapi\/|react)/;

/** Whether a declared type tells enough for call sites not to be looked for: an object of a class of the workspace. */
function saysEnough(promised: Thing): boolean {
  if (promised.kind !== 'instance') return false;
  return promised.of.kind === 'class' || (promised.of.kind === 'external' && framework.test(promised.of.package));
}

function fromCallers(evaluation: Evaluation, site: Site, fn: FunctionNode, index: number, rest: boolean): Thing {
  const set = setterValues(evaluation, site, fn);
  if (set) return oneOf(set);
  const name = nameOf(site, fn);
  const lists = callSites(evaluation, site, fn, name);
  if (lists === 'too many')
    return unknown(`${name ?? 'this function'} is called, or seems to be, from too many places`, [nodeOf(site, fn.id)]);
  const loaded = lists.length === 0 ? givenToLoaded(evaluation, site, fn)?.[index] : undefined;
  if (loaded) return loaded();
  const byRuntime = isGivenByRuntime(evaluation, site, fn, index);
  if (lists.length === 0 && byRuntime) return unknown(`given by Lambda to ${name ?? 'this function'}`, [nodeOf(site, fn.id)]);
  if (lists.length === 0)
    return unknown(name === undefined ? 'given by whoever calls this function' : `given by whoever calls ${name}, and no call is found`, [
      nodeOf(site, fn.id),
    ]);
  const known = lists.map((given): Thing => {
    if (rest) return { kind: 'list', elements: given.slice(index), open: false, from: [] };
    return given[index]?.() ?? { kind: 'undefined', from: [] };
  });
  if (byRuntime) {
    known.push(unknown(`given by whoever calls ${name ?? 'this function'}, which Lambda may do too`, [nodeOf(site, fn.id)]));
  }
  return oneOf(known);
}
