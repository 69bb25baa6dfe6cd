import { expect, test } from 'vitest';
import { operationsOf, requires } from '../../server/aws/index.ts';
import { libraryTable } from '../../server/code/libraries/libraryTable.ts';
import { rows } from '../../server/code/libraries/rows.ts';
import { noSettings } from '../../server/files/index.ts';
import { foundAsMarked, program, shortValue } from '../support/code.ts';

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

test('models of data: dynamoose, electrodb, dynamodb-toolbox, typedorm', async () => {
  await check(`
//- src/cats.ts
import * as dynamoose from 'dynamoose';
export const Cat = dynamoose.model('Cat', { id: String });
//                           ^^^^^ DescribeTable library?; CreateTable library?; UpdateTable library?; DescribeTimeToLive library?; UpdateTimeToLive library?
export const save = (id: string) => new Cat({ id }).save();
//                                                  ^^^^ PutItem library
//- src/use.ts
import { Cat } from './cats';
export const a = () => Cat.query('id').eq('x').exec();
//                         ^^^^^ Query library
//- src/users.ts
import { Entity, Service } from 'electrodb';
const User = new Entity({ model: {} }, { table: 't' });
const service = new Service({ User });
export const a = () => User.get({ id: 'x' }).go();
//                                           ^^ GetItem library
export const b = () => User.get([{ id: 'x' }]).go();
//                                             ^^ BatchGetItem library
export const c = () => User.query.byOwner({ owner: 'x' }).where(() => '').go();
//                                                                        ^^ Query library
export const d = () => User.scan.go();
//                               ^^ Scan library
export const e = () => service.collections.all({}).go();
//                                                 ^^ Query library
//- src/orders.ts
import { Entity } from 'dynamodb-toolbox/entity';
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get';
import { PutItemCommand } from 'dynamodb-toolbox';
const Order = new Entity({ name: 'Order' });
export const a = () => Order.build(GetItemCommand).key({ id: 'x' }).send();
//                                 ^^^^^^^^^^^^^^ GetItem library
export const b = () => new PutItemCommand(Order, {}).send();
//                         ^^^^^^^^^^^^^^ PutItem library
//- src/pets.ts
import { getEntityManager } from '@typedorm/core';
export const a = () => getEntityManager().findOne(Object, { id: 1 });
//                                        ^^^^^^^ GetItem library
`);
});

test('what an item does that a model of dynamoose gave', async () => {
  await check(`
import * as dynamoose from 'dynamoose';
const Cat = dynamoose.model<any>('Cat', {});
//                    ^^^^^ DescribeTable library?; CreateTable library?; UpdateTable library?; DescribeTimeToLive library?; UpdateTimeToLive library?
export async function run() {
  const cat = await Cat.get('x');
//                      ^^^ GetItem library
  await cat.save();
//          ^^^^ PutItem library
  const [first] = await Cat.query('id').eq('x').exec();
//                          ^^^^^ Query library
  await first.delete();
//            ^^^^^^ DeleteItem library
}
`);
});

test.each([
  ["'Cat', {}", '"Cat"'],
  ["'Cat', {}, { create: false }", '"Cat"'],
  ["'Cat', {}, { tableName: process.env.CATS }", '$CATS'],
  ["'Cat', {}, { prefix: `${process.env.STAGE}-`, suffix: '-v1' }", '`${$STAGE}-Cat-v1`'],
])('the table of a model of dynamoose: %s', async (given, table) => {
  const { call } = await program(`
import * as dynamoose from 'dynamoose';
const Cat = dynamoose.model(${given});
export const run = () => Cat.get('x');
`);
  expect(shortValue(call('GetItem').input.TableName)).toBe(table);
});

test('one of two models: the tables of both', async () => {
  const { call } = await program(`
import * as dynamoose from 'dynamoose';
const models = { cat: dynamoose.model('Cat', {}), dog: dynamoose.model('Dog', {}) };
export const run = (kind: 'cat' | 'dog') => models[kind].get('x');
`);
  expect(shortValue(call('GetItem').input.TableName)).toBe('"Cat" | "Dog"');
});

test('models of Bedrock', async () => {
  await check(`
import AnthropicBedrock from '@anthropic-ai/bedrock-sdk';
import { bedrock, createAmazonBedrock } from '@ai-sdk/amazon-bedrock';
import { ChatBedrockConverse } from '@langchain/aws';
const client = new AnthropicBedrock();
export const a = () => client.messages.create({ model: 'm', messages: [] });
//                                     ^^^^^^ InvokeModel library
export const b = () => client.messages.create({ model: 'm', messages: [], stream: true });
//                                     ^^^^^^ InvokeModelWithResponseStream library
export const c = bedrock('m');
//               ^^^^^^^ Converse library?; ConverseStream library?
const own = createAmazonBedrock({ region: 'us-east-1' });
export const d = own('m');
//               ^^^ Converse library?; ConverseStream library?
export const e = own.embedding('m');
//                   ^^^^^^^^^ InvokeModel library
export const f = new ChatBedrockConverse({ model: 'm' });
//                   ^^^^^^^^^^^^^^^^^^^ Converse library?; ConverseStream library?
`);
});

