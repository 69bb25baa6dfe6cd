import { expect, test } from 'vitest';
import { program, root } from '../support/code.ts';

/** What an entry can run: `path operation`. */
async function reached(text: string, entry = 'src/index.ts'): Promise<readonly string[]> {
  const { code } = await program(text);
  return code
    .callsFrom({ file: `${root}/${entry}`, name: '*' })
    .map(({ file, id }) => `${file.slice(root.length + 1)} ${code.calls(file).find((call) => call.id === id)?.operation}`);
}

test('a call in a module that names nothing of the SDK, by a client that it is given', async () => {
  expect(
    await reached(`
import { S3 } from '@aws-sdk/client-s3';
import { save } from './save';
const s3 = new S3({});
export const handler = () => save(s3);
//- src/save.ts
import { store } from './store';
export const save = (client) => store(client);
//- src/store.ts
export const store = (client) => client.putObject({ Bucket: 'b', Key: 'k' });
`),
  ).toEqual(['src/store.ts PutObject']);
});

test('what is written later is followed then', async () => {
  const { code, write } = await program(`
import { S3 } from '@aws-sdk/client-s3';
import { save } from './save';
const s3 = new S3({});
export const handler = () => save(s3);
//- src/save.ts
export const save = (client) => client;
`);
  const entry = { file: `${root}/src/index.ts`, name: '*' };
  expect(code.callsFrom(entry)).toEqual([]);
  write({ 'src/save.ts': "export const save = (client) => client.putObject({ Bucket: 'b', Key: 'k' });" });
  expect(code.callsFrom(entry)).toHaveLength(1);
  write({ 'src/save.ts': 'export const save = (client) => client;' });
  expect(code.callsFrom(entry)).toEqual([]);
});
