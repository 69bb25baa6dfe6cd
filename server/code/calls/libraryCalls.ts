import type { Evaluation } from '../evaluate/Evaluation.ts';
import { alternatives, type Lazy, oneOf, type Thing, unknown } from '../evaluate/Thing.ts';
import { joined, withFallback } from '../evaluate/text.ts';
import type { LibraryRow } from '../libraries/libraryTable.ts';
import { dynamooseTable, tableNamed } from './dynamooseTable.ts';
import type { FoundCall } from './Found.ts';
import { type Client, clientsOf } from './sdkThing.ts';

/** What a library's export is given: itself, what made its object, and the first method of a chain of methods. */
export interface GivenToLibrary {
  readonly own: readonly Lazy[];
  readonly of: readonly Lazy[] | null;
  readonly by: readonly Lazy[] | null;
}

type LibraryCalls = readonly (Pick<FoundCall, 'package' | 'operation' | 'when'> & { readonly input?: Lazy })[];

/** The operations that a library asks for where it is given this, and their inputs where the table tells them. */
export function libraryCalls(evaluation: Evaluation, library: LibraryRow, given: GivenToLibrary): LibraryCalls {
  const { inputs } = library;
  return library.calls.flatMap(({ package: pkg, operation, only }) => {
    const when = condition(evaluation, given, only);
    if (when === undefined) return [];
    const call = { package: pkg, operation, when };
    return [inputs ? { ...call, input: () => inputOf(evaluation, library, given) } : call];
  });
}

/** `null`: it is asked for; `undefined`: it is not; else what it is not known of, in words. */
function condition(evaluation: Evaluation, given: GivenToLibrary, only: readonly string[]): string | null | undefined {
  let when: string | null = null;
  for (const path of only) {
    if (path === '') when = 'in some of its uses';
    else {
      const not = path.startsWith('!');
      const present = isPresent(at(evaluation, given, not ? path.slice(1) : path));
      if (present === not) return undefined;
      if (present === 'unknown') when = `${not ? 'without' : 'with'} ${optionNamed(path)}`;
    }
  }
  return when;
}

/** The option that a path leads to, for a person. */
function optionNamed(path: string): string {
  return (
    path
      .split('.')
      .filter((step) => /^[a-z]\w*$/i.test(step) && step !== 'of' && step !== 'by')
      .join('.') || 'such an argument'
  );
}

function isPresent(thing: Thing): boolean | 'unknown' {
  const answers = new Set(
    alternatives(thing).map((option) => {
      if (option.kind === 'undefined') return false;
      if (option.kind === 'literal') return Boolean(option.value);
      return isHidden(option) ? 'unknown' : true;
    }),
  );
  return answers.size === 1 ? ([...answers][0] ?? 'unknown') : 'unknown';
}

function inputOf(evaluation: Evaluation, { inputs, package: pkg }: LibraryRow, given: GivenToLibrary): Thing {
  const members = (inputs ?? []).map(([parameter, path]): readonly [string, Lazy] => {
    const list = parameter.endsWith('[]');
    const value: Lazy = () => {
      const thing = path === '?' ? nothing : text(evaluation, given, path);
      if (thing.kind === 'undefined') return unknown(`chosen by ${pkg}`, thing.from);
      return list ? { kind: 'list', elements: alternatives(thing).map((option) => () => option), open: false, from: thing.from } : thing;
    };
    return [parameter.replace('[]', ''), value];
  });
  // Inputs of one call that are given at several places are several.
  return { kind: 'object', members: new Map(members), open: false, node: null, from: members[0]?.[1]().from ?? [] };
}

const nothing: Thing = { kind: 'undefined', from: [] };

/** What a path leads to; of several with `+` between them their text, each of several with `|` the first that is given. */
function text(evaluation: Evaluation, given: GivenToLibrary, path: string): Thing {
  if (path === 'dynamoose(table)') return tableNamed(evaluation, given.own);
  if (path.startsWith('dynamoose(')) return dynamooseTable(evaluation, (path === 'dynamoose(of)' ? given.of : given.own) ?? []);
  const parts = path.split('+').map((part) =>
    part.split('|').reduce((thing: Thing, each) => {
      return alternatives(thing).some(({ kind }) => kind === 'undefined')
        ? withFallback(thing, () => at(evaluation, given, each), thing.from)
        : thing;
    }, nothing),
  );
  const [only] = parts;
  return parts.length === 1 && only
    ? only
    : joined(
        parts.filter(({ kind }) => kind !== 'undefined'),
        [],
      );
}

