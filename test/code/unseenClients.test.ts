import { expect, test } from 'vitest';
import { foundAndMarked, program } from '../support/code.ts';

async function check(text: string): Promise<void> {
  const { found, marked } = foundAndMarked(await program(text));
  expect(found).toEqual(marked);
}

test('what a generic class of a package holds is of the type that it is declared for', async () => {
  await check(`
import { AsyncLocalStorage } from 'node:async_hooks';
import { LRUCache } from 'lru-cache';
import type { S3 } from '@aws-sdk/client-s3';
export const store = new AsyncLocalStorage<{ s3: S3 }>();
const clients = new LRUCache<string, S3>({ max: 3 });
export const put = () => store.getStore()!.s3.putObject({ Bucket: 'a', Key: 'k' });
//                                            ^^^^^^^^^ PutObject method
export const head = (region: string) => clients.get(region)?.headObject({ Bucket: 'a', Key: 'k' });
//                                                           ^^^^^^^^^^ HeadObject method
//- src/two.ts
import { S3 } from '@aws-sdk/client-s3';
import { store } from './index.js';
store.run({ s3: new S3({}) }, () => store.getStore()?.s3.getObject({ Bucket: 'a', Key: 'k' }));
//                                                       ^^^^^^^^^ GetObject method
`);
});

test('what a generic class of a package holds is told by the declared type of what keeps it', async () => {
  await check(`
import { LRUCache } from 'lru-cache';
import type { S3 } from '@aws-sdk/client-s3';
const clients: LRUCache<string, S3> = new LRUCache({ max: 3 });
class Pool {
  private readonly kept: LRUCache<string, S3> = new LRUCache({ max: 3 });
  get = (region: string) => this.kept.get(region)?.getObject({ Bucket: 'a', Key: 'k' });
  //                                               ^^^^^^^^^ GetObject method
}
export const pool = new Pool();
export const head = (region: string) => clients.get(region)?.headObject({ Bucket: 'a', Key: 'k' });
//                                                           ^^^^^^^^^^ HeadObject method
`);
});

test('a client that only a framework hands on is told of where it is used', async () => {
  await check(`
import Fastify from 'fastify';
import { S3 } from '@aws-sdk/client-s3';
const app = Fastify();
app.decorate('s3', new S3({}));
//                 ^^^^^^^^^^ ? unknown use of client-s3
app.get('/', async (request, reply) => request.server.s3.putObject({ Bucket: 'a', Key: 'k' }));
//                                                       ^^^^^^^^^ ? it seems to be PutObject of client-s3
//- src/routes.ts
import type { FastifyInstance } from 'fastify';
export async function routes(fastify: FastifyInstance) {
  fastify.get('/x', async () => fastify.s3.deleteObject({ Bucket: 'b', Key: 'k' }));
  //                                       ^^^^^^^^^^^^ ? it seems to be DeleteObject of client-s3
}
`);
});

test('so is one of a container that is not known', async () => {
  await check(`
import Bottle from 'bottlejs';
import { S3 } from '@aws-sdk/client-s3';
const bottle = new Bottle();
bottle.value('s3', new S3({}));
//                 ^^^^^^^^^^ ? unknown use of client-s3
bottle.service('remover', Remover, 's3');
export const put = () => bottle.container.s3.putObject({ Bucket: 'a', Key: 'k' });
//                                           ^^^^^^^^^ ? it seems to be PutObject of client-s3
export const head = (container) => container.resolve('s3').headObject({ Bucket: 'a', Key: 'k' });
//                                                         ^^^^^^^^^^ ? it seems to be HeadObject of client-s3
export class Remover {
  constructor(s3) { this.s3 = s3; }
  go() { return this.s3.deleteObject({ Bucket: 't', Key: 'k' }); }
  //                    ^^^^^^^^^^^^ ? it seems to be DeleteObject of client-s3
}
`);
});

test('so is one whose name begins or ends with that of a client', async () => {
  await check(`
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { S3 } from '@aws-sdk/client-s3';
export type Clients = [S3, DynamoDB];
export const put = ({ awsS3 }) => awsS3.putObject({ Bucket: 'a', Key: 'k' });
//                                      ^^^^^^^^^ ? it seems to be PutObject of client-s3
export const get = ({ s3Service }) => s3Service.getObject({ Bucket: 'a', Key: 'k' });
//                                              ^^^^^^^^^ ? it seems to be GetObject of client-s3
export const item = (app) => app.dynamoDBStore.putItem({ TableName: 'a' });
//                                             ^^^^^^^ ? it seems to be PutItem of client-dynamodb
export const other = ({ mails3 }) => mails3.getObject('a');
export const none = ({ s3Service }) => s3Service.start();
`);
});

test('what is known not to be a client is none, whatever its name', async () => {
  await check(`
import { Client } from 'minio';
import { S3 } from '@aws-sdk/client-s3';
export const real = new S3({});
const s3 = new Client({});
export const put = () => s3.putObject('a', 'k', 'x');
export const get = (s3: Client) => s3.getObject('a', 'k');
export const own = (s3: { getObject(name: string): void }) => s3.getObject('a');
class Store { putObject(name: string) { return name; } }
export const mine = (s3: Store) => s3.putObject('a');
`);
});

test('a function that is made idempotent is still the function: a client that it is given goes to no package', async () => {
  const { found } = await program(`
import { makeIdempotent } from '@aws-lambda-powertools/idempotency';
import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
const client = new S3Client({});
const save = async (s3: S3Client, Bucket: string) => { await s3.send(new PutObjectCommand({ Bucket })); };
const saveOnce = makeIdempotent(save, {});
export const run = () => saveOnce(client, 'media');
`);
  expect(found()).toEqual([expect.stringContaining('PutObject')]);
});
