import { expect, test } from 'vitest';
import { lineIndex, relativePath } from '../../server/files/index.ts';
import { root, workspace } from '../support/engine.ts';

const texts = {
  'package.json': '{ "name": "backend", "dependencies": { "@aws-sdk/client-s3": "3" } }',
  'src/store.ts': `import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
export class Store {
  constructor(private readonly client: S3Client, private readonly bucket: string) {}
  put(key: string) {
    return this.client.send(
      new PutObjectCommand({ Bucket: this.bucket, Key: key }),
    );
  }
}
`,
  'src/main.ts': `import { S3Client } from '@aws-sdk/client-s3';
import { createKeyv } from '@keyv/dynamo';
import { Store } from './store';
const name = process.env.BUCKET!;
const store = new Store(new S3Client({}), name);
export const handler = () => store.put('a');
export const cache = createKeyv({ tableName: 'cache' });
`,
};

/** The sections of an explanation, as lines of text: title, lines with the place in short. */
async function explained(target: string, more: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { engine, text } = await workspace({ ...texts, ...more });
  return engine.explain(target).sections.flatMap(({ title, lines }) => [
    title,
    ...lines.map(({ text: line, depth, place }) => {
      const path = place && relativePath(root, place.file);
      const at = place && path !== undefined ? `  ${path}:${lineIndex(text(path)).positionAt(place.offset).line}` : '';
      return `${'  '.repeat(depth + 1)}${line}${at}`;
    }),
  ]);
}

test('the way to a call from its entry, and the way of its inputs from where they are written', async () => {
  const lines = await explained('src/store.ts:6');
  const from = lines.indexOf('Reached from');
  expect(lines.slice(from, lines.indexOf('Needs'))).toEqual([
    'Reached from',
    '  main.ts  src/main.ts:1',
    '    handler  src/main.ts:6',
    '    Store.put  src/store.ts:4',
    'Inputs',
    '  Bucket = process.env.BUCKET  src/main.ts:4',
    '    name  src/main.ts:5',
    '    this.bucket  src/store.ts:6',
    '  Key = "a"  src/main.ts:6',
    '    key  src/store.ts:6',
  ]);
});

test('what a library asks for in one place is told together', async () => {
  const lines = await explained('src/main.ts:7');
  expect(lines[0]).toMatch(/^DescribeTable, GetItem, PutItem, .* and UpdateTimeToLive of @aws-sdk\/client-dynamodb$/);
  expect(lines.filter((line) => line === 'Inputs')).toHaveLength(1);
  expect(lines.filter((line) => line.includes('dynamodb:CreateTable (conditional, in some of its uses)'))).toHaveLength(1);
});

test('what Lambda gives a handler of the configuration is not known, whatever calls it besides', async () => {
  const lambda = (handler: string) => `resource "aws_lambda_function" "backend" {\n  handler = "${handler}"\n}\n`;
  const source = `import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const run = (message: { bucket: string }) => client.send(new GetObjectCommand({ Bucket: message.bucket }));
export const local = () => run({ bucket: 'local' });
`;
  const buckets = async (handler: string) => {
    const lines = await explained('src/jobs.ts:3', { 'src/jobs.ts': source, 'main.tf': lambda(handler) });
    return lines.filter((line) => /^ *Bucket =|Lambda/.test(line));
  };
  expect(await buckets('jobs.main')).toEqual(['  Bucket = "local"  src/jobs.ts:4']);
  expect(await buckets('jobs.run')).toEqual(['    2 = unknown (given by whoever calls run, which Lambda may do too)']);
});

test('of the kinds of items of a transaction those that are in it are told, and all where that is not known', async () => {
  const items = `import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export const save = () => client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName: 'users' } }, { Delete: { TableName: 'users' } }] }));
export const any = (items) => client.send(new TransactWriteItemsCommand({ TransactItems: items }));
export const some = (more) => client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName: 'users' } }, ...more] }));
`;
  const kinds = async (line: number): Promise<readonly string[]> => {
    const lines = await explained(`src/items.ts:${line}`, { 'src/items.ts': items });
    return lines.flatMap((each) => /^ {2}dynamodb:(\w+) \(conditional/.exec(each)?.[1] ?? []);
  };
  const all = ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'];
  expect(await kinds(3)).toEqual(['PutItem', 'DeleteItem']);
  expect([...new Set(await kinds(4))]).toEqual(all);
  expect([...new Set(await kinds(5))]).toEqual(all);
  const { engine } = await workspace({ ...texts, 'src/items.ts': items });
  const { calls } = engine.graph();
  const shown = calls.find(({ operation, line }) => operation === 'TransactWriteItems' && line === 3)?.needs.map(({ action }) => action);
  expect(shown).toEqual(['dynamodb:PutItem', 'dynamodb:DeleteItem', 'kms:Decrypt']);
});

test('what a parameter would need is told where it may be given, not where it is surely not', async () => {
  const items = `import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const plain = () => client.send(new PutObjectCommand({ Bucket: 'b', Key: 'k' }));
export const open = (more) => client.send(new PutObjectCommand({ Bucket: 'b', Key: 'k', ...more }));
export const given = (input) => client.send(new PutObjectCommand(input));
export const tagged = (tags?: string) => client.send(new PutObjectCommand({ Bucket: 'b', Key: 'k', Tagging: tags }));
const later: any = { Bucket: 'b', Key: 'k' };
later.Tagging = 'a=b';
export const filled = () => client.send(new PutObjectCommand(later));
`;
  const needed = async (line: number): Promise<readonly string[]> => {
    const lines = await explained(`src/put.ts:${line}`, { 'src/put.ts': items });
    return [...new Set(lines.flatMap((each) => /^ {2}s3:(PutObject\w+)/.exec(each)?.[1] ?? []))];
  };
  const all = ['PutObjectAcl', 'PutObjectTagging', 'PutObjectRetention', 'PutObjectLegalHold'];
  expect(await needed(3)).toEqual([]);
  expect(await needed(4)).toEqual(all);
  expect(await needed(5)).toEqual(all);
  expect(await needed(6)).toEqual(['PutObjectTagging']);
  expect(await needed(9)).toEqual(all);
  const lines = await explained('src/put.ts:9', { 'src/put.ts': items });
  expect(lines.some((line) => line.includes('Tagging = "a=b"'))).toBe(true);
});

test('the way leads through the method that a framework calls, and says that nobody is seen to call it', async () => {
  const lines = await explained('src/store.ts:3', {
    'src/store.ts': `import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
const s3 = new S3Client({});
export const remove = (Key: string) => s3.send(new DeleteObjectCommand({ Bucket: 'b', Key }));
`,
    'src/service.ts': `import { Injectable } from '@nestjs/common';
import { remove } from './store';
@Injectable() export class Things { drop(key: string) { return remove(key); } }
`,
    'src/controller.ts': `import { Controller, Delete } from '@nestjs/common';
import { Things } from './service';
@Controller() export class Controls { constructor(private readonly things: Things) {} @Delete() list() { return this.things.drop('k'); } }
`,
    'src/main.ts': `import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Things } from './service';
import { Controls } from './controller';
@Module({ controllers: [Controls], providers: [Things] }) class AppModule {}
NestFactory.create(AppModule);
`,
  });
  const from = lines.indexOf('Reached from');
  const to = lines.indexOf('Inputs');
  expect(lines.slice(from + 1, to).map((line) => line.replace(/ {2}src\/.*/, '').trim())).toEqual([
    'main.ts',
    'AppModule',
    'Controls.list, if whoever is given its class calls it',
    'Things.drop',
    'remove',
  ]);
});
