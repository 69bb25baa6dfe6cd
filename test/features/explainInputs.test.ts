import { expect, test } from 'vitest';
import { workspace } from '../support/engine.ts';

const sdk = `import { readFileSync } from 'node:fs';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
declare const db: import('kysely').Kysely<unknown>;`;

/** What an explanation of the call on the last line says of its inputs. */
async function inputs(line: string): Promise<readonly string[]> {
  const { engine } = await workspace({
    'package.json': '{ "name": "backend", "dependencies": { "@aws-sdk/client-s3": "3" } }',
    'src/index.ts': `${sdk}\n${line}\n`,
  });
  const section = engine.explain(`src/index.ts:${4 + line.split('\n').length}`).sections.find(({ title }) => title === 'Inputs');
  return section?.lines.map(({ text, depth }) => `${'  '.repeat(depth)}${text}`) ?? [];
}

test.each([
  [
    'what AWS answered before',
    "export const run = async () => { const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket: 'b' }));\nreturn s3.send(new GetObjectCommand({ Bucket: 'b', Key: Contents[0].Key })); };",
    ['Bucket = "b"', "Key = unknown (Contents[].Key is in AWS's answer to ListObjectsV2)", '  Contents[0].Key'],
  ],
  [
    'what a library gives, at the end of a long run of calls',
    "export const run = async () => s3.send(new GetObjectCommand({ Bucket: 'b', Key: (await db.selectFrom('t').where('a').select('k').executeTakeFirst()).key }));",
    ['Bucket = "b"', 'Key = unknown (key of what Kysely….executeTakeFirst gives is not known)'],
  ],
  [
    'an input of which nothing is seen',
    "export const run = () => s3.send(new ListObjectsV2Command(JSON.parse(readFileSync('input.json', 'utf8'))));",
    ['Bucket = unknown (what JSON.parse gives is not known)'],
  ],
  [
    'what may not be given',
    "export const run = (acl) => s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Metadata: { a: acl ? 'x' : undefined } }));",
    ['Bucket = "b"', 'Key = "k"', 'Metadata:', '  a = "x"'],
  ],
  [
    'a member under a key that is not known, as it is written',
    "export const run = (name) => s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Metadata: { [name]: 'x' } }));",
    ['Bucket = "b"', 'Key = "k"', 'Metadata:', '  [name] = "x"'],
  ],
  [
    'a list of which nothing is known',
    "export const run = (tags) => s3.send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Metadata: [...tags.split(',')] }));",
    ['Bucket = "b"', 'Key = "k"', 'Metadata = […]'],
  ],
  [
    'more than are shown',
    `export const run = () => { for (const Key of ${JSON.stringify([...'abcdefghijkl'])}) s3.send(new GetObjectCommand({ Bucket: 'b', Key })); };`,
    ['Bucket = "b"', 'Key is one of', ...[...'abcdefghij'].map((key, i) => `  ${i + 1} = "${key}"`), '  and 2 more'],
  ],
])('inputs are told in words: %s', async (_name, line, expected) => {
  expect((await inputs(line)).filter((text) => !text.startsWith('    '))).toEqual(expected);
});

test('a call of which no parameter is seen says why', async () => {
  const { engine } = await workspace({
    'package.json': '{ "name": "backend", "dependencies": { "@aws-sdk/client-mediaconvert": "3" } }',
    'src/index.ts': `import { MediaConvert } from '@aws-sdk/client-mediaconvert';
const converter = new MediaConvert({});
export const create = (text: string) => converter.createJobTemplate(JSON.parse(text));
`,
  });
  const section = engine.explain('src/index.ts:3').sections.find(({ title }) => title === 'Inputs');
  expect(section?.lines.map(({ text }) => text)).toEqual(['all of them = unknown (what JSON.parse gives is not known)']);
});
