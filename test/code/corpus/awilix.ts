/** Programs that get their clients from a container of awilix. */
export const awilix: Readonly<Record<string, string>> = {
  'awilix: a cradle for factories and classes': `
//= GetObject, HeadObject, Publish, PutObject, SendMessage
//+ GetObject, HeadObject, Publish, PutObject, SendMessage
//- src/container.ts
import { createContainer, asValue, asFunction, asClass } from 'awilix';
import { S3 } from '@aws-sdk/client-s3';
import { SQS } from '@aws-sdk/client-sqs';
import { SNS } from '@aws-sdk/client-sns';
import { makeMedia } from './media';
import { M } from './m';
export const container = createContainer();
container.register({
  s3: asValue(new S3({})),
  sqs: asFunction(() => new SQS({})).singleton(),
  sns: asClass(SNS),
  bucket: asValue(process.env.BUCKET),
  media: asFunction(makeMedia),
  m: asClass(M).singleton(),
});
//- src/media.ts
export const makeMedia = ({ s3, bucket }) => ({ put: (key) => s3.putObject({ Bucket: bucket, Key: key }) });
//- src/m.ts
export class M {
  private s3; private cradle;
  constructor(cradle) { this.cradle = cradle; this.s3 = cradle.s3; }
  a() { return this.s3.getObject({ Bucket: this.cradle.bucket, Key: 'k' }); }
}
//- src/use.ts
import { container } from './container';
export const a = () => container.cradle.sqs.sendMessage({ QueueUrl: 'u' });
export const b = () => container.resolve('sns').publish({ TopicArn: 't' });
export const c = () => { const { s3, bucket } = container.cradle; return s3.headObject({ Bucket: bucket }); };
`,
  "awilix: by the parameters' names": `
//= GetItem
//+ GetItem
//- src/container.ts
import * as awilix from 'awilix';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { Repo } from './repo';
const container = awilix.createContainer({ injectionMode: awilix.InjectionMode.CLASSIC });
container.register('db', awilix.asFunction(({ client }) => DynamoDBDocument.from(client)));
container.register('client', awilix.asValue(new DynamoDB({})));
container.register({ repo: awilix.asClass(Repo), tableName: awilix.asValue(process.env.TABLE) });
export default container;
//- src/repo.ts
export class Repo {
  constructor(private db, private tableName) {}
  get(id) { return this.db.get({ TableName: this.tableName, Key: { id } }); }
}
`,
  'awilix: modules that are loaded by their names': `
//= GetItem, PutItem
//+ GetItem, PutItem
//- src/container.ts
import { createContainer, asValue, asFunction } from 'awilix';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
export const container = createContainer();
container.loadModules(['services/**/*.js'], { formatName: 'camelCase' });
const registrations = { db: asFunction(() => DynamoDBDocument.from(new DynamoDB({}))).singleton(), table: asValue(process.env.TABLE) };
container.register(registrations);
//- src/services/users.js
class Users { constructor({ db, table }) { this.db = db; this.table = table; } get(id) { return this.db.get({ TableName: this.table, Key: { id } }); } }
module.exports = Users;
//- src/services/orders.js
module.exports = ({ db, table, users }) => ({ put: (o) => db.put({ TableName: table, Item: o }), user: (id) => users.get(id) });
`,
  "awilix: of a framework's requests": `
//= GetObject, PutObject
//+ GetObject, PutObject
import fastify from 'fastify';
import { diContainer, fastifyAwilixPlugin } from '@fastify/awilix';
import { asValue, asFunction } from 'awilix';
import { S3 } from '@aws-sdk/client-s3';
const app = fastify();
app.register(fastifyAwilixPlugin, { disposeOnClose: true });
diContainer.register({ storage: asFunction(() => new S3({})), bucket: asValue('b') });
app.get('/', async (req, res) => { const storage = req.diScope.resolve('storage'); await storage.putObject({ Bucket: req.diScope.cradle.bucket, Key: 'k' }); });
app.get('/x', async (req, res) => { const { storage } = app.diContainer.cradle; await storage.getObject({ Bucket: 'b' }); });
`,
  'awilix: what an invoker makes': `
//= GetObject, HeadObject, ListObjectsV2, PutObject
//+ GetObject, HeadObject, ListObjectsV2, PutObject
import { createContainer, asValue, asClass } from 'awilix';
import { makeInvoker, scopePerRequest, inject } from 'awilix-express';
import { S3 } from '@aws-sdk/client-s3';
import express from 'express';
const container = createContainer();
container.register({ files: asValue(new S3({})) });
const app = express(); app.use(scopePerRequest(container));
app.get('/a', (req, res) => req.container.resolve('files').getObject({ Bucket: 'b' }));
const api = ({ files }) => ({ put: (req) => files.putObject({ Bucket: 'b' }) });
app.get('/b', makeInvoker(api)('put'));
const build = container.build(({ files }) => ({ go: () => files.headObject({ Bucket: 'b' }) }));
container.cradle.files.listObjectsV2({ Bucket: 'b' });
`,
};
