import { madeClients } from './madeClients.ts';

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
  ...madeClients,
};
