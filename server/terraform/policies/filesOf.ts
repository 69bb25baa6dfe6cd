import type { FilePath } from '../../files/index.ts';
import type { Policy, Statement, StatementList, TfNode } from '../Policy.ts';

/** The files in which a policy's resource, its document or its statements are written, sorted. */
export function filesOf({ at, document }: Pick<Policy, 'at' | 'document'>): readonly FilePath[] {
  const nodes = [at, document.at];
  if ('statements' in document) {
    nodes.push(...(document.gaps ?? []).flatMap(({ at: gap, omitted }) => [gap, ...(omitted ? [omitted.call] : [])]));
    if (document.version) nodes.push(document.version.at);
    for (const part of [...document.unknown, ...document.problems]) nodes.push(part.at);
    for (const statement of document.statements) nodes.push(...nodesOf(statement));
  }
  return [...new Set(nodes.map(({ file }) => file))].filter((file) => file !== '').sort();
}

/** What a statement is written in: whatever can be marked of it. */
function nodesOf({ at, sid, effect, actions, notActions, resources, notResources, conditions, principals }: Statement): readonly TfNode[] {
  const tests = conditions?.tests ?? [];
  const parts = [sid, effect, conditions, principals, ...tests.flatMap(({ operator, key }) => [operator, key])];
  const lists = [actions, notActions, resources, notResources, ...tests.map(({ values }) => values)];
  return [at, ...parts.flatMap((part) => (part ? [part.at] : [])), ...lists.flatMap(nodesIn)];
}

const nodesIn = (list: StatementList | null): readonly TfNode[] =>
  list ? [list.at, ...(list.emptied ? [list.emptied] : []), ...list.elements.map((element) => element.at)] : [];
