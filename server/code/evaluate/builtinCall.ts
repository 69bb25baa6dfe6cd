import type { CodeNode } from '../Value.ts';
import { createAssembly } from './assembly.ts';
import { copiedTogether } from './copying.ts';
import type { Evaluation } from './Evaluation.ts';
import { askedByToken } from './injected.ts';
import { collection, element, listOf } from './iterable.ts';
import { assignedAnywhere } from './laterMembers.ts';
import { alternatives, boundedList, type Lazy, literal, oneOf, type Thing, type ThingOf, unknown } from './Thing.ts';
import { joined, withFallback } from './text.ts';
import { variableRead } from './variableReader.ts';

/** Exports of packages, and globals, that give back what they are given (wrapped, for us the same). */
const passing = new Set([
  'aws-xray-sdk.captureAWSv3Client',
  'aws-xray-sdk.captureAWSClient',
  'aws-xray-sdk.captureAWS',
  'aws-xray-sdk-core.captureAWSv3Client',
  'aws-xray-sdk-core.captureAWSClient',
  'aws-xray-sdk-core.captureAWS',
  'dd-trace.wrap',
  '@aws-lambda-powertools/idempotency.makeIdempotent',
  'react.cache',
  'util.promisify',
  'tsyringe.instanceCachingFactory',
  'tsyringe.instancePerContainerCachingFactory',
  'lodash.memoize',
  'lodash.once',
  'Object.freeze',
  'Object.seal',
  'Promise.resolve',
  'structuredClone',
  'String',
  'encodeURIComponent',
  'encodeURI',
]);
/** Methods of anything that give back their first argument. */
const passingMethods = new Set(['captureAWSv3Client', 'captureAWSClient', 'captureAWS', 'instrumentAWSClient']);

/** Methods by which a container of injected things gives an instance of the class that it is asked for. */
const fromContainer = new Set(['resolve', 'get', 'getInstance', 'resolveAsync']);

const sameList = new Set(['filter', 'slice', 'reverse', 'sort', 'toSorted', 'toReversed', 'values', 'concat', 'splice']);
const anElement = new Set(['find', 'findLast', 'at', 'pop', 'shift', 'get']);
const sameText = new Set(['required', 'asString', 'asUrlString', 'toString', 'trim', 'valueOf', 'trimEnd', 'trimStart', 'normalize']);

/** What a call gives that needs no source to be known; `undefined` where it is not one of those. */
export function builtinCall(
  evaluation: Evaluation,
  callee: ThingOf<'member' | 'external' | 'global'>,
  given: readonly Lazy[],
  node: CodeNode,
): Thing | undefined {
  const first = given[0];
  const variable = callee.kind === 'global' ? undefined : variableRead(evaluation, callee, given);
  if (variable) return variable;
  const contained = callee.kind === 'global' ? undefined : containedInstance(evaluation, callee, first);
  if (contained) return contained;
  if (callee.kind !== 'member') {
    const name = callee.kind === 'global' ? callee.name : [callee.package, ...callee.path.filter((part) => part !== 'default')].join('.');
    if (passing.has(name)) return first?.();
    return callee.kind === 'global' ? globalCall(evaluation, callee.name, given, node) : copiedTogether(evaluation, callee, given, node);
  }
  const { of, name } = callee;
  if (passingMethods.has(name)) return first?.();
  if (of.kind === 'function') {
    if (name === 'bind') return first && of.receiver === null ? { ...of, receiver: first() } : of;
    if (name === 'call') return evaluation.call({ ...of, receiver: first?.() ?? null }, given.slice(1), node);
    if (name === 'apply') {
      const list = given[1]?.();
      return evaluation.call({ ...of, receiver: first?.() ?? null }, list?.kind === 'list' ? list.elements : [], node);
    }
    return undefined;
  }
  // `client.send.bind(client)` is still the client's `send`.
  if (of.kind === 'member' && name === 'bind') return of;
  if (of.kind === 'list') return listCall(evaluation, of, name, given, node);
  if (of.kind === 'literal' || of.kind === 'template' || of.kind === 'environment') return textCall(of, name, given, node);
  if (of.kind === 'made' && of.by.kind === 'global') return collectionCall(evaluation, of, name, given);
  return undefined;
}

