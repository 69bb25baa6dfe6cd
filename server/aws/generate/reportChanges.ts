import type { Catalogue } from './buildCatalogue.ts';

/** What a generation had, as far as a report needs it: `package operation` → its actions, and the actions that exist. */
export interface Generation {
  readonly operations: ReadonlyMap<string, string>;
  readonly actions: ReadonlySet<string>;
}

export function generationOf(catalogue: Pick<Catalogue, 'clients' | 'actions'>): Generation {
  const operations = new Map<string, string>();
  for (const [short, file] of catalogue.clients) {
    for (const names of Object.values(file.plain)) for (const name of names.split(' ')) operations.set(`${short} ${name}`, 'same name');
    for (const [name, row] of Object.entries(file.other)) {
      const needs = row.a === undefined ? 'same name' : row.a.map(([action]) => action).join(', ');
      const conditional = (row.c ?? []).map(([action, trigger]) => `${action} when ${trigger.replace('~', '')}`);
      operations.set(`${short} ${name}`, [needs, ...conditional].join('; '));
    }
  }
  const actions = new Set<string>();
  for (const [prefix, file] of catalogue.actions)
    for (const [names] of file.rows) for (const name of names.split(' ')) actions.add(`${prefix}:${name}`);
  return { operations, actions };
}

/** What changed from one generation to the next, as lines for a person. */
export function reportChanges(before: Generation, after: Generation): readonly string[] {
  const lines: string[] = [];
  const list = (title: string, items: readonly string[]): void => {
    lines.push(`${title}: ${items.length}`, ...items.map((item) => `  ${item}`));
  };
  list(
    'Operations gained',
    [...after.operations.keys()].filter((o) => !before.operations.has(o)),
  );
  list(
    'Operations lost',
    [...before.operations.keys()].filter((o) => !after.operations.has(o)),
  );
  const changed = [...after.operations].filter(([o, actions]) => before.operations.has(o) && before.operations.get(o) !== actions);
  list(
    'Operations mapped otherwise',
    changed.map(([o, actions]) => `${o}: ${before.operations.get(o) || 'none'} → ${actions || 'none'}`),
  );
  list(
    'Actions gained',
    [...after.actions].filter((a) => !before.actions.has(a)),
  );
  list(
    'Actions lost',
    [...before.actions].filter((a) => !after.actions.has(a)),
  );
  return lines;
}
