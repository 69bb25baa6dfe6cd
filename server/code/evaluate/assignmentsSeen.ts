import type { Assignment } from '../scope/itemIndex.ts';
import type { Evaluation } from './Evaluation.ts';
import { type Found, findBinding } from './named.ts';
import { reaching } from './reaching.ts';
import type { Site } from './Thing.ts';

/** What a variable or parameter can hold where it is read: what its declaration gives it, and assignments. */
export interface AssignmentsSeen {
  readonly declared: boolean;
  readonly assignments: readonly { readonly site: Site; readonly entry: Assignment }[];
  /** Tells it from what other nodes see. */
  readonly key: string;
}

const none: AssignmentsSeen = { declared: true, assignments: [], key: '' };

/** The assignments that a node (`null`: any) can see of what is bound. */
export function assignmentsSeen(evaluation: Evaluation, found: Found, name: string, reader: number | null): AssignmentsSeen {
  const { binding, site } = found;
  const declared =
    binding.kind === 'variable' && !binding.constant ? binding.declaration : binding.kind === 'parameter' ? binding.fn : null;
  const all = declared ? assignmentsTo(evaluation, found, name) : [];
  if (!declared || all.length === 0) return none;
  const isLocal = reader !== null && all.every((one) => one.site === site);
  const seen = isLocal ? reaching(site.index, reader, declared, new Set(all.map(({ entry }) => entry.node))) : null;
  if (!seen) return { ...none, assignments: all };
  return {
    declared: seen.declared,
    assignments: all.filter(({ entry }) => seen.assignments.has(entry.node)),
    key: `${seen.declared ? '=' : ''}${[...seen.assignments].join()}`,
  };
}

function assignmentsTo(evaluation: Evaluation, found: Found, name: string): AssignmentsSeen['assignments'] {
  const { file } = found.site;
  return (evaluation.world.scope(file).assigned.get(name) ?? []).flatMap((item) => {
    const site = item === found.site.item ? found.site : evaluation.site(file, item);
    if (!site) return [];
    const entries = site.index.assignments.get(name) ?? [];
    return entries.flatMap((entry) =>
      findBinding(evaluation, site, entry.node, name, 'values')?.binding === found.binding ? [{ site, entry }] : [],
    );
  });
}
