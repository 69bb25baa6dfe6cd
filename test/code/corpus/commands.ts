/** Programs about where a command is made, and in what other ways the SDK is asked. */
export const commands: Readonly<Record<string, string>> = {
  'held in a variable': `
//= PutObject
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
export async function run() { const command = new PutObjectCommand({}); await new S3Client({}).send(command); }
`,
  'one of two commands': `
//= PutObject, DeleteObject
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
export const run = (keep: boolean) => new S3Client({}).send(keep ? new PutObjectCommand({}) : new DeleteObjectCommand({}));
`,
  'returned by a builder': `
//= PutObject
//- src/build.ts
import { PutObjectCommand } from '@aws-sdk/client-s3';
export const build = (key: string) => new PutObjectCommand({ Key: key });
//- src/index.ts
import { S3Client } from '@aws-sdk/client-s3';
import { build } from './build';
export const run = () => new S3Client({}).send(build('k'));
`,
  'in a list': `
//= PutObject, GetObject
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export async function run() { for (const command of [new PutObjectCommand({}), new GetObjectCommand({})]) await client.send(command); }
`,
  'in a map over a list': `
//= SendMessage
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
const client = new SQSClient({});
export const run = (ids: string[]) => Promise.all(ids.map((id) => client.send(new SendMessageCommand({ MessageBody: id }))));
`,
  'in an argument of a wrapper': `
//= PutObject
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
async function withRetry<T>(work: () => Promise<T>): Promise<T> { return work().catch(work); }
export const run = () => withRetry(() => client.send(new PutObjectCommand({})));
`,
  'given to a wrapper that sends': `
//= PutObject, GetObject
//- src/send.ts
import { S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const send = (command: Parameters<S3Client['send']>[0]) => client.send(command);
//- src/index.ts
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { send } from './send';
export const a = () => send(new PutObjectCommand({}));
export const b = () => send(new GetObjectCommand({}));
`,
  'a class that is handed over': `
//= PutObject
//+ PutObject
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
const run = <I, C extends new (input: I) => any>(Command: C, input: I) => client.send(new Command(input));
export const put = () => run(PutObjectCommand, { Bucket: 'b' });
`,
  'a class that is handed over from an object, and on': `
//= GetObject, GetObject, HeadObject, PutObject, PutObject
//+ GetObject, GetObject, HeadObject, PutObject, PutObject
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const commands = { put: PutObjectCommand, get: GetObjectCommand };
const make = (client: S3Client, Command: any, input: any) => client.send(new Command(input));
const run = (Command: any, input: any) => make(new S3Client({}), Command, input);
export const put = () => run(commands.put, { Bucket: 'b' });
export const either = (which: 'put' | 'get') => run(commands[which], { Bucket: 'b' });
export const head = () => run(HeadObjectCommand, { Bucket: 'b' });
`,
  'classes in a list, each handed to a callback': `
//= DeleteObject, HeadObject
//+ DeleteObject, HeadObject
import { DeleteObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const run = () => [DeleteObjectCommand, HeadObjectCommand].map((Command: any) => client.send(new Command({ Bucket: 'b' })));
`,
  'a class that a parameter has by default': `
//= GetObject, HeadObject
//+ GetObject, HeadObject
import { GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const run = (whole: boolean, Command: any = whole ? GetObjectCommand : HeadObjectCommand) => client.send(new Command({ Bucket: 'b' }));
`,
  'classes in an object, by a literal key': `
//= PutObject, GetObject
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const commands = { put: PutObjectCommand, get: GetObjectCommand };
export const run = () => [new commands.put({}), new commands['get']({}), S3Client];
`,
  'classes in an object, chosen at run time': `
//= PutObject, GetObject
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
const commands = { put: PutObjectCommand, get: GetObjectCommand };
export const run = (which: 'put' | 'get') => new commands[which]({});
`,
  'classes in an object of another module': `
//= PutObject
//- src/commands.ts
import { PutObjectCommand } from '@aws-sdk/client-s3';
export const commands = { Put: PutObjectCommand };
//- src/index.ts
import { commands } from './commands';
export const run = () => new commands.Put({});
`,
  'a class in a variable': `
//= PutObject
import { PutObjectCommand } from '@aws-sdk/client-s3';
const Command = PutObjectCommand;
export const run = () => new Command({});
`,
  'a class from a condition': `
//= PutObject, DeleteObject
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
export const run = (keep: boolean) => { const Command = keep ? PutObjectCommand : DeleteObjectCommand; return new Command({}); };
`,
  'a subclass of a command': `
//= PutObject
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
class PutText extends PutObjectCommand { constructor(text: string) { super({ Body: text }); } }
export const run = () => new S3Client({}).send(new PutText('x'));
`,
  'send, bound': `
//= PutObject
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
const send = client.send.bind(client);
export const run = () => send(new PutObjectCommand({}));
`,
  'a generator': `
//= PutObject
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
function* work() { yield new PutObjectCommand({}); }
export async function run() { for (const command of work()) await client.send(command); }
`,
  'at the top level, in a default export and in a callback': `
//= PutObject, GetObject, DeleteObject
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
await client.send(new PutObjectCommand({}));
export default async () => client.send(new GetObjectCommand({}));
setTimeout(() => { void client.send(new DeleteObjectCommand({})); }, 1);
export {};
`,
  'in every kind of statement': `
//= PutObject, GetObject, DeleteObject, HeadObject, CopyObject, ListBuckets
import { CopyObjectCommand, DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export async function run(n: number) {
  try { if (n > 1) await client.send(new PutObjectCommand({})); } catch { await client.send(new GetObjectCommand({})); } finally { await client.send(new DeleteObjectCommand({})); }
  switch (n) { case 1: await client.send(new HeadObjectCommand({})); }
  for (let i = 0; i < n; i++) await client.send(new CopyObjectCommand({}));
  while (n-- > 0) { await client.send(new ListBucketsCommand({})); }
}
`,
  'object methods, getters and static blocks': `
//= PutObject, GetObject, DeleteObject
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const handlers = { async put() { return client.send(new PutObjectCommand({})); }, get it() { return client.send(new GetObjectCommand({})); } };
export class Boot { static { void client.send(new DeleteObjectCommand({})); } }
`,
  'a decorated class': `
//= PutObject
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
declare function Injectable(): (target: unknown, context?: unknown) => void;
@Injectable()
export class Media { constructor(private readonly client: S3Client) {} put() { return this.client.send(new PutObjectCommand({})); } }
`,
  paginators: `
//= ListObjectsV2, ListObjectsV2
import { paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import * as s3 from '@aws-sdk/client-s3';
const client = new S3Client({});
export async function run() {
  for await (const page of paginateListObjectsV2({ client }, { Bucket: 'b' })) console.log(page);
  for await (const page of s3.paginateListObjectsV2({ client }, { Bucket: 'b' })) console.log(page);
}
`,
  'a paginator under another name, from a barrel': `
//= ListObjectsV2
//- src/aws.ts
export { paginateListObjectsV2 as pages } from '@aws-sdk/client-s3';
//- src/index.ts
import { pages } from './aws';
export const run = (client: any) => pages({ client }, { Bucket: 'b' });
`,
  waiters: `
//= HeadBucket
import { S3Client, waitUntilBucketExists } from '@aws-sdk/client-s3';
export const run = () => waitUntilBucketExists({ client: new S3Client({}), maxWaitTime: 10 }, { Bucket: 'b' });
`,
  'a signed address': `
//= GetObject
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
export const run = () => getSignedUrl(new S3Client({}), new GetObjectCommand({ Bucket: 'b', Key: 'k' }), { expiresIn: 60 });
`,
  'a signed form': `
//= PutObject
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
export const run = () => createPresignedPost(new S3Client({}), { Bucket: 'b', Key: 'k' });
`,
  'an upload in parts': `
//= AbortMultipartUpload, PutObject
import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
export const run = () => new Upload({ client: new S3Client({}), params: { Bucket: 'b', Key: 'k', Body: 'x' } }).done();
`,
  'the document client, by commands': `
//= GetItem, PutItem, TransactWriteItems
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
const db = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export const a = () => db.send(new GetCommand({ TableName: 't' }));
export const b = () => db.send(new PutCommand({ TableName: 't' }));
export const c = () => db.send(new TransactWriteCommand({}));
`,
  'the document client, by methods': `
//= GetItem, Query
//- src/db.ts
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
export const db = DynamoDBDocument.from(new DynamoDB({}));
//- src/index.ts
import type { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
import { db } from './db';
export const a = () => db.get({ TableName: 't' });
export const b = (given: DynamoDBDocument) => given.query({ TableName: 't' });
`,
  'version 2': `
//= PutObject, GetItem, SendMessage
//- src/index.ts
import AWS from 'aws-sdk';
import { SQS } from 'aws-sdk';
const s3 = new AWS.S3();
const db = new AWS.DynamoDB.DocumentClient();
export const a = () => s3.putObject({ Bucket: 'b' }).promise();
export const b = () => db.get({ TableName: 't' }).promise();
export const c = (sqs: SQS) => sqs.sendMessage({}, () => {});
`,
  'JSX and arrow handlers': `
//= PutObject
//- src/index.tsx
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
declare const Form: any;
export const Page = () => <Form action={async () => { await client.send(new PutObjectCommand({})); }}>{[1].map((n) => <b key={n} />)}</Form>;
`,
  'half-typed code loses only its statement': `
//= PutObject, GetObject
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export const a = () => client.send(new PutObjectCommand({}));
const broken = (
export const b = () => client.send(new GetObjectCommand({}));
`,
  'tests and mocks are left out': `
//= PutObject
//- src/index.ts
import { PutObjectCommand } from '@aws-sdk/client-s3';
export const run = () => new PutObjectCommand({});
//- src/index.test.ts
import { GetObjectCommand } from '@aws-sdk/client-s3';
export const run = () => new GetObjectCommand({});
//- src/__mocks__/s3.ts
import { GetObjectCommand } from '@aws-sdk/client-s3';
export const run = () => new GetObjectCommand({});
//- dist/index.js
const { GetObjectCommand } = require('@aws-sdk/client-s3');
exports.run = () => new GetObjectCommand({});
`,
};
