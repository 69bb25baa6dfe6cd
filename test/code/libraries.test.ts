import { expect, test } from 'vitest';
import { operationsOf, requires } from '../../server/aws/index.ts';
import { libraryTable } from '../../server/code/libraries/libraryTable.ts';
import { rows } from '../../server/code/libraries/rows.ts';
import { noSettings } from '../../server/files/index.ts';
import { foundAndMarked, program, shortValue } from '../support/code.ts';

async function check(text: string): Promise<void> {
  const { found, marked } = foundAndMarked(await program(text));
  expect(found).toEqual(marked);
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
import * as secrets from '@aws-lambda-powertools/parameters/secrets';
import { Consumer } from 'sqs-consumer';
import { Producer } from 'sqs-producer';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import connect from 'connect-dynamodb';
export const a = () => getParameter('/name');
//                     ^^^^^^^^^^^^ GetParameter library
export const b = () => secrets.getSecret('name');
//                             ^^^^^^^^^ GetSecretValue library
Consumer.create({ queueUrl: 'u', handleMessage: async () => {} });
//       ^^^^^^ ReceiveMessage library; DeleteMessage library; DeleteMessageBatch library; ChangeMessageVisibility library; ChangeMessageVisibilityBatch library
const producer = Producer.create({ queueUrl: 'u' });
export const c = (other: Producer) => [producer.send('x'), other.queueSize()];
//                                              ^^^^ SendMessageBatch library
//                                                               ^^^^^^^^^ GetQueueAttributes library
export const d = fromTemporaryCredentials({ params: { RoleArn: 'r' } });
//               ^^^^^^^^^^^^^^^^^^^^^^^^ AssumeRole library
const Store = connect({});
export const e = new Store({ table: 'sessions' });
//                   ^^^^^ GetItem library; PutItem library; UpdateItem library; DeleteItem library; DescribeTable library?; CreateTable library?; Scan library?
`);
});

test('what is asked for only with an option', async () => {
  await check(`
import ssm from '@middy/ssm';
import secrets from '@middy/secrets-manager';
import WinstonCloudWatch from 'winston-cloudwatch';
import { DataSource } from 'typeorm';
export const a = ssm({ fetchData: { key: '/app/key' } });
//               ^^^ GetParameters library
export const b = ssm({ fetchData: { all: '/app/' } });
//               ^^^ GetParametersByPath library
export const c = (fetchData: Record<string, string>) => ssm({ fetchData });
//                                                      ^^^ GetParameters library?; GetParametersByPath library?
export const d = secrets({ fetchData: { db: 'x' }, fetchRotationDate: true });
//               ^^^^^^^ GetSecretValue library; DescribeSecret library
export const e = secrets({ fetchData: { db: 'x' }, fetchRotationDate: false });
//               ^^^^^^^ GetSecretValue library
export const f = new WinstonCloudWatch({ logGroupName: 'g', retentionInDays: 7 });
//                   ^^^^^^^^^^^^^^^^^ DescribeLogStreams library; CreateLogStream library; PutLogEvents library; CreateLogGroup library?; PutRetentionPolicy library
export const g = new DataSource({ type: 'aurora-mysql', resourceArn: 'r' });
//                   ^^^^^^^^^^ ExecuteStatement library; BeginTransaction library; CommitTransaction library; RollbackTransaction library
export const h = new DataSource({ type: 'postgres' });
`);
});

test.each([
  [
    'an argument',
    "import { getSecret } from '@aws-lambda-powertools/parameters/secrets';\ngetSecret(process.env.SECRET!);",
    'GetSecretValue',
    'SecretId',
    '$SECRET',
  ],
  [
    'an option',
    "import { Consumer } from 'sqs-consumer';\nnew Consumer({ queueUrl: process.env.QUEUE! });",
    'ReceiveMessage',
    'QueueUrl',
    '$QUEUE',
  ],
  [
    'an option of what made the object',
    "import { DynamoDBProvider } from '@aws-lambda-powertools/parameters/dynamodb';\nnew DynamoDBProvider({ tableName: process.env.TABLE! }).get('x');",
    'GetItem',
    'TableName',
    '$TABLE',
  ],
  [
    'any member of an option',
    "import sts from '@middy/sts';\nsts({ fetchData: { role: { RoleArn: process.env.ROLE } } });",
    'AssumeRole',
    'RoleArn',
    '$ROLE',
  ],
  ['a list', "import ssm from '@middy/ssm';\nssm({ fetchData: { a: '/a', b: '/b/' } });", 'GetParameters', 'Names', 'list'],
  [
    'a default of the library',
    "import { createKeyv } from '@keyv/dynamo';\ncreateKeyv({});",
    'GetItem',
    'TableName',
    '?chosen by @keyv/dynamo',
  ],
  [
    'what the library knows',
    "import { DeleteItemCommand } from 'dynamodb-toolbox';\nnew DeleteItemCommand({});",
    'DeleteItem',
    'TableName',
    '?chosen by dynamodb-toolbox',
  ],
])('inputs of a library: %s', async (_name, text, operation, parameter, expected) => {
  const { call } = await program(text);
  expect(shortValue(call(operation).input[parameter])).toBe(expected);
});

test('packages that the settings tell of', async () => {
  const it = await program(`
import { store } from '@acme/files';
import * as files from '@acme/files';
export const run = () => store('x');
export const remove = () => new files.Files('prefix').remove('x');
`);
  expect(it.found()).toEqual([]);
  it.files.settings.set({
    ...noSettings,
    libraries: [
      { package: '@acme/files', export: 'store', operations: ['@aws-sdk/client-s3:PutObject'] },
      { package: '@acme/files', export: 'Files.remove', operations: ['@aws-sdk/client-s3:DeleteObject'] },
    ],
  });
  expect(it.found()).toEqual(['src/index.ts:3:26-31 PutObject library', 'src/index.ts:4:55-61 DeleteObject library']);
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

test.each([
  ["'aurora-postgres'", [null]],
  ["process.env.DB_TYPE === 'x' ? 'mysql' : process.env.DB_TYPE", ['with type']],
  ['process.env.DB_TYPE', ['with type']],
  ["'mysql'", []],
])('typeorm with the type %s', async (type, expected) => {
  const { code } = await program(
    `import { DataSource } from 'typeorm';\nexport const source = new DataSource({ type: ${type} } as any);\n`,
  );
  const calls = code.calls('/w/src/index.ts').filter(({ operation }) => operation === 'ExecuteStatement');
  expect(calls.map(({ when }) => when)).toEqual(expected);
});

test('queries of Athena through athena-express', async () => {
  await check(`
import AthenaExpress from 'athena-express';
import AWS from 'aws-sdk';
const athena = new AthenaExpress({ aws: AWS, workgroup: 'main' });
export const run = () => athena.query('SELECT 1');
//                              ^^^^^ StartQueryExecution library; GetQueryExecution library; GetQueryResults library?; GetObject library?
`);
});
