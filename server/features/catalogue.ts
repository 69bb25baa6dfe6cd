import { catalogueDate, catalogueRows, knownPackages, operationsOf } from '../aws/index.ts';

export interface CatalogueRow {
  readonly package: string;
  readonly operation: string;
  readonly actions: readonly string[];
  readonly dependent: readonly string[];
  readonly conditional: readonly { readonly action: string; readonly when: string }[];
}

/** Rows of the catalogue, or what there is none of, with names that come near. */
export type CatalogueAnswer =
  | { readonly date: string; readonly rows: readonly CatalogueRow[] }
  | { readonly unknown: string; readonly near: readonly string[] };

/**
 * The catalogue, of all packages, one package (`@aws-sdk/client-s3`, `client-s3` or `s3`), or one operation (`PutObject`,
 * `putObject` or `PutObjectCommand`).
 */
export function catalogue(name?: string, operation?: string): CatalogueAnswer {
  if (name === undefined) return { date: catalogueDate, rows: [...catalogueRows()] };
  const all = knownPackages();
  const wanted = `@aws-sdk/client-${name.replace(/^@aws-sdk\//, '').replace(/^client-/, '')}`.toLowerCase();
  if (!all.includes(wanted)) return { unknown: `package ${name}`, near: nearest(wanted, all) };
  if (operation === undefined) return { date: catalogueDate, rows: [...catalogueRows(wanted)] };
  const operations = operationsOf(wanted);
  const named = operations.find((one) => [one, `${one}Command`].some((spelling) => spelling.toLowerCase() === operation.toLowerCase()));
  if (named === undefined) return { unknown: `operation ${operation} in ${wanted}`, near: nearest(operation, operations) };
  return { date: catalogueDate, rows: [...catalogueRows(wanted, named)] };
}

/** At most three names that share the most pairs of letters with `wanted`. */
function nearest(wanted: string, names: readonly string[]): readonly string[] {
  const pairs = (text: string) =>
    new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2).toLowerCase()));
  const own = pairs(wanted.replace('@aws-sdk/client-', ''));
  const likeness = (name: string) => {
    const others = pairs(name.replace('@aws-sdk/client-', ''));
    return (2 * [...own].filter((pair) => others.has(pair)).length) / (own.size + others.size || 1);
  };
  return names
    .map((name) => ({ name, like: likeness(name) }))
    .filter(({ like }) => like > 0.4)
    .sort((a, b) => b.like - a.like || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}
