import { expect, test } from 'vitest';
import { resourceParameters } from '../../server/code/calls/resourceParameters.ts';
import type { Value } from '../../server/code/index.ts';
import { program, root, shortValue } from '../support/code.ts';
import { clients } from './corpus/clients.ts';
import { combinators } from './corpus/combinators.ts';
import { commands } from './corpus/commands.ts';
import { injection } from './corpus/injection.ts';
import { iteration } from './corpus/iteration.ts';
import { modules } from './corpus/modules.ts';
import { types } from './corpus/types.ts';
import { wholes } from './corpus/wholes.ts';

test('every call of the corpus names its resource, or says why it is not known', async () => {
  const silent: string[] = [];
  for (const [name, text] of Object.entries({
    ...modules,
    ...clients,
    ...commands,
    ...iteration,
    ...types,
    ...injection,
    ...wholes,
    ...combinators,
  })) {
    const it = await program(text);
    for (const call of it.code.files().flatMap(it.code.calls)) {
      const range = it.code.place(call.file, call.id)?.range;
      const written = it.text(call.file.slice(root.length + 1)).slice(range?.start, range?.end);
      for (const parameter of resourceParameters(call.package, call.operation).resources) {
        const value = call.input[parameter];
        const said = value ? value.kind !== 'unknown' || value.reason !== '' : !written.includes(`${parameter}:`);
        if (!said) silent.push(`${name}: ${parameter} of ${call.operation}`);
      }
    }
  }
  expect(silent).toEqual([]);
});

test('a value carries the ids of the nodes that wrote it', async () => {
  const { call, code, text } = await program(`
import { PutObjectCommand } from '@aws-sdk/client-s3';
const name = 'media';
export const run = () => new PutObjectCommand({ Bucket: name });
`);
  const from = call('PutObject').input.Bucket?.from.map((node) => code.nodeRange(node));
  expect(from?.map((range) => range && text('src/index.ts').slice(range.start, range.end))).toEqual(["'media'", 'name']);
});

/** A value with what it holds, each part in short. */
function whole(value: Value | undefined): unknown {
  if (value?.kind === 'list') return value.elements.map(whole);
  if (value?.kind !== 'object') return shortValue(value);
  return Object.fromEntries(Object.entries(value.members).map(([key, member]) => [key, whole(member)]));
}

test('a list that is filled after it is made holds what it is filled with, as deep as it stands', async () => {
  const { call } = await program(`
import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectsCommand, S3Client } from '@aws-sdk/client-s3';
export async function run(more: boolean) {
  const items = [{ Delete: { TableName: 'users' } }];
  if (more) items.push({ Put: { TableName: process.env.ORDERS } });
  await new DynamoDBClient({}).send(new TransactWriteItemsCommand({ TransactItems: items }));
  const all = [];
  all.push({ Key: 'a' });
  await new S3Client({}).send(new DeleteObjectsCommand({ Bucket: 'b', Delete: { Objects: all } }));
}
`);
  expect(whole(call('TransactWriteItems').input.TransactItems)).toEqual([
    { Delete: { TableName: '"users"' } },
    { Put: { TableName: '$ORDERS' } },
  ]);
  expect(whole(call('DeleteObjects').input.Delete)).toEqual({ Objects: [{ Key: '"a"' }] });
});
