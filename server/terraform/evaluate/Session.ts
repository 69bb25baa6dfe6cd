import { equal, trimmed } from '../../query/index.ts';
import type { TfNode } from '../Policy.ts';
import type { Value } from '../values/Value.ts';
import { weightOf } from '../values/weightOf.ts';
import { answerOf, type Read, traced } from './traced.ts';
import type { World } from './World.ts';

/** More steps than this are not made for one resource: all of it is then unknown. */
const mostSteps = 4_000_000;
/** Locals, variables and outputs that stand for one another, one behind the other. */
const deepest = 250;
/** Expressions within expressions, with the values that they name. */
const deepestExpression = 800;
/** Elements that all lists made on the way may have together. */
const mostElements = 1_000_000;

/** Named values that are kept for other evaluations. */
const mostFound = 100_000;

/** The whole evaluation is given up: what it would take is out of proportion. */
export class TooMuch extends Error {}

/** What a value is the value of. */
export interface Name {
  /** Unique among all names of the workspace. */
  readonly id: string;
  /** `local.a`, for a person. */
  readonly name: string;
  /** What it is worked out from beside what is read on the way: the module's instance above all. Plain data. */
  readonly given: unknown;
}

/** A named value, and all that it was made from. */
export interface Entry {
  readonly value: unknown;
  readonly given: unknown;
  readonly reads: readonly Read[];
  readonly children: ReadonlySet<Entry>;
  /** What it took. */
  readonly steps: number;
  readonly elements: number;
  /** Conditions that are not known, without those of the children. */
  readonly conditions: ReadonlySet<string>;
}

interface Frame {
  readonly reads: Read[];
  readonly children: Set<Entry>;
  readonly conditions: Set<string>;
}

/**
 * One evaluation, of one resource: what it has found so far, and what it is about. Named values (locals, variables, outputs)
 * that stand for each other in a circle are found by the stack; each of the circle is unknown.
 *
 * What another evaluation has found of a name is taken over if all that it was made from says the same still: asking that
 * again is what makes this evaluation depend on it.
 */
export interface Session {
  /** What is asked here is noted for the value that is being evaluated. */
  readonly world: World;
  /** What is asked here is noted for nobody: whether what was found before holds still. */
  readonly unnoted: World;
  readonly memo: Map<string, Entry>;
  readonly checked: Map<Entry, boolean>;
  /** Conditions that are not known, in all that was evaluated or taken over. */
  readonly conditions: Set<string>;
  readonly adopted: Set<Entry>;
  readonly stack: string[];
  readonly cyclic: Map<string, string>;
  frame: Frame | null;
  steps: number;
  elements: number;
  depth: number;
}

export function newSession(world: World): Session {
  const session: Session = {
    world: traced(world, (read) => session.frame?.reads.push(read)),
    unnoted: world,
    memo: new Map(),
    checked: new Map(),
    conditions: new Set(),
    adopted: new Set(),
    stack: [],
    cyclic: new Map(),
    frame: null,
    steps: 0,
    elements: 0,
    depth: 0,
  };
  return session;
}

/** Counts a step. @throws TooMuch */
export function step(session: Session): void {
  if (++session.steps > mostSteps) throw new TooMuch('it takes too many steps to evaluate');
}

/** Counts elements of a list, or characters of a text. @throws TooMuch */
export function grow(session: Session, by: number): void {
  session.elements += by;
  if (session.elements > mostElements) throw new TooMuch('more than a million elements would be made for it');
}

/**
 * Whether a condition that is not known is taken to hold; `undefined`: neither, as what is made is asked for rather than what is
 * written.
 */
export function supposed(session: Session, { file, item, node }: TfNode): boolean | undefined {
  const key = `${file}\n${item}\n${node}`;
  session.conditions.add(key);
  session.frame?.conditions.add(key);
  const { branch } = session.world;
  return branch && (branch.turned?.get(key) ?? branch.holds);
}

/** Refuses a value that is too much to go through. @throws TooMuch */
export function weigh(value: Value): void {
  if (weightOf(value) > mostElements) throw new TooMuch('more than a million elements would be made for it');
}

/**
 * The value of a name, computed once. One that needs itself becomes what `circular` says.
 * @throws TooMuch when names stand for names too often
 */
export function named<T = Value>(session: Session, of: Name, compute: () => T, circular: (reason: string) => T): T {
  const { id, name, given } = of;
  const known = session.memo.get(id) ?? takeOver(session, of);
  if (known) {
    session.frame?.children.add(known);
    return known.value as T;
  }
  const key = `${id}\n${name}`;
  const at = session.stack.indexOf(key);
  if (at >= 0) {
    const circle = session.stack.slice(at);
    const reason = `cycle: ${circleText(circle)}`;
    for (const member of circle) if (!session.cyclic.has(member)) session.cyclic.set(member, reason);
    return circular(reason);
  }
  if (session.stack.length >= deepest) throw new TooMuch('values stand for one another too often, one behind the other');
  session.stack.push(key);
  const outer = session.frame;
  const frame: Frame = { reads: [], children: new Set(), conditions: new Set() };
  session.frame = frame;
  const { steps, elements } = session;
  let value = compute();
  session.frame = outer;
  session.stack.pop();
  const reason = session.cyclic.get(key);
  if (reason !== undefined) value = circular(reason);
  const entry: Entry = {
    value,
    given,
    reads: trimmed(frame.reads),
    children: frame.children.size > 0 ? frame.children : none,
    conditions: frame.conditions.size > 0 ? frame.conditions : none,
    steps: session.steps - steps,
    elements: session.elements - elements,
  };
  session.memo.set(id, entry);
  outer?.children.add(entry);
  // In a circle it depends on where one enters it.
  if (session.cyclic.size === 0) {
    const { found } = session.world;
    if (found.size >= mostFound) found.clear();
    found.set(id, entry);
  }
  return value;
}

const none: ReadonlySet<never> = new Set();

/** What another evaluation has found, if it holds: what its children were given follows from what it was given itself. */
function takeOver(session: Session, { id, given }: Name): Entry | undefined {
  const entry = session.world.found.get(id);
  if (!entry || !equal(entry.given, given) || !holds(session, entry)) return undefined;
  session.memo.set(id, entry);
  session.steps += entry.steps;
  adopt(session, entry);
  grow(session, entry.elements);
  return entry;
}

/** Takes over the conditions of what another evaluation has found. */
function adopt(session: Session, entry: Entry): void {
  if (session.adopted.has(entry)) return;
  session.adopted.add(entry);
  for (const key of entry.conditions) session.conditions.add(key);
  for (const child of entry.children) adopt(session, child);
}

function holds(session: Session, entry: Entry): boolean {
  const known = session.checked.get(entry);
  if (known !== undefined) return known;
  let answer = true;
  for (const read of entry.reads) answer &&= equal(answerOf(session.unnoted, read), read.answer);
  for (const child of entry.children) answer &&= holds(session, child);
  session.checked.set(entry, answer);
  return answer;
}

/** The names of a circle, from the first in the alphabet round to it again. */
function circleText(circle: readonly string[]): string {
  const names = circle.map((key) => key.slice(key.lastIndexOf('\n') + 1));
  let first = 0;
  for (const [index, name] of names.entries()) if (name < (names[first] ?? '')) first = index;
  return [...names.slice(first), ...names.slice(0, first), names[first]].join(' → ');
}

/** Goes one expression deeper; the caller goes up again. @throws TooMuch */
export function enter(session: Session): void {
  step(session);
  if (++session.depth > deepestExpression) throw new TooMuch('values stand for one another too often, one behind the other');
}
