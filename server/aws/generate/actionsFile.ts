import type { ActionsFile, ActionsRow, TextsFile } from '../dataShapes.ts';
import { canonical, type Services } from './mapOperations.ts';
import type { ReferenceAction, ReferenceService } from './readActionReference.ts';
import { shorten } from './shorten.ts';

/** A service's actions, those of equal facts together. */
export function actionsFile(prefix: string, service: ReferenceService, services: Services): ActionsFile {
  const types = [...service.types].map(([name, arns]): ActionsFile['types'][number] => [name, ...arns.map((arn) => shorten(prefix, arn))]);
  const place = new Map(types.map(([name], i) => [name, i]));
  if (prefix === 'logs') types.push(['log-group', `@log-group:\${LogGroupName}`]);
  const rows = new Map<string, string[]>();
  for (const action of sorted(service)) {
    const number = (name: string): number[] => {
      // The tagging actions alone want a log group's ARN without `:*`.
      if (prefix === 'logs' && name === 'log-group' && /^(Tag|Untag|ListTagsForR)/.test(action.name) && !action.name.endsWith('LogGroup'))
        return [types.length - 1];
      const at = place.get(name);
      return at === undefined ? [] : [at];
    };
    const dependents = action.dependents
      .filter((d) => services.get(d.split(':')[0] ?? '')?.actions.has((d.split(':')[1] ?? '').toLowerCase()))
      .map((d) => canonical(services, d, prefix));
    const row: unknown[] = [
      action.level,
      [...new Set(action.required.flatMap(number))],
      [...new Set(action.optional.flatMap(number))],
      dependents,
    ];
    while (Array.isArray(row.at(-1)) && (row.at(-1) as unknown[]).length === 0) row.pop();
    const key = JSON.stringify(row);
    rows.set(key, [...(rows.get(key) ?? []), action.name]);
  }
  return { types, rows: [...rows].map(([key, names]): ActionsRow => [names.join(' '), ...(JSON.parse(key) as [ActionsRow[1]])]) };
}

/** A service's descriptions, in the order of its actions' names. */
export function textsFile(service: ReferenceService): TextsFile {
  return sorted(service).map((action) => action.description.replace(/^Grants permissions? to /, '').trim());
}

/** Its actions by name. */
export function sorted(service: ReferenceService): readonly ReferenceAction[] {
  return [...service.actions.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