/** What a container of injected things gives for a token; of a class of which it is told nothing an instance. */
function containedInstance(evaluation: Evaluation, callee: ThingOf<'member' | 'external'>, first: Lazy | undefined): Thing | undefined {
  const name = callee.kind === 'member' ? callee.name : callee.path.at(-1);
  if (name === undefined || !fromContainer.has(name) || !first || (callee.kind === 'member' && callee.of.kind === 'list')) return undefined;
  const asked = first();
  const isClass = asked.kind === 'class' || (asked.kind === 'external' && asked.package.startsWith('@aws-sdk/'));
  const registered = askedByToken(evaluation, callee, asked);
  if (registered) return registered;
  return isClass ? { kind: 'instance', of: asked, arguments: null, node: null, from: asked.from } : undefined;
}

function globalCall(evaluation: Evaluation, name: string, given: readonly Lazy[], node: CodeNode): Thing | undefined {
  const first = given[0];
  switch (name) {
    case 'Promise.all':
      return first?.();
    case 'Promise.allSettled': {
      const list = first && listOf(evaluation, first());
      const outcome = (value: Lazy): Thing => ({
        kind: 'object',
        members: new Map([['value', value]]),
        open: true,
        node: null,
        from: [node],
        within: [value],
      });
      return list && { ...list, elements: list.elements.map((value) => () => outcome(value)), from: [node] };
    }
    case 'Array.from':
    case 'Array.fromAsync':
      return first && (listOf(evaluation, first()) ?? first());
    case 'Array.of':
      return { kind: 'list', elements: given, open: false, from: [node] };
    case 'Promise.race':
    case 'Promise.any':
      return first && element(evaluation, first());
    case 'Object.assign': {
      const parts = given.map((lazy) => lazy());
      if (parts[0]?.kind !== 'object') return parts[0];
      const assembly = createAssembly();
      for (const part of parts) assembly.spread(part);
      return assembly.object(parts[0].node, [node]);
    }
    case 'Object.values':
    case 'Object.entries': {
      const object = first?.();
      if (object?.kind === 'environmentTable' && name === 'Object.entries') return object;
      if (object?.kind !== 'object') return undefined;
      const keys = [...object.members.keys()];
      const value =
        (key: string): Lazy =>
        () =>
          evaluation.property(object, key);
      const pair = (key: string): Thing => ({
        kind: 'list',
        elements: [() => literal(key), value(key)],
        open: false,
        from: [node],
        within: [() => literal(key)],
      });
      const elements = keys.map((key): Lazy => (name === 'Object.values' ? value(key) : () => pair(key)));
      const others = [...assignedAnywhere(evaluation, object), ...(object.every ? [object.every()] : [])];
      const anyPair = (of: Thing): Thing => ({
        kind: 'list',
        elements: [() => unknown('a key of an object', [node]), () => of],
        open: false,
        from: [node],
        within: [() => of],
      });
      elements.push(...others.map((other) => () => (name === 'Object.values' ? other : anyPair(other))));
      return { kind: 'list', elements, open: object.open && !object.every, from: [node] };
    }
    case 'Object.keys': {
      const object = first?.();
      if (object?.kind !== 'object') return undefined;
      return { kind: 'list', elements: [...object.members.keys()].map((key) => () => literal(key)), open: object.open, from: [node] };
    }
    case 'Object.fromEntries': {
      const pairs = first?.();
      // Entries of the environment, filtered: still the environment.
      if (pairs?.kind === 'environmentTable') return pairs;
      if (pairs?.kind !== 'list') return undefined;
      const members = new Map<string, Lazy>();
      for (const lazy of pairs.elements) {
        const pairThing = lazy();
        const key = pairThing.kind === 'list' ? pairThing.elements[0]?.() : undefined;
        const value = pairThing.kind === 'list' ? pairThing.elements[1] : undefined;
        if (key?.kind === 'literal' && value) members.set(String(key.value), value);
      }
      return { kind: 'object', members, open: pairs.open || members.size < pairs.elements.length, node: null, from: [node] };
    }
    default:
      return undefined;
  }
}

