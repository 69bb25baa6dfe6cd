import { awilix } from './awilix.ts';

/** Programs in which a container of injected things gives a client by a token, and no type says so. */
export const injection: Readonly<Record<string, string>> = {
  "Nest's providers, asked for by a token without a type": `
//= GetObject, Publish, PutObject, PutObject, SendMessage
//+ GetObject, Publish, PutObject, SendMessage
//- src/app.module.ts
import { Module } from '@nestjs/common';
import { S3Client, S3 } from '@aws-sdk/client-s3';
import { SQS } from '@aws-sdk/client-sqs';
import { SNS } from '@aws-sdk/client-sns';
import { MediaService } from './media.service';
import { TABLE } from './tokens';
@Module({
  providers: [
    MediaService,
    { provide: 'S3C', useValue: new S3Client({}) },
    { provide: 'S3', useFactory: () => new S3({}) },
    { provide: 'SQS', useFactory: async () => { const c = new SQS({ endpoint: 'http://localhost:4566' }); return c; } },
    { provide: 'SNS', useClass: SNS },
    { provide: 'ALIAS', useExisting: 'S3' },
    { provide: TABLE, useValue: process.env.TABLE },
    { provide: 'BUCKET', useFactory: () => process.env.BUCKET },
  ],
})
export class AppModule {}
//- src/tokens.ts
export const TABLE = Symbol('TABLE');
//- src/media.service.ts
import { Inject, Injectable } from '@nestjs/common';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { TABLE } from './tokens';
@Injectable()
export class MediaService {
  constructor(@Inject('S3C') private readonly s3c, @Inject('S3') private s3, @Inject('SQS') private sqs, @Inject('SNS') private sns, @Inject('ALIAS') private alias, @Inject(TABLE) private table, @Inject('BUCKET') private bucket: string) {}
  a() { return this.s3c.send(new PutObjectCommand({ Bucket: this.bucket, Key: this.table })); }
  b() { return this.s3.putObject({ Bucket: this.bucket, Key: 'k' }); }
  c() { return this.sqs.sendMessage({ QueueUrl: 'u' }); }
  d() { return this.sns.publish({ TopicArn: 't' }); }
  e() { return this.alias.getObject({ Bucket: 'b' }); }
}
`,
  "Nest's fields, and a factory that is given what is injected": `
//= PutObject
//+ PutObject
//- src/app.module.ts
import { Module } from '@nestjs/common';
import { S3 } from '@aws-sdk/client-s3';
import { M } from './m';
const s3Provider = { provide: 'S3', useFactory: (cfg) => new S3({ region: cfg.region }), inject: ['CFG'] };
@Module({ providers: [M, s3Provider, { provide: 'CFG', useValue: { region: 'eu-west-1', bucket: process.env.B } }] })
export class AppModule {}
//- src/m.ts
import { Inject } from '@nestjs/common';
export class M {
  @Inject('S3') private s3;
  @Inject('CFG') private cfg;
  b() { return this.s3.putObject({ Bucket: this.cfg.bucket, Key: 'k' }); }
}
`,
  'tsyringe: values, factories and classes by token': `
//= GetObject, ListTopics, Publish, PutObject, SendMessage
//+ GetObject, ListTopics, Publish, PutObject, SendMessage
//- src/container.ts
import { container } from 'tsyringe';
import { S3 } from '@aws-sdk/client-s3';
import { SQS } from '@aws-sdk/client-sqs';
import { SNS } from '@aws-sdk/client-sns';
container.register('S3', { useValue: new S3({}) });
container.register('SQS', { useFactory: () => new SQS({}) });
container.register('SNS', { useClass: SNS });
container.registerInstance('BUCKET', process.env.BUCKET);
container.registerSingleton('SNS2', SNS);
//- src/m.ts
import { inject, injectable, container } from 'tsyringe';
@injectable()
export class M {
  constructor(@inject('S3') private s3, @inject('SQS') private sqs: any, @inject('BUCKET') private bucket: string) {}
  a() { return this.s3.putObject({ Bucket: this.bucket, Key: 'k' }); }
  b() { return this.sqs.sendMessage({ QueueUrl: this.bucket }); }
}
export const c = () => container.resolve('SNS').publish({ TopicArn: 't' });
export const d = () => container.resolve<any>('S3').getObject({ Bucket: container.resolve('BUCKET'), Key: 'k' });
export const e = () => container.resolve('SNS2').listTopics({ TopicArn: 't' });
`,
  'inversify: bindings by symbol': `
//= Publish, PutObject, SendMessage
//+ Publish, PutObject, SendMessage
//- src/types.ts
export const TYPES = { S3: Symbol.for('S3'), SQS: Symbol.for('SQS'), Bucket: Symbol.for('Bucket'), SNS: Symbol('SNS') };
//- src/container.ts
import { Container } from 'inversify';
import { S3 } from '@aws-sdk/client-s3';
import { SQS } from '@aws-sdk/client-sqs';
import { SNS } from '@aws-sdk/client-sns';
import { TYPES } from './types';
const container = new Container();
container.bind(TYPES.S3).toConstantValue(new S3({}));
container.bind(TYPES.SQS).toDynamicValue(() => new SQS({})).inSingletonScope();
container.bind<string>(TYPES.Bucket).toConstantValue(process.env.BUCKET!);
container.bind(TYPES.SNS).to(SNS);
export { container };
//- src/m.ts
import { inject, injectable } from 'inversify';
import { TYPES } from './types';
import { container } from './container';
@injectable()
export class M {
  @inject(TYPES.SQS) private sqs;
  constructor(@inject(TYPES.S3) private s3, @inject(TYPES.Bucket) private bucket: string) {}
  a() { return this.s3.putObject({ Bucket: this.bucket, Key: 'k' }); }
  b() { return this.sqs.sendMessage({ QueueUrl: this.bucket }); }
}
export const c = () => container.get(TYPES.SNS).publish({ TopicArn: 't' });
`,
  "Nest's own decorators, modules with options, and what the application is asked for": `
//= GetItem, PutItem
//+ PutItem
//- src/app.module.ts
import { Module, DynamicModule } from '@nestjs/common';
import { ConfigService, ConfigModule } from '@nestjs/config';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
import { DB, CLIENT, OPTIONS } from './tokens';
import { Repo } from './repo';
import { RepoX, Port } from './port';
export const providers = [
  { provide: CLIENT, inject: [ConfigService], useFactory: (config: ConfigService) => new DynamoDBClient({ endpoint: config.get('DYNAMO_ENDPOINT') }) },
  { provide: DB, useFactory: (client) => DynamoDBDocument.from(client, { marshallOptions: {} }), inject: [{ token: CLIENT, optional: false }] },
];
@Module({})
export class DbModule {
  static forRoot(options: { table: string }): DynamicModule {
    return { module: DbModule, providers: [...providers, Repo, { provide: OPTIONS, useValue: options }, { provide: Port, useClass: RepoX }], exports: [DB] };
  }
}
@Module({ imports: [DbModule.forRoot({ table: process.env.TABLE! })] })
export class AppModule {}
//- src/tokens.ts
import { Inject } from '@nestjs/common';
export const DB = 'DB'; export const CLIENT = Symbol.for('client'); export const OPTIONS = 'DB_OPTIONS';
export const InjectDb = () => Inject(DB);
//- src/repo.ts
import { Inject, forwardRef } from '@nestjs/common';
import { InjectDb, OPTIONS } from './tokens';
import { Port } from './port';
import type { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
export class Repo {
  constructor(@InjectDb() private readonly db: DynamoDBDocument, @Inject(OPTIONS) private readonly options: { table: string }, @Inject(forwardRef(() => Port)) private port) {}
  get(id) { return this.db.get({ TableName: this.options.table, Key: { id } }); }
  x() { return this.port.items; }
}
//- src/port.ts
export abstract class Port { abstract items; }
export class RepoX extends Port { items = 1; }
//- src/main.ts
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';
const app = await NestFactory.create(AppModule);
app.get('DB').put({ TableName: app.get('DB_OPTIONS').table, Item: {} });
`,
  'tsyringe: factories that keep what they make, other tokens, a registry': `
//= GetObject, HeadObject, PutObject
//+ GetObject, HeadObject
import { container, instanceCachingFactory, inject, registry, delay } from 'tsyringe';
import { S3 } from '@aws-sdk/client-s3';
container.register<S3>('S3', { useFactory: instanceCachingFactory<S3>((c) => new S3({ region: c.resolve('REGION') })) });
container.register('REGION', { useValue: 'eu-west-1' }).register('B', { useValue: 'bb' });
container.register('S3B', { useToken: 'S3' });
@registry([{ token: 'X', useFactory: () => new S3({}) }])
export class M { constructor(@inject('S3') private s3: S3, @inject('S3B') private other: any, @inject('X') private x: any) {}
  a() { return this.s3.putObject({ Bucket: 'a' }); }
  b() { return this.other.getObject({ Bucket: 'b' }); }
  c() { return this.x.headObject({ Bucket: 'b' }); }
}
`,
  'inversify: modules, and what a binding is made with': `
//= DeleteItem, GetItem, PutItem
//+ DeleteItem, GetItem, PutItem
//- src/mod.ts
import { ContainerModule, Container, type interfaces } from 'inversify';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
import { DynamoDB } from '@aws-sdk/client-dynamodb';
export const mod = new ContainerModule((bind: interfaces.Bind) => {
  bind<DynamoDB>('Client').toConstantValue(new DynamoDB({}));
  bind('Db').toDynamicValue((ctx) => DynamoDBDocument.from(ctx.container.get('Client'))).inSingletonScope();
  bind('Db7').toDynamicValue((ctx) => DynamoDBDocument.from(ctx.get('Client')));
  bind('Resolved').toResolvedValue((client) => DynamoDBDocument.from(client), ['Client']);
});
const container = new Container();
container.load(mod);
const db = container.get<DynamoDBDocument>('Db');
db.get({ TableName: 't', Key: {} });
container.get('Db7').put({ TableName: 't', Item: {} });
container.get('Resolved').delete({ TableName: 't', Key: {} });
`,
  'inversify: a module of version 7': `
//= ListBuckets
//+ ListBuckets
import { ContainerModule, inject } from 'inversify';
import { S3 } from '@aws-sdk/client-s3';
export const mod = new ContainerModule((options) => { options.bind('S3').toConstantValue(new S3({})); });
export class A { constructor(@inject('S3') private client) {} run() { return this.client.listBuckets({}); } }
`,
  'typedi: values and factories by name and token': `
//= ListBuckets, PutObject
//+ ListBuckets, PutObject
import { Container, Inject, Service, Token } from 'typedi';
import { S3 } from '@aws-sdk/client-s3';
export const T = new Token<S3>('s3');
Container.set('s3', new S3({}));
Container.set([{ id: 'bucket', value: process.env.B }, { id: T, factory: () => new S3({}) }]);
@Service()
export class A { @Inject('bucket') bucket; constructor(@Inject('s3') private client) {} run() { return this.client.putObject({ Bucket: this.bucket, Key: 'k' }); } }
Container.get(T).listBuckets({});
`,
  ...awilix,
};
