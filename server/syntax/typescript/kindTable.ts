import type { Language } from 'web-tree-sitter';
import {
  errorKind,
  F,
  K,
  operatorKind,
  operatorTokens,
  otherKind,
  skippedKind,
  T,
  typescriptFields,
  typescriptKinds,
  typescriptTokens,
} from './kinds.ts';

/** How a grammar's numbers for kinds and fields translate into ours. */
export interface KindTable {
  readonly kinds: Uint16Array;
  readonly fields: Uint8Array;
}

const tables = new WeakMap<Language, KindTable>();

/** The table of a grammar, made at the first call. */
export function kindTable(language: Language): KindTable {
  let table = tables.get(language);
  if (!table) tables.set(language, (table = makeTable(language)));
  return table;
}

function makeTable(language: Language): KindTable {
  const named = byName(typescriptKinds, K);
  const tokens = byName(typescriptTokens, T);
  for (const operator of operatorTokens) tokens.set(operator, operatorKind);
  // Errors have the greatest 16-bit number.
  const kinds = new Uint16Array(65536).fill(errorKind);
  for (const [symbol, name] of language.types.entries()) {
    kinds[symbol] = language.nodeTypeIsNamed(symbol) ? (named.get(name) ?? otherKind) : (tokens.get(name) ?? skippedKind);
  }
  const fieldNumbers = byName(typescriptFields, F);
  const fields = new Uint8Array(256);
  for (const [field, name] of language.fields.entries()) fields[field] = fieldNumbers.get(name ?? '') ?? 0;
  return { kinds, fields };
}

function byName(names: Readonly<Record<string, string>>, numbers: Readonly<Record<string, number>>): Map<string, number> {
  return new Map(Object.entries(names).map(([key, name]) => [name, numbers[key] ?? otherKind]));
}
