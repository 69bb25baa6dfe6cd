/** Programs about generators, iterators and collections: what is iterated over is what was put in. */
export const iteration: Readonly<Record<string, string>> = {
  'a generator that yields clients': `
//= PutObject, GetObject
import { S3 } from '@aws-sdk/client-s3';
function* clients() { yield new S3({ region: 'a' }); yield new S3({ region: 'b' }); }
export async function run() {
  for (const client of clients()) await client.putObject({ Bucket: 'b', Key: 'k' });
  const [first] = clients();
  await first!.getObject({ Bucket: 'c', Key: 'k' });
}
`,
  'a generator that is given a client': `
//= Scan
import { DynamoDB } from '@aws-sdk/client-dynamodb';
async function* pages(client: DynamoDB, table: string) {
  let key: Record<string, any> | undefined;
  do { const page: any = await client.scan({ TableName: table, ExclusiveStartKey: key }); yield* page.Items ?? []; key = page.LastEvaluatedKey; } while (key);
}
export async function run() { for await (const item of pages(new DynamoDB({}), 't')) console.log(item); }
`,
  'commands that are yielded, in all ways of taking them': `
//= GetObject
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
function* commands() { yield new GetObjectCommand({ Bucket: 'x', Key: 'k' }); }
export async function run() {
  for (const command of commands()) await client.send(command);
  for (const command of [...commands()]) await client.send(command);
  for (const command of Array.from(commands())) await client.send(command);
  await client.send(commands().next().value as GetObjectCommand);
}
`,
  'yields of a generator within a generator': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
function* inner(client: S3) { yield client; }
function* outer() { yield* inner(new S3({})); }
export async function run() { for (const client of outer()) await client.putObject({ Bucket: 'b', Key: 'k' }); }
`,
  'a class that can be iterated over': `
//= PutObject, GetObject
import { S3 } from '@aws-sdk/client-s3';
class Clients {
  constructor(private readonly s3: S3) {}
  *each() { yield this.s3; }
  *[Symbol.iterator]() { yield* this.each(); }
}
export async function run() {
  for (const client of new Clients(new S3({}))) await client.putObject({ Bucket: 'b', Key: 'k' });
  for (const client of new Clients(new S3({})).each()) await client.getObject({ Bucket: 'b', Key: 'k' });
}
`,
  'a class that can be iterated over with await': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
class Clients { async *[Symbol.asyncIterator]() { yield new S3({}); } }
export async function run() { for await (const client of new Clients()) await client.putObject({ Bucket: 'b', Key: 'k' }); }
`,
  'an iterator written by hand': `
//= PutObject
import { S3 } from '@aws-sdk/client-s3';
const clients = { [Symbol.iterator]() { return { next() { return { done: false, value: new S3({}) }; } }; } };
export async function run() { for (const client of clients) await client.putObject({ Bucket: 'b', Key: 'k' }); }
`,
  'a map and a set of clients': `
//= PutObject, GetObject, HeadObject, DeleteObject
import { S3 } from '@aws-sdk/client-s3';
const byRegion = new Map<string, S3>([['eu', new S3({ region: 'eu-west-1' })], ['us', new S3({ region: 'us-east-1' })]]);
const all = new Set<S3>([new S3({})]);
export async function run() {
  for (const [, client] of byRegion) await client.putObject({ Bucket: 'b', Key: 'k' });
  for (const client of byRegion.values()) await client.getObject({ Bucket: 'b', Key: 'k' });
  for (const client of all) await client.headObject({ Bucket: 'b', Key: 'k' });
  all.forEach((client) => client.deleteObject({ Bucket: 'b', Key: 'k' }));
}
`,
  'work that is handed to a generator': `
//= PutObject
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
async function* map<T, U>(items: Iterable<T>, work: (item: T) => Promise<U>) { for (const item of items) yield await work(item); }
export async function run() { for await (const result of map(['a', 'b'], (name) => client.send(new PutObjectCommand({ Bucket: name, Key: 'k' })))) console.log(result); }
`,
  'the second of a list whose length is not known': `
//= PutObject, GetObject
import { S3 } from '@aws-sdk/client-s3';
export const run = (clients: S3[]) => clients[1]!.putObject({ Bucket: 'b', Key: 'k' });
export const other = ([, second]: S3[]) => second!.getObject({ Bucket: 'b', Key: 'k' });
`,
  'a record of clients, by name, at run time and as values': `
//= PutObject, GetObject, HeadObject, DeleteObject
import { S3 } from '@aws-sdk/client-s3';
export const a = (clients: Record<string, S3>) => clients.eu!.putObject({ Bucket: 'b', Key: 'k' });
export const b = (clients: Record<'eu' | 'us', S3>, key: 'eu' | 'us') => clients[key].getObject({ Bucket: 'b', Key: 'k' });
export const c = (clients: Record<string, S3>) => Object.values(clients).map((client) => client.headObject({ Bucket: 'b', Key: 'k' }));
export const d = (clients: { [region: string]: S3 }) => clients.eu!.deleteObject({ Bucket: 'b', Key: 'k' });
`,
  'a record that is filled later': `
//= PutObject, GetObject, HeadObject, DeleteObject
import { S3 } from '@aws-sdk/client-s3';
const clients: Record<string, S3> = {};
const get = (region: string) => (clients[region] ??= new S3({ region }));
export const a = () => get('eu').putObject({ Bucket: 'b', Key: 'k' });
export const b = (region: string) => clients[region]!.getObject({ Bucket: 'b', Key: 'k' });
const map = new Map<string, S3>();
export const c = (region: string) => map.get(region)!.headObject({ Bucket: 'b', Key: 'k' });
class Pool { private clients: { [region: string]: S3 } = {}; get(region: string) { return this.clients[region]!; } }
export const d = () => new Pool().get('eu').deleteObject({ Bucket: 'b', Key: 'k' });
`,
  'an object that is filled later, in JavaScript': `
//= PutObject, GetObject
//+ PutObject, GetObject
//- src/index.js
const { S3 } = require('@aws-sdk/client-s3');
const clients = {};
const make = (region) => { if (!clients[region]) clients[region] = new S3({ region }); return clients[region]; };
exports.run = () => make('eu').putObject({ Bucket: 'b', Key: 'k' });
exports.all = () => Object.values(clients).map((client) => client.getObject({ Bucket: 'b', Key: 'k' }));
`,
  'lists and maps that are filled later, without a type': `
//= PutObject, GetObject, HeadObject
//+ PutObject, GetObject, HeadObject
//- src/index.js
const { S3 } = require('@aws-sdk/client-s3');
const map = new Map();
map.set('x', new S3({}));
const list = [];
list.push(new S3({}));
exports.a = () => map.get('x').putObject({ Bucket: 'a', Key: 'k' });
exports.b = () => list[0].getObject({ Bucket: 'b', Key: 'k' });
exports.c = () => list.map((client) => client.headObject({ Bucket: 'c', Key: 'k' }));
`,
};
