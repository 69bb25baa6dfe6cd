import { expect, test } from 'vitest';
import { foundAndMarked, program, shortValue } from '../support/code.ts';

async function check(text: string): Promise<void> {
  const { found, marked } = foundAndMarked(await program(text));
  expect(found).toEqual(marked);
}

test('a command, named, aliased, through a namespace, required and imported on the spot', async () => {
  await check(`
import { S3Client, PutObjectCommand, GetObjectCommand as Get } from '@aws-sdk/client-s3';
import * as sqs from '@aws-sdk/client-sqs';
const { PublishCommand, SNSClient } = require('@aws-sdk/client-sns');
const polly = require('@aws-sdk/client-polly');
const client = new S3Client({});
export async function run() {
  await client.send(new PutObjectCommand({ Bucket: 'b' }));
  //                    ^^^^^^^^^^^^^^^^ PutObject
  await client.send(new Get({ Bucket: 'b' }));
  //                    ^^^ GetObject
  await new sqs.SQSClient({}).send(new sqs.SendMessageCommand({}));
  //                                       ^^^^^^^^^^^^^^^^^^ SendMessage
  await new SNSClient({}).send(new PublishCommand({}));
  //                               ^^^^^^^^^^^^^^ Publish
  await new polly.PollyClient({}).send(new polly.SynthesizeSpeechCommand({}));
  //                                             ^^^^^^^^^^^^^^^^^^^^^^^ SynthesizeSpeech
  const { InvokeCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
  await new LambdaClient({}).send(new InvokeCommand({}));
  //                                  ^^^^^^^^^^^^^ Invoke
}
`);
});

test('type-only and unused imports are no calls', async () => {
  await check(`
import type { PutObjectCommand } from '@aws-sdk/client-s3';
import { GetObjectCommand, type DeleteObjectCommand } from '@aws-sdk/client-s3';
export function f(command: PutObjectCommand | GetObjectCommand) { return command instanceof GetObjectCommand; }
`);
});

test('a method of an aggregated client, in the same module, imported, a field, a parameter', async () => {
  await check(`
import { S3 } from '@aws-sdk/client-s3';
export const s3 = new S3({});
s3.putObject({ Bucket: 'a' }, () => {});
// ^^^^^^^^^ PutObject method
class Media {
  private s3 = new S3({});
  put() { return this.s3.deleteObject({}); }
  //                     ^^^^^^^^^^^^ DeleteObject method
}
export const f = (client: S3) => client.headObject({});
//                                      ^^^^^^^^^^ HeadObject method
//- src/other.ts
import { s3 } from './index.js';
export const g = () => s3.getObject({});
//                        ^^^^^^^^^ GetObject method
`);
});

test('through barrels, renamed exports, paths and workspace packages', async () => {
  await check(`
//- tsconfig.json
{ "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["src/lib/*"] } } }
//- package.json
{ "name": "root", "workspaces": ["packages/*"] }
//- packages/aws/package.json
{ "name": "@acme/aws", "main": "dist/index.js" }
//- packages/aws/src/index.ts
export * from './commands';
export { default as client } from './client';
//- packages/aws/src/commands.ts
export { PutObjectCommand as Put } from '@aws-sdk/client-s3';
export * from '@aws-sdk/client-s3';
//- packages/aws/src/client.ts
import { S3Client } from '@aws-sdk/client-s3';
export default new S3Client({});
//- src/lib/index.ts
export * as aws from '@acme/aws';
//- src/use.ts
import { Put, GetObjectCommand, client } from '@acme/aws';
import { aws } from '@lib/index';
export const a = () => client.send(new Put({}));
//                                     ^^^ PutObject
export const b = () => client.send(new GetObjectCommand({}));
//                                     ^^^^^^^^^^^^^^^^ GetObject
export const c = () => aws.client.send(new aws.HeadObjectCommand({}));
//                                             ^^^^^^^^^^^^^^^^^ HeadObject
`);
});

test('paginators, waiters, presigners and libraries', async () => {
  await check(`
import { S3Client, GetObjectCommand, paginateListObjectsV2, waitUntilBucketExists } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { Upload } from '@aws-sdk/lib-storage';
import { DynamoDBDocument, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
const client = new S3Client({});
export async function run() {
  for await (const page of paginateListObjectsV2({ client }, { Bucket: 'b' })) console.log(page);
  //                       ^^^^^^^^^^^^^^^^^^^^^ ListObjectsV2 paginator
  await waitUntilBucketExists({ client, maxWaitTime: 1 }, { Bucket: 'b' });
  //    ^^^^^^^^^^^^^^^^^^^^^ HeadBucket waiter
  await getSignedUrl(client, new GetObjectCommand({ Bucket: 'b' }));
  //                             ^^^^^^^^^^^^^^^^ GetObject presigned
  await createPresignedPost(client, { Bucket: 'b', Key: 'k' });
  //    ^^^^^^^^^^^^^^^^^^^ PutObject presigned
  await new Upload({ client, params: { Bucket: 'b' } }).done();
  //        ^^^^^^ PutObject library; AbortMultipartUpload library
  const db = DynamoDBDocument.from(new DynamoDBClient({}));
  await db.get({ TableName: 't' });
  //       ^^^ GetItem method
  await DynamoDBDocumentClient.from(new DynamoDBClient({})).send(new PutCommand({ TableName: 't' }));
  //                                                                 ^^^^^^^^^^ PutItem
}
`);
});

