import { type ActionNeed, type PartialText, type Requires, resourceOf, type Trigger } from '../aws/index.ts';
import type { Code, SdkCall, Value } from '../code/index.ts';
import type { FilePath } from '../files/index.ts';
import { partialTextOf } from './partialText.ts';

/** An IAM action on resources, because of one SDK call; one for each of the values that the call's inputs can have. */
export interface Need {
  readonly file: FilePath;
  /** The call's id. */
  readonly call: string;
  /** The client package of the call. */
  readonly package: string;
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
export function needsOf(code: Code, requirement: (call: SdkCall) => Requires | undefined, file: FilePath): readonly Need[] {
  return code.calls(file).flatMap((call) => (call.exempt === null ? needsOfCall(call, requirement(call)) : []));
}

/** What one call needs; nothing when it is not known what its operation requires. */
function needsOfCall(call: SdkCall, facts: Requires | undefined): readonly Need[] {
  if (!facts) return [];
  const needs = (of: ActionNeed, kind: Need['kind'], when: string | null, certain: boolean): readonly Need[] =>
    possibleResources(of, call).map((resources) => ({
      file: call.file,
      call: call.id,
      package: call.package,
      action: of.action,
      // Where it is not known that the call is made, it may need what it needs.
      kind: call.when !== null && kind === 'primary' ? 'conditional' : kind,
      when: call.when !== null && when !== null ? `${call.when}, ${when}` : (call.when ?? when),
      certain: certain && call.when === null,
      resources,
    }));
  const named = new Set(facts.actions.map((of) => of.action));
  return [
    ...facts.actions.flatMap((of) => needs(of, 'primary', null, true)),
    ...facts.conditional.flatMap((of) =>
      needs(of, 'conditional', describeTrigger(of.when), triggers(of.when, call) && !named.has(of.action)),
    ),
    ...facts.dependent.flatMap((action) => needs({ action, resources: [] }, 'dependent', null, false)),
  ];
}

/** The ARNs that the call can mean, one list for each of the values that its inputs can have. */
function possibleResources(need: ActionNeed, call: SdkCall): readonly (readonly PartialText[])[] {
  if (need.resources.length === 0) return [[]];
  const choices = new Map<string, readonly Value[]>();
  const given = (chosen: (values: readonly Value[], parameter: string) => Value | undefined) =>
    resourceOf(need, (parameter) => {
      const values = valuesAt(call, parameter);
      if (values.length > 1) choices.set(parameter, values);
      return partialTextOf(values.length > 1 ? chosen(values, parameter) : values[0]);
    });
  const first = given((values) => values[0]);
  const count = [...choices.values()].reduce((product, values) => product * values.length, 1);
  if (count === 1) return [first];
  if (count > maximalAlternatives) return [given(() => undefined)];
  return Array.from({ length: count }, (_, n) => {
    let rest = n;
    const picked = new Map<string, Value | undefined>();
    for (const [parameter, values] of choices) {
      picked.set(parameter, values[rest % values.length]);
      rest = Math.floor(rest / values.length);
    }
    return given((_values, parameter) => picked.get(parameter));
  });
}

/** Above this many combinations of values the inputs count as unknown. */
const maximalAlternatives = 16;

function describeTrigger(when: Trigger): string {
  if ('state' in when) return when.state;
  return when.equals === undefined ? `with ${when.parameter}` : `with ${when.parameter} = ${when.equals}`;
}

function triggers(when: Trigger, call: SdkCall): boolean {
  if ('state' in when) return false;
  const { parameter, equals } = when;
  return valuesAt(call, parameter).some((value) => {
    if (equals !== undefined) return value.kind === 'literal' && String(value.value) === equals;
    return value.kind === 'literal' ? value.value !== null : value.kind !== 'unknown';
  });
}

/**
 * The values that an input parameter can have, by its path, e.g. `Delete.Objects[].Key`: of a list, those of all its elements;
 * an unknown one wherever there may be others.
 */
function valuesAt(call: SdkCall, path: string): readonly Value[] {
  let values: readonly Value[] = [{ kind: 'object', members: call.input, open: false, from: [] }];
  for (const step of path.split('.')) {
    const name = step.replace(/\[\]$/, '');
    values = values.flatMap((value) => alternatives(memberOf(value, name)));
    if (step.endsWith('[]')) values = values.flatMap(elementsOf);
  }
  // What stands in for a setting that is missing names nothing: `process.env.BUCKET ?? ''`.
  const names = values.filter((value) => !(value.kind === 'literal' && value.value === ''));
  return names.length > 0 ? names : values;
}

function memberOf(value: Value, name: string): Value | undefined {
  if (value.kind === 'unknown') return value;
  if (value.kind !== 'object') return undefined;
  return value.members[name] ?? (value.open ? { kind: 'unknown', reason: `${name} may be given`, from: value.from } : undefined);
}

function elementsOf(value: Value): readonly Value[] {
  if (value.kind === 'unknown') return [value];
  if (value.kind !== 'list') return [];
  const known = value.elements.flatMap(alternatives);
  return value.open ? [...known, { kind: 'unknown', reason: 'there may be other elements', from: value.from }] : known;
}

const alternatives = (value: Value | undefined): readonly Value[] =>
  value === undefined ? [] : value.kind === 'oneOf' ? value.values.flatMap(alternatives) : [value];
