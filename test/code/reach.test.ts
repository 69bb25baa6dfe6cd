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
  expect(await reached(text, 'src/index.ts', null)).toEqual(['ListBuckets: module > module']);
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
