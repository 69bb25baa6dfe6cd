import type { Expression, FunctionNode } from '../../syntax/index.ts';
import type { Registration } from '../uses/createRegistrations.ts';
import { constructorOf } from './classMember.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import { alternatives, type Lazy, literal, oneOf, type Site, type Thing, type ThingOf, unknown } from './Thing.ts';
import { tokenKey } from './tokenKey.ts';

/** Packages of containers of injected things. */
export const containers = /^(@nestjs\/(core|common|testing)|tsyringe|inversify|typedi|awilix(-\w+)?|@fastify\/awilix)$/;
/** The method by which awilix registers what modules export by default, under the names of their files. */
export const loadedModules = 'loadModules';

/** What the containers of the workspace give for a token; `undefined` where none is told what. */
function injected(evaluation: Evaluation, token: Thing): Thing | undefined {
  const key = tokenKey(evaluation, token);
  const all = key === null ? [] : evaluation.world.registered(key);
  if (all.length === 0) return undefined;
  return evaluation.guard(`injected|${key}`, () => oneOf(all.map((one) => givenBy(evaluation, one))));
}

/** What is injected where decorators ask for it: `@Inject(TOKEN)`, or a decorator of the workspace's own that does. */
export function injectedBy(evaluation: Evaluation, site: Site, decorators: readonly Expression[]): Thing | undefined {
  for (const decorator of decorators) {
    const made = evaluation.value(site, decorator);
    if (made.kind !== 'made' || made.by.kind !== 'external' || !/^inject$/i.test(made.by.path.at(-1) ?? '')) continue;
    const token = made.arguments[0]?.();
    if (!token) return undefined;
    const isClass = token.kind === 'class' || token.kind === 'external';
    return (
      injected(evaluation, token) ?? (isClass ? { kind: 'instance', of: token, arguments: null, node: null, from: token.from } : undefined)
    );
  }
  return undefined;
}

/** What a container is asked for by a token that is no class: `container.resolve('s3')`. */
export function askedByToken(evaluation: Evaluation, container: Thing, token: Thing): Thing | undefined {
  return containers.test(packageOf(container) ?? '') ? injected(evaluation, token) : undefined;
}

/** What awilix's cradle has under a name. */
export function ofCradle(evaluation: Evaluation, cradle: ThingOf<'external' | 'member'>, key: string): Thing | undefined {
  const name = cradle.kind === 'member' ? cradle.name : cradle.path.at(-1);
  return name === 'cradle' && packageOf(cradle) !== undefined ? injected(evaluation, literal(key)) : undefined;
}

/** With what awilix calls a function, or makes a class: by its parameters' names, else with its cradle. */
export function givenByAwilix(evaluation: Evaluation, { parameters }: FunctionNode): readonly Lazy[] {
  return parameters.map(
    ({ pattern }, i): Lazy =>
      () =>
        (pattern.kind === 'identifier' ? injected(evaluation, literal(pattern.name)) : undefined) ??
        (i === 0 ? cradle : unknown('given by a container')),
  );
}

/** With what awilix calls what a module exports by default, or makes it, where it loads modules by their names. */
export function givenToLoaded(evaluation: Evaluation, site: Site, fn: FunctionNode): readonly Lazy[] | undefined {
  if (evaluation.world.registered(loadedModules).length === 0) return undefined;
  const isIt = (option: Thing): boolean =>
    option.kind === 'class'
      ? constructorOf(evaluation, option) === fn
      : option.kind === 'function' && option.site.file === site.file && option.site.item === site.item && option.fn.id === fn.id;
  return alternatives(evaluation.exported(site.file, 'default', 'value')).some(isIt) ? givenByAwilix(evaluation, fn) : undefined;
}

/** Whether what a function of awilix's is given is called, or made, with what is registered. */
export function isMadeByAwilix(callee: Thing, construct: boolean): boolean {
  if (!/^awilix/.test(packageOf(callee) ?? '')) return false;
  if (callee.kind === 'member') return callee.name === 'build';
  const name = callee.kind === 'external' ? (callee.path.at(-1) ?? '') : '';
  return (
    name === 'makeInvoker' ||
    (construct ? /^(asClass|makeClassInvoker|createController)$/ : /^(asFunction|makeFunctionInvoker)$/).test(name)
  );
}

