import { expect, test } from 'vitest';
import { program, root } from '../support/code.ts';

/** The calls that an entry can run, as `Operation: step > step`. */
async function reached(text: string, file: string, name: string | null): Promise<readonly string[]> {
  const { code } = await program(text);
  return code.callsFrom({ file: `${root}/${file}`, name }).map((call) => {
    const operation = code.calls(call.file).find(({ id }) => id === call.id)?.operation;
    return `${operation}: ${call.chain.map((step) => code.step(step)?.name).join(' > ')}`;
  });
}

const lambdas = `
//- src/storage.ts
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const put = () => client.send(new PutObjectCommand({}));
export function get() { return client.send(new GetObjectCommand({})); }
export const remove = () => client.send(new DeleteObjectCommand({}));
//- src/upload.ts
import { put } from './storage';
const prepare = () => put();
export const handler = async () => prepare();
//- src/read.ts
import * as storage from './storage';
export const handler = async () => storage.get();
`;

test('each handler runs its own calls, by the shortest way', async () => {
  expect(await reached(lambdas, 'src/upload.ts', 'handler')).toEqual(['PutObject: handler > prepare > put']);
  expect(await reached(lambdas, 'src/read.ts', 'handler')).toEqual(['GetObject: handler > get']);
});

test('a module that is only run runs what stands at its top, and that of what it imports', async () => {
  const text = `
//- src/boot.ts
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
await new S3Client({}).send(new ListBucketsCommand({}));
export const unused = () => new S3Client({}).send(new ListBucketsCommand({}));
//- src/index.ts
import './boot';
`;
  expect(await reached(text, 'src/index.ts', null)).toEqual(['ListBuckets: import ./boot > module']);
});

test('handlers registered with a framework are run by who registers them', async () => {
  const text = `
import express from 'express';
import { PutObjectCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
const app = express();
app.post('/', async (request, response) => response.json(await client.send(new PutObjectCommand({}))));
app.get('/', show);
async function show() { await client.send(new GetObjectCommand({})); }
app.listen(80);
`;
  expect(await reached(text, 'src/index.ts', null)).toEqual(['PutObject: module', 'GetObject: module > show']);
});

test('a method runs once its name is written in what runs', async () => {
  const text = `
//- src/media.ts
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
export class Media {
  constructor(private readonly client: S3Client) {}
  put() { return this.client.send(new PutObjectCommand({})); }
  remove() { return this.client.send(new DeleteObjectCommand({})); }
}
//- src/index.ts
import { S3Client } from '@aws-sdk/client-s3';
import { Media } from './media';
const media = new Media(new S3Client({}));
export const handler = () => media.put();
`;
  expect(await reached(text, 'src/index.ts', 'handler')).toEqual(['PutObject: handler > Media.put']);
});

test('a class that a framework injects runs by its type, with all its methods if it is decorated', async () => {
  const text = `
//- src/media.service.ts
import { Injectable } from '@nestjs/common';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
@Injectable()
export class MediaService {
  private readonly client = new S3Client({});
  put() { return this.client.send(new PutObjectCommand({})); }
}
//- src/media.controller.ts
import { Controller, Post } from '@nestjs/common';
import { MediaService } from './media.service';
@Controller('media')
export class MediaController {
  constructor(private readonly media: MediaService) {}
  @Post()
  create() { return this.media.put(); }
}
//- src/main.ts
import { NestFactory } from '@nestjs/core';
import { MediaController } from './media.controller';
await NestFactory.create(class AppModule { static controllers = [MediaController]; });
`;
  expect((await reached(text, 'src/main.ts', null)).map((line) => line.split(':')[0])).toEqual(['PutObject']);
});

test('programs begin where nothing imports', async () => {
  const { code } = await program(lambdas);
  expect(code.entriesOf(`${root}/src/storage.ts`)).toEqual([`${root}/src/read.ts`, `${root}/src/upload.ts`]);
});

const store = `
//- src/store.ts
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const put = () => client.send(new PutObjectCommand({ Bucket: 'b', Key: 'k' }));
export const get = () => client.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }));
export class Store {
  put() { return put(); }
  get() { return get(); }
  remove() { return client.send(new DeleteObjectCommand({ Bucket: 'b', Key: 'k' })); }
}
`;