test('what a model of Bedrock is asked for is told where it is used', async () => {
  await check(`
import { generateText, streamText } from 'ai';
import { openai } from '@ai-sdk/openai';
import { bedrock, createAmazonBedrock } from '@ai-sdk/amazon-bedrock';
import { ChatBedrockConverse } from '@langchain/aws';
const own = createAmazonBedrock({ region: 'us-east-1' });
export const model = own.languageModel('m');
//                       ^^^^^^^^^^^^^ Converse library?; ConverseStream library?
export const a = () => generateText({ model, prompt: 'x' });
//                     ^^^^^^^^^^^^ Converse library
export const b = () => streamText({ model: bedrock('n'), prompt: 'x' });
//                     ^^^^^^^^^^ ConverseStream library
//                                         ^^^^^^^ Converse library?; ConverseStream library?
export const c = () => generateText({ model: openai('gpt'), prompt: 'x' });
export const d = (given: any) => streamText({ model: given, prompt: 'x' });
const chat = new ChatBedrockConverse({ model: 'm' });
//               ^^^^^^^^^^^^^^^^^^^ Converse library?; ConverseStream library?
export const e = () => [chat.stream('x'), chat.bindTools([]).stream('x'), chat.invoke('x')];
//                           ^^^^^^ ConverseStream library
//                                                           ^^^^^^ ConverseStream library
//- src/other.ts
import { streamObject } from 'ai';
import { model } from './index.js';
export const f = () => streamObject({ model, schema: {}, prompt: 'x' });
//                     ^^^^^^^^^^^^ ConverseStream library
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

test('a client that is handed to a library: known, or an unknown use', async () => {
  await check(`
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESClient } from '@aws-sdk/client-ses';
import nodemailer from 'nodemailer';
import { Repository } from 'some-orm';
const ses = new SESClient({});
const client = new DynamoDBClient({});
export const transport = nodemailer.createTransport({ SES: { ses } });
//                                                           ^^^ SendRawEmail library
export const users = new Repository({ model: {} }, { client, table: 't' });
//                                                   ^^^^^^ ? unknown use of client-dynamodb
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

test('what a container gives for a token that is not known may be a client', async () => {
  await check(`
import { S3 } from '@aws-sdk/client-s3';
import { container } from 'tsyringe';
import { NestFactory } from '@nestjs/core';
container.register('s3', { useValue: new S3({}) });
export const put = (name: string) => container.resolve<any>(name).putObject({ Bucket: 'b', Key: 'k' });
//                                                                ^^^^^^^^^ ? it may be putObject of a client: what a container gives for this token is not known
export const held = (name: string) => { const it: any = container.resolve(name); return it.getObject({ Bucket: 'b', Key: 'k' }); };
//                                                                                         ^^^^^^^^^ ? it may be getObject of a client
export const known = () => container.resolve<any>('s3').headObject({ Bucket: 'b', Key: 'k' });
//                                                      ^^^^^^^^^^ HeadObject method
export const start = async () => { const app = await NestFactory.create(class {}); app.get('x'); await app.listen(1); container.resolve<any>('other').run(); };
`);
});

test('a transport that a logger loads by its name', async () => {
  await check(`
import pino, { transport } from 'pino';
const options = { logGroupName: 'app', logStreamName: process.env.HOSTNAME };
export const one = pino({ transport: { target: '@serdnam/pino-cloudwatch-transport', options } });
//                 ^^^^ CreateLogGroup library
//                 ^^^^ CreateLogStream library
//                 ^^^^ DescribeLogStreams library
//                 ^^^^ PutLogEvents library
export const other = pino(transport({ targets: [{ target: 'pino-pretty' }, { target: '@serdnam/pino-cloudwatch-transport', options }] }));
//                        ^^^^^^^^^ CreateLogGroup library
//                        ^^^^^^^^^ CreateLogStream library
//                        ^^^^^^^^^ DescribeLogStreams library
//                        ^^^^^^^^^ PutLogEvents library
export const pretty = pino({ transport: { target: 'pino-pretty' } });
`);
});

test('a client that a parameter hands on to a library, by whatever its type says of it', async () => {
  await check(`
import { S3, S3Client } from '@aws-sdk/client-s3';
import { Store } from 'some-store';
interface Context { readonly name: string; readonly s3: S3 }
export const direct = (client: S3Client) => new Store(client);
//                                                    ^^^^^^ ? unknown use of client-s3
export const inside = (options: { client: S3Client; limit: number }) => new Store(options);
//                                                                                ^^^^^^^ ? unknown use of client-s3
export const taken = ({ client }: { client: S3Client; limit: number }) => new Store({ client });
//                                                                                    ^^^^^^ ? unknown use of client-s3
export const member = (context: Context) => new Store(context.s3);
//                                                    ^^^^^^^^^^ ? unknown use of client-s3
export const mapped = (clients: Record<string, S3Client>) => new Store(clients.main);
//                                                                     ^^^^^^^^^^^^ ? unknown use of client-s3
export const plain = (name: string, tags: readonly string[], limits: Record<string, number>) => new Store(name, tags, limits);
`);
});

test('a client that is handed to what asks nothing with it, or tells of it elsewhere', async () => {
  await check(`
//- src/index.ts
import { promisify } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFN, SFNClient } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { SQS } from 'aws-sdk';
import { asValue, createContainer } from 'awilix';
import { Table } from 'dynamodb-toolbox/table';
import { container } from 'tsyringe';
export const table = new Table({ name: 't', documentClient: DynamoDBDocumentClient.from(new DynamoDBClient({})) });
createContainer().register({ flows: asValue(new SFNClient({})) });
container.register('flows', { useValue: new SFN({}) });
const queue = new SQS();
const receive = promisify(queue.receiveMessage.bind(queue));
export const run = () => receive({ QueueUrl: 'q' });
//                       ^^^^^^^ ReceiveMessage v2
`);
});

test('a client with methods that a parameter keeps is an unknown use', async () => {
  await check(`
import { S3 } from '@aws-sdk/client-s3';
import { Hono } from 'hono';
class Registry { private kept: unknown[] = []; add(item: unknown) { this.kept.push(item); } }
const app = new Hono();
app.use(async (context, next) => { context.set('s3', new S3({})); await next(); });
//                                                   ^^^^^^^^^^ ? unknown use of client-s3: it is handed to context.set
export const fill = (registry: Registry) => registry.add(new S3({}));
`);
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

test.each([
  ['put into a table', "new dynamoose.Table('Animals', [Cat]);", '"Animals"'],
  [
    'put into a table with others, and a suffix',
    "new dynamoose.Table(process.env.TABLE, [Dog, Cat], { suffix: '-v2' });",
    '`${$TABLE}-v2`',
  ],
  ['a prefix for all', 'dynamoose.Table.defaults.set({ prefix: `${process.env.STAGE}-` });', '`${$STAGE}-Cat`'],
  [
    'put into a table, and a prefix for all',
    "dynamoose.Table.defaults.set({ prefix: 'dev-' });\nnew dynamoose.Table('Animals', [Cat], { create: false });",
    '"dev-Animals"',
  ],
  ['another is put into a table', "new dynamoose.Table('Animals', [Dog]);", '"Cat"'],
])('the table that a model of dynamoose is in: %s', async (_name, text, table) => {
  const { call } = await program(`
//- src/models.ts
import * as dynamoose from 'dynamoose';
export const Cat = dynamoose.model('Cat', {});
export const Dog = dynamoose.model('Dog', {});
//- src/tables.ts
import dynamoose from 'dynamoose';
import { Cat, Dog } from './models';
${text}
export const all = [Cat, Dog];
//- src/index.ts
import { Cat } from './models';
export const a = () => Cat.get('x');
`);
  expect(shortValue(call('GetItem').input.TableName)).toBe(table);
});

test('a model is known by what made it, whatever its type', async () => {
  await check(`
//- src/cats.ts
import * as dynamoose from 'dynamoose';
import { Item } from 'dynamoose/dist/Item';
import type { ModelType } from 'dynamoose/dist/General';
class CatItem extends Item { id!: string; }
const Cat = dynamoose.model<CatItem>('Cat', {});
//                    ^^^^^ DescribeTable library?; CreateTable library?; UpdateTable library?; DescribeTimeToLive library?; UpdateTimeToLive library?
class Cats { constructor(private readonly model: ModelType<CatItem>) {} all() { return this.model.scan().exec(); } }
//                                                                                                ^^^^ Scan library
export const cats = new Cats(Cat);
export const a = () => Cat.query('id').eq('x').exec();
//                         ^^^^^ Query library
//- src/users.ts
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Entity, Table } from 'dynamodb-onetable';
import { Dynamo } from 'dynamodb-onetable/Dynamo';
const table = new Table({ client: new Dynamo({ client: new DynamoDBClient({}) }), name: process.env.TABLE, schema: {} });
const User = table.getModel<Entity<object>>('User');
export const a = () => User.find({ id: 'x' });
//                          ^^^^ Query library
export const b = () => User.create({ id: 'x' });
//                          ^^^^^^ PutItem library; TransactWriteItems library?
export const c = (batch: object) => table.batchGet(batch);
//                                        ^^^^^^^^ BatchGetItem library
//- src/pets.service.ts
import { InjectModel, type Model } from 'nestjs-dynamoose';
export class PetsService {
  constructor(@InjectModel('Pet') private readonly pets: Model<object, object>) {}
  add(pet: object) { return this.pets.create(pet); }
  //                                  ^^^^^^ PutItem library
}
`);
});

test('queries of Athena through athena-express', async () => {
  await check(`
import AthenaExpress from 'athena-express';
import AWS from 'aws-sdk';
const athena = new AthenaExpress({ aws: AWS, workgroup: 'main' });
export const run = () => athena.query('SELECT 1');
//                              ^^^^^ StartQueryExecution library; GetQueryExecution library; GetQueryResults library?
`);
});
