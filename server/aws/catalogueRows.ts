import { knownPackages, operationsOf } from './clientPackage.ts';
import type { Trigger } from './requirement.ts';
import { requires } from './requires.ts';

export interface CatalogueRow {
  package: string;
  operation: string;
  actions: string[];
  dependent: string[];
  conditional: { action: string; when: string }[];
}

/**
 * The catalogue as rows, one an operation, of all packages or of one, or of one operation. An operation whose
 * actions AWS's reference does not have has no row: empty `actions` without conditional ones say that none is needed.
 */
export function* catalogueRows(pkg?: string, operation?: string): Iterable<CatalogueRow> {
  for (const each of pkg === undefined ? knownPackages() : [pkg]) {
    for (const name of operation === undefined ? operationsOf(each) : [operation]) {
      const found = requires(each, name);
      if (found === undefined || found.confidence !== 'catalogue') continue;
      yield {
        package: found.package,
        operation: found.operation,
        actions: found.actions.map((need) => need.action),
        dependent: [...found.dependent],
        conditional: found.conditional.map((need) => ({ action: need.action, when: triggerText(need.when) })),
      };
    }
  }
}

/** `VersionId`, `SourceLanguageCode=auto`, `Statement^=SELECT`, or the state in words. */
function triggerText(when: Trigger): string {
  if ('state' in when) return when.state;
  if (when.begins !== undefined) return `${when.parameter}^=${when.begins}`;
  return when.equals === undefined ? when.parameter : `${when.parameter}=${when.equals}`;
}