test.each([
  [
    'Fastify, a plugin',
    "//- src/index.ts\nimport Fastify from 'fastify';\nconst app = Fastify();\napp.register(import('./plugin'));\n//- src/plugin.ts\nimport { put } from './store';\nexport default async function plugin(app: any) { app.post('/', async () => put()); }",
    'PutObject',
  ],
  [
    'Fastify, a folder of plugins',
    "//- src/index.ts\nimport './app';\n//- src/app.ts\nimport autoload from '@fastify/autoload';\nimport path from 'node:path';\nexport const options = { dir: path.join(__dirname, 'routes') };\nautoload(options);\n//- src/routes/media.ts\nimport { put } from '../store';\nexport default async function routes(app: any) { app.post('/', put); }",
    'PutObject',
  ],
  [
    'Koa',
    "//- src/index.ts\nimport Koa from 'koa';\nimport { put } from './store';\nconst handlers = { async create(context: any) { context.body = await put(); } };\nnew Koa().use(handlers.create).listen(80);",
    'PutObject',
  ],
  [
    'Hono',
    "//- src/index.ts\nimport { Hono } from 'hono';\nimport { handle } from 'hono/aws-lambda';\nimport { get } from './store';\nconst app = new Hono();\napp.get('/', async (c) => c.json(await get()));\nexport const handler = handle(app);",
    'GetObject',
  ],
  [
    'tRPC',
    "//- src/index.ts\nimport { initTRPC } from '@trpc/server';\nimport { awsLambdaRequestHandler } from '@trpc/server/adapters/aws-lambda';\nimport { get, put } from './store';\nconst t = initTRPC.create();\nconst media = t.router({ create: t.procedure.mutation(async () => put()), show: t.procedure.query(get) });\nexport const handler = awsLambdaRequestHandler({ router: t.router({ media }) });",
    'GetObject PutObject',
  ],
  [
    'Nest, by tokens',
    "//- src/index.ts\nimport { Controller, Inject, Injectable, Module, Post } from '@nestjs/common';\nimport { NestFactory } from '@nestjs/core';\nimport { put } from './store';\ninterface Files { save(): unknown }\n@Injectable()\nclass S3Files implements Files { save() { return put(); } }\n@Controller()\nclass Media { constructor(@Inject('FILES') private readonly files: Files) {} @Post() create() { return this.files.save(); } }\n@Module({ controllers: [Media], providers: [{ provide: 'FILES', useClass: S3Files }] })\nclass AppModule {}\nvoid NestFactory.create(AppModule);",
    'PutObject',
  ],
  [
    'BullMQ',
    "//- src/index.ts\nimport { Worker } from 'bullmq';\nimport { get, put } from './store';\nconst processors: Record<string, () => unknown> = { resize: () => put(), get };\nnew Worker('q', async (job) => processors[job.name]!());",
    'GetObject PutObject',
  ],
  [
    'cron',
    "//- src/index.ts\nimport cron from 'node-cron';\nimport { get } from './store';\ncron.schedule('* * * * *', clean);\nasync function clean() { await get(); }",
    'GetObject',
  ],
  [
    'middy',
    "//- src/index.ts\nimport middy from '@middy/core';\nimport { put } from './store';\nconst base = async () => put();\nexport const handler = middy(base).use({});",
    'PutObject',
  ],
  [
    'a method chosen at run time',
    "//- src/index.ts\nimport { Store } from './store';\nconst store = new Store();\nexport const handler = (event: { name: 'put' | 'get' }) => store[event.name]();",
    'DeleteObject GetObject PutObject',
  ],
  [
    'a function of an object, chosen at run time',
    "//- src/index.ts\nimport { put, Store } from './store';\nconst table = { put };\nexport const other = new Store();\nexport const handler = (name: 'put') => table[name]();",
    'PutObject',
  ],
  ['a module loaded on the spot', "//- src/index.ts\nexport const handler = async () => (await import('./store')).get();", 'GetObject'],
  [
    'a module whose name is put together',
    "//- src/index.ts\nexport const handler = async (name: string) => (await import(`./jobs/${name}.js`)).run();\n//- src/jobs/save.ts\nimport { put } from '../store';\nexport const run = () => put();",
    'PutObject',
  ],
  [
    'a namespace that is exported',
    "//- src/files.ts\nexport * as files from './store';\n//- src/index.ts\nimport { files } from './files';\nexport const handler = () => files.put();",
    'PutObject',
  ],
  [
    'a function that is called on the spot',
    "//- src/index.ts\nimport { put } from './store';\nconst ready = (async () => { await put(); })();",
    'PutObject',
  ],
])('what an entry runs: %s', async (_name, text, expected) => {
  const found = await reached(`${store}${text}`, 'src/index.ts', '*');
  expect([...new Set(found.map((line) => line.split(':')[0]))].sort().join(' ')).toBe(expected);
});

test('handlers of one CommonJS module run each its own', async () => {
  const text = `
//- src/store.js
const { DeleteObjectCommand, PutObjectCommand, S3Client } = require('@aws-sdk/client-s3');
exports.put = () => new S3Client({}).send(new PutObjectCommand({ Bucket: 'b', Key: 'k' }));
exports.remove = () => new S3Client({}).send(new DeleteObjectCommand({ Bucket: 'b', Key: 'k' }));
//- src/index.js
const store = require('./store');
const { remove } = require('./store');
exports.save = async () => store.put();
exports.clean = async () => remove();
`;
  expect(await reached(text, 'src/index.js', 'save')).toEqual(['PutObject: save > put']);
  expect(await reached(text, 'src/index.js', 'clean')).toEqual(['DeleteObject: clean > remove']);
});
