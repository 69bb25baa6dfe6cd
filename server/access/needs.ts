import { type ActionNeed, type PartialText, type Requires, resourceOf, type Trigger } from '../aws/index.ts';
import type { Code, SdkCall, Value } from '../code/index.ts';
import type { FilePath } from '../files/index.ts';
import { partialTextOf } from './partialText.ts';
import { valuesAt } from './valuesAt.ts';

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
  /** Whether nothing that is seen in the call's input asks for it, so that nobody need be told of it: no `Put` among its `TransactItems`. */
  readonly absent: boolean;
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
  const needs = (
    of: ActionNeed,
    kind: Need['kind'],
    when: string | null,
    certain: boolean,
    values = (parameter: string) => valuesAt(call, parameter),
    absent = false,
  ): readonly Need[] =>
    possibleResources(of, values).map((resources) => ({
      file: call.file,
      call: call.id,
      package: call.package,
      action: of.action,
      // Where it is not known that the call is made, it may need what it needs.
      kind: call.when !== null && kind === 'primary' ? 'conditional' : kind,
      when: call.when !== null && when !== null ? `${call.when}, ${when}` : (call.when ?? when),
      certain: certain && call.when === null,
      absent,
      resources,
    }));
  const named = new Set(facts.actions.map((of) => of.action));
  return [
    ...facts.actions.flatMap((of) => needs(of, 'primary', null, true)),
    ...facts.conditional.flatMap((of) => {
      const values = (parameter: string) => valuesAt(call, parameter).filter((value) => mayBegin(value, parameter, of, facts));
      if (isOther(of.when, values, call)) return [];
      const certain = triggers(of.when, values) && !named.has(of.action);
      return needs(of, 'conditional', describeTrigger(of.when), certain, values, isAbsent(of.when, call));
    }),
    ...facts.dependent.flatMap((action) => needs({ action, resources: [] }, 'dependent', null, false)),
  ];
}

/** The ARNs that the call can mean, one list for each of the values that its inputs can have. */
function possibleResources(need: ActionNeed, valuesOf: (parameter: string) => readonly Value[]): readonly (readonly PartialText[])[] {
  if (need.resources.length === 0) return [[]];
  const choices = new Map<string, readonly Value[]>();
  const given = (chosen: (values: readonly Value[], parameter: string) => Value | undefined) =>
    resourceOf(need, (parameter) => {
      const values = valuesOf(parameter);
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
  if (when.begins !== undefined) return `with a ${when.parameter} that begins with ${when.begins}`;
  return when.equals === undefined ? `with ${when.parameter}` : `with ${when.parameter} = ${when.equals}`;
}

function triggers(when: Trigger, valuesOf: (parameter: string) => readonly Value[]): boolean {
  if ('state' in when) return false;
  const { parameter, equals, begins } = when;
  return valuesOf(parameter).some((value) => {
    if (begins !== undefined) return firstWord(value) === begins;
    if (equals !== undefined) return value.kind === 'literal' && String(value.value) === equals;
    return value.kind === 'literal' ? value.value !== null : value.kind !== 'unknown';
  });
}

type Conditional = Requires['conditional'][number];

/** Whether a value can be one that the need is about: it does not begin with the word of another need of the operation. */
function mayBegin(value: Value, parameter: string, { when }: Conditional, { conditional }: Requires): boolean {
  if ('state' in when || when.begins === undefined || when.parameter !== parameter) return true;
  const word = firstWord(value);
  return word === when.begins || !conditional.some(({ when: other }) => 'parameter' in other && other.begins === word);
}

/** Whether each of the values that a need is about is known to be of another need. */
function isOther(when: Trigger, valuesOf: (parameter: string) => readonly Value[], call: SdkCall): boolean {
  if ('state' in when || when.begins === undefined) return false;
  return valuesOf(when.parameter).length === 0 && valuesAt(call, when.parameter).length > 0;
}

/** Whether what a need depends on is a parameter that is not given, or stands inside of one that is known whole, and is not there. */
function isAbsent(when: Trigger, call: SdkCall): boolean {
  if ('state' in when) return false;
  const [root = '', ...inner] = when.parameter.split(/[.[]/);
  if (call.inputIsWhole && call.input[root] === undefined) return true;
  if (when.begins !== undefined || when.equals !== undefined) return false;
  return inner.length > 0 && call.input[root] !== undefined && valuesAt(call, when.parameter).length === 0;
}

/** The first word of a text, in capitals; `undefined` where it is not known. */
function firstWord(value: Value): string | undefined {
  const start = value.kind === 'template' ? value.parts[0] : value.kind === 'literal' ? value.value : undefined;
  return typeof start === 'string' ? /^\s*([a-z]+)\b/i.exec(start)?.[1]?.toUpperCase() : undefined;
}
