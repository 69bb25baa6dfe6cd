import type { CallExpression, Expression, Property, SpreadElement } from '../../syntax/index.ts';
import { isModuleExports, requiredModule } from '../scope/moduleScope.ts';
import { createAssembly } from './assembly.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import { askedOfUnknown } from './injected.ts';
import { isCollection, listOf, spreadOut } from './iterable.ts';
import { knownTest } from './knownTest.ts';
import { givenWithin, isRepeated } from './merged.ts';
import { mayBeUnknown, orTyped, withContent } from './named.ts';
import { alternatives, type Lazy, literal, oneOf, perhaps, type Site, type Thing, through, unknown } from './Thing.ts';
import { joined, withFallback } from './text.ts';
import { thisAt } from './thisAt.ts';

/** What an expression can be. */
export function expression(evaluation: Evaluation, site: Site, e: Expression): Thing {
  const thing = evaluated(evaluation, site, e);
  if (site.frame === null || thing.within || !isRepeated(thing)) return thing;
  const [made] = thing.from;
  const within = made?.node === e.id && made.item === site.item && made.file === site.file ? givenWithin(site.frame) : undefined;
  return within ? { ...thing, within } : thing;
}

function evaluated(evaluation: Evaluation, site: Site, e: Expression): Thing {
  const here = nodeOf(site, e.id);
  const value = (inner: Expression) => evaluation.value(site, inner);
  switch (e.kind) {
    case 'string':
    case 'number':
    case 'boolean':
      return literal(e.value, [here]);
    case 'null':
      return literal(null, [here]);
    case 'undefined':
      return { kind: 'undefined', from: [here] };
    case 'template':
      if (e.tag) return unknown('a tagged template', [here]);
      return joined(
        e.quasis.flatMap((text, i) => {
          const inner = e.expressions[i];
          return inner ? [text, value(inner)] : [text];
        }),
        [here],
      );
    case 'identifier': {
      const thing = evaluation.named(site, e.id, e.name);
      return through(thing.kind === 'global' && e.name === 'exports' ? ownModule(site) : thing, here);
    }
    case 'this':
      return thisAt(evaluation, site, e.id);
    case 'member':
      if (e.object.kind === 'super') return evaluation.property(thisAt(evaluation, site, e.id), e.property);
      {
        const isOwn = isModuleExports(e) && evaluation.named(site, e.id, 'module').kind === 'global';
        if (isOwn) return through(ownModule(site), here);
        const member = evaluation.property(value(e.object), e.property);
        return through((member.kind === 'unknown' ? askedOfUnknown(evaluation, e) : undefined) ?? member, here);
      }
    case 'index': {
      const index = value(e.index);
      const object = value(e.object);
      const keys = alternatives(index).map(keyOfThing);
      if (keys.every((key) => key !== undefined)) return through(oneOf(keys.map((key) => evaluation.property(object, key))), here);
      return evaluation.anyProperty(object, index);
    }
    case 'call': {
      const required = requiredModule(e);
      if (required) return moduleAt(evaluation, site, required, '=');
      if (e.callee.kind === 'super') return { kind: 'undefined', from: [here] };
      const called = settledWith(evaluation, site, e) ?? evaluation.call(value(e.callee), evaluation.given(site, e.arguments), here);
      const result = (called.kind === 'unknown' ? askedOfUnknown(evaluation, e) : undefined) ?? called;
      const [argument] = e.typeArguments;
      if (!argument || e.typeArguments.length > 1 || !mayBeUnknown(result)) return result;
      // `container.get<S3>()`: what is asked for is what is given.
      const promised = evaluation.typed(site, e.id, argument);
      if (isUseful(promised)) return orTyped(evaluation, result, promised);
      return result.kind === 'made' ? { ...result, content: () => promised } : result;
    }
    case 'new': {
      const made = evaluation.construct(value(e.callee), evaluation.given(site, e.arguments), here);
      const last = e.typeArguments.at(-1);
      if (last && made.kind === 'instance' && made.of.kind === 'external')
        return { ...made, content: () => evaluation.typed(site, e.id, last) };
      if (!last || made.kind !== 'made') return made;
      const content = () => evaluation.typed(site, e.id, last);
      if (isCollection(made)) return { ...made, content };
      return e.arguments.length === 0 ? { kind: 'list', elements: [content], open: false, from: [here] } : made;
    }
    case 'import':
      return moduleAt(evaluation, site, e.specifier, '*');
    case 'object':
      return object(evaluation, site, e);
    case 'array':
      return array(evaluation, site, e);
    case 'function':
      return { kind: 'function', fn: e, site, receiver: null, from: [here] };
    case 'class':
      return { kind: 'class', node: e, site, from: [here] };
    case 'await':
      return value(e.value);
    case 'yield':
      return unknown('what a generator is given', [here]);
    case 'unary': {
      if (e.operator === 'void') return { kind: 'undefined', from: [here] };
      const operand = e.operator === '-' || e.operator === '+' ? value(e.value) : undefined;
      if (operand?.kind === 'literal' && typeof operand.value === 'number')
        return literal(e.operator === '-' ? -operand.value : operand.value, [here]);
      return unknown(`computed with ${e.operator}`, [here]);
    }
    case 'binary':
      return binary(evaluation, site, e);
    case 'conditional': {
      const holds = knownTest(evaluation, site, e.test);
      return holds === undefined ? oneOf([value(e.then), value(e.else)], [here]) : value(holds ? e.then : e.else);
    }
    case 'assign':
      if (e.operator === '=') return value(e.value);
      if (e.operator === '+=' && e.target.kind === 'identifier') return joined([value(e.target), value(e.value)], [here]);
      if (e.operator === '??=' || e.operator === '||=') {
        const target = e.target;
        if (target.kind === 'identifier' || target.kind === 'member' || target.kind === 'index')
          return oneOf([value(target), value(e.value)], [here]);
      }
      return unknown(`computed with ${e.operator}`, [here]);
    case 'cast': {
      const inner = value(e.value);
      const { type } = e;
      if (e.satisfies || type === null) return inner;
      if (!mayBeUnknown(inner)) return withContent(inner, () => evaluation.typed(site, e.id, type));
      const promised = evaluation.typed(site, e.id, type);
      return promised.kind === 'unknown' ? inner : orTyped(evaluation, inner, promised);
    }
    case 'nonNull':
      return value(e.value);
    case 'sequence': {
      const last = e.values.at(-1);
      return last ? value(last) : unknown('nothing', [here]);
    }
    case 'unknown':
      if (e.text === 'import.meta') return { kind: 'global', name: 'import.meta', from: [here] };
      return unknown('not understood', [here]);
    case 'regex':
      return unknown('what a regular expression finds', [here]);
    default:
      return unknown(`a ${e.kind}`, [here]);
  }
}

