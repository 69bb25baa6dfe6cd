import { expect, test } from 'vitest';
import { program } from '../support/code.ts';

const localStack = 'its endpoint http://localhost:4566 is not AWS';
const role = 'it has credentials of its own, from ChainableTemporaryCredentials';
const assumed = 'new AWS.ChainableTemporaryCredentials({ params: { RoleArn: process.env.ROLE } })';

/** Why a call of S3 and one of SQS are not judged, and why some runs of the first are another principal's. */
async function exemptions(before: string, after = ''): Promise<readonly (string | null)[]> {
  const { call } = await program(`
//- src/index.ts
import AWS from 'aws-sdk';
${before}
export const s3 = new AWS.S3();
export const sqs = new AWS.SQS();
${after}
export const put = () => s3.putObject({ Bucket: 'b', Key: 'k' }).promise();
export const send = () => sqs.sendMessage({ QueueUrl: process.env.Q, MessageBody: 'm' }).promise();
//- src/other.ts
import { sqs } from './index';
import { credentials } from './credentials';
sqs.config.update({ credentials });
//- src/credentials.ts
import AWS from 'aws-sdk';
export const credentials = process.env.NONE;
`);
  return [call('PutObject').exempt, call('SendMessage').exempt, call('PutObject').exemptAtTimes];
}

test.each([
  ['assigned', "AWS.config.s3 = { endpoint: 'http://localhost:4566' };", [localStack, null, null]],
  ['in an update', "AWS.config.update({ region: 'r', s3: { endpoint: 'http://localhost:4566' } });", [localStack, null, null]],
  ['one by one', `AWS.config.s3 = {};\nAWS.config.s3.credentials = ${assumed};`, [role, null, role]],
  [
    "before what is for all: AWS's own",
    "AWS.config.update({ endpoint: 'http://localhost:4566' });\nAWS.config.s3 = { endpoint: 'https://s3.eu-west-1.amazonaws.com' };",
    [null, localStack, null],
  ],
])('what version 2 is configured with for one service: %s', async (_name, before, expected) => {
  expect(await exemptions(before)).toEqual(expected);
});

test.each([
  ['by update', "s3.config.update({ endpoint: 'http://localhost:4566' });", [localStack, null, null]],
  ['by a member', `s3.config.credentials = ${assumed};`, [role, null, role]],
  ['its endpoint', "s3.endpoint = new AWS.Endpoint('http://localhost:4566');", [localStack, null, null]],
  ['in a function, which may not run', `export const act = () => s3.config.update({ credentials: ${assumed} });`, [null, null, role]],
  ['another client', `const other = new AWS.S3();\nother.config.update({ credentials: ${assumed} });`, [null, null, null]],
])('what a client of version 2 is given after it is made: %s', async (_name, after, expected) => {
  expect(await exemptions('', after)).toEqual(expected);
});

test('what another module gives to a client', async () => {
  const { call } = await program(`
//- src/client.ts
import AWS from 'aws-sdk';
export const s3 = new AWS.S3();
//- src/index.ts
import AWS from 'aws-sdk';
import { s3 } from './client';
s3.config.update({ endpoint: 'http://localhost:4566' });
export const put = () => s3.putObject({ Bucket: 'b', Key: 'k' }).promise();
`);
  expect(call('PutObject').exempt).toBe(localStack);
});
