import { expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';

/** Bucket, key and tags of a program's only PutObject, in short. */
async function put(text: string): Promise<string> {
  const { call } = await program(text);
  const { Bucket, Key, Tagging } = call('PutObject').input;
  return [Bucket, Key, Tagging].map(shortValue).join(', ');
}

const sdk = `import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';\nimport _, { merge, set } from 'lodash';\nconst s3 = new S3Client({});`;

test.each([
  ['Object.assign', "Object.assign(input, { Key: 'k', Tagging: 't' });", '"b", "k", "t"'],
  ['lodash merge', "_.merge(input, { Key: 'k', Tagging: 't' });", '"b", "k", "t"'],
  ['lodash merge by its name', "merge(input, { Key: 'k' }, { Tagging: 't' });", '"b", "k", "t"'],
  ['lodash defaults', "_.defaults(input, { Key: 'k' });", '"b", "k", absent'],
  ['lodash set', "_.set(input, 'Key', 'k');\nset(input, ['Tagging'], 't');", '"b", "k", "t"'],
  ['Object.defineProperty', "Object.defineProperty(input, 'Key', { value: 'k', enumerable: true });", '"b", "k", absent'],
  ['Object.defineProperty with a getter', "Object.defineProperty(input, 'Key', { get: () => process.env.KEY });", '"b", $KEY, absent'],
  ['Reflect.set', "Reflect.set(input, 'Key', 'k');", '"b", "k", absent'],
])('an input that is filled after it is made, by %s', async (_name, filling, expected) => {
  expect(
    await put(`${sdk}
export const run = () => { const input: any = { Bucket: 'b' };
${filling}
return s3.send(new PutObjectCommand(input)); };`),
  ).toBe(expected);
});

test('a function of the same name as one of lodash fills nothing', async () => {
  expect(
    await put(`import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const set = (input: unknown, key: string, value: string) => console.log(input, key, value);
const input = { Bucket: 'b', Key: 'k' };
set(input, 'Key', 'other');
export const run = () => new S3Client({}).send(new PutObjectCommand(input));`),
  ).toBe('"b", "k", absent');
});

test.each([
  ['merge, objects in objects', "merge({ aws: { bucket: 'x', key: 'k' } }, { aws: { bucket: process.env.B } })", '$B, "k", absent'],
  ['assign', "_.assign({}, { aws: { bucket: 'x', key: 'k' } }, { aws: { bucket: 'y' } })", '"y", absent, absent'],
  [
    'defaultsDeep, the first before the later',
    "_.defaultsDeep({ aws: { bucket: 'x' } }, { aws: { bucket: 'y', key: 'k' } })",
    '"x", "k", absent',
  ],
  ['cloneDeep', "_.cloneDeep({ aws: { bucket: 'x', key: 'k', tags: 't' } })", '"x", "k", "t"'],
])('what objects give that lodash puts together: %s', async (_name, made, expected) => {
  expect(
    await put(`${sdk}
const config = ${made};
export const run = () => s3.send(new PutObjectCommand({ Bucket: config.aws.bucket, Key: config.aws.key, Tagging: config.aws.tags }));`),
  ).toBe(expected);
});

test('a setting under a path, given and read by lodash', async () => {
  expect(
    await put(`${sdk}
const config: any = {};
_.set(config, 'aws.bucket', process.env.BUCKET);
export const run = () => s3.send(new PutObjectCommand({ Bucket: _.get(config, 'aws.bucket'), Key: _.get({ a: { k: 'k' } }, 'a.k', 'other') }));`),
  ).toBe('$BUCKET, "k" | "other", absent');
});

test('a configuration of convict under a declared type', async () => {
  expect(
    await put(`import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import convict, { Config } from 'convict';
interface Schema { aws: { bucket: string } }
const config: Config<Schema> = convict({ aws: { bucket: { env: 'BUCKET', default: '' } } });
export const run = () => new S3Client({}).send(new PutObjectCommand({ Bucket: config.get('aws.bucket'), Key: 'k' }));`),
  ).toBe('$BUCKET ?? "", "k", absent');
});

test('what a compiled module exports by a getter', async () => {
  expect(
    await put(`//- src/index.js
const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const { names } = require('./names');
exports.run = () => new S3Client({}).send(new PutObjectCommand({ Bucket: names.bucket, Key: 'k' }));
//- src/names.js
const own = { bucket: process.env.BUCKET };
Object.defineProperty(exports, '__esModule', { value: true });
Object.defineProperty(exports, 'names', { enumerable: true, get: function () { return own; } });`),
  ).toBe('$BUCKET, "k", absent');
});
