/** Programs about what declared types say of a client, where its value is not seen. */
export const types: Readonly<Record<string, string>> = {
  'the context of procedures of tRPC': `
//= GetItem, HeadObject, PutItem, Scan
//+ GetItem, HeadObject, PutItem, Scan
//- src/context.ts
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { S3 } from '@aws-sdk/client-s3';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
export async function createContext() { return { db: DynamoDBDocument.from(new DynamoDB({})), s3: new S3({}), user: 'x' }; }
//- src/trpc.ts
import { initTRPC } from '@trpc/server';
import type { createContext } from './context';
type Context = Awaited<ReturnType<typeof createContext>>;
const t = initTRPC.context<Context>().create({});
const signedIn = t.middleware(async ({ ctx, next }) => { await ctx.db.get({ TableName: 'users', Key: {} }); return next(); });
export const { router } = t;
export const open = t.procedure;
export const guarded = t.procedure.use(signedIn);
//- src/index.ts
import { guarded, open, router } from './trpc';
export const notes = router({
  list: open.query(({ ctx }) => ctx.db.scan({ TableName: 'notes' })),
  add: guarded.input(String).mutation(async ({ ctx: { db }, input }) => db.put({ TableName: 'notes', Item: { input } })),
  image: open.query(async (options) => { const { ctx } = options; return ctx.s3.headObject({ Bucket: 'b', Key: options.input }); }),
});
`,
  'the context of tRPC, by a type that it infers': `
//= ListBuckets
//+ ListBuckets
import { S3 } from '@aws-sdk/client-s3';
import { initTRPC, type inferAsyncReturnType } from '@trpc/server';
const createContext = () => ({ s3: new S3({}) });
const t = initTRPC.context<inferAsyncReturnType<typeof createContext>>().create();
export const list = t.procedure.query(({ ctx }) => ctx.s3.listBuckets({}));
`,
  'the type of a value that is imported for its type': `
//= GetObject, HeadObject, ListBuckets, PutObject
//- src/clients.ts
import { S3 } from '@aws-sdk/client-s3';
export const clients = { s3: new S3({}) };
export class Storage { s3 = new S3({}); }
//- src/index.ts
import type { clients } from './clients';
import { type Storage } from './clients';
import type * as all from './clients';
export const a = (held: typeof clients) => held.s3.listBuckets({});
export const b = (client: (typeof clients)['s3']) => client.getObject({ Bucket: 'b', Key: 'k' });
export const c = (one: InstanceType<typeof Storage>) => one.s3.putObject({ Bucket: 'b', Key: 'k' });
export const d = (client: typeof all.clients.s3) => client.headObject({ Bucket: 'b', Key: 'k' });
`,
  'what a type argument of a base class says': `
//= HeadBucket, PublishBatch, PutObject
//+ HeadBucket
//- src/base.ts
export abstract class Base<T> { constructor(protected readonly client: T) {} check() { return (this.client as any).headBucket({ Bucket: 'b' }); } }
export abstract class Named<N, C> extends Base<C> { abstract name: N; }
//- src/index.ts
import { S3 } from '@aws-sdk/client-s3';
import { SNS } from '@aws-sdk/client-sns';
import { Base, Named } from './base';
export class Store extends Base<S3> { put() { return this.client.putObject({ Bucket: 'b', Key: 'k' }); } }
export class Topic extends Named<string, SNS> { name = 't'; send() { return this.client.publishBatch({ TopicArn: this.name, PublishBatchRequestEntries: [] }); } }
`,
  'type arguments of interfaces and aliases': `
//= DeleteMessage, GetObject, HeadObject, Publish, SendMessage
//- src/types.ts
export interface Box<T> { readonly value: T; make(): T }
export type Lazy<T> = () => T;
export type Held<C, N = string> = { client: C; name: N };
export type Both<A, B> = Held<A> & { other: Box<B> };
//- src/index.ts
import { S3 } from '@aws-sdk/client-s3';
import { SNS } from '@aws-sdk/client-sns';
import { SQS } from '@aws-sdk/client-sqs';
import type { Both, Box, Held, Lazy } from './types';
export const a = (box: Box<SQS>) => [box.value.sendMessage({ QueueUrl: 'q', MessageBody: '' }), box.make().deleteMessage({ QueueUrl: 'q', ReceiptHandle: '' })];
export const b = (lazy: Lazy<SNS>) => lazy().publish({ TopicArn: 't', Message: '' });
export const c = ({ client }: Held<S3, 'x'>) => client.getObject({ Bucket: 'b', Key: 'k' });
export const d = (both: Both<SNS, S3>) => both.other.value.headObject({ Bucket: 'b', Key: 'k' });
`,
  'what a type parameter extends, or is by default': `
//= GetItem, GetObject, PutObject
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
import { S3 } from '@aws-sdk/client-s3';
export class Rows<C extends DynamoDBDocument = DynamoDBDocument> { constructor(private readonly client: C) {} get() { return this.client.get({ TableName: 't', Key: {} }); } }
export function using<T extends S3>(client: T) { return client.getObject({ Bucket: 'b', Key: 'k' }); }
export const put = async <T extends { s3: S3 }>(context: T) => context.s3.putObject({ Bucket: 'b', Key: 'k' });
`,
};
