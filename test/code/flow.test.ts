import { expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';

/** The bucket of a program's only PutObject, in short, with the body of a function that puts to `params` or `name`. */
async function bucket(body: string): Promise<string> {
  const { call } = await program(`
import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
${body}`);
  return shortValue(call('PutObject').input.Bucket);
}

const reassigned = `let params = { Bucket: 'a', Key: 'k' };
  await s3.getObject(params);
  params = { Bucket: 'b', Key: 'k' };`;

test.each([
  ['of what was assigned last', `export async function run() { ${reassigned} await s3.putObject(params); }`, '"b"'],
  [
    'of what was assigned before',
    `export async function run() { let params = { Bucket: 'a', Key: 'k' }; await s3.putObject(params); params = { Bucket: 'b', Key: 'k' }; await s3.getObject(params); }`,
    '"a"',
  ],
  [
    'of what the same branch assigns',
    `export async function run(x: number) { let params; switch (x) { case 1: params = { Bucket: 'a', Key: 'k' }; await s3.putObject(params); break; default: params = { Bucket: 'b', Key: 'k' }; await s3.getObject(params); } }`,
    '"a"',
  ],
  [
    'of each branch before it',
    `export async function run(x: boolean) { let name = 'a'; if (x) name = 'b'; else name = 'c'; await s3.putObject({ Bucket: name, Key: 'k' }); name = 'd'; }`,
    '"a" | "b" | "c"',
  ],
  [
    'of what a loop assigns after it',
    `export async function run(x: boolean) { let name = 'a'; while (x) { await s3.putObject({ Bucket: name, Key: 'k' }); name = 'b'; } }`,
    '"a" | "b"',
  ],
  [
    'of a try that fails',
    `export async function run() { let name = 'a'; try { name = 'b'; } catch { await s3.putObject({ Bucket: name, Key: 'k' }); } }`,
    '"a" | "b"',
  ],
  [
    'of any assignment, in a function that may run later',
    `export function run() { let name = 'a'; const put = () => s3.putObject({ Bucket: name, Key: 'k' }); name = 'b'; return put(); }`,
    '"a" | "b"',
  ],
  [
    'of a parameter that is replaced',
    `export async function run(name: string) { name = 'b'; await s3.putObject({ Bucket: name, Key: 'k' }); }`,
    '"b"',
  ],
  [
    'of a parameter with a default put in',
    `async function run(name?: string) { name = name ?? 'b'; await s3.putObject({ Bucket: name, Key: 'k' }); }\nexport const all = [run(), run('a')];`,
    '"b" | "a"',
  ],
  [
    'of text that grows',
    `export async function run() { let name = 'a'; name += '-b'; await s3.putObject({ Bucket: name, Key: 'k' }); }`,
    '"a-b"',
  ],
  [
    'of text that grows in a loop',
    `export async function run(x: boolean) { let name = 'a'; while (x) name += 'b'; await s3.putObject({ Bucket: name, Key: 'k' }); }`,
    '"a" | `${?it depends on itself}b`',
  ],
  [
    'of a member that is set later',
    `export async function run() { const params = { Bucket: 'a', Key: 'k' }; params.Bucket = 'b'; await s3.putObject(params); }`,
    '"a" | "b"',
  ],
  [
    'of a member that is added later',
    `export async function run() { const params: any = { Key: 'k' }; params.Bucket = 'b'; await s3.putObject(params); }`,
    '"b"',
  ],
  [
    'of one of several inputs',
    `const put = (params: { Bucket: string }) => s3.putObject(params);\nexport const all = [put({ Bucket: 'a' }), put({ Bucket: process.env.B! })];`,
    '"a" | $B',
  ],
  [
    'of an input that nobody gives',
    'export const put = (params: any) => s3.putObject(params);',
    '?given by whoever calls put, and no call is found',
  ],
  [
    'of what an unknown spread may hold',
    'export const put = (params: any) => s3.putObject({ ...params, Key: "k" });',
    '?Bucket of an object that is not known whole',
  ],
  [
    'of each of two inputs, one of which is spread',
    `export const put = (x: boolean) => s3.putObject({ ...(x ? { Bucket: 'a' } : { Bucket: 'b' }), Key: 'k' });`,
    '"a" | "b"',
  ],
  [
    'of what a spread on a condition may replace',
    `export const put = (x: boolean) => s3.putObject({ Bucket: 'a', ...(x && { Bucket: 'b' }), Key: 'k' });`,
    '"a" | "b"',
  ],
  [
    'of what one of two spread objects replaces',
    `export const put = (x: boolean) => s3.putObject({ Bucket: 'a', ...(x ? { Bucket: 'b' } : {}), Key: 'k' });`,
    '"a" | "b"',
  ],
  [
    'of what both spread objects replace',
    `export const put = (x: boolean) => s3.putObject({ Bucket: 'a', ...(x ? { Bucket: 'b' } : { Bucket: 'c' }), Key: 'k' });`,
    '"b" | "c"',
  ],
  [
    'of what is assigned from one of two objects',
    `export const put = (x: boolean) => s3.putObject(Object.assign({ Bucket: 'a' }, x ? { Bucket: 'b' } : { Key: 'k' }));`,
    '"a" | "b"',
  ],
  [
    'of a variable that one of two objects is put into, then spread',
    `export async function run(x: boolean) { let base = { Bucket: 'a' }; if (x) base = { Bucket: 'b' }; await s3.putObject({ ...base, Key: 'k' }); }`,
    '"a" | "b"',
  ],
  [
    'of a parameter with a default, whose rest has it no more',
    `function run({ Bucket = 'a', ...rest }: any) { return s3.putObject({ Bucket, ...rest }); }\nexport const all = [run({ Key: 'k' }), run({ Bucket: 'b', Key: 'l' })];`,
    '"a" | "b"',
  ],
  ['of a condition, or else', `export const put = (x: boolean) => s3.putObject({ Bucket: (x && 'a') || 'b', Key: 'k' });`, '"a" | "b"'],
])('the bucket %s', async (_, body, expected) => {
  expect(await bucket(body)).toBe(expected);
});

test('a client that takes the place of null', async () => {
  const { found, marked } = await program(`
import { S3 } from '@aws-sdk/client-s3';
const state: any = { client: null };
export const start = () => { state.client = new S3({}); };
export const list = () => state.client.listBuckets();
//                                     ^^^^^^^^^^^ ListBuckets method
`);
  expect(found()).toEqual(marked());
});

test('lists of lists are flattened', async () => {
  const { call } = await program(`
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
const documents = DynamoDBDocument.from(new DynamoDBClient({}));
export const run = (ids: string[]) =>
  documents.transactWrite({
    TransactItems: ids.flatMap((id) => [{ Put: { TableName: 'a', Item: { id } } }, { Delete: { TableName: 'b', Key: { id } } }]),
  });
`);
  const items = call('TransactWriteItems').input.TransactItems;
  const kinds =
    items?.kind === 'list' ? items.elements.map((item) => (item.kind === 'object' ? Object.keys(item.members) : item.kind)) : [];
  expect(kinds).toEqual([['Put'], ['Delete']]);
});