function listCall(evaluation: Evaluation, of: ThingOf<'list'>, name: string, given: readonly Lazy[], node: CodeNode): Thing | undefined {
  const first = given[0];
  if (sameList.has(name)) {
    if (name !== 'concat') return of;
    const others = given.map((lazy) => lazy());
    return boundedList({
      ...of,
      elements: [...of.elements, ...others.flatMap((other) => (other.kind === 'list' ? other.elements : []))],
      open: of.open || others.some((other) => other.kind !== 'list' || other.open),
    });
  }
  // What an iterator gives for `next()`.
  if (name === 'next') {
    const members = new Map([['value', () => element(evaluation, of)]]);
    return { kind: 'object', members, open: true, node: null, from: [node] };
  }
  if (anElement.has(name)) return element(evaluation, of);
  if (name === 'flat') return flattened(of);
  if ((name === 'map' || name === 'flatMap') && first) {
    const fn = first();
    const elements = of.elements.map(
      (each): Lazy =>
        () =>
          evaluation.call(fn, [each], node),
    );
    const mapped = { kind: 'list', elements, open: of.open, from: [node] } as const;
    return name === 'map' ? mapped : flattened(mapped);
  }
  if (name === 'join') {
    const separator = first?.() ?? literal(',');
    if (of.open) return unknown('a text joined from a list that is not known whole', [node]);
    return joined(
      of.elements.flatMap((each, i) => (i === 0 ? [each()] : [separator, each()])),
      [node],
    );
  }
  return undefined;
}

/** A list with the elements of the lists in it in their place. */
function flattened(list: ThingOf<'list'>): ThingOf<'list'> {
  const options = list.elements.flatMap((lazy) => alternatives(lazy()));
  return boundedList({
    ...list,
    elements: options.flatMap((option): readonly Lazy[] => (option.kind === 'list' ? option.elements : [() => option])),
    open: list.open || options.some((option) => option.kind === 'list' && option.open),
  });
}

function textCall(of: Thing, name: string, given: readonly Lazy[], node: CodeNode): Thing {
  if (sameText.has(name)) return of;
  // env-var's default.
  if (name === 'default' && of.kind === 'environment' && given[0]) return withFallback(of, given[0], [node]);
  if (name === 'concat') return joined([of, ...given.map((lazy) => lazy())], [node]);
  const text = of.kind === 'literal' && typeof of.value === 'string' ? of.value : undefined;
  const argument = given[0]?.();
  if (text !== undefined) {
    if (name === 'toLowerCase') return literal(text.toLowerCase(), [...of.from, node]);
    if (name === 'toUpperCase') return literal(text.toUpperCase(), [...of.from, node]);
    if (name === 'split' && argument?.kind === 'literal' && typeof argument.value === 'string') {
      const parts = text.split(argument.value).slice(0, 100);
      return { kind: 'list', elements: parts.map((part) => () => literal(part, of.from)), open: false, from: [node] };
    }
  }
  return unknown(`changed by .${name}()`, [...of.from, node]);
}

/** `new Map([[key, value]]).get(…)`, `new Set([…])`. */
function collectionCall(evaluation: Evaluation, of: ThingOf<'made'>, name: string, given: readonly Lazy[]): Thing | undefined {
  if (of.by.kind !== 'global' || (of.by.name !== 'Map' && of.by.name !== 'Set' && of.by.name !== 'WeakMap')) return undefined;
  if (!['get', 'values', 'entries'].includes(name)) return undefined;
  const content = collection(evaluation, of);
  if (content && name === 'entries') return content;
  if (!content || content.elements.length === 0) return unknown('an entry of a collection that is filled elsewhere', of.from);
  if (of.by.name === 'Set') return content;
  const wanted = name === 'get' ? given[0]?.() : undefined;
  const entries = content.elements.map((lazy) => lazy()).filter((entry) => entry.kind === 'list');
  const keyed = entries.flatMap((entry) => {
    const key = entry.elements[0]?.();
    const value = entry.elements[1];
    return value ? [{ key, value }] : [];
  });
  if (name === 'values') return { kind: 'list', elements: keyed.map(({ value }) => value), open: content.open, from: of.from };
  const may =
    wanted?.kind === 'literal'
      ? keyed.filter(({ key }) => key && alternatives(key).some((one) => one.kind !== 'literal' || one.value === wanted.value))
      : keyed;
  const values = may.flatMap(({ value }) => [...alternatives(value())]);
  const isOpen = content.open || values.length === 0 || keyed.length < content.elements.length;
  return oneOf(isOpen ? [...values, unknown('an entry of a collection that is filled elsewhere', of.from)] : values);
}
