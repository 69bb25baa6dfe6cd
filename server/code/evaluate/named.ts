import type { Expression } from '../../syntax/index.ts';
import { libraryPackages } from '../libraries/libraryTable.ts';
import type { Binding, Step } from '../scope/binding.ts';
import { assignedValue } from './assignedValue.ts';
import { type AssignmentsSeen, assignmentsSeen } from './assignmentsSeen.ts';
import { type Evaluation, nodeOf, type Reading } from './Evaluation.ts';
import { enumeration } from './enumeration.ts';
import { isParsed } from './environmentSchema.ts';
import { element, elementAt, isCollection } from './iterable.ts';
import { alternatives, isNothing, type Lazy, mayBeNothing, oneOf, perhaps, type Site, siteKey, type Thing, unknown } from './Thing.ts';
import { withFallback } from './text.ts';

/** Where a name is bound: the site of the declaration, and the node that opens its scope (-1: the module). */
export interface Found {
  readonly site: Site;
  readonly scope: number;
  readonly binding: Binding;
}

/** Finds what declares `name`, seen from a node, in the space of values or of types. */
export function findBinding(evaluation: Reading, start: Site, from: number, name: string, space: 'values' | 'types'): Found | undefined {
  let site = start;
  let id = from;
  for (let hops = 0; hops < 20; hops++) {
    for (; id >= 0; id = site.index.parents[id] ?? -1) {
      const binding = site.index[space].get(id)?.get(name);
      if (binding) return { site, scope: id, binding };
    }
    const owner = evaluation.world.scope(site.file).owners.get(site.item);
    const outer = owner && evaluation.site(site.file, owner.item, site.frame?.outer ?? null);
    if (!owner || !outer) break;
    site = outer;
    id = owner.node;
  }
  return moduleBinding(evaluation, start.file, name, space);
}

/** What declares `name` at the top level of a module. */
export function moduleBinding(evaluation: Reading, file: string, name: string, space: 'values' | 'types'): Found | undefined {
  const item = evaluation.world.scope(file)[space].get(name);
  const site = item === undefined ? undefined : evaluation.site(file, item);
  const binding = site?.index[space].get(-1)?.get(name);
  return site && binding && { site, scope: -1, binding };
}

/** What a name means as a value. */
export function named(evaluation: Evaluation, site: Site, from: number, name: string): Thing {
  const found = findBinding(evaluation, site, from, name, 'values');
  return found ? bound(evaluation, found, name, found.site === site ? from : null) : { kind: 'global', name, from: [nodeOf(site, from)] };
}

/** What a binding is as a value, as a node of its site reads it; anywhere, where there is none. */
export function bound(evaluation: Evaluation, found: Found, name: string, reader: number | null = null): Thing {
  const { site, binding } = found;
  const given = assignmentsSeen(evaluation, found, name, reader);
  const key = site.frame === null || found.scope === -1 ? `name|${siteKey(site)}|${found.scope}|${name}|${given.key}` : null;
  return evaluation.guard(key, () => {
    switch (binding.kind) {
      case 'variable':
        return variable(evaluation, found, name, given);
      case 'parameter': {
        const later = assignedValues(evaluation, given);
        if (!given.declared && later.length > 0) return oneOf(later);
        return oneOf([steps(evaluation, site, evaluation.parameter(site, binding.fn, binding.index), binding.path), ...later]);
      }
      case 'function':
        return { kind: 'function', fn: binding.value, site, receiver: null, from: [nodeOf(site, binding.value.id)] };
      case 'class':
        return { kind: 'class', node: binding.value, site, from: [nodeOf(site, binding.value.id)] };
      case 'import':
        return evaluation.imported(site.file, binding.specifier, binding.imported, 'value');
      case 'enum':
        return enumeration(evaluation, site, binding.statement);
      case 'namespace': {
        const { statement } = binding;
        const names = site.index.values.get(statement.id) ?? new Map<string, Binding>();
        const members = new Map(
          [...names].map(([key, inner]) => [key, () => bound(evaluation, { site, scope: statement.id, binding: inner }, key)]),
        );
        return { kind: 'object', members, open: false, node: nodeOf(site, statement.id), from: [nodeOf(site, statement.id)] };
      }
      case 'element': {
        if (!binding.of) return unknown('a key of an object', [nodeOf(site, binding.value.id)]);
        return steps(evaluation, site, element(evaluation, evaluation.value(site, binding.value)), binding.path);
      }
      default:
        return unknown('something caught');
    }
  });
}