/** What a promise gives after `then`, `catch` or `finally`: promises are what they resolve to, so it may be of any kind. */
function settledWith(evaluation: Evaluation, site: Site, { id, callee, arguments: given }: CallExpression): Thing | undefined {
  if (callee.kind !== 'member' || !['then', 'catch', 'finally'].includes(callee.property)) return undefined;
  const promise = evaluation.value(site, callee.object);
  const [first] = callee.property === 'then' ? evaluation.given(site, given) : [];
  return first ? evaluation.call(first(), [() => promise], nodeOf(site, id)) : promise;
}

/** What a CommonJS module exports, as it reads it itself: `module.exports.load()`. */
function ownModule({ file }: Site): Thing {
  return { kind: 'module', file, from: [] };
}

/** What `import` (`*`) or `require` (`=`) of a module gives. */
function moduleAt(evaluation: Evaluation, site: Site, specifier: Expression, name: '*' | '='): Thing {
  const options = specifier.kind === 'string' ? [specifier] : alternatives(evaluation.value(site, specifier));
  return oneOf(
    options.map((option) =>
      'value' in option && typeof option.value === 'string'
        ? evaluation.imported(site.file, option.value, name, 'value')
        : unknown('a module chosen at run time', [nodeOf(site, specifier.id)]),
    ),
  );
}

/** Whether a type tells of a class; of plain data it only repeats that it is not known. */
function isUseful(promised: Thing): boolean {
  return alternatives(promised).every((option) => option.kind === 'instance');
}

