import { expect, test } from 'vitest';
import { operationsOf, requires } from '../../server/aws/index.ts';
import { libraryTable } from '../../server/code/libraries/libraryTable.ts';
import { rows } from '../../server/code/libraries/rows.ts';
import { noSettings } from '../../server/files/index.ts';
import { foundAsMarked, program } from '../support/code.ts';

async function check(text: string): Promise<void> {
  const it = await program(text);
  const marked = it.marked();
  expect(foundAsMarked(it.found(), marked)).toEqual(marked);
}

test('every operation of the table is one of the catalogue, and has a source', () => {
  const unknown = [...libraryTable.values()].flatMap((row) =>
    row.calls.filter(
      ({ package: name, operation }) => !operationsOf(name).includes(operation) && requires(name, operation)?.confidence !== 'catalogue',
    ),
  );
  expect(unknown).toEqual([]);
  expect(Object.values(rows).filter(({ source }) => !source.startsWith('https://'))).toEqual([]);
});

test('functions, classes, methods and default exports of libraries', async () => {
  await check(`
import { getParameter } from '@aws-lambda-powertools/parameters/ssm';
import { Consumer } from 'sqs-consumer';
import ssm from '@middy/ssm';
import { AnthropicBedrock } from '@anthropic-ai/bedrock-sdk';
import * as dynamoose from 'dynamoose';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
export const a = () => getParameter('/name');
//                     ^^^^^^^^^^^^ GetParameter library
Consumer.create({ queueUrl: 'u', handleMessage: async () => {} });
//       ^^^^^^ ReceiveMessage library; DeleteMessage library; DeleteMessageBatch library; ChangeMessageVisibility library; ChangeMessageVisibilityBatch library
export const b = ssm({ fetchData: {} });
//               ^^^ GetParameters library; GetParametersByPath library
export const c = new AnthropicBedrock();
//                   ^^^^^^^^^^^^^^^^ InvokeModel library; InvokeModelWithResponseStream library
const Cat = dynamoose.model('Cat', { id: String });
export const d = () => Cat.get('x');
//                         ^^^ GetItem library
export const e = fromTemporaryCredentials({ params: { RoleArn: 'r' } });
//               ^^^^^^^^^^^^^^^^^^^^^^^^ AssumeRole library
`);
});

test('a client that is handed to a library: known, or an unknown use', async () => {
  await check(`
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESClient } from '@aws-sdk/client-ses';
import nodemailer from 'nodemailer';
import { Entity } from 'electrodb';
const ses = new SESClient({});
const client = new DynamoDBClient({});
export const transport = nodemailer.createTransport({ SES: { ses } });
//                                                           ^^^ SendRawEmail library
export const entity = new Entity({ model: {} }, { client, table: 't' });
//                                                ^^^^^^ ? unknown use of client-dynamodb
`);
});

test('a client among options that were made elsewhere', async () => {
  await check(`
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createTransport } from 'nodemailer';
import { SSMClient } from '@aws-sdk/client-ssm';
import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { Store } from 'some-store';
function options(region: string) {
  const sesClient = new SESv2Client({ region });
  return { SES: { sesClient, SendEmailCommand } };
}
const storeOptions = { s3: new S3Client({}), prefix: 'a' };
export const transport = (region: string) => createTransport(options(region));
//                                                           ^^^^^^^^^^^^^^^ SendEmail library
export const store = new Store(storeOptions);
//                             ^^^^^^^^^^^^ ? unknown use of client-s3
const ssm = () => new SSMClient({});
export const secret = () => new SSMProvider({ awsSdkV3Client: ssm() }).get('/a');
//                                                                     ^^^ GetParameter library
`);
});

test('packages that the settings tell of', async () => {
  const it = await program(`
import { store } from '@acme/files';
export const run = () => store('x');
`);
  expect(it.found()).toEqual([]);
  it.files.settings.set({
    ...noSettings,
    libraries: [{ package: '@acme/files', export: 'store', operations: ['@aws-sdk/client-s3:PutObject'] }],
  });
  expect(it.found()).toEqual(['src/index.ts:2:26-31 PutObject library']);
});

test('tokens that a database checks', async () => {
  await check(`
import { Signer } from '@aws-sdk/rds-signer';
import { DsqlSigner } from '@aws-sdk/dsql-signer';
export async function password(hostname: string) {
  const signer = new Signer({ hostname, port: 5432, username: 'app' });
  //                 ^^^^^^ connect library
  const dsql = new DsqlSigner({ hostname });
  return [await signer.getAuthToken(), await dsql.getDbConnectAuthToken(), await dsql.getDbConnectAdminAuthToken()];
  //                                              ^^^^^^^^^^^^^^^^^^^^^ DbConnect library
  //                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ DbConnectAdmin library
}
`);
  expect(requires('@aws-sdk/rds-signer', 'connect')?.actions.map(({ action }) => action)).toEqual(['rds-db:connect']);
  expect(requires('@aws-sdk/dsql-signer', 'DbConnectAdmin')?.actions.map(({ action }) => action)).toEqual(['dsql:DbConnectAdmin']);
});
