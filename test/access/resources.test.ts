import { expect, test } from 'vitest';
import { workspace } from '../support/engine.ts';

/** The resources that the only call of a program needs an action on. */
async function resources(call: string, action: string): Promise<readonly string[]> {
  const { engine } = await workspace({
    'package.json':
      '{ "name": "api", "dependencies": { "@aws-sdk/client-s3": "*", "@aws-sdk/client-eventbridge": "*", "@aws-sdk/client-dynamodb": "*" } }',
    'src/index.ts': `import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
const events = new EventBridge({});
const dynamo = new DynamoDB({});
${call}`,
  });
  return engine.graph().calls.flatMap(({ needs }) => needs.filter((need) => need.action === action).flatMap((need) => need.resources));
}

const bus = (name: string) => `arn:\${Partition}:events:\${Region}:\${Account}:event-bus/${name}`;

const table = (name: string) => `arn:\${Partition}:dynamodb:\${Region}:\${Account}:table/${name}`;

test.each([
  [
    'the keys of a batch that reads are its tables',
    `export const run = (keys: any[]) => dynamo.batchGetItem({ RequestItems: { orders: { Keys: keys }, [process.env.STOCK!]: { Keys: keys } } });`,
    'dynamodb:BatchGetItem',
    [table('orders'), table('${process.env.STOCK}')],
  ],
  [
    'the keys of a batch that writes, in a constant and behind a condition',
    `const TABLE = 'orders';
export const run = (puts: any[], other?: boolean) => dynamo.batchWriteItem({ RequestItems: { [TABLE]: puts, ...(other && { [\`stock-\${process.env.STAGE}\`]: puts }) } });`,
    'dynamodb:BatchWriteItem',
    [table('orders'), table('stock-${process.env.STAGE}')],
  ],
  [
    'a batch with keys that are not seen leaves room for them',
    `export const run = (more: any) => dynamo.batchWriteItem({ RequestItems: { orders: [], ...more } });`,
    'dynamodb:BatchWriteItem',
    [table('orders'), table('${keys(RequestItems)}')],
  ],
  [
    'the keys of a batch that are given after it is made',
    `export const run = (puts: any[]) => { const items: any = { orders: puts }; items[process.env.STOCK!] = puts; items.users = puts; items['media'] = puts; return dynamo.batchWriteItem({ RequestItems: items }); };`,
    'dynamodb:BatchWriteItem',
    [table('orders'), table('users'), table('media'), table('${process.env.STOCK}')],
  ],
  [
    'the keys of a batch that begins empty',
    `export const run = (puts: any[]) => { const items: any = {}; items[process.env.STOCK!] = puts; return dynamo.batchWriteItem({ RequestItems: items }); };`,
    'dynamodb:BatchWriteItem',
    [table('${process.env.STOCK}')],
  ],
  [
    'the keys of a batch that are given within its input, under a name that is not seen',
    `export const run = (puts: any[], name: string) => { const input: any = { RequestItems: { orders: puts } }; input.RequestItems[name] = puts; return dynamo.batchWriteItem(input); };`,
    'dynamodb:BatchWriteItem',
    [table('orders'), table('${keys(RequestItems)}')],
  ],
  [
    'the keys of a batch are not those of another',
    `export const run = (puts: any[]) => { const items: any = { orders: puts }; const other: any = { users: puts }; other[process.env.STOCK!] = puts; return dynamo.batchWriteItem({ RequestItems: items }); };`,
    'dynamodb:BatchWriteItem',
    [table('orders')],
  ],
  [
    'a statement names its table in quotes',
    `export const run = (id: string) => dynamo.executeStatement({ Statement: 'SELECT "FROM" FROM "orders" WHERE id = ?', Parameters: [{ S: id }] });`,
    'dynamodb:PartiQLSelect',
    [table('orders')],
  ],
  [
    'a statement names an index',
    `export const run = () => dynamo.executeStatement({ Statement: \`select * from "\${process.env.TABLE}"."by-owner"\` });`,
    'dynamodb:PartiQLSelect',
    [table('${process.env.TABLE}/index/by-owner')],
  ],
  [
    'each statement of a batch needs what it is',
    `export const run = () => dynamo.batchExecuteStatement({ Statements: [{ Statement: "INSERT INTO a VALUE {'id': 'from b'}" }, { Statement: 'UPDATE "c" SET x = 1' }] });`,
    'dynamodb:PartiQLUpdate',
    [table('c')],
  ],
  [
    'a statement that updates does not select',
    `export const run = () => dynamo.executeStatement({ Statement: 'UPDATE "c" SET x = 1' });`,
    'dynamodb:PartiQLSelect',
    [],
  ],
  [
    'a statement that is not seen may select',
    `export const run = (Statement: string) => dynamo.executeTransaction({ TransactStatements: [{ Statement }] });`,
    'dynamodb:PartiQLSelect',
    [table('${TransactStatements[].Statement}')],
  ],
  [
    'what a copy reads',
    `export const run = () => s3.copyObject({ CopySource: \`\${process.env.FROM}/in/a.txt\`, Bucket: 'to', Key: 'b.txt' });`,
    's3:GetObject',
    ['arn:${Partition}:s3:::${process.env.FROM}/in/a.txt'],
  ],
  [
    'what a copy reads that is written as a path and encoded',
    `export const run = (Key: string) => s3.uploadPartCopy({ CopySource: encodeURI('/from/in/a.txt'), Bucket: 'to', Key, PartNumber: 1, UploadId: 'u' });`,
    's3:GetObject',
    ['arn:${Partition}:s3:::from/in/a.txt'],
  ],
  [
    'an empty text that stands in for a setting names nothing',
    `export const run = () => s3.listObjectsV2({ Bucket: process.env.BUCKET ? process.env.BUCKET : '' });`,
    's3:ListBucket',
    ['arn:${Partition}:s3:::${process.env.BUCKET}'],
  ],
  [
    'each element of a list names its own',
    `export const run = () => events.putEvents({ Entries: [{ EventBusName: 'a' }, { EventBusName: 'b' }] });`,
    'events:PutEvents',
    [bus('a'), bus('b')],
  ],
  [
    'a list that may have other elements leaves room for them',
    `export const run = (more: any[]) => events.putEvents({ Entries: [{ EventBusName: 'a' }, ...more] });`,
    'events:PutEvents',
    [bus('a'), bus('${Entries[].EventBusName}')],
  ],
])('%s', async (_, call, action, expected) => {
  expect(await resources(call, action)).toEqual(expected);
});

test('resources that look alike, as nothing is known of several values, are told once', async () => {
  const call = `const head = (Bucket: string) => s3.headBucket({ Bucket });
export const one = (name: string) => head(name);
export const other = (name: string) => head(name);
export const known = () => head('media');`;
  expect(await resources(call, 's3:ListBucket')).toEqual(['arn:${Partition}:s3:::${Bucket}', 'arn:${Partition}:s3:::media']);
});
