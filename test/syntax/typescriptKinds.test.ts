import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, expect, test } from 'vitest';
import { loadGrammars, parserFor } from '../../server/syntax/grammars.ts';
import { operatorTokens, typescriptFields, typescriptKinds, typescriptTokens } from '../../server/syntax/typescript/kinds.ts';

interface NodeType {
  readonly type: string;
  readonly named: boolean;
  readonly fields?: Readonly<Record<string, unknown>>;
}

const grammars = ['typescript', 'tsx'].map((name) => {
  const file = createRequire(import.meta.url).resolve(`tree-sitter-typescript/${name}/src/node-types.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as NodeType[];
});
const types = grammars.flat();

beforeAll(loadGrammars);

test('every node kind that is read exists in the grammar', () => {
  const named = new Set(types.filter((type) => type.named).map((type) => type.type));
  expect(Object.values(typescriptKinds).filter((kind) => !named.has(kind))).toEqual([]);
});

test('every token that is read exists in the grammar', () => {
  const tokens = new Set(types.filter((type) => !type.named).map((type) => type.type));
  expect([...Object.values(typescriptTokens), ...operatorTokens].filter((token) => !tokens.has(token))).toEqual([]);
});

test('every field that is read exists in both grammars', () => {
  for (const grammar of ['typescript', 'tsx'] as const) {
    const { language } = parserFor(grammar);
    const known = new Set(language?.fields);
    expect(Object.values(typescriptFields).filter((field) => !known.has(field))).toEqual([]);
  }
});

test('no kind is named twice', () => {
  const kinds = Object.values(typescriptKinds);
  expect(new Set(kinds).size).toBe(kinds.length);
});
