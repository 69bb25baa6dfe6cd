import type { Expression, Property, SpreadElement, TypeNode } from '../../syntax/index.ts';
import type { Evaluation } from '../evaluate/Evaluation.ts';
import { findBinding } from '../evaluate/named.ts';
import type { Site } from '../evaluate/Thing.ts';
import type { Step } from '../scope/binding.ts';

/**
 * A cheap look, before an argument is evaluated: whether it can be a client, or an object with one. Most are plain data by
 * the way that they are written, or by the type that is declared.
 */
export function mayHoldClient(evaluation: Evaluation, site: Site, argument: Expression): boolean {
  switch (argument.kind) {
    case 'identifier': {
      const binding = findBinding(evaluation, site, argument.id, argument.name, 'values')?.binding;
      if (!binding) return !plainGlobals.has(argument.name);
      if (binding.kind === 'parameter') return binding.parameter.rest || typeMayHold(binding.parameter.type, binding.path);
      if (binding.kind === 'variable') return typeMayHold(binding.declaration.type, binding.path);
      return binding.kind !== 'function' && binding.kind !== 'enum';
    }
    case 'new':
      return !(argument.callee.kind === 'identifier' && isGlobal(evaluation, site, argument.callee) && builtIn.has(argument.callee.name));
    case 'call':
      return argument.callee.kind !== 'member' || mayHoldClient(evaluation, site, argument.callee.object);
    case 'member':
      return mayHoldClient(evaluation, site, argument.object);
    case 'object':
      return argument.properties.some((property) => propertyMayHold(evaluation, site, property));
    case 'index':
    case 'this':
    case 'await':
    case 'nonNull':
    case 'cast':
    case 'conditional':
    case 'binary':
    case 'super':
    case 'sequence':
    case 'assign':
    case 'class':
      return true;
    default:
      return false;
  }
}

function propertyMayHold(evaluation: Evaluation, site: Site, property: Property | SpreadElement): boolean {
  return property.kind !== 'method' && mayHoldClient(evaluation, site, property.value);
}

const plainGlobals = new Set(['JSON', 'Math', 'String', 'Number', 'BigInt', 'Date', 'Buffer', 'process', 'undefined', 'NaN', 'Infinity']);
/** Types of which no member is a client, nor what a method gives. */
const plain = new Set(['string', 'number', 'boolean', 'bigint', 'symbol', 'undefined', 'null', 'void', 'never', 'Buffer']);
const builtIn = new Set(['Date', 'URL', 'URLSearchParams', 'RegExp', 'Error', 'TypeError', 'RangeError', 'AbortController', 'Uint8Array']);
/** Types that hold no more than what they are given. */
const ofOthers = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Record', 'Readonly', 'Partial', 'Required', 'Promise']);

/** Whether what a pattern takes from a value of a type can be, or hold, a client; `null`: no type is declared. */
function typeMayHold(type: TypeNode | null, path: readonly Step[] = []): boolean {
  const [step, ...further] = path;
  if (step && type?.kind === 'typeLiteral' && step.kind === 'key') {
    const member = type.members.find(({ name }) => name === step.key);
    return !member || member.method || typeMayHold(member.type, further);
  }
  if (step && step.kind !== 'default') return true;
  switch (type?.kind) {
    case 'literalType':
      return false;
    case 'union':
    case 'intersection':
      return type.types.some((one) => typeMayHold(one));
    case 'arrayType':
      return typeMayHold(type.element);
    case 'tuple':
      return type.elements.some((element) => typeMayHold(element));
    case 'typeLiteral':
      return type.members.some((member) => member.method || typeMayHold(member.type));
    case 'typeReference':
      if (type.specifier !== null) return true;
      if (ofOthers.has(type.name) && type.arguments.length > 0) return type.arguments.some((one) => typeMayHold(one));
      return !plain.has(type.name) && !builtIn.has(type.name);
    default:
      return true;
  }
}

function isGlobal(evaluation: Evaluation, site: Site, name: Extract<Expression, { kind: 'identifier' }>): boolean {
  return findBinding(evaluation, site, name.id, name.name, 'values') === undefined;
}
