import type { World } from '../evaluate/World.ts';
import type { Policy, Statement, StatementList, Unevaluated } from '../Policy.ts';
import type { Reading } from '../Workload.ts';
import type { OwnPolicy, ResourceFacts } from './ResourceFacts.ts';

/** The world, and the same where all is read that is written, with either branch of conditions that are not known. */
export type Worlds = Readonly<Record<'made' | 'holds' | 'fails', World>>;

/** The world is read so often, with some conditions turned: more than any real policy asks for. */
const most = 16;

/**
 * What a resource or a call says. Where more is written of its policies than is made, or perhaps made, that comes as readings.
 */
export function withReadings(worlds: Worlds, read: (world: World) => ResourceFacts): ResourceFacts {
  const facts = { ...read(worlds.made), conditions: [] };
  const own = [...facts.policies, ...facts.grants];
  const known = own.filter(({ document }) => isWhole(document));
  if (facts.unsettled === null || (own.length > 0 && known.length === own.length && !own.some(isInput))) return facts;
  const made = new Set(known.map(({ id }) => id));
  const { branches, missed } = branchesOf(worlds, read);
  const [first] = [...own, ...branches.flatMap(({ policies, grants }) => [...policies, ...grants])];
  return {
    ...facts,
    readings: branches.flatMap(readingsIn).filter(({ id }) => !made.has(id)),
    unresolved: [
      ...facts.unresolved,
      ...branches.flatMap(({ inputs }) => notMade(facts, inputs)),
      ...(missed && first ? [{ reason: `${first.address} has more conditions within one another than are tried`, at: first.at }] : []),
    ],
  };
}

const isInput = ({ type }: Pick<Policy, 'type'>): boolean => type === 'module';

/** Of inputs that are no policies as far as is known, and are as they are written: why they may be none. */
function notMade({ unsettled, inputs: known }: ResourceFacts, inputs: ResourceFacts['inputs']): readonly Unevaluated[] {
  const own = new Set(known.map(({ name }) => name));
  const reason = (address: string) =>
    unsettled === 'doubtful'
      ? `${address} stands behind a condition that is not known; its text is checked all the same`
      : `the call of ${address} has no instance; it permits nothing, and its text is checked all the same`;
  return inputs.filter(({ name }) => !own.has(name)).map(({ address, at }) => ({ reason: reason(address), at }));
}

/** The policies of a resource as they are written, once for each branch of conditions that are not known. */
export const readingsOf = (worlds: Worlds, read: (world: World) => ResourceFacts): readonly Reading[] =>
  branchesOf(worlds, read).branches.flatMap(readingsIn);

interface Branches {
  readonly branches: readonly ResourceFacts[];
  /** Whether some branch was not read. */
  readonly missed: boolean;
}

/** A reading, and what it took the conditions for. */
interface Run {
  readonly facts: ResourceFacts;
  readonly holds: boolean;
  readonly turned: ReadonlyMap<string, boolean>;
}

/**
 * What is written, so often that each branch of each condition is read: where all of them hold, where none does, and, for one that
 * stands in a branch of another and was met in one of its two ways only, as that time, but turned.
 */
function branchesOf(worlds: Worlds, read: (world: World) => ResourceFacts): Branches {
  const runs: Run[] = [];
  const seen = new Set<string>();
  const key = (condition: string, holds: boolean) => `${holds} ${condition}`;
  const add = (world: World, holds: boolean, turned: ReadonlyMap<string, boolean> = new Map()) => {
    const facts = read(world);
    runs.push({ facts, holds, turned });
    for (const condition of facts.conditions) seen.add(key(condition, turned.get(condition) ?? holds));
  };
  add(worlds.holds, true);
  if (seen.size > 0) add(worlds.fails, false);
  let missed = false;
  for (const { facts, holds, turned } of runs) {
    for (const condition of facts.conditions) {
      const other = !(turned.get(condition) ?? holds);
      if (seen.has(key(condition, other))) continue;
      if (runs.length === most) missed = true;
      else {
        const all = new Map([...turned, [condition, other]]);
        add({ ...worlds.made, found: new Map(), branch: { holds, turned: all } }, holds, all);
      }
    }
  }
  return { branches: runs.map(({ facts }) => facts), missed };
}

const readingsIn = ({ policies, grants }: ResourceFacts): readonly Reading[] => [...policies.map(asPolicy), ...grants];

function asPolicy({ ownPrincipals, ...policy }: OwnPolicy): Policy {
  return { ...policy, principals: ownPrincipals.map(({ name, ...principal }) => principal) };
}

/** Whether no part of a document is unknown for a condition. */
function isWhole(document: Policy['document']): boolean {
  if ('reason' in document) return false;
  return document.unknown.length === 0 && document.statements.every(isWholeStatement);
}

function isWholeStatement({ open, actions, notActions, resources, notResources, conditions }: Statement): boolean {
  const lists: readonly (StatementList | null)[] = [
    actions,
    notActions,
    resources,
    notResources,
    ...(conditions?.tests ?? []).map(({ values }) => values),
  ];
  const isKnown = (list: StatementList | null) =>
    list === null || (list.open === null && list.elements.every(({ value }) => value.every((part) => typeof part === 'string')));
  return open === null && (conditions?.open ?? null) === null && lists.every(isKnown);
}
