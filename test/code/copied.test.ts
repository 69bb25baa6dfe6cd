import { expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';

/** The bucket and the key of a program's only call of `HeadObject`. */
async function said(text: string): Promise<string> {
  const { call } = await program(text);
  const { Bucket, Key } = call('HeadObject').input;
  return `${shortValue(Bucket)}, ${shortValue(Key)}`;
}

const s3 = `import { S3 } from '@aws-sdk/client-s3';\nconst s3 = new S3({});`;

test.each([
  [
    'under keys of a list, the same as those that they are read from',
    `const config = { region: 'r' };\nfor (const k of ['BUCKET', 'OTHER']) config[k] = process.env[k];\ns3.headObject({ Bucket: config.BUCKET, Key: config.region });`,
    '$BUCKET, "r"',
  ],
  [
    'under any key',
    `const config = { key: 'k' };\nexport const set = (k) => { config[k] = 'other'; };\ns3.headObject({ Bucket: 'b', Key: config.key });`,
    '"b", "k" | "other"',
  ],
  [
    'from another object, in order',
    `const config = { bucket: 'a', key: 'k' };\nconst more = { bucket: process.env.B };\nObject.assign(config, more, { key: 'z' });\ns3.headObject({ Bucket: config.bucket, Key: config.key });`,
    '"a" | $B, "k" | "z"',
  ],
  [
    'from what is not known',
    `const config = { bucket: 'a' };\nexport const init = (options) => Object.assign(config, options);\ns3.headObject({ Bucket: config.bucket, Key: 'k' });`,
    '"a" | ?given by whoever calls init, and no call is found, "k"',
  ],
  [
    'to an object that is made empty, of a declared type',
    `interface Config { bucket: string; key: string }\nconst config = {} as Config;\nconfig.bucket = process.env.B!;\ns3.headObject({ Bucket: config.bucket, Key: config.key });`,
    '$B, ?only its type, string, is known',
  ],
  [
    'to elements of a list',
    `const list = ['a', 'k'];\nlist[0] = 'b';\ns3.headObject({ Bucket: list[0], Key: list[1] });`,
    '"a" | "b", "k"',
  ],
  [
    'to an object in its constructor',
    `class Store { bucket = 'a'; constructor(options) { Object.assign(this, options); } run() { return s3.headObject({ Bucket: this.bucket, Key: this.key }); } }\nnew Store({ bucket: 'b', key: process.env.K }).run();`,
    '"a" | "b", $K',
  ],
  [
    'to an object in its constructor, by key',
    `class Store { constructor(options) { for (const k in options) this[k] = options[k]; } run() { return s3.headObject({ Bucket: this.bucket, Key: this.key }); } }\nnew Store({ bucket: 'b', key: process.env.K }).run();`,
    '"b", $K',
  ],
])('what is copied is among the values: %s', async (_name, text, value) => {
  expect(await said(`${s3}\n${text}`)).toBe(value);
});

test('what other files copy to what a module exports', async () => {
  expect(
    await said(`
//- src/config.ts
export const config: Record<string, string | undefined> = {};
export const table = { name: 'dev' };
//- src/load.ts
import { config, table } from './config';
export function load() { for (const k of Object.keys(process.env)) config[k] = process.env[k]; Object.assign(table, { name: process.env.TABLE }); }
//- src/index.ts
import { S3 } from '@aws-sdk/client-s3';
import { config, table } from './config';
new S3({}).headObject({ Bucket: config.BUCKET, Key: table.name });
`),
  ).toBe('$BUCKET, "dev" | $TABLE');
});

test('the same of a CommonJS module, and what is copied to its exports', async () => {
  expect(
    await said(`
//- src/config.js
const config = { bucket: 'dev' };
module.exports = config;
//- src/load.js
const config = require('./config');
exports.load = () => Object.assign(config, { bucket: process.env.BUCKET });
//- src/names.js
const key = 'k';
Object.assign(module.exports, { key });
//- src/index.js
const { S3 } = require('@aws-sdk/client-s3');
const config = require('./config');
const { key } = require('./names');
new S3({}).headObject({ Bucket: config.bucket, Key: key });
`),
  ).toBe('"dev" | $BUCKET, "k"');
});

test('a class that copies what it implements comes to an end', async () => {
  expect(
    await said(`
import { S3 } from '@aws-sdk/client-s3';
interface Named { readonly name: string; readonly inner: Named }
class Thing implements Named { readonly name = ''; readonly inner: Named; constructor(values: Named) { Object.assign(this, values); } }
export const run = (x: Thing) => new S3({}).headObject({ Bucket: x.inner.inner.name, Key: x.name });
`),
  ).toContain('""');
});
