import { expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';
import { injection } from './corpus/injection.ts';

/** What the calls of a program say of a parameter, as `Operation: value`, and the endpoint and region of the client if any. */
async function said(name: string, parameter: string): Promise<readonly string[]> {
  const text = injection[name];
  if (text === undefined) throw new Error(`no program ${name}`);
  const { code } = await program(text);
  return code
    .files()
    .flatMap((file) => code.calls(file))
    .filter(({ input }) => input[parameter])
    .map(({ operation, input, client }) => {
      const how = [client.endpoint, client.region].flatMap((value) => (value ? [` at ${shortValue(value)}`] : []));
      return `${operation}: ${shortValue(input[parameter])}${how.join('')}`;
    })
    .sort();
}

test.each([
  ["Nest's providers, asked for by a token without a type", 'Bucket', ['GetObject: "b"', 'PutObject: $BUCKET', 'PutObject: $BUCKET']],
  ["Nest's fields, and a factory that is given what is injected", 'Bucket', ['PutObject: $B at "eu-west-1"']],
  [
    "Nest's own decorators, modules with options, and what the application is asked for",
    'TableName',
    ['GetItem: $TABLE at $DYNAMO_ENDPOINT', 'PutItem: $TABLE at $DYNAMO_ENDPOINT'],
  ],
  ['tsyringe: values, factories and classes by token', 'Bucket', ['GetObject: $BUCKET', 'PutObject: $BUCKET']],
  [
    'tsyringe: factories that keep what they make, other tokens, a registry',
    'Bucket',
    ['GetObject: "b" at "eu-west-1"', 'HeadObject: "b"', 'PutObject: "a" at "eu-west-1"'],
  ],
  ['inversify: bindings by symbol', 'QueueUrl', ['SendMessage: $BUCKET']],
  ['typedi: values and factories by name and token', 'Bucket', ['PutObject: $B']],
  ['awilix: a cradle for factories and classes', 'Bucket', ['GetObject: $BUCKET', 'HeadObject: $BUCKET', 'PutObject: $BUCKET']],
  ["awilix: by the parameters' names", 'TableName', ['GetItem: $TABLE']],
  ['awilix: modules that are loaded by their names', 'TableName', ['GetItem: $TABLE', 'PutItem: $TABLE']],
  ["awilix: of a framework's requests", 'Bucket', ['GetObject: "b"', 'PutObject: "b"']],
])('what is injected as a value is known where it is used: %s', async (name, parameter, values) => {
  expect(await said(name, parameter)).toEqual(values);
});

test('a client that no container gives is told of where it seems to be used', async () => {
  const it = await program(`
import { Inject, Module } from '@nestjs/common';
import { S3 } from '@aws-sdk/client-s3';
@Module({ providers: [{ provide: 'OTHER', useValue: new S3({}) }] })
export class App { constructor(@Inject('S3') private s3) {} run() { return this.s3.putObject({ Bucket: 'b' }); } }
//                                                                                 ^^^^^^^^^ ? it seems to be PutObject of client-s3
`);
  expect(it.found().map((line) => line.slice(0, line.indexOf(':', line.indexOf('?'))))).toEqual(it.marked());
});

test('what a container gives follows what is registered elsewhere', async () => {
  const it = await program(`
//- src/app.ts
import { container } from 'tsyringe';
container.register('BUCKET', { useValue: 'one' });
//- src/index.ts
import { S3 } from '@aws-sdk/client-s3';
import { inject } from 'tsyringe';
export class Store { constructor(@inject('BUCKET') private bucket) {} run() { return new S3({}).putObject({ Bucket: this.bucket }); } }
`);
  expect(shortValue(it.call('PutObject').input.Bucket)).toBe('"one"');
  it.write({ 'src/app.ts': it.text('src/app.ts').replace('one', 'two') });
  expect(shortValue(it.call('PutObject').input.Bucket)).toBe('"two"');
  it.write({ 'src/app.ts': null });
  expect(shortValue(it.call('PutObject').input.Bucket)).toBe('?given by whoever calls constructor, and no call is found');
});
