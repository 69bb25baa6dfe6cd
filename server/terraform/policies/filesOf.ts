import type { FilePath } from '../../files/index.ts';
import type { Policy, StatementList } from '../Policy.ts';

/** The files in which a policy's resource, its document or its statements are written, sorted. */
export function filesOf({ at, document }: Pick<Policy, 'at' | 'document'>): readonly FilePath[] {
  const found = new Set<FilePath>([at.file, document.at.file]);
  if ('statements' in document) {
    const list = (of: StatementList | null) => {
      if (!of) return;
      found.add(of.at.file);
      for (const element of of.elements) found.add(element.at.file);
    };
    for (const part of [...document.unknown, ...document.problems]) found.add(part.at.file);
    for (const statement of document.statements) {
      found.add(statement.at.file);
      for (const one of [statement.actions, statement.notActions, statement.resources, statement.notResources]) list(one);
    }
  }
  return [...found].filter((file) => file !== '').sort();
}
