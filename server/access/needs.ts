import { type ActionNeed, type PartialText, requires, resourceOf, type Trigger } from '../aws/index.ts';
import type { Code, SdkCall, Value } from '../code/index.ts';
import type { FilePath } from '../files/index.ts';
import { partialTextOf } from './partialText.ts';

/** An IAM action on resources, because of one SDK call; one for each of the values that the call's inputs can have. */
export interface Need {
  readonly file: FilePath;
  /** The call's id. */
  readonly call: string;
  readonly action: string;
  /** `dependent` and `conditional` ones whose condition is not known to hold may be needed: never missing, never unused. */
  readonly kind: 'primary' | 'conditional' | 'dependent';
  /** What makes a conditional need one, in words. */
  readonly when: string | null;
  /** Whether the call is sure to need it: primary, or conditional with its parameter given. */
  readonly certain: boolean;
  /** ARNs as far as known; empty: nothing narrower than `*` is known. */
  readonly resources: readonly PartialText[];
}

/** What the calls of a file need; a call that is exempt needs nothing here. */
export function needsOf(code: Code, file: FilePath): readonly Need[] {
  return code.calls(file).flatMap((call) => (call.exempt === null ? needsOfCall(call) : []));
}

/** What one call needs; nothing when the catalogue does not know its operation (see `isKnownOperation`). */
export function needsOfCall(call: SdkCall): readonly Need[] {
  const facts = requires(call.package, call.operation);
  if (!facts) return [];
  const needs = (of: ActionNeed, kind: Need['kind'], when: string | null, certain: boolean): readonly Need[] =>
    possibleResources(of, call).map((resources) => ({ file: call.file, call: call.id, action: of.action, kind, when, certain, resources }));
  const named = new Set(facts.actions.map((of) => of.action));
  return [
    ...facts.actions.flatMap((of) => needs(of, 'primary', null, true)),
    ...facts.conditional.flatMap((of) =>
      needs(of, 'conditional', describeTrigger(of.when), triggers(of.when, call) && !named.has(of.action)),
    ),
    ...facts.dependent.flatMap((action) => needs({ action, resources: [] }, 'dependent', null, false)),
  ];
}

/** Whether the catalogue (or the rule) knows what the call's operation needs. */
export function isKnownOperation(call: SdkCall): boolean {
  return requires(call.package, call.operation) !== undefined;
}

/** The ARNs that the call can mean, one list for each of the values that its inputs can have. */
function possibleResources(need: ActionNeed, call: SdkCall): readonly (readonly PartialText[])[] {
  if (need.resources.length === 0) return [[]];
  const choices = new Map<string, number>();
  const first = resourceOf(need, (parameter) => {
    const count = alternatives(parameterOf(call, parameter)).length;
    if (count > 1) choices.set(parameter, count);
    return partialTextOf(alternatives(parameterOf(call, parameter))[0]);
  });
  const count = [...choices.values()].reduce((product, one) => product * one, 1);
  if (count === 1) return [first];
  if (count > maximalAlternatives)
    return [resourceOf(need, (parameter) => (choices.has(parameter) ? undefined : partialTextOf(parameterOf(call, parameter))))];
  return Array.from({ length: count }, (_, n) => {
    let rest = n;
    const chosen = new Map<string, number>();
    for (const [parameter, size] of choices) {
      chosen.set(parameter, rest % size);
      rest = Math.floor(rest / size);
    }
    return resourceOf(need, (parameter) => partialTextOf(alternatives(parameterOf(call, parameter))[chosen.get(parameter) ?? 0]));
  });
}

/** Above this many combinations of values the inputs count as unknown. */
const maximalAlternatives = 16;

const alternatives = (value: Value | undefined): readonly (Value | undefined)[] => (value?.kind === 'oneOf' ? value.values : [value]);

function describeTrigger(when: Trigger): string {
  if ('state' in when) return when.state;
  return when.equals === undefined ? `with ${when.parameter}` : `with ${when.parameter} = ${when.equals}`;
}

function triggers(when: Trigger, call: SdkCall): boolean {
  if ('state' in when) return false;
  const value = parameterOf(call, when.parameter);
  if (!value) return false;
  if (when.equals !== undefined) return value.kind === 'literal' && value.value === when.equals;
  return value.kind === 'literal' ? value.value !== null : value.kind !== 'unknown' && value.kind !== 'oneOf';
}

/** The value of an input parameter by its path, e.g. `Delete.Objects[].Key` (of a list, its only element's). */
function parameterOf(call: SdkCall, path: string): Value | undefined {
  if (!call.input) return undefined;
  let value: Value | undefined = { kind: 'object', members: call.input, open: false, from: [] };
  for (const step of path.split('.')) {
    const name = step.replace(/\[\]$/, '');
    value = value?.kind === 'object' ? value.members[name] : undefined;
    if (step.endsWith('[]')) value = value?.kind === 'list' && value.elements.length === 1 && !value.open ? value.elements[0] : undefined;
  }
  return value;
}