/**
 * What is asked of a container that is not known to be one, by a name that is registered: a request's, as frameworks have it
 * (`request.diScope.resolve('s3')`, `request.container.cradle.s3`).
 */
export function askedOfUnknown(evaluation: Evaluation, e: Expression): Thing | undefined {
  if (e.kind === 'member') {
    const isCradle = e.object.kind === 'member' && e.object.property === 'cradle';
    return isCradle ? injected(evaluation, literal(e.property)) : undefined;
  }
  if (e.kind !== 'call' || e.callee.kind !== 'member' || e.callee.property !== 'resolve') return undefined;
  const [name, ...rest] = e.arguments;
  return name?.kind === 'string' && rest.length === 0 ? injected(evaluation, literal(name.value)) : undefined;
}

/** Whether a thing is a resolver of awilix's: `asClass(Store).singleton()`. */
export function isOfAwilix(thing: Thing): boolean {
  return resolverOf(thing) !== undefined;
}

const cradle: Thing = { kind: 'external', package: 'awilix', subpath: '', path: ['cradle'], from: [] };

/** The name of the function of awilix that made a resolver, and what it was given. */
function resolverOf(thing: Thing): { readonly as: string; readonly given: Lazy } | undefined {
  if (thing.kind !== 'made') return undefined;
  if (thing.by.kind === 'member') return resolverOf(thing.by.of);
  const [given] = thing.arguments;
  const as = thing.by.kind === 'external' && thing.by.package === 'awilix' ? (thing.by.path.at(-1) ?? '') : '';
  return given && /^as(Value|Function|Class)$/.test(as) ? { as, given } : undefined;
}

function givenBy(evaluation: Evaluation, { file, item, node: id, how, inject, key }: Registration): Thing {
  const site = evaluation.site(file, item);
  const node = site?.index.nodes[id];
  if (!site || !node) return unknown('given by a container');
  const thing = evaluation.value(site, node as Expression);
  switch (how) {
    case 'value':
      return thing;
    case 'class':
      return madeOf(evaluation, site, id, thing);
    case 'alias':
      return injected(evaluation, thing) ?? unknown('given by a container', [nodeOf(site, id)]);
    case 'factory': {
      const tokens = inject === null ? undefined : evaluation.value(site, site.index.nodes[inject] as Expression);
      return evaluation.call(thing, factoryArguments(evaluation, tokens, thing), nodeOf(site, id));
    }
    default:
      return resolved(evaluation, site, id, key === null ? thing : evaluation.property(thing, key));
  }
}

/** What a resolver of awilix's gives. */
function resolved(evaluation: Evaluation, site: Site, id: number, thing: Thing): Thing {
  const resolver = resolverOf(thing);
  const given = resolver?.given();
  if (!given) return unknown('given by a container', [nodeOf(site, id)]);
  if (resolver?.as === 'asValue') return given;
  if (resolver?.as === 'asClass') return madeOf(evaluation, site, id, given);
  const fn = given.kind === 'function' ? givenByAwilix(evaluation, given.fn) : [() => cradle];
  return evaluation.call(given, fn, nodeOf(site, id));
}

function madeOf(evaluation: Evaluation, site: Site, id: number, of: Thing): Thing {
  return oneOf(
    alternatives(of).map((option) =>
      option.kind === 'class'
        ? { kind: 'instance', of: option, arguments: null, node: null, from: option.from }
        : evaluation.construct(option, [], nodeOf(site, id)),
    ),
  );
}

/** What a factory is given: what its tokens stand for, else the container, or what has it. */
function factoryArguments(evaluation: Evaluation, tokens: Thing | undefined, factory: Thing): readonly Lazy[] {
  if (tokens?.kind !== 'list') {
    const notKnown = () => unknown('given by a container', factory.from);
    return [() => ({ kind: 'external', package: 'inversify', subpath: '', path: ['container'], from: [] }), notKnown, notKnown];
  }
  return tokens.elements.map((lazy) => () => {
    const token = lazy();
    const named = token.kind === 'object' ? evaluation.property(token, 'token') : token;
    return injected(evaluation, named) ?? unknown('given by a container', token.from);
  });
}

function packageOf(thing: Thing): string | undefined {
  if (thing.kind === 'instance' || thing.kind === 'member') return packageOf(thing.of);
  if (thing.kind === 'made') return packageOf(thing.by);
  return thing.kind === 'external' ? thing.package : undefined;
}
