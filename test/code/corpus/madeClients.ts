/** Programs about clients with methods that a factory makes, that stand among others, or whose methods are taken from them. */
export const madeClients: Readonly<Record<string, string>> = {
  'a factory': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
const make = (region: string) => new S3({ region });
export const run = () => make('eu-west-1').putObject({});
`,
  'a factory with memory': `
//= PutObject
//- src/client.ts
import { S3 } from '@aws-sdk/client-s3';
let client: S3 | undefined;
export function getS3() {
  if (!client) client = new S3({});
  return client;
}
//- src/index.ts
import { getS3 } from './client';
export const run = () => getS3().putObject({});
`,
  'an async factory': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
async function connect() { return new S3({}); }
export async function run() { const s3 = await connect(); await s3.putObject({}); }
export const other = () => connect().then((s3) => s3.config);
`,
  'a factory that returns an object': `
//= PutObject, SendMessage
import { S3 } from '@aws-sdk/client-s3';
import { SQS } from '@aws-sdk/client-sqs';
export function createClients() { return { s3: new S3({}), sqs: new SQS({}) }; }
export function run() {
  const { s3, ...rest } = createClients();
  s3.putObject({});
  return rest.sqs.sendMessage({});
}
`,
  'a closure': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
export const createMedia = (s3: S3) => ({ put: (key: string) => s3.putObject({ Key: key }) });
export const run = () => createMedia(new S3({})).put('k');
`,
  'one of two': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
const a = new S3({ region: 'a' });
const b = new S3({ region: 'b' });
export const run = (flag: boolean) => (flag ? a : b).putObject({});
`,
  'a fallback': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
export const run = (given?: S3) => (given ?? new S3({})).putObject({});
`,
  'casts and assertions': `
//= PutObject, GetObject
import { S3 } from '@aws-sdk/client-s3';
const store: Record<string, unknown> = {};
export const a = () => (store.s3 as S3).putObject({});
export const b = (x: S3 | null) => x!.getObject({});
`,
  'a member by a literal key': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
const clients = { s3: new S3({}) };
export const run = () => clients['s3']['putObject']({});
`,
  'a list of clients': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
const all = [new S3({ region: 'a' }), new S3({ region: 'b' })];
export async function run() { for (const s3 of all) await s3.putObject({}); }
`,
  'a callback over a list': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
const all = [new S3({ region: 'a' }), new S3({ region: 'b' })];
export const run = () => Promise.all(all.map((s3) => s3.putObject({})));
`,
  'a map of clients': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
const byRegion = new Map([['a', new S3({ region: 'a' })]]);
export const run = (region: string) => byRegion.get(region)!.putObject({});
`,
  'a subclass of the client': `
//= PutObject, GetObject
import { S3 } from '@aws-sdk/client-s3';
class MyS3 extends S3 { putText(text: string) { return this.putObject({ Body: text }); } }
export const run = () => new MyS3({}).getObject({});
`,
  'a plain object with a method that uses this': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
export const media = { s3: new S3({}), put() { return this.s3.putObject({}); } };
`,
  'an instance of another class': `
//= PutObject
//- src/storage.ts
import { S3 } from '@aws-sdk/client-s3';
export class Storage { readonly client = new S3({}); }
//- src/index.ts
import { Storage } from './storage';
class Service { constructor(private storage: Storage) {} put() { return this.storage.client.putObject({}); } }
export const service = new Service(new Storage());
`,
  'a generic container': `
//= PutObject
import type { S3 } from '@aws-sdk/client-s3';
interface Container { get<T>(name: string): T }
export const run = (container: Container) => container.get<S3>('s3').putObject({});
`,
  'the return type of a function': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
declare function locate(): S3;
type Located = ReturnType<typeof locate>;
export const run = () => locate().putObject({});
export type Used = Located;
`,
  'bound methods': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
const put = s3.putObject.bind(s3);
export const run = () => put({});
`,
  'a destructured method': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
const { putObject } = new S3({});
export const run = () => putObject({});
`,
  'methods in an object under names of its own': `
//= PutObject, DeleteObject
//+ PutObject
import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
const operations = { save: s3.putObject, drop: s3.deleteObject };
export const a = () => operations.save.call(s3, { Bucket: 'a', Key: 'k' });
export const b = () => operations.drop({ Bucket: 'b', Key: 'k' });
`,
  'a method that is taken out and called with its client': `
//= GetObject
//+ GetObject
import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
const { getObject } = s3;
export const run = () => getObject.call(s3, { Bucket: 'b', Key: 'k' });
`,
};