test('version 2 of the SDK', async () => {
  await check(`
//- src/a.js
const AWS = require('aws-sdk');
const s3 = new AWS.S3();
exports.put = () => s3.putObject({ Bucket: 'b' }).promise();
//                     ^^^^^^^^^ PutObject v2
exports.url = () => s3.getSignedUrl('getObject', { Bucket: 'b' });
//                     ^^^^^^^^^^^^ GetObject presigned
const documents = new AWS.DynamoDB.DocumentClient();
exports.get = () => documents.get({ TableName: 't' }).promise();
//                            ^^^ GetItem v2
//- src/b.ts
import SQS from 'aws-sdk/clients/sqs';
import { SNS } from 'aws-sdk';
new SQS().sendMessage({}, () => {});
//        ^^^^^^^^^^^ SendMessage v2
new SNS().publish({}).promise();
//        ^^^^^^^ Publish v2
//- src/c.ts
import AWS from 'aws-sdk';
export const partner = new AWS.ChainableTemporaryCredentials({ params: { RoleArn: process.env.PARTNER } });
//                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ AssumeRole library
export const role = new AWS.TemporaryCredentials({ RoleArn: process.env.PARTNER });
//                          ^^^^^^^^^^^^^^^^^^^^ AssumeRole library
export const session = new AWS.TemporaryCredentials();
export const token = new AWS.RDS.Signer({ hostname: 'db', username: 'app' }).getAuthToken({});
//                               ^^^^^^ connect library
`);
});

test('what cannot be resolved says so', async () => {
  await check(`
import * as s3 from '@aws-sdk/client-s3';
const client = new s3.S3Client({});
const all = new s3.S3({});
export const send = (command: unknown) => client.send(command);
//                                               ^^^^ ? the command is not known: given by whoever calls send
export const method = (name: string) => all[name]({});
//                                      ^^^^^^^^^ ? a method of client-s3 that is chosen at run time
export const make = (name: string) => client.send(new s3[name + 'Command']({}));
//                                                    ^^^^^^^^^^^^^^^^^^^^ ? a command of @aws-sdk/client-s3 that is chosen
export const other = (name: string) => new s3[name]({});
//                                         ^^^^^^^^ ? a class (client or command) of @aws-sdk/client-s3 that is chosen at run time
export const late = async (name: string) => new (await import(\`@aws-sdk/client-\${name}\`)).default({});
//                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^ ? a package of the SDK that is chosen at run time
//- src/old.js
const AWS = require('aws-sdk');
exports.make = (name) => new AWS[name]().describeAll().promise();
//                           ^^^^^^^^^ ? a client of aws-sdk that is chosen at run time
exports.other = (name) => require(\`aws-sdk/clients/\${name}\`);
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^ ? a package of the SDK that is chosen at run time
`);
});

test('what a container of injected things gives for a class', async () => {
  await check(`
import { S3 } from '@aws-sdk/client-s3';
import { container } from 'tsyringe';
class Media { constructor(readonly s3: S3) {} }
export const a = () => container.resolve(Media).s3.putObject({});
//                                                 ^^^^^^^^^ PutObject method
export const b = () => container.resolve(S3).getObject({});
//                                           ^^^^^^^^^ GetObject method
`);
});

test('a client that may be missing presigns and pages all the same', async () => {
  const { found, marked, call } = await program(`
import { paginateListObjectsV2, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
const made = () => (process.env.BUCKET ? new S3Client({ endpoint: 'http://localhost:9000' }) : undefined);
export const run = async () => {
  const client = made();
  if (!client) return;
  await createPresignedPost(client, { Bucket: 'media', Key: 'k' });
//      ^^^^^^^^^^^^^^^^^^^ PutObject presigned
  paginateListObjectsV2({ client }, { Bucket: 'media' });
//^^^^^^^^^^^^^^^^^^^^^ ListObjectsV2 paginator
  getSignedUrl(client, new PutObjectCommand({ Bucket: 'logs', Key: 'k' }));
//                         ^^^^^^^^^^^^^^^^ PutObject presigned
};
`);
  expect(found()).toEqual(marked());
  expect(shortValue(call('ListObjectsV2').input.Bucket)).toBe('"media"');
  expect(call('ListObjectsV2').exempt).toContain('localhost');
});

test('a paginator of the document client takes its input after its settings, whatever is known of the client', async () => {
  const { call } = await program(`
import { paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
export const query = (client: any) => paginateQuery({ client, pageSize: 10 }, { TableName: 'users' });
export const scan = (client: any) => paginateScan({ client }, { TableName: process.env.TABLE });
`);
  expect(shortValue(call('Query').input.TableName)).toBe('"users"');
  expect(Object.keys(call('Query').input)).toEqual(['TableName']);
  expect(shortValue(call('Scan').input.TableName)).toBe('$TABLE');
});
