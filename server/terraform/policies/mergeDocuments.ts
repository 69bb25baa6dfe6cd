import type { TfNode } from '../Policy.ts';
import { entryOf, listValue, objectValue, unknown } from '../values/build.ts';
import { reasonOf, settle, textOf } from '../values/read.ts';
import type { ObjectEntry, Value } from '../values/Value.ts';

/**
 * The documents of a data source as the provider merges them: a statement replaces an earlier one of the same Sid, one
 * without Sid is appended. Two statements of the sources, or of the data source's own, that have one Sid are an error: both stay,
 * as duplicates.
 * Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export function mergeDocuments(at: TfNode, sources: readonly Value[], own: Value, overrides: readonly Value[]): Value {
  const statements: Value[] = [];
  let version: ObjectEntry | undefined;
  let id: ObjectEntry | undefined;
  for (const [index, given] of [...sources, own, ...overrides].entries()) {
    const document = settle(given);
    if (document.kind !== 'object') {
      statements.push(unknown(document.at, 'document', reasonOf(document) ?? 'it is no policy document'));
      continue;
    }
    id = entryOf(document, 'Id') ?? id;
    const newer = entryOf(document, 'Version');
    if (newer && (textOf(newer.value) ?? '') > (version ? (textOf(version.value) ?? '') : '')) version = newer;
    const fresh = statementsOf(document);
    // Those of the sources stand beside each other, and so do the data source's own: none of them replaces another.
    const isReplaced = (earlier: Value): boolean => index > sources.length || (index === sources.length && !fresh.includes(earlier));
    for (const statement of fresh) {
      const sid = sidOf(statement);
      const before = sid === undefined ? -1 : statements.findIndex((earlier) => isReplaced(earlier) && sidOf(earlier) === sid);
      if (before >= 0) statements[before] = statement;
      else statements.push(statement);
    }
  }
  const entries: ObjectEntry[] = [];
  if (version) entries.push(version);
  if (id) entries.push(id);
  entries.push({ key: 'Statement', keyAt: at, value: listValue(at, statements) });
  return objectValue(at, entries);
}

function statementsOf(document: Value): readonly Value[] {
  const found = document.kind === 'object' ? entryOf(document, 'Statement')?.value : undefined;
  const value = found && settle(found);
  if (!value) return [];
  if (value.kind !== 'list') return [value];
  return value.open === null ? value.elements : [...value.elements, unknown(value.at, 'Statement', value.open)];
}

function sidOf(statement: Value): string | undefined {
  const value = settle(statement);
  const sid = value.kind === 'object' ? entryOf(value, 'Sid') : undefined;
  return sid && (textOf(sid.value) || undefined);
}
