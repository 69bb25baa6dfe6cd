import { expect, test } from 'vitest';
import { workspace } from '../support/engine.ts';

/** The resources that the only call of a program needs an action on. */
async function resources(call: string, action: string): Promise<readonly string[]> {
  const { engine } = await workspace({
    'package.json': '{ "name": "api", "dependencies": { "@aws-sdk/client-s3": "*", "@aws-sdk/client-eventbridge": "*" } }',
    'src/index.ts': `import { EventBridge } from '@aws-sdk/client-eventbridge';
import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
const events = new EventBridge({});
${call}`,
  });
  return engine.graph().calls.flatMap(({ needs }) => needs.filter((need) => need.action === action).flatMap((need) => need.resources));
}

const bus = (name: string) => `arn:\${Partition}:events:\${Region}:\${Account}:event-bus/${name}`;

test.each([
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
