import { classMember, staticMember } from './classMember.ts';
import type { Evaluation } from './Evaluation.ts';
import { parsedMember } from './environmentSchema.ts';
import { ofCradle } from './injected.ts';
import { elementAt } from './iterable.ts';
import { assignedByKey, assignedTo } from './laterMembers.ts';
import { alternatives, asPart, isNothing, oneOf, perhaps, type Thing, type ThingOf, unknown } from './Thing.ts';

/** A member of a thing, by its name. */
export function property(evaluation: Evaluation, thing: Thing, key: string): Thing {
  switch (thing.kind) {
    case 'oneOf':
      return ofAlternatives(withMember(thing, key), (option) => evaluation.property(option, key));
    case 'object':
      return objectMember(evaluation, thing, key);
    case 'module':
      return key === 'default' ? defaultOf(evaluation, thing.file) : evaluation.exported(thing.file, key, 'value');
    case 'external':
      return ofCradle(evaluation, thing, key) ?? externalMember(thing, key);
    case 'global':
      return globalMember(thing, key);
    case 'environmentTable':
      return { kind: 'environment', name: key, fallback: null, from: thing.from };
    case 'instance':
      return thing.of.kind === 'class' ? classMember(evaluation, thing, key) : { kind: 'member', of: thing, name: key, from: thing.from };
    case 'class':
      return staticMember(evaluation, thing, key);
    case 'list':
      return /^\d+$/.test(key) ? elementAt(evaluation, thing, Number(key)) : { kind: 'member', of: thing, name: key, from: thing.from };
    case 'function':
      return assignedMember(evaluation, thing, key) ?? { kind: 'member', of: thing, name: key, from: thing.from };
    case 'unknown':
      return asPart(thing);
    case 'made':
      return parsedMember(evaluation, thing, key) ?? { kind: 'member', of: thing, name: key, from: thing.from };
    case 'member':
      return ofCradle(evaluation, thing, key) ?? { kind: 'member', of: thing, name: key, from: thing.from };
    case 'undefined':
      return unknown(`${key} of undefined`, thing.from);
    default:
      return { kind: 'member', of: thing, name: key, from: thing.from };
  }
}

/** Without those of a union of types that do not declare a member, where others do: they are not what is asked for it. */
function withMember(thing: ThingOf<'oneOf'>, key: string): Thing {
  const declares = (option: Thing): boolean => option.kind === 'object' && (option.members.has(key) || option.every !== undefined);
  if (!thing.things.some(declares)) return thing;
  return oneOf(
    thing.things.filter((option) => !(option.kind === 'object' && option.node === null && !option.rest) || declares(option)),
    thing.from,
  );
}

/** Asks each alternative; those that are nothing (null, undefined) are not asked. */
export function ofAlternatives(thing: Thing, ask: (option: Thing) => Thing): Thing {
  const options = alternatives(thing).filter((option) => !isNothing(option));
  const result = oneOf(options.map(ask), thing.from);
  return options.length < alternatives(thing).length ? perhaps(result) : result;
}

function objectMember(evaluation: Evaluation, thing: Extract<Thing, { kind: 'object' }>, key: string): Thing {
  const member = thing.members.get(key)?.();
  const later = thing.node ? assignedTo(evaluation, thing.node, thing, key) : [];
  // A function that is written under its name is seldom another by a key that is not: most often it is wrapped.
  const anywhere = member?.kind === 'function' || member?.kind === 'class' ? [] : assignedByKey(evaluation, thing, key);
  const isGiven = later.length + anywhere.length > 0;
  if (member && !isNothing(member) && !(thing.promised && member.kind === 'unknown' && isGiven)) {
    const own = member.kind === 'function' && member.receiver === null && !member.fn.arrow ? { ...member, receiver: thing } : member;
    return isGiven ? oneOf([own, ...later, ...anywhere]) : own;
  }
  if (later.length > 0) return oneOf(later);
  if (anywhere.length > 0) return oneOf(anywhere);
  if (thing.every) return thing.every();
  if (thing.rest && member?.kind !== 'literal') return evaluation.property(thing.rest, key);
  if (thing.open && !member) return unknown(`${key} of an object that is not known whole`, thing.from);
  return member ?? { kind: 'undefined', from: thing.from };
}

function assignedMember(evaluation: Evaluation, thing: Extract<Thing, { kind: 'function' }>, key: string): Thing | undefined {
  if (key === 'bind' || key === 'call' || key === 'apply') return undefined;
  const later = assignedTo(evaluation, { file: thing.site.file, item: thing.site.item, node: thing.fn.id }, thing, key);
  return later.length > 0 ? oneOf(later) : undefined;
}

function defaultOf(evaluation: Evaluation, file: string): Thing {
  const found = evaluation.exported(file, 'default', 'value');
  // Interoperation with CommonJS: the whole module is its default.
  return found.kind === 'unknown' ? { kind: 'module', file, from: [] } : found;
}

function externalMember(thing: Extract<Thing, { kind: 'external' }>, key: string): Thing {
  if (thing.package === 'process' && key === 'env') return { kind: 'environmentTable', from: thing.from };
  // The default import of a CommonJS package is the package.
  const path =
    thing.path.length === 1 && thing.path[0] === 'default'
      ? [key]
      : key === 'default' && thing.path.length === 0
        ? ['default']
        : [...thing.path, key];
  return { ...thing, path };
}

function globalMember(thing: Extract<Thing, { kind: 'global' }>, key: string): Thing {
  if (key === 'env' && ['process', 'import.meta', 'Bun', 'Deno'].includes(thing.name))
    return { kind: 'environmentTable', from: thing.from };
  if (thing.name === 'globalThis' || thing.name === 'global') return { ...thing, name: key };
  return { ...thing, name: `${thing.name}.${key}` };
}
