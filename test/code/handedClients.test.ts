import { expect, test } from 'vitest';
import { foundAndMarked, program } from '../support/code.ts';

async function check(text: string): Promise<void> {
  const { found, marked } = foundAndMarked(await program(text));
  expect(found).toEqual(marked);
}

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
