import { expect, test } from 'vitest';
import { foundAndMarked, program, shortValue } from '../support/code.ts';

async function check(text: string): Promise<void> {
  const { found, marked } = foundAndMarked(await program(text));
  expect(found).toEqual(marked);
}

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