/** What a path leads to, as `Row` has them. */
function at(evaluation: Evaluation, { own, of, by }: GivenToLibrary, path: string): Thing {
  const steps = path.split('.');
  const root = steps[0] ?? '';
  const list = root === 'of' ? (of ?? []) : root === 'by' ? (by ?? []) : own;
  const named = root === 'of' || root === 'by';
  if (named) steps.shift();
  const argument = /^\d+$/.test(steps[0] ?? '') ? Number(steps.shift()) : undefined;
  const start = argument === undefined ? (of ?? own)[0] : list[argument];
  return steps.reduce((thing, step) => stepTo(evaluation, thing, step), start?.() ?? nothing);
}

function stepTo(evaluation: Evaluation, thing: Thing, step: string): Thing {
  if (thing.kind === 'undefined') return thing;
  if (step === '[]') return some(thing, (option) => option.kind === 'list' || isHidden(option));
  if (step.startsWith('^')) return beginning(thing, step.slice(1));
  if (step.startsWith('@')) return madeBy(thing, step);
  if (!step.startsWith('*')) {
    const options = alternatives(thing).map((option) => evaluation.property(option, step));
    return oneOf(options.map((option) => (option.kind === 'member' && option.of.kind === 'literal' ? nothing : option)));
  }
  const members = alternatives(thing).flatMap((option) => {
    if (option.kind === 'list') return option.elements.map((lazy) => lazy());
    if (option.kind !== 'object') return [option];
    const listed = [...option.members.keys()].map((key) => evaluation.property(option, key));
    return option.every ? [...listed, option.every()] : listed;
  });
  const any = members.length > 0 ? oneOf(members) : nothing;
  if (step === '*') return any;
  return some(any, (option) => isHidden(option) || (isText(option) && textOf(option).endsWith('/')) === (step === '*/'));
}

/** What a package was given to make a thing, as a list; nothing where it made none of what the thing can be. */
function madeBy(thing: Thing, pkg: string): Thing {
  const given = alternatives(thing).flatMap((option): readonly Thing[] => {
    if (option.kind !== 'made' || makerOf(option) !== pkg) return [];
    return [{ kind: 'list', elements: option.arguments, open: false, from: option.from }];
  });
  return given.length > 0 ? oneOf(given) : nothing;
}

function makerOf(thing: Thing): string | undefined {
  if (thing.kind === 'external') return thing.package;
  return thing.kind === 'made' ? makerOf(thing.by) : thing.kind === 'member' ? makerOf(thing.of) : undefined;
}

/** A thing whose text begins so; unknown where it may begin in another way too. */
function beginning(thing: Thing, start: string): Thing {
  const options = alternatives(thing);
  const fitting = options.filter((option) => !isText(option) || textOf(option).startsWith(start));
  if (fitting.length === 0) return nothing;
  const isSure = fitting.length === options.length && fitting.every(isText);
  return isSure ? thing : unknown(`a text that is not known to begin with ${start}`, thing.from);
}

/** Whether a thing may be anything. */
function isHidden(thing: Thing): boolean {
  return ['unknown', 'made', 'member'].includes(thing.kind);
}

/** The clients that the one can be that is among what a library is given as its options. */
export function clientAmong(evaluation: Evaluation, options: Lazy | undefined): readonly Client[] {
  const thing = options?.();
  const direct = clientsOf(evaluation, thing);
  if (direct.length > 0 || thing?.kind !== 'object') return direct;
  for (const lazy of thing.members.values()) {
    const clients = clientsOf(evaluation, lazy());
    if (clients.length > 0) return clients;
  }
  return [];
}

function some(thing: Thing, holds: (option: Thing) => boolean): Thing {
  const options = alternatives(thing).filter(holds);
  return options.length > 0 ? oneOf(options) : nothing;
}

function isText(thing: Thing): thing is Extract<Thing, { kind: 'literal' | 'template' }> {
  return thing.kind === 'literal' || thing.kind === 'template';
}

function textOf(thing: Extract<Thing, { kind: 'literal' | 'template' }>): string {
  if (thing.kind === 'literal') return String(thing.value);
  return thing.parts.map((part) => (typeof part === 'string' ? part : '…')).join('');
}
