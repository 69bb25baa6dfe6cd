import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordRuns } from '../../server/query/index.ts';
import { filesIn, type Program, program, root } from '../support/code.ts';
import { clients } from './corpus/clients.ts';
import { modules } from './corpus/modules.ts';

const text = `
//- src/config.ts
export const bucket = process.env.BUCKET;
export function unrelated(x: number) {
  return x + 1;
}
//- src/client.ts
import { S3Client } from '@aws-sdk/client-s3';
export const client = new S3Client({});
//- src/index.ts
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { client } from './client';
import { bucket, unrelated } from './config';
export const put = () => client.send(new PutObjectCommand({ Bucket: bucket }));
export const other = () => unrelated(1);
`;

/** The files whose calls are read again after an edit. */
function readAgain(it: Program, path: string, edit: (text: string) => string): readonly string[] {
  it.found();
  const runs = recordRuns(() => {
    it.write({ [path]: edit(it.text(path)) });
    it.found();
  });
  return runs.filter((run) => run.startsWith('code.calls(')).map((run) => run.slice('code.calls('.length + root.length + 1, -1));
}

test('typing in a comment reads no calls again', async () => {
  const it = await program(text);
  expect(readAgain(it, 'src/index.ts', (before) => `// a remark\n${before}`)).toEqual([]);
  expect(it.found()).toEqual(['src/index.ts:5:42-58 PutObject']);
});

test('typing in the body of a function that no value comes from reads nothing again', async () => {
  const it = await program(text);
  expect(readAgain(it, 'src/config.ts', (before) => before.replace('x + 1', 'x + 1 + Number(bucket)'))).toEqual([]);
});

test('a value that changes is seen in the file that uses it', async () => {
  const it = await program(text);
  expect(readAgain(it, 'src/config.ts', (before) => before.replace('process.env.BUCKET', "'fixed'"))).toEqual(['src/index.ts']);
  expect(it.call('PutObject').input.Bucket).toMatchObject({ kind: 'literal', value: 'fixed' });
});

test('a file that comes, goes and is broken for a while', async () => {
  const it = await program(text);
  const before = it.found();
  const client = it.text('src/client.ts');
  it.write({ 'src/client.ts': null });
  expect(it.found()).toEqual(before);
  it.write({ 'src/client.ts': `${client}export const (` });
  expect(it.found()).toEqual(before);
  it.write({
    'src/client.ts': client,
    'src/more.ts': "import { GetObjectCommand } from '@aws-sdk/client-s3';\nexport default new GetObjectCommand({});\n",
  });
  expect(it.found()).toEqual([...before, 'src/more.ts:2:20-36 GetObject']);
});

/** Small edits that keep or break a text: a line goes, comes twice, or is cut. */
const edit = fc.record({ program: fc.nat(), file: fc.nat(), line: fc.nat(), kind: fc.constantFrom('drop', 'double', 'cut', 'restore') });

test('after any edits the answers are those of a new process', async () => {
  const all = Object.values({ ...modules, ...clients });
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.array(edit, { minLength: 1, maxLength: 6 }), async (which, edits) => {
      const source = all[which % all.length] ?? '';
      const original = filesIn(source);
      const it = await program(source);
      it.found();
      for (const { file, line, kind } of edits) {
        const path = [...original.keys()][file % original.size] ?? '';
        const lines = it.text(path).split('\n');
        const at = line % lines.length;
        if (kind === 'drop') lines.splice(at, 1);
        if (kind === 'double') lines.splice(at, 0, lines[at] ?? '');
        if (kind === 'cut') lines[at] = (lines[at] ?? '').slice(0, line % 20);
        it.write({ [path]: kind === 'restore' ? (original.get(path) ?? '') : lines.join('\n') });
        it.found();
      }
      const scratch = await program(
        [...original.keys()].map((path) => `//- ${path}\n${it.text(path) === '' ? ' \n;' : it.text(path)}`).join('\n'),
      );
      const facts = (from: Program) =>
        from.code.files().map((file) => [from.code.calls(file), from.code.unresolved(file), from.code.imports(file)]);
      if ([...original.keys()].every((path) => scratch.text(path) === it.text(path))) {
        expect(it.found()).toEqual(scratch.found());
        expect(facts(it)).toEqual(facts(scratch));
      }
    }),
    { numRuns: 60 },
  );
});
