import { expect, test } from 'vitest';
import { program } from '../support/code.ts';

test.each([
  ['an endpoint that is not AWS', "{ endpoint: 'http://localhost:9000' }", 'its endpoint http://localhost:9000 is not AWS'],
  ['one from the environment', '{ endpoint: process.env.S3_ENDPOINT }', null],
  ["one of AWS's", "{ endpoint: 'https://s3.eu-west-1.amazonaws.com' }", null],
  [
    'keys of its own',
    '{ credentials: { accessKeyId: process.env.PARTNER_KEY!, secretAccessKey: process.env.PARTNER_SECRET! } }',
    'it has credentials of its own',
  ],
  [
    "the SDK's own variables",
    '{ credentials: { accessKeyId: process.env.AWS_ACCESS_KEY_ID!, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY! } }',
    null,
  ],
  [
    'a role of its own',
    '{ credentials: fromTemporaryCredentials({ params: {} }) }',
    'it has credentials of its own, from fromTemporaryCredentials',
  ],
  ["the workload's own provider", '{ credentials: fromNodeProviderChain() }', null],
  ['an endpoint on a condition', "{ ...(process.env.LOCAL ? { endpoint: 'http://localhost:9000' } : {}) }", null],
  [
    'an endpoint on a condition, or nothing',
    "{ region: 'eu-west-1', ...(process.env.LOCAL && { endpoint: 'http://localhost:9000' }) }",
    null,
  ],
  [
    'an endpoint on either condition',
    "{ ...(process.env.LOCAL ? { endpoint: 'http://localhost:9000' } : { endpoint: 'http://minio:9000' }) }",
    'its endpoint http://localhost:9000 is not AWS',
  ],
])('the configuration of the client: %s', async (_name, configuration, exempt) => {
  const { call } = await program(`
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
const client = new S3Client(${configuration});
export const run = () => client.send(new PutObjectCommand({}));
`);
  expect(call('PutObject').exempt).toBe(exempt);
});
