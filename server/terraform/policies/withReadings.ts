import type { Branch, World } from '../evaluate/World.ts';
import type { Policy, Statement, StatementList } from '../Policy.ts';
import type { Reading, ResourceGrant } from '../Workload.ts';
import type { OwnPolicy, ResourceFacts } from './ResourceFacts.ts';

/** The world, and the same where all is read that is written, with either branch of conditions that are not known. */
export type Worlds = Readonly<Record<Branch, World>> & { readonly made: World };

/**
 * What a resource or a call says. Where more is written of its policies than is made, or perhaps made, that comes as readings.
 */
export function withReadings(worlds: Worlds, read: (world: World) => ResourceFacts): ResourceFacts {
  const facts = read(worlds.made);
  const isKnown = (one: OwnPolicy | ResourceGrant): boolean => isWhole(one.document);
  const own = [...facts.policies, ...facts.grants];
  if (!facts.isUnsettled || (own.length > 0 && own.every(isKnown))) return facts;
  const made = new Set(own.filter(isKnown).map(({ id }) => id));
  return { ...facts, readings: readingsOf(worlds, read).filter(({ id }) => !made.has(id)) };
}

/** The policies of a resource as they are written, once for each branch of conditions that are not known. */
export function readingsOf(worlds: Worlds, read: (world: World) => ResourceFacts): readonly Reading[] {
  const first = read(worlds.holds);
  const all = first.isUnsettled ? [first, read(worlds.fails)] : [first];
  return all.flatMap(({ policies, grants }) => [...policies.map(asPolicy), ...grants]);
}

function asPolicy({ ownPrincipals, ownUnknown, ...policy }: OwnPolicy): Policy {
  return { ...policy, principals: ownPrincipals.map(({ name, ...principal }) => principal), principalsUnknown: ownUnknown };
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
