import { expect, test } from 'vitest';
import { program } from '../support/code.ts';

/** Why the one call of a program, by a client made with a configuration, is not judged; `null`: it is. */
async function exemptionOf(configuration: string, before = ''): Promise<string | null> {
  const { call } = await program(`
import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import { fromTemporaryCredentials, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { memoizeWith } from 'ramda';
const partner = { accessKeyId: process.env.PARTNER_KEY!, secretAccessKey: process.env.PARTNER_SECRET! };
${before}
export const put = () => new S3Client(${configuration}).send(new PutObjectCommand({ Bucket: 'b', Key: 'k' }));
`);
  return call('PutObject').exempt;
}

test.each([
  ['a spread under a condition', "{ ...(process.env.LOCAL && { endpoint: 'http://localhost:4566' }) }"],
  ['a spread of one of two', "{ ...(process.env.LOCAL ? { endpoint: 'http://localhost:4566' } : {}) }"],
  ['credentials in a spread under a condition', '{ ...(process.env.LOCAL && { credentials: partner }) }'],
  [
    'a spread of what a function gives',
    '{ ...local() }',
    'const local = () => { if (!process.env.LOCAL) return {}; return { credentials: partner }; };',
  ],
  ['a value under a condition', '{ credentials: process.env.LOCAL && partner }'],
  ['a conditional', '{ credentials: process.env.LOCAL ? partner : undefined }'],
  ['a variable that is given a value in a branch', '{ credentials: chosen }', 'let chosen; if (process.env.LOCAL) chosen = partner;'],
  [
    'a function that may end without a value',
    '{ endpoint: local() }',
    "function local() { if (process.env.LOCAL) return 'http://localhost:4566'; }",
  ],
  [
    'a function that may return nothing',
    '{ endpoint: local() }',
    "function local() { if (!process.env.LOCAL) return; return 'http://localhost:4566'; }",
  ],
  ['a provider that a function of a package makes', '{ credentials: memoizeWith(String, fromNodeProviderChain())() }'],
  [
    "a copy of the workload's own keys",
    '{ credentials: { accessKeyId: own.accessKeyId, secretAccessKey: own.secretAccessKey } }',
    'const own = await fromNodeProviderChain()();',
  ],
  [
    'one of two keys',
    '{ credentials: { accessKeyId: process.env.LOCAL ? "test" : process.env.AWS_ACCESS_KEY_ID, secretAccessKey: "test" } }',
  ],
])(
  'a call is judged where it is not sure that its client is another principal or elsewhere: %s',
  async (_name, configuration, before = '') => {
    expect(await exemptionOf(configuration, before)).toBe(null);
  },
);

test.each([
  ['an optional parameter', '(credentials?: AwsCredentialIdentity) => new S3Client({ credentials })'],
  ['a parameter that may be undefined', '(credentials: AwsCredentialIdentity | undefined) => new S3Client({ credentials })'],
  ['an optional member', '(options: { credentials?: AwsCredentialIdentity }) => new S3Client({ credentials: options.credentials })'],
  ['a provider of which the type is known', '(credentials: AwsCredentialIdentityProvider) => new S3Client({ credentials })'],
])('a call is judged where its client may be given no credentials: %s', async (_name, make) => {
  const { call } = await program(`
import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@aws-sdk/types';
export const make = ${make};
export const put = (given: any) => make(given).send(new PutObjectCommand({ Bucket: 'b', Key: 'k' }));
`);
  expect(call('PutObject').exempt).toBe(null);
});

test.each([
  [
    'both of two',
    "{ endpoint: process.env.CI ? 'http://localhost:4566' : 'http://minio:9000' }",
    'its endpoint http://localhost:4566 is not AWS',
  ],
  [
    'a function that always gives one',
    '{ endpoint: local() }',
    'its endpoint http://minio:9000 is not AWS',
    "function local() { if (process.env.CI) { return 'http://minio:9000'; } else { throw new Error('no'); } }",
  ],
  ['a whole spread', '{ ...settings }', 'it has credentials of its own', 'const settings = { credentials: partner };'],
  [
    'a role that is assumed by a caller, by a declared type',
    '{ credentials: given }',
    'it has credentials of its own, from fromTemporaryCredentials',
    'const pass = (given: AwsCredentialIdentityProvider) => given; const given = pass(fromTemporaryCredentials({ params: {} }));',
  ],
  [
    'keys that may be missing, of which the SDK looks for no others',
    '{ credentials: { accessKeyId: settings.key, secretAccessKey: "s" } }',
    'it has credentials of its own',
    'declare const settings: { key?: string };',
  ],
  [
    'an assumed role',
    '{ credentials: fromTemporaryCredentials({ params: {} }) }',
    'it has credentials of its own, from fromTemporaryCredentials',
  ],
])(
  'a call is not judged where its client is surely another principal or elsewhere: %s',
  async (_name, configuration, reason, before = '') => {
    expect(await exemptionOf(configuration, before)).toBe(reason);
  },
);

const localStack = 'its endpoint http://localhost:4566 is not AWS';