function object(evaluation: Evaluation, site: Site, e: Extract<Expression, { kind: 'object' }>): Thing {
  const assembly = createAssembly();
  for (const property of e.properties) {
    if (property.kind === 'spread') {
      assembly.spread(evaluation.value(site, property.value));
      continue;
    }
    const key = keyOf(evaluation, site, property);
    if (key === undefined) {
      const written = property.key;
      assembly.setUnder(
        typeof written === 'string' ? null : evaluation.lazy(site, written),
        `[${property.id}]`,
        evaluation.lazy(site, property.value),
      );
    } else if (property.kind === 'property') assembly.set(key, evaluation.lazy(site, property.value));
    else if (property.accessor !== 'set') assembly.set(key, method(evaluation, site, e, property));
  }
  const here = nodeOf(site, e.id);
  return assembly.object(here, [here]);
}

function method(evaluation: Evaluation, site: Site, e: Expression, property: Extract<Property, { kind: 'method' }>): Lazy {
  return () => {
    const fn: Thing = { kind: 'function', fn: property.value, site, receiver: null, from: [nodeOf(site, property.id)] };
    if (property.accessor === null) return fn;
    return evaluation.call({ ...fn, receiver: evaluation.value(site, e) }, [], nodeOf(site, property.id));
  };
}

function keyOf(evaluation: Evaluation, site: Site, property: Exclude<Property, SpreadElement>): string | undefined {
  if (typeof property.key === 'string') return property.key;
  return keyOfThing(evaluation.value(site, property.key));
}

/** The key that a thing is in brackets; that of a well-known symbol is as ECMAScript's text writes it: `@@iterator`. */
function keyOfThing(key: Thing): string | undefined {
  if (key.kind === 'literal') return String(key.value);
  return key.kind === 'global' && key.name.startsWith('Symbol.') ? `@@${key.name.slice('Symbol.'.length)}` : undefined;
}

function array(evaluation: Evaluation, site: Site, e: Extract<Expression, { kind: 'array' }>): Thing {
  return { ...spreadOut(evaluation, site, e.elements), from: [nodeOf(site, e.id)] };
}

/** Arguments of a call as lazy things. */
export function given(evaluation: Evaluation, site: Site, list: Extract<Expression, { kind: 'call' }>['arguments']): readonly Lazy[] {
  const result: Lazy[] = [];
  for (const argument of list) {
    if (argument.kind !== 'spread') result.push(evaluation.lazy(site, argument));
    else {
      const inner = listOf(evaluation, evaluation.value(site, argument.value));
      if (inner && !inner.open) result.push(...inner.elements);
      else {
        const spread = () => unknown('spread from a list that is not known', [nodeOf(site, argument.id)]);
        result.push(spread, spread, spread);
      }
    }
  }
  return result;
}

function isNumber(thing: Thing): boolean {
  return thing.kind === 'literal' && typeof thing.value === 'number';
}

/** Whether adding something to a thing makes a text. */
function mayBeText(thing: Thing): boolean {
  return alternatives(thing).some(
    (option) =>
      option.kind === 'template' || option.kind === 'environment' || (option.kind === 'literal' && typeof option.value === 'string'),
  );
}

function binary(evaluation: Evaluation, site: Site, e: Extract<Expression, { kind: 'binary' }>): Thing {
  const here = nodeOf(site, e.id);
  switch (e.operator) {
    case '??':
    case '||':
      return withFallback(evaluation.value(site, e.left), () => evaluation.value(site, e.right), [here]);
    case '&&':
      return perhaps(evaluation.value(site, e.right));
    case '+': {
      const left = evaluation.value(site, e.left);
      const right = evaluation.value(site, e.right);
      if (left.kind === 'literal' && right.kind === 'literal' && typeof left.value === 'number' && typeof right.value === 'number') {
        return literal(left.value + right.value, [here]);
      }
      if ((isNumber(left) && !mayBeText(right)) || (isNumber(right) && !mayBeText(left))) return unknown('computed with +', [here]);
      return joined([left, right], [here]);
    }
    default:
      return unknown(`computed with ${e.operator}`, [here]);
  }
}
