import type { Branch, World } from '../evaluate/World.ts';
import type { Policy, Statement, StatementList, Unevaluated } from '../Policy.ts';
import type { Reading } from '../Workload.ts';
import type { OwnPolicy, ResourceFacts } from './ResourceFacts.ts';

/** The world, and the same where all is read that is written, with either branch of conditions that are not known. */
export type Worlds = Readonly<Record<Branch, World>> & { readonly made: World };

/**
 * What a resource or a call says. Where more is written of its policies than is made, or perhaps made, that comes as readings.
 */
export function withReadings(worlds: Worlds, read: (world: World) => ResourceFacts): ResourceFacts {
  const facts = read(worlds.made);
  const own = [...facts.policies, ...facts.grants];
  const known = own.filter(({ document }) => isWhole(document));
  if (facts.unsettled === null || (own.length > 0 && known.length === own.length && !own.some(isInput))) return facts;
  const made = new Set(known.map(({ id }) => id));
  const branches = branchesOf(worlds, read);
  return {
    ...facts,
    readings: branches.flatMap(readingsIn).filter(({ id }) => !made.has(id)),
    unresolved: [...facts.unresolved, ...branches.flatMap(({ inputs }) => notMade(facts, inputs))],
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
  branchesOf(worlds, read).flatMap(readingsIn);

function branchesOf(worlds: Worlds, read: (world: World) => ResourceFacts): readonly ResourceFacts[] {
  const first = read(worlds.holds);
  return first.unsettled === 'doubtful' ? [first, read(worlds.fails)] : [first];
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
