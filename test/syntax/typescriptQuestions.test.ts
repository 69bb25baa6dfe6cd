import { beforeEach, expect, test } from 'vitest';
import { createFiles, type Files } from '../../server/files/index.ts';
import { type Derived, derived, observe, recordHeld, recordRuns } from '../../server/query/index.ts';
import { createSyntax, loadGrammars, type Syntax } from '../../server/syntax/index.ts';

await loadGrammars();

const file = '/w/src/media.ts';
const source = `// Stores media.
import { s3 } from './clients';

export class Media {
  put() { return s3.send(new PutObjectCommand({})); }
  get() { return s3.send(new GetObjectCommand({})); }
}

export function list() { return s3.listObjects({}); }
`;

let files: Files;
let syntax: Syntax;
let summary: Derived<string>;

beforeEach(() => {
  files = createFiles();
  syntax = createSyntax(files);
  files.change(
    new Map([
      [file, source],
      ['/w/src/clients.ts', 'export const s3 = new S3({});'],
    ]),
  );
  const put = derived('put', () => JSON.stringify(syntax.typescriptItem(file, 'class:Media#0.put#0')));
  const keys = derived('keys', () => syntax.typescriptTopLevel(file).join(' '));
  const clients = derived('clients', () => syntax.typescriptTopLevel('/w/src/clients.ts').join(' '));
  summary = derived('summary', () => `${keys()} ${clients()} ${put()}`);
  observe(summary, () => {});
});

/** The questions that are computed again when the file's text becomes another. */
function recomputed(text: string): readonly string[] {
  return recordRuns(() => files.change(new Map([[file, text]])));
}

const outlineOnly = [`typescript(${file})`, `typescriptTopLevel(${file})`];

test.each([
  ['typing in a comment', source.replace('Stores', 'Keeps')],
  ['a blank line above', `\n${source}`],
  ['moving a function down a line', source.replace('export function list', '\nexport function list')],
])('%s recomputes the outline of that file alone', (_, text) => {
  expect([...recomputed(text)].sort()).toEqual([...outlineOnly].sort());
});

test('another member of the class leaves what reads this one', () => {
  expect(recomputed(source.replace('GetObjectCommand', 'HeadObjectCommand'))).not.toContain('put');
});

test('the member itself wakes what reads it, and nothing of another file', () => {
  const runs = recomputed(source.replace('PutObjectCommand', 'CopyObjectCommand'));
  expect(runs).toContain('put');
  expect(runs).not.toContain('keys');
  expect(runs.filter((run) => run.includes('clients'))).toEqual([]);
});

test('an item that is no more is undefined', () => {
  files.change(new Map([[file, source.replace('put()', 'store()')]]));
  expect(syntax.typescriptItem(file, 'class:Media#0.put#0')).toBeUndefined();
  expect(syntax.typescriptItem(file, 'class:Media#0.store#0')).toMatchObject({ kind: 'member' });
});

test('a file that is no more has no outline, and one that comes back has its own', () => {
  files.change(new Map([[file, null]]));
  expect(syntax.typescript(file)).toBeNull();
  expect(syntax.typescriptTopLevel(file)).toEqual([]);
  expect(summary()).toBe(' variables:s3#0 undefined');
  files.change(new Map([[file, 'f();']]));
  expect(syntax.typescriptTopLevel(file)).toEqual(['expression:f#0']);
});

test('an outline of a file whose tree is kept follows its edits', () => {
  syntax.keepTrees(new Set([file]));
  files.change(new Map([[file, source.replace('list()', 'all()')]]));
  files.change(new Map([[file, source.replace('list()', 'every()')]]));
  expect(syntax.typescriptTopLevel(file)).toContain('function:every#0');
  syntax.keepTrees(new Set());
  files.change(new Map([[file, source]]));
  expect(syntax.typescriptTopLevel(file)).toContain('function:list#0');
});

test('Terraform and JSON files are asked for in the same way', () => {
  files.change(
    new Map([
      ['/w/iam.tf', 'resource "aws_iam_policy" "p" {\n  name = "p"\n}\n'],
      ['/w/package.json', '{ "name": "w" }'],
    ]),
  );
  const [key = ''] = syntax.hclTopLevel('/w/iam.tf');
  expect(syntax.hclItem('/w/iam.tf', key)).toMatchObject({ kind: 'block', type: 'resource', labels: ['aws_iam_policy', 'p'] });
  expect(syntax.hcl('/w/none.tf')).toBeNull();
  expect(syntax.json('/w/package.json')).not.toBeNull();
  expect(syntax.json('/w/none.json')).toBeNull();
});

test('nothing is held of files that are no more, nor of names that were typed on the way', async () => {
  files = createFiles();
  const { made: syntax, held } = await recordHeld(() => createSyntax(files));
  const before = held();
  const names = ['a', 'ab', 'abc'];
  for (const name of names) {
    files.change(new Map([['/w/new.ts', `function ${name}() {}`]]));
    for (const key of syntax.typescriptTopLevel('/w/new.ts')) syntax.typescriptItem('/w/new.ts', key);
  }
  expect(held()).toBe(before + 5);
  syntax.keepTrees(new Set(['/w/new.ts']));
  files.change(new Map([['/w/new.ts', null]]));
  expect(held()).toBe(before);
});

test('nor of files of the configuration', async () => {
  files = createFiles();
  const { made: syntax, held } = await recordHeld(() => createSyntax(files));
  const before = held();
  files.change(new Map([['/w/new.tf', 'locals {\n  a = 1\n}\n']]));
  for (const key of syntax.hclTopLevel('/w/new.tf')) expect(syntax.hclPlace('/w/new.tf', key)).toMatchObject({ start: 0 });
  expect(held()).toBeGreaterThan(before);
  files.change(new Map([['/w/new.tf', null]]));
  expect(held()).toBe(before);
});
