import type { Expression, FunctionNode, TypeMember, TypeNode } from '../../syntax/index.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import { implementedMember } from './implementations.ts';
import { type Found, findBinding } from './named.ts';
import { configurationOf } from './nestConfiguration.ts';
import { isNothing, type Lazy, literal, oneOf, perhaps, type Site, siteKey, type Thing, type ThingOf, unknown } from './Thing.ts';
import { type TypeArguments, typeArguments, typeParameter, withTypes } from './typeParameter.ts';

/** Types whose values are, for us, those of their first argument. */
const wrappers = new Set([
  'Promise',
  'PromiseLike',
  'Awaited',
  'Readonly',
  'Partial',
  'Required',
  'NonNullable',
  'Pick',
  'Omit',
  'Ref',
  'InstanceType',
  'DeepPartial',
]);
const lists = new Set(['Array', 'ReadonlyArray', 'Iterable', 'AsyncIterable', 'Set', 'Iterator', 'Generator', 'AsyncGenerator']);

/** What a value of a type, written at a node of a site, is. */
export function typed(evaluation: Evaluation, site: Site, from: number, type: TypeNode): Thing {
  const inner = (other: TypeNode) => evaluation.typed(site, from, other);
  switch (type.kind) {
    case 'typeReference':
      return reference(evaluation, site, from, type);
    case 'typeQuery':
      return queried(evaluation, site, type.value);
    case 'typeLiteral':
      return members(evaluation, site, from, type.members);
    case 'union': {
      const all = type.types.map(inner);
      const options = all.filter((thing) => !isNothing(thing));
      return options.length < all.length ? perhaps(oneOf(options)) : oneOf(options);
    }
    case 'intersection': {
      const parts = type.types.map(inner).filter((thing) => thing.kind !== 'unknown');
      if (parts.every((part) => part.kind === 'object')) return merged(parts);
      const instance = parts.find((part) => part.kind === 'instance');
      // What a framework gives, with members of its own: `Context & { env: Env }`.
      if (instance && isOfFramework(instance)) return { ...merged(parts), rest: instance };
      return instance ?? parts[0] ?? unknown('only its type is known');
    }
    case 'arrayType':
      return { kind: 'list', elements: [() => inner(type.element)], open: false, from: [] };
    case 'tuple':
      return { kind: 'list', elements: type.elements.map((element) => () => inner(element)), open: false, from: [] };
    case 'functionType':
      return { kind: 'callable', returns: () => inner(type.returns), from: [nodeOf(site, type.id)] };
    case 'literalType':
      return literal(type.value);
    case 'indexedAccess': {
      const object = inner(type.object);
      const key = inner(type.index);
      return key.kind === 'literal' ? evaluation.property(object, String(key.value)) : evaluation.anyProperty(object);
    }
    default:
      return unknown('only its type is known');
  }
}

/** What `typeof` of an expression means, which may begin with a name that is imported for types only. */
function queried(evaluation: Evaluation, site: Site, e: Expression): Thing {
  if (e.kind === 'member') return evaluation.property(queried(evaluation, site, e.object), e.property);
  if (e.kind === 'identifier' && !findBinding(evaluation, site, e.id, e.name, 'values')) {
    const found = findBinding(evaluation, site, e.id, e.name, 'types');
    const { binding } = found ?? {};
    if (found && binding?.kind === 'import') return evaluation.imported(found.site.file, binding.specifier, binding.imported, 'value');
  }
  return evaluation.value(site, e);
}

function reference(evaluation: Evaluation, site: Site, from: number, type: Extract<TypeNode, { kind: 'typeReference' }>): Thing {
  const [first = '', ...rest] = type.name.split('.');
  const argument = type.arguments[0];
  if (type.specifier !== null) {
    const start = evaluation.imported(site.file, type.specifier, first || '*', 'type');
    return withPath(evaluation, start, rest);
  }
  const found = findBinding(evaluation, site, from, first, 'types');
  if (!found) {
    if (argument && first === 'ReturnType') return evaluation.call(evaluation.typed(site, from, argument), [], nodeOf(site, from));
    if (argument && first === 'InstanceType') return evaluation.construct(evaluation.typed(site, from, argument), [], nodeOf(site, from));
    if (argument && wrappers.has(first)) return evaluation.typed(site, from, argument);
    if (argument && lists.has(first))
      return { kind: 'list', elements: [() => evaluation.typed(site, from, argument)], open: false, from: [] };
    const value = type.arguments[1];
    if (value && first === 'Map') return { kind: 'list', elements: [() => evaluation.typed(site, from, value)], open: false, from: [] };
    if (value && first === 'Record')
      return { kind: 'object', members: new Map(), open: true, every: () => evaluation.typed(site, from, value), node: null, from: [] };
    return typeParameter(evaluation, site, from, first) ?? unknown(`only its type, ${type.name}, is known`);
  }
  const types = typeArguments(evaluation, site, from, type.arguments);
  if (found.binding.kind === 'import') {
    const imported = evaluation.imported(found.site.file, found.binding.specifier, found.binding.imported, 'type', types);
    const thing = withPath(evaluation, imported, rest);
    const computed = computedType(evaluation, thing, argument && (() => evaluation.typed(site, from, argument)));
    const last = type.arguments.at(-1);
    if (computed || !last || thing.kind !== 'instance' || thing.of.kind !== 'external') return computed ?? thing;
    return { ...thing, content: () => evaluation.typed(site, from, last) };
  }
  return withPath(evaluation, boundType(evaluation, found, types), rest);
}

