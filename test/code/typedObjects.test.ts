import { expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';

const service = `
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
export interface Files { load(name: string): Promise<unknown> }
export const makeFiles = () => {
  const client = new S3Client({});
  const load = (name: string) => client.send(new GetObjectCommand({ Bucket: 'b', Key: name }));
  return { load };
};`;

test('what a method of an object is given that is used by its declared type', async () => {
  const { call } = await program(`
//- src/files.ts
${service}
//- src/index.ts
import { makeFiles } from './files';
import { start } from './start';
const app: any = {};
app.files = makeFiles();
start(app.files);
//- src/start.ts
import type { Files } from './files';
export const start = (files: Files) => files.load(process.env.NAME!);
`);
  expect(shortValue(call('GetObject').input.Key)).toBe('$NAME');
});

test('a method of the same name, of a type that is declared elsewhere, is another', async () => {
  const { call } = await program(`
//- src/files.ts
${service}
//- src/index.ts
import { makeFiles } from './files';
export const handler = (key: string) => makeFiles().load(key);
//- src/other.ts
interface Images { load(name: string): void }
export const start = (images: Images) => images.load('an image');
`);
  expect(shortValue(call('GetObject').input.Key)).toBe('?given by Lambda to handler');
});
