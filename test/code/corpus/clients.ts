/** Programs about how a client with methods reaches the place where it is used. */
export const clients: Readonly<Record<string, string>> = {
  'a constant in the module': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
const s3 = new S3({});
export const run = () => s3.putObject({ Bucket: 'b', Key: 'k' });
`,
  'with a callback': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
new S3({}).putObject({}, (error: unknown) => { if (error) throw error; });
`,
  'imported from a module': `
//= GetObject
//- src/clients.ts
import { S3 } from '@aws-sdk/client-s3';
export const s3 = new S3({});
//- src/index.ts
import { s3 } from './clients';
export const run = () => s3.getObject({});
`,
  'in an object of clients': `
//= GetObject, SendMessage
//- src/clients.ts
import { S3 } from '@aws-sdk/client-s3';
import { SQS } from '@aws-sdk/client-sqs';
export const clients = { storage: new S3({}), queues: { main: new SQS({}) } } as const;
//- src/index.ts
import { clients } from './clients';
const { storage } = clients;
export const a = () => storage.getObject({});
export const b = () => clients.queues.main.sendMessage({});
`,
  'a field with a value': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
export class Media { private readonly s3 = new S3({}); put() { return this.s3.putObject({}); } }
`,
  'a private field with a hash': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
export class Media { #s3 = new S3({}); put() { return this.#s3.putObject({}); } }
`,
  'a field that the constructor sets': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
export class Media {
  private s3;
  constructor() { this.s3 = new S3({}); }
  put() { return this.s3.putObject({}); }
}
`,
  'a field that the constructor sets, in JavaScript': `
//= PutObject
//- src/index.js
const { S3 } = require('@aws-sdk/client-s3');
class Media {
  constructor() { this.s3 = new S3({}); }
  async put() { return this.s3.putObject({}); }
}
module.exports = Media;
`,
  'a constructor parameter that is a field': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
export class Media { constructor(private readonly s3: S3) {} put() { return this.s3.putObject({}); } }
`,
  'a field that is only declared': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
export class Media { s3!: S3; put() { return this.s3.putObject({}); } }
`,
  'a static field': `
//= PutObject, GetObject
import { S3 } from '@aws-sdk/client-s3';
export class Media {
  static s3 = new S3({});
  static put() { return this.s3.putObject({}); }
  get() { return Media.s3.getObject({}); }
}
`,
  'a getter': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
export class Media { get s3() { return new S3({}); } put() { return this.s3.putObject({}); } }
`,
  'a lazy getter': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
export class Media {
  private made?: S3;
  get s3(): S3 { return (this.made ??= new S3({})); }
  put() { return this.s3.putObject({}); }
}
`,
  'inherited from a base class': `
//= PutObject
//- src/base.ts
import { S3 } from '@aws-sdk/client-s3';
export abstract class Base { protected readonly s3 = new S3({}); }
//- src/index.ts
import { Base } from './base';
export class Media extends Base { put() { return this.s3.putObject({}); } }
`,
  'given to the base class by super': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
class Base { constructor(protected readonly s3: S3) {} }
export class Media extends Base { constructor() { super(new S3({})); } put() { return this.s3.putObject({}); } }
`,
  'a typed parameter': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
export const put = (s3: S3) => s3.putObject({});
`,
  'a type imported as a type': `
//= PutObject
import type { S3 } from '@aws-sdk/client-s3';
export const put = (s3: S3) => s3.putObject({});
`,
  'a destructured, typed parameter': `
//= PutObject
import type { S3 } from '@aws-sdk/client-s3';
interface Context { readonly s3: S3; readonly name: string }
export const put = ({ s3, name }: Context) => s3.putObject({ Bucket: name });
`,
  'an interface of another module': `
//= GetItem
//- src/context.ts
import type { DynamoDB } from '@aws-sdk/client-dynamodb';
export interface Context { db: { main: DynamoDB } }
//- src/index.ts
import type { Context } from './context';
export const read = (context: Context) => context.db.main.getItem({ TableName: 't' });
`,
  'a type alias, an intersection and an optional': `
//= PutObject, GetObject
import type { S3 } from '@aws-sdk/client-s3';
type WithS3 = { s3?: S3 } & { name: string };
type Client = S3 | undefined;
export const put = (context: WithS3) => context.s3?.putObject({});
export const get = (client: Client) => client!.getObject({});
`,
  'a parameter with a default': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
export function put(s3 = new S3({})) { return s3.putObject({}); }
`,
  'an untyped parameter, from its call': `
//= PutObject
//+ PutObject
//- src/put.js
module.exports = (s3) => s3.putObject({});
//- src/index.js
const { S3 } = require('@aws-sdk/client-s3');
const put = require('./put');
exports.run = () => put(new S3({}));
`,
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
