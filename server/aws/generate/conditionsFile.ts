import type { ConditionsFile, KeyTypeCode } from '../dataShapes.ts';
import { sorted } from './actionsFile.ts';
import type { Services } from './mapOperations.ts';
import type { ReferenceKey, ReferenceService } from './readActionReference.ts';

/** A service's condition keys and its actions' share in them; of keys that begin with the prefix also those that others define. */
export function conditionsFile(prefix: string, service: ReferenceService, services: Services): ConditionsFile {
  const named = new Map<string, ReferenceKey>();
  for (const other of services.values()) for (const [id, key] of other.keys) if (id.startsWith(`${prefix}:`)) named.set(id, key);
  for (const [id, key] of service.keys) named.set(id, key);
  const keys = [...named.values()].sort(byName);
  const number = new Map(keys.map((key, i) => [key.name.toLowerCase(), i]));
  const sets = new Map<string, number>();
  const actions = sorted(service).map((action) => {
    const numbers = new Set(action.conditionKeys.flatMap((name) => number.get(name.toLowerCase()) ?? []));
    const set = JSON.stringify([...numbers].sort((a, b) => a - b));
    if (!sets.has(set)) sets.set(set, sets.size);
    return sets.get(set) ?? 0;
  });
  return {
    keys: keys.map(({ name, type }) => [name, typeCode(type)]),
    sets: [...sets.keys()].map((set): readonly number[] => JSON.parse(set)),
    actions,
  };
}

/** The keys that requests of every service may have. */
export function globalConditionsFile(keys: readonly ReferenceKey[]): ConditionsFile {
  return { keys: [...keys].sort(byName).map(({ name, type }) => [name, typeCode(type)]), sets: [], actions: [] };
}

const byName = (a: ReferenceKey, b: ReferenceKey): number => (a.name < b.name ? -1 : 1);

const codes: Readonly<Record<string, 'S' | 'N' | 'B' | 'D' | 'I' | 'A'>> = {
  String: 'S',
  Numeric: 'N',
  Bool: 'B',
  Date: 'D',
  IPAddress: 'I',
  ARN: 'A',
};

function typeCode(type: string): KeyTypeCode {
  const many = type.startsWith('ArrayOf');
  const code = codes[many ? type.slice('ArrayOf'.length) : type];
  if (code === undefined) throw new Error(`There is no type ${type} of condition keys.`);
  return `${code}${many ? '*' : ''}`;
}