/** Whether an instance is of a package that is not the SDK. */
function isOfFramework({ of }: ThingOf<'instance'>): boolean {
  return of.kind === 'external' && !of.package.startsWith('@aws-sdk/') && of.package !== 'aws-sdk';
}

/** Types that a library computes from a schema's type: of the value they say nothing. */
const inferred = new Set(['infer', 'input', 'output', 'TypeOf', 'InferOutput', 'InferInput', 'InferType', 'Infer', 'Static', 'Type']);

/** What a type that a library computes from another tells; `undefined` where it is none of those. */
function computedType(evaluation: Evaluation, type: Thing, argument: Lazy | undefined): Thing | undefined {
  if (type.kind !== 'instance' || type.of.kind !== 'external' || !argument) return undefined;
  const name = type.of.path.at(-1) ?? '';
  if (type.of.package === '@nestjs/config' && name === 'ConfigType') return configurationOf(evaluation, argument());
  if (type.of.package === '@trpc/server' && name === 'inferAsyncReturnType') {
    const maker = argument();
    return maker.from[0] && evaluation.call(maker, [], maker.from[0]);
  }
  return inferred.has(name) && !type.of.package.startsWith('@aws-sdk/') ? unknown('only its type is known') : undefined;
}

/** `A.B` where `A` is a namespace. */
function withPath(evaluation: Evaluation, start: Thing, path: readonly string[]): Thing {
  let thing = start;
  for (const name of path) {
    if (thing.kind === 'instance' && thing.of.kind === 'external') {
      thing = { ...thing, of: { ...thing.of, path: [...thing.of.path.filter((part) => part !== 'default'), name] } };
    } else if (thing.kind === 'module') thing = evaluation.exported(thing.file, name, 'type');
    else thing = evaluation.property(thing, name);
  }
  return thing;
}

/** What a value of a declared type is. */
export function boundType(evaluation: Evaluation, { site: outer, binding }: Found, types?: TypeArguments): Thing {
  if (binding.kind === 'class') {
    const site = withTypes(outer, binding.value.typeParameters, types);
    return { kind: 'instance', of: { kind: 'class', node: binding.value, site, from: [] }, arguments: null, node: null, from: [] };
  }
  if (binding.kind === 'import') return evaluation.imported(outer.file, binding.specifier, binding.imported, 'type', types);
  if (binding.kind !== 'type') return unknown('only its type is known');
  const { statement } = binding;
  const site = withTypes(outer, statement.typeParameters, types);
  const key = `type|${siteKey(site)}|${statement.id}`;
  return evaluation.guard(key, () => {
    if (statement.kind === 'typeAlias') return evaluation.typed(site, statement.id, statement.type);
    const own = members(evaluation, site, statement.id, statement.members);
    const bases = statement.extends.map((base) => evaluation.typed(site, statement.id, base));
    const client = bases.find((base) => base.kind === 'instance');
    if (client && statement.members.length === 0) return client;
    const whole = merged([...bases, own]);
    const known = [...whole.members].map(([name, lazy]): readonly [string, Lazy] => [
      name,
      () => implementedMember(evaluation, site, statement, name, lazy()),
    ]);
    return { ...whole, members: new Map(known), from: [nodeOf(site, statement.id)] };
  });
}

function members(evaluation: Evaluation, site: Site, from: number, list: readonly TypeMember[]): Thing {
  const result = new Map<string, Lazy>();
  let every: Lazy | undefined;
  for (const member of list) {
    const { name, type, optional } = member;
    // An index signature.
    if (name === null && type && !member.method) every = () => evaluation.typed(site, from, type);
    if (name === null || !type) continue;
    result.set(name, () => {
      const thing = evaluation.typed(site, from, type);
      const value: Thing = member.method && type.kind !== 'functionType' ? { kind: 'callable', returns: () => thing, from: [] } : thing;
      return optional ? perhaps(value) : value;
    });
  }
  // Its members are known by their types only, and it may have others.
  return { kind: 'object', members: result, open: true, ...(every && { every }), node: null, from: [] };
}

function merged(parts: readonly Thing[]): ThingOf<'object'> {
  const all = new Map<string, Lazy>();
  let every: Lazy | undefined;
  for (const part of parts) {
    if (part.kind !== 'object') continue;
    for (const [key, lazy] of part.members) all.set(key, lazy);
    every = part.every ?? every;
  }
  return { kind: 'object', members: all, open: true, ...(every && { every }), node: null, from: [] };
}

/** What a function returns by its declared type. */
export function returnTyped(evaluation: Evaluation, site: Site, fn: FunctionNode): Thing {
  return fn.returnType ? evaluation.typed(site, fn.id, fn.returnType) : unknown('what it returns is not known');
}
