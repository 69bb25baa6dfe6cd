/** Programs about how a name reaches the place where it is used. `//=` the operations, `//+` those that no type checker sees. */
export const modules: Readonly<Record<string, string>> = {
  'a named import': `
//= PutObject
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
export const run = () => new S3Client({}).send(new PutObjectCommand({ Bucket: 'b', Key: 'k' }));
`,
  'a renamed import': `
//= PutObject
import { PutObjectCommand as Put, S3Client as Client } from '@aws-sdk/client-s3';
export const run = () => new Client({}).send(new Put({}));
`,
  'a namespace import': `
//= GetObject
import * as aws from '@aws-sdk/client-s3';
export const run = () => new aws.S3Client({}).send(new aws.GetObjectCommand({}));
`,
  'an import on the spot': `
//= GetObject, DeleteObject
export async function run() {
  const { S3Client, GetObjectCommand } = await import('@aws-sdk/client-s3');
  await new S3Client({}).send(new GetObjectCommand({}));
  const all = await import('@aws-sdk/client-s3');
  await new all.S3Client({}).send(new all.DeleteObjectCommand({}));
}
`,
  'require, destructured and whole': `
//= PutObject, SendMessage
//- src/index.js
const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const sqs = require('@aws-sdk/client-sqs');
module.exports.run = async () => {
  await new S3Client({}).send(new PutObjectCommand({}));
  await new sqs.SQSClient({}).send(new sqs.SendMessageCommand({}));
};
`,
  'import equals require': `
//= PutObject
import s3 = require('@aws-sdk/client-s3');
export const run = () => new s3.S3Client({}).send(new s3.PutObjectCommand({}));
`,
  'types only are none': `
//=
import type { PutObjectCommand } from '@aws-sdk/client-s3';
import { type GetObjectCommand } from '@aws-sdk/client-s3';
export type Known = PutObjectCommand | GetObjectCommand;
`,
  'an unused import is none': `
//=
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
export const client = new S3Client({});
`,
  'instanceof is none': `
//=
import { GetObjectCommand } from '@aws-sdk/client-s3';
export const isGet = (x: unknown) => x instanceof GetObjectCommand;
`,
  'a barrel of names': `
//= PutObject
//- src/aws.ts
export { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
//- src/index.ts
import { PutObjectCommand, S3Client } from './aws';
export const run = () => new S3Client({}).send(new PutObjectCommand({}));
`,
  'a barrel that renames': `
//= PutObject
//- src/aws.ts
export { PutObjectCommand as Put, S3Client as Client } from '@aws-sdk/client-s3';
//- src/index.ts
import { Client, Put } from './aws';
export const run = () => new Client({}).send(new Put({}));
`,
  'a barrel of barrels with stars': `
//= PutObject, SendMessage
//- src/aws/s3.ts
export * from '@aws-sdk/client-s3';
//- src/aws/sqs.ts
export { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
//- src/aws/index.ts
export * from './s3';
export * from './sqs';
//- src/index.ts
import { PutObjectCommand, S3Client, SendMessageCommand, SQSClient } from './aws';
export const a = () => new S3Client({}).send(new PutObjectCommand({}));
export const b = () => new SQSClient({}).send(new SendMessageCommand({}));
`,
  'a namespace that is exported': `
//= PutObject
//- src/aws.ts
export * as s3 from '@aws-sdk/client-s3';
//- src/index.ts
import { s3 } from './aws';
export const run = () => new s3.S3Client({}).send(new s3.PutObjectCommand({}));
`,
  'imported, then exported': `
//= GetObject
//- src/aws.ts
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export { client, GetObjectCommand as Get };
//- src/index.ts
import { client, Get } from './aws';
export const run = () => client.send(new Get({}));
`,
  'a default export': `
//= PutObject
//- src/put.ts
import { PutObjectCommand } from '@aws-sdk/client-s3';
export default PutObjectCommand;
//- src/client.ts
import { S3Client } from '@aws-sdk/client-s3';
export default new S3Client({});
//- src/index.ts
import client from './client';
import Whatever from './put';
export const run = () => client.send(new Whatever({}));
`,
  'a default that is exported under a name': `
//= PutObject
//- src/put.ts
import { PutObjectCommand } from '@aws-sdk/client-s3';
export default PutObjectCommand;
//- src/barrel.ts
export { default as Put } from './put';
//- src/index.ts
import { Put } from './barrel';
export const run = () => new Put({});
`,
  'modules that import each other': `
//= PutObject, GetObject
//- src/a.ts
import { get } from './b';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
export const client = new S3Client({});
export const put = () => client.send(new PutObjectCommand({}));
export const both = () => [put(), get()];
//- src/b.ts
import { client, put } from './a';
import { GetObjectCommand } from '@aws-sdk/client-s3';
export const get = () => client.send(new GetObjectCommand({}));
export const again = () => put();
`,
  'stars in a circle': `
//= PutObject
//- src/a.ts
export * from './b';
export { PutObjectCommand } from '@aws-sdk/client-s3';
//- src/b.ts
export * from './a';
//- src/index.ts
import { PutObjectCommand } from './b';
export const run = () => new PutObjectCommand({});
`,
  'js specifiers of ts files, index files': `
//= PutObject, GetObject
//- src/lib/index.ts
export { PutObjectCommand } from '@aws-sdk/client-s3';
//- src/get.ts
export { GetObjectCommand } from '@aws-sdk/client-s3';
//- src/index.ts
import { PutObjectCommand } from './lib/index.js';
import { GetObjectCommand } from './get.js';
export const run = () => [new PutObjectCommand({}), new GetObjectCommand({})];
`,
  'paths of tsconfig': `
//= PutObject
//- tsconfig.json
{ "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"], "aws": ["src/lib/aws.ts"] } } }
//- src/lib/aws.ts
export { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
//- src/index.ts
import { PutObjectCommand } from '@/lib/aws';
import { S3Client } from 'aws';
export const run = () => new S3Client({}).send(new PutObjectCommand({}));
`,
  'paths of a tsconfig that is extended': `
//= PutObject
//- tsconfig.base.json
{ // with a comment
  "compilerOptions": { "paths": { "~/*": ["./src/*"] }, },
}
//- tsconfig.json
{ "extends": "./tsconfig.base.json" }
//- src/lib/aws.ts
export { PutObjectCommand } from '@aws-sdk/client-s3';
//- src/index.ts
import { PutObjectCommand } from '~/lib/aws';
export const run = () => new PutObjectCommand({});
`,
  'exports and module.exports': `
//= PutObject, GetObject, DeleteObject
//- src/aws.js
const { PutObjectCommand, GetObjectCommand, DeleteObjectCommand } = require('@aws-sdk/client-s3');
exports.Put = PutObjectCommand;
module.exports.Get = GetObjectCommand;
exports.Delete = DeleteObjectCommand;
//- src/index.js
const { Put, Get } = require('./aws');
const aws = require('./aws');
exports.run = () => [new Put({}), new Get({}), new aws.Delete({})];
`,
  'module.exports of an object': `
//= PutObject
//- src/aws.js
const { PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
const client = new S3Client({});
module.exports = { client, PutObjectCommand };
//- src/index.js
const { client, PutObjectCommand } = require('./aws');
exports.run = () => client.send(new PutObjectCommand({}));
`,
  'a workspace package by its name, to its source': `
//= PutObject
//- package.json
{ "name": "root", "workspaces": ["packages/*"] }
//- tsconfig.json
{ "compilerOptions": { "paths": { "@acme/storage": ["packages/storage/src/index.ts"] } } }
//- packages/storage/package.json
{ "name": "@acme/storage", "exports": { ".": { "types": "./dist/index.d.ts", "import": "./dist/index.js" } } }
//- packages/storage/src/index.ts
export { PutObjectCommand } from '@aws-sdk/client-s3';
//- packages/app/package.json
{ "name": "app", "dependencies": { "@acme/storage": "*" } }
//- packages/app/src/index.ts
import { PutObjectCommand } from '@acme/storage';
export const run = () => new PutObjectCommand({});
`,
  'a TypeScript namespace': `
//= PutObject
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
export namespace Storage {
  export const client = new S3Client({});
  export function put() { return client.send(new PutObjectCommand({})); }
}
export const run = () => Storage.put();
`,
  'shadowed names are not the import': `
//= GetObject
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export function run() {
  class PutObjectCommand { constructor(readonly input: object) {} }
  return [new PutObjectCommand({}), client.send(new GetObjectCommand({}))];
}
export type Unused = PutObjectCommand;
`,
  'a class of the same name from elsewhere': `
//=
//- src/commands.ts
export class PutObjectCommand { constructor(readonly input: object) {} }
//- src/index.ts
import { PutObjectCommand } from './commands';
export const run = () => new PutObjectCommand({});
`,
  'modules that are loaded together, and then used': `
//= PutObject
export const run = () => Promise.all([import('./a'), import('@aws-sdk/client-s3')]).then(async ([{ bucket }, { S3Client, PutObjectCommand }]) => { const c = new S3Client({}); await c.send(new PutObjectCommand({ Bucket: bucket })); });
//- src/a.ts
export const bucket = process.env.B;
`,
  'modules that are loaded together, taken apart': `
//= PutObject
const [{ bucket }, { S3Client, PutObjectCommand: Put }] = await Promise.all([import('./a'), import('@aws-sdk/client-s3')]);
export const run = () => new S3Client({}).send(new Put({ Bucket: bucket }));
//- src/a.ts
export const bucket = process.env.B;
`,
  'promises of modules and clients, one after another': `
//= CreateTopic, Encrypt, ListBuckets, ListQueues, Publish, SendEmail
//+ CreateTopic, Encrypt, Publish, SendEmail
const lazy = { s3: () => import('@aws-sdk/client-s3'), sqs: async () => (await import('@aws-sdk/client-sqs')).SQS };
export const run = async () => { const { S3 } = await lazy.s3(); return new S3({}).listBuckets({}); };
export const run2 = async () => new (await lazy.sqs())({}).listQueues({});
let client;
export const get = async () => client ??= await import('@aws-sdk/client-sns').then((m) => new m.SNS({}));
export const run4 = async () => (await get()).publish({ TopicArn: 't' });
const p = Promise.all([import('@aws-sdk/client-ses')]);
export const run5 = () => p.then(([{ SES }]) => new SES({}).sendEmail({}));
export const run6 = () => Promise.all([get(), import('./cfg')]).then(([sns, cfg]) => sns.createTopic({ Name: cfg.name }));
export const run7 = () => Promise.allSettled([import('@aws-sdk/client-kms')]).then(([r]) => r.status === 'fulfilled' && new r.value.KMS({}).encrypt({ KeyId: 'k' }));
//- src/cfg.ts
export const name = 'n';

`,
};
