import type { Expression, FunctionNode } from '../../syntax/index.ts';
import { nearestFunction } from '../scope/ancestors.ts';
import type { CodeSyntaxNode } from '../scope/nodes.ts';
import type { CodeNode } from '../Value.ts';
import { alwaysReturns } from './alwaysReturns.ts';
import { builtinCall } from './builtinCall.ts';
import { callOfCombined, combinedValue } from './combinators.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import { parsedText } from './environmentSchema.ts';
import { element } from './iterable.ts';
import { isNeverRun } from './knownTest.ts';
import { mayBeUnknown, orTyped } from './named.ts';
import { configurationOf } from './nestConfiguration.ts';
import { ofAlternatives } from './property.ts';
import { asPart, type Lazy, oneOf, perhaps, type Site, type Thing, type ThingOf, unknown } from './Thing.ts';
import { returnTyped } from './typed.ts';

const deepestCalls = 10;

/** What calling a thing gives. Promises are what they resolve to. */
export function call(evaluation: Evaluation, callee: Thing, given: readonly Lazy[], node: CodeNode): Thing {
  switch (callee.kind) {
    case 'oneOf':
      return ofAlternatives(callee, (option) => evaluation.call(option, given, node));
    case 'function':
      return evaluation.nested(callee.fn, () => callFunction(evaluation, callee, given));
    case 'callable':
      return callee.returns();
    case 'unknown':
      return unknown(asPart(callee).reason, [node]);
    case 'environment':
      return ofEnvironment(callee, given, node);
    case 'made':
      // What a library's function gives may be a function: `schema(process.env)`.
      return (
        configurationOf(evaluation, callee) ??
        callOfCombined(evaluation, callee, given, node) ?? { kind: 'made', by: callee, arguments: given, node, from: [node] }
      );
    case 'member':
    case 'external':
    case 'global':
      return (
        combinedValue(evaluation, callee, given, node) ??
        builtinCall(evaluation, callee, given, node) ??
        parsedText(callee, given) ??
        madeBy(callee, given, node)
      );
    default:
      return unknown('a call of something that is no function', [node]);
  }
}

/** No variable is a function: it is a method, of the environment's entries or of Deno's `env`. */
function ofEnvironment({ name, from }: ThingOf<'environment'>, given: readonly Lazy[], node: CodeNode): Thing {
  if (name === 'filter') return { kind: 'environmentTable', from };
  if (name !== 'get') return unknown('changed by a function', [node]);
  const key = given[0]?.();
  if (key?.kind !== 'literal') return unknown('an environment variable chosen at run time', [node]);
  return { kind: 'environment', name: String(key.value), fallback: null, from: [node] };
}

/** What something external gives; a method of what holds something may give that. */
function madeBy(callee: ThingOf<'member' | 'external' | 'global'>, given: readonly Lazy[], node: CodeNode): Thing {
  const made: Thing = { kind: 'made', by: callee, arguments: given, node, from: [node] };
  const content = callee.kind === 'member' && callee.of.kind === 'instance' ? callee.of.content?.() : undefined;
  return content && content.kind !== 'unknown' ? oneOf([made, content]) : made;
}

/** What `new` makes of a thing. */
export function construct(evaluation: Evaluation, callee: Thing, given: readonly Lazy[], node: CodeNode): Thing {
  switch (callee.kind) {
    case 'oneOf':
      return ofAlternatives(callee, (option) => evaluation.construct(option, given, node));
    case 'class':
    case 'external':
    case 'made':
      return { kind: 'instance', of: callee, arguments: given, node, from: [node] };
    case 'global':
      if (callee.name === 'Proxy') return given[0]?.() ?? unknown('nothing', [node]);
      return { kind: 'made', by: callee, arguments: given, node, from: [node] };
    case 'member':
      return { kind: 'instance', of: callee, arguments: given, node, from: [node] };
    case 'function':
      return unknown('made by a constructor function', [node]);
    case 'unknown':
      return unknown(asPart(callee).reason, [node]);
    default:
      return unknown('made by something that is no class', [node]);
  }
}

function callFunction(evaluation: Evaluation, callee: ThingOf<'function'>, given: readonly Lazy[]): Thing {
  const { fn, site } = callee;
  const depth = (site.frame?.depth ?? 0) + 1;
  if (depth > deepestCalls) return unknown('calls nested too deep to follow');
  const inner: Site = { ...site, frame: { fn, arguments: given, receiver: callee.receiver, outer: site.frame, depth } };
  if (fn.generator) return { kind: 'list', elements: [() => yielded(evaluation, inner, fn)], open: false, from: callee.from };
  const results = returnsOf(site, fn)
    .filter((node) => !isNeverRun(evaluation, site, node.id))
    .map((node) => evaluation.value(inner, node.value));
  const result =
    results.length > 0
      ? alwaysReturns(site.index, fn)
        ? oneOf(results)
        : perhaps(oneOf(results))
      : fn.body === null
        ? unknown('its body is not here')
        : ({ kind: 'undefined', from: callee.from } as Thing);
  if (!mayBeUnknown(result) || fn.returnType === null) return result;
  const promised = returnTyped(evaluation, site, fn);
  return promised.kind === 'unknown' ? result : orTyped(evaluation, result, promised);
}

type Giving = Extract<CodeSyntaxNode, { kind: 'return' | 'yield' }> & { readonly value: Expression };

/** What a generator yields: how often each is not known. */
function yielded(evaluation: Evaluation, inner: Site, fn: FunctionNode): Thing {
  const things = returnsOf(inner, fn, 'yield').map((node) => {
    const thing = evaluation.value(inner, node.value);
    return node.kind === 'yield' && node.delegate ? element(evaluation, thing) : thing;
  });
  return things.length > 0 ? oneOf(things) : unknown('nothing is yielded', [nodeOf(inner, fn.id)]);
}

/** What a function returns (or yields): the nodes, not those of functions inside it. */
function returnsOf(site: Site, fn: FunctionNode, kind: 'return' | 'yield' = 'return'): readonly Giving[] {
  const gives = (node: CodeSyntaxNode | undefined): node is Giving =>
    node !== undefined &&
    'kind' in node &&
    node.kind === kind &&
    (node as Giving).value !== null &&
    nearestFunction(site.index, node.id) === fn;
  return site.index.nodes.filter(gives);
}
