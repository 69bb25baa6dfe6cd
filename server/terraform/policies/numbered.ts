import type { Statement, StatementList, TfNode } from '../Policy.ts';

/** The statements of a document, each of which, and each element of which, has a node of its own: those that one text makes are counted. */
export function numbered(statements: readonly Statement[]): readonly Statement[] {
  return apart(statements).map((statement) => ({
    ...statement,
    actions: listApart(statement.actions),
    notActions: listApart(statement.notActions),
    resources: listApart(statement.resources),
    notResources: listApart(statement.notResources),
  }));
}

const listApart = (list: StatementList | null): StatementList | null => list && { ...list, elements: apart(list.elements) };

function apart<T extends { readonly at: TfNode }>(made: readonly T[]): readonly T[] {
  const keys = made.map(({ at }) => JSON.stringify([at.file, at.item, at.node, at.pointer]));
  const count = new Map<string, number>();
  for (const key of keys) count.set(key, (count.get(key) ?? 0) + 1);
  if (count.size === made.length) return made;
  const seen = new Map<string, number>();
  return made.map((one, index) => {
    const key = keys[index] ?? '';
    if (count.get(key) === 1) return one;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return { ...one, at: { ...one.at, nth } };
  });
}
