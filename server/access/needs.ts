import { type ActionNeed, type PartialText, requires, resourceOf, type Trigger } from '../aws/index.ts';
import type { Code, SdkCall, Value } from '../code/index.ts';
import type { FilePath } from '../files/index.ts';
import { partialTextOf } from './partialText.ts';

/** An IAM action on resources, because of one SDK call. */
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
  const need = (of: ActionNeed, kind: Need['kind'], when: string | null, certain: boolean): Need => ({
    file: call.file,
    call: call.id,
    action: of.action,
    kind,
    when,
    certain,
    resources: resourcesOf(of, call),
  });
  const named = new Set(facts.actions.map((of) => of.action));
  return [
    ...facts.actions.map((of) => need(of, 'primary', null, true)),
    ...facts.conditional.map((of) => need(of, 'conditional', describeTrigger(of.when), triggers(of.when, call) && !named.has(of.action))),
    ...facts.dependent.map((action) => need({ action, resources: [] }, 'dependent', null, false)),
  ];
}

/** Whether the catalogue (or the rule) knows what the call's operation needs. */
export function isKnownOperation(call: SdkCall): boolean {
  return requires(call.package, call.operation) !== undefined;
}

function resourcesOf(need: ActionNeed, call: SdkCall): readonly PartialText[] {
  if (need.resources.length === 0) return [];
  return resourceOf(need, (parameter) => partialTextOf(parameterOf(call, parameter)));
}

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