function variable(evaluation: Evaluation, found: Found, name: string, given: AssignmentsSeen): Thing {
  const { site, binding } = found;
  if (binding.kind !== 'variable') return unknown('not a variable');
  const { declaration, path } = binding;
  const values: Thing[] = [];
  if (declaration.value && given.declared) values.push(steps(evaluation, site, evaluation.value(site, declaration.value), path));
  values.push(...assignedValues(evaluation, given));
  const useful = values.filter((thing) => !isNothing(thing));
  const isAlways = useful.length === values.length && (declaration.value !== null || !given.declared);
  const first =
    useful.length > 0 ? oneOf(useful) : (values[0] ?? unknown(`${name} is never given a value`, [nodeOf(site, declaration.id)]));
  const known = isAlways ? first : perhaps(first);
  const { type } = declaration;
  if (type === null || path.length > 0) return known;
  if (!mayBeUnknown(known)) return withContent(known, () => evaluation.typed(site, declaration.id, type));
  const promised = evaluation.typed(site, declaration.id, type);
  return promised.kind === 'unknown' ? known : orTyped(evaluation, known, promised);
}

/** Whether a declared type may say more of a thing; of an object without members, that is to be filled, it does. */
export function mayBeUnknown(thing: Thing): boolean {
  return alternatives(thing).some(
    (option) =>
      option.kind === 'unknown' ||
      option.kind === 'undefined' ||
      (option.kind === 'made' && !isCollection(option)) ||
      option.kind === 'member' ||
      (option.kind === 'object' && option.members.size === 0 && !option.rest && !option.every),
  );
}

/** An instance of a package's generic class, or a collection, made without type arguments, with what its declared type says that it holds. */
export function withContent(thing: Thing, promised: Lazy): Thing {
  if (thing.kind === 'made' && isCollection(thing) && !thing.content) {
    const type = promised();
    const content = type.kind === 'list' ? type.elements[0] : undefined;
    return content ? { ...thing, content } : thing;
  }
  if (thing.kind !== 'instance' || thing.of.kind !== 'external' || thing.content) return thing;
  const type = promised();
  return type.kind === 'instance' && type.content ? { ...thing, content: type.content } : thing;
}

/** `thing`, with what is promised by its type in the place of what is not known of it. */
export function orTyped(evaluation: Evaluation, thing: Thing, promised: Thing): Thing {
  const options = alternatives(thing);
  const known = options.filter((option) => !mayBeUnknown(option) || isParsed(evaluation, option) || isMadeByKnown(option));
  if (known.length === options.length) return thing;
  const empty = options.find((option) => option.kind === 'object' && option.node && mayBeUnknown(option));
  // What is made empty is filled later.
  const held: Thing =
    promised.kind === 'object' && empty?.kind === 'object' ? { ...promised, node: empty.node, from: empty.from, promised: true } : promised;
  const result = oneOf([...known, held]);
  return mayBeNothing(thing) ? perhaps(result) : result;
}

/**
 * Whether a function of the SDK, of a library of the table or of a reader of settings gave a thing: credentials, a document
 * client, a model, a configuration. Its type tells less than the call.
 */
function isMadeByKnown(thing: Thing): boolean {
  let by = thing;
  while (by.kind === 'made' || by.kind === 'member' || by.kind === 'instance') by = by.kind === 'made' ? by.by : by.of;
  return (
    thing.kind === 'made' &&
    by.kind === 'external' &&
    (by.package.startsWith('@aws-sdk/') || libraryNames.has(by.package) || by.package === 'convict')
  );
}

const libraryNames: ReadonlySet<string> = new Set(libraryPackages);

function assignedValues(evaluation: Evaluation, { assignments }: AssignmentsSeen): readonly Thing[] {
  return assignments.map(({ site, entry }) => steps(evaluation, site, assignedValue(evaluation, site, entry), entry.path));
}

/** Follows a pattern's steps from a value to the part that it binds. */
function steps(evaluation: Evaluation, site: Site, start: Thing, path: readonly Step[]): Thing {
  let thing = start;
  for (const step of path) {
    switch (step.kind) {
      case 'key':
        thing = typeof step.key === 'string' ? evaluation.property(thing, step.key) : computed(evaluation, site, thing, step.key);
        break;
      case 'at':
        thing = elementAt(evaluation, thing, step.index);
        break;
      case 'from':
        thing = eachOf(thing, (option) =>
          option.kind === 'list'
            ? { ...option, elements: option.elements.slice(step.index) }
            : unknown('the rest of a list that is not known'),
        );
        break;
      case 'without':
        thing = eachOf(thing, (option) =>
          option.kind === 'object'
            ? { ...option, members: new Map([...option.members].filter(([key]) => !step.keys.includes(key))) }
            : option,
        );
        break;
      case 'default':
        thing = defaulted(thing, () => evaluation.value(site, step.value));
    }
  }
  return thing;
}

/** The same of each of several things; told apart although they came from the same places. */
function eachOf(thing: Thing, change: (option: Thing) => Thing): Thing {
  return thing.kind === 'oneOf' ? { ...thing, things: thing.things.map(change) } : change(thing);
}

function defaulted(thing: Thing, value: () => Thing): Thing {
  if (thing.kind === 'literal') return thing;
  return withFallback(thing, value, thing.from);
}

function computed(evaluation: Evaluation, site: Site, thing: Thing, key: Expression): Thing {
  const known = evaluation.value(site, key);
  return known.kind === 'literal' ? evaluation.property(thing, String(known.value)) : evaluation.anyProperty(thing);
}
