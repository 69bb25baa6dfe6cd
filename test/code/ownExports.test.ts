import { expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';

const sdk = "const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');\nconst client = new S3Client({});";

test.each([
  ['a set of exports', 'module.exports = { names, put, run };', 'module.exports'],
  ['exports one by one', 'exports.names = names;\nexports.put = put;\nmodule.exports.run = run;', 'exports'],
])('a CommonJS module that calls itself by its own exports, %s: what is given and what comes back are known', async (_, exported, own) => {
  const { call } = await program(`//- src/index.js
${sdk}
function names() { return { bucket: process.env.BUCKET }; }
function put(Bucket, Key) { return client.send(new PutObjectCommand({ Bucket, Key })); }
function run() { return ${own}.put(${own}.names().bucket, 'a.txt'); }
${exported}`);
  const { input } = call('PutObject');
  expect([shortValue(input.Bucket), shortValue(input.Key)]).toEqual(['$BUCKET', '"a.txt"']);
});

test('a client that a CommonJS module reads by its own exports', async () => {
  const { found } = await program(`//- src/index.js
${sdk}
module.exports = { client, run: () => module.exports.client.send(new PutObjectCommand({ Bucket: 'b' })) };`);
  expect(found()).toEqual(['src/index.js:3:70-86 PutObject']);
});