test.each([
  ['an endpoint for all', "AWS.config.update({ endpoint: 'http://localhost:4566' });", '', localStack],
  ['an endpoint of its class', '', "{ endpoint: new AWS.Endpoint('http://localhost:4566') }", localStack],
  [
    'credentials for all',
    'AWS.config.credentials = new AWS.ChainableTemporaryCredentials({ params: { RoleArn: process.env.ROLE } });',
    "{ apiVersion: '2006-03-01' }",
    'it has credentials of its own, from ChainableTemporaryCredentials',
  ],
  [
    'keys for all',
    'AWS.config.update({ accessKeyId: process.env.PARTNER_KEY, secretAccessKey: process.env.X });',
    '',
    'it has credentials of its own',
  ],
  ["the SDK's own keys for all", 'AWS.config.update({ accessKeyId: process.env.AWS_ACCESS_KEY_ID });', '', null],
  ['a region for all', "AWS.config.update({ region: 'eu-west-1' });", '', null],
  [
    'an endpoint for all, and one of its own',
    "AWS.config.update({ endpoint: 'http://localhost:4566' });",
    '{ endpoint: process.env.E }',
    null,
  ],
  ['an endpoint for all under a condition', "if (process.env.LOCAL) AWS.config.update({ endpoint: 'http://localhost:4566' });", '', null],
  [
    'an endpoint for all that a function sets',
    "export const setUp = () => AWS.config.update({ endpoint: 'http://localhost:4566' });",
    '',
    null,
  ],
])('the configuration of version 2: %s', async (_name, before, configuration, reason) => {
  const { call } = await program(`
import AWS from 'aws-sdk';
${before}
export const put = () => new AWS.S3(${configuration}).putObject({ Bucket: 'b', Key: 'k' }).promise();
`);
  expect(call('PutObject').exempt).toBe(reason);
});

test('the configuration of version 2 that a module sets, which hands it on', async () => {
  const { call } = await program(`
//- src/aws.ts
import AWS from 'aws-sdk';
AWS.config.update({ endpoint: 'http://localhost:4566' });
export default AWS;
//- src/index.ts
import AWS from './aws';
export const put = () => new AWS.S3().putObject({ Bucket: 'b', Key: 'k' }).promise();
//- src/other.ts
import AWS from 'aws-sdk';
export const get = () => new AWS.S3().getObject({ Bucket: 'b', Key: 'k' }).promise();
`);
  expect(call('PutObject').exempt).toBe(localStack);
  expect(call('GetObject').exempt).toBeNull();
});

test.each([
  [
    'a role that not every caller gives',
    `export const make = (credentials?: AwsCredentialIdentityProvider) => new S3Client({ credentials });
export const own = () => make().send(new ListBucketsCommand({}));
export const other = () => make(fromTemporaryCredentials({ params: { RoleArn: process.env.ROLE } })).send(new ListBucketsCommand({}));
export const put = (client = process.env.ROLE ? make(fromTemporaryCredentials({ params: { RoleArn: process.env.ROLE } })) : make()) =>
  client.send(new PutObjectCommand({ Bucket: 'b', Key: 'k' }));`,
    'it has credentials of its own, from fromTemporaryCredentials',
  ],
  [
    'keys of a partner, if there are any',
    `const client = new S3Client({ credentials: process.env.PARTNER_KEY ? { accessKeyId: process.env.PARTNER_KEY, secretAccessKey: process.env.PARTNER_SECRET! } : undefined });
export const put = () => client.send(new PutObjectCommand({ Bucket: 'b', Key: 'k' }));`,
    'it has credentials of its own',
  ],
  [
    'one of two clients',
    `const own = new S3Client({}), other = new S3Client({ credentials: fromTemporaryCredentials({ params: {} }) });
export const put = (other_: boolean) => (other_ ? other : own).send(new PutObjectCommand({ Bucket: 'b', Key: 'k' }));`,
    'it has credentials of its own, from fromTemporaryCredentials',
  ],
  [
    'a role that not every configuration has',
    `const make = (options: S3ClientConfig = {}) => new S3Client(options);
export const put = (client = process.env.ROLE ? make({ credentials: fromTemporaryCredentials({ params: {} }) }) : make()) =>
  client.send(new PutObjectCommand({ Bucket: 'b', Key: 'k' }));`,
    'it has credentials of its own, from fromTemporaryCredentials',
  ],
  [
    "keys for a copy of AWS on the developer's own machine",
    `const client = new S3Client(process.env.LOCAL ? { credentials: { accessKeyId: 'test', secretAccessKey: 'test' } } : {});
export const put = () => client.send(new PutObjectCommand({ Bucket: 'b', Key: 'k' }));`,
    null,
  ],
  [
    "the workload's own alone",
    `const client = new S3Client({ credentials: process.env.LOCAL ? fromNodeProviderChain() : undefined });
export const put = () => client.send(new PutObjectCommand({ Bucket: 'b', Key: 'k' }));`,
    null,
  ],
])('a judged call tells whose credentials it has at times: %s', async (_name, rest, why) => {
  const { call } = await program(`
import { ListBucketsCommand, S3Client, type S3ClientConfig, PutObjectCommand } from '@aws-sdk/client-s3';
import { fromTemporaryCredentials, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { AwsCredentialIdentityProvider } from '@aws-sdk/types';
${rest}
`);
  const { exempt, exemptAtTimes } = call('PutObject');
  expect({ exempt, exemptAtTimes }).toEqual({ exempt: null, exemptAtTimes: why });
});

test.each([
  [
    'an account of another service',
    '`https://${process.env.ACCOUNT}.r2.cloudflarestorage.com`',
    'its endpoint https://….r2.cloudflarestorage.com is not AWS',
  ],
  [
    'a region of another service, and a path',
    '`https://${process.env.REGION}.digitaloceanspaces.com/x`',
    'its endpoint https://….digitaloceanspaces.com/x is not AWS',
  ],
  ['a region of AWS', '`https://s3.${process.env.REGION}.amazonaws.com`', null],
  ['a host that is not known to its end', '`https://s3.${process.env.DOMAIN}`', null],
  ['a path that looks like a host', '`https://${process.env.HOST}/files.example.com`', null],
])('an endpoint of which only a part is known: %s', async (_name, endpoint, reason) => {
  expect(await exemptionOf(`{ endpoint: ${endpoint} }`)).toBe(reason);
});
