import { expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';
import { bucketOfPut, put } from './bucketOfPut.ts';

test.each([
  [
    'an argument of each call',
    `const save = (name: string) => ${put('name')}\nexport const run = () => [save('a'), save(process.env.B!)];`,
    '"a" | $B',
  ],
  [
    'a field from the constructor',
    `class Media { constructor(private readonly name: string) {} put() { return ${put('this.name')} } }\nexport const media = new Media(process.env.BUCKET!);`,
    '$BUCKET',
  ],
  [
    'a field that a subclass gives too',
    `class Base { constructor(readonly name: string) {} put() { return ${put('this.name')} } }\nclass Users extends Base { constructor() { super('users'); } }\nexport const all = [new Base('all'), new Users()];`,
    '"all" | "users"',
  ],
  [
    'a field that a subclass hands on',
    `class Base { constructor(readonly name: string) {} put() { return ${put('this.name')} } }\nclass Users extends Base {}\nexport const all = [new Users('users')];`,
    '"users"',
  ],
  [
    'a field of a subclass that nobody is seen to make',
    `class Base { constructor(readonly name: string) {} put() { return ${put('this.name')} } }\nexport class Users extends Base {}`,
    '?given by whoever makes Users',
  ],
  [
    'a field that subclasses declare',
    `abstract class Base { abstract readonly name: string; put() { return ${put('this.name')} } }\nexport class Users extends Base { readonly name = 'users'; }\nexport class Media extends Base { get name() { return process.env.MEDIA!; } }`,
    '"users" | $MEDIA',
  ],
  [
    'a method that a subclass has',
    `abstract class Base { abstract name(): string; put() { return ${put('this.name()')} } }\nexport class Users extends Base { name() { return 'users'; } }`,
    '"users"',
  ],
  [
    'an argument of a call through an interface',
    `interface Store { put(name: string): unknown }\nclass S3Store implements Store { put(name: string) { return ${put('name')} } }\nexport const one = new S3Store().put('direct');\nexport const run = (store: Store) => store.put('a');`,
    '"direct" | "a"',
  ],
  [
    'an argument of a call through an interface that another extends, by a function in it',
    `interface Put { put: (name: string) => unknown }\ninterface Store extends Put { get(): void }\nclass Base implements Store { get() {} put(name: string): unknown { return name; } }\nexport class S3Store extends Base { put = (name: string) => ${put('name')} }\nexport class User { constructor(private readonly store: Put) {} run() { return this.store.put('a'); } }`,
    '"a"',
  ],
  [
    'an argument of a call through a class that is extended',
    `class Store { put(name: string): unknown { return name; } }\nexport class S3Store extends Store { put(name: string) { return ${put('name')} } }\nexport const run = (store: Store) => store.put('a');\nexport const made = new S3Store().put('b');\nexport const base = new Store().put('c');`,
    '"a" | "b"',
  ],
  [
    'an argument of a call through another interface with the same name',
    `interface Store { put(name: string): unknown }\ninterface Other { put(name: string): unknown }\nclass S3Store implements Store { put(name: string) { return ${put('name')} } }\nexport const one = new S3Store().put('direct');\nexport const run = (other: Other) => other.put('a');`,
    '"direct"',
  ],
  [
    'of the event of a handler that the workspace calls too',
    `export const handler = async (event: { bucket: string }) => ${put('event.bucket')}\nexport const local = () => handler({ bucket: 'local' });`,
    '"local" | ?given by whoever calls handler, which Lambda may do too',
  ],
  [
    'of the event of a handler of CommonJS that the workspace calls too',
    `const handle = async (event) => ${put('event.bucket')}\nexports.handler = handle;\nexports.local = () => handle({ bucket: 'local' });`,
    '"local" | ?given by whoever calls handle, which Lambda may do too',
  ],
  [
    'of the event of a handler by its declared type, under another name',
    `import type { Handler } from 'aws-lambda';\nexport const main: Handler<{ bucket: string }> = async (event) => ${put('event.bucket')}\nexport const local = () => main({ bucket: 'local' }, undefined, undefined);`,
    '"local" | ?given by whoever calls main, which Lambda may do too',
  ],
  [
    'of the event of a handler that is bound to its object',
    `class Media { async handle(event: { bucket: string }) { return ${put('event.bucket')} } }\nconst media = new Media();\nexport const handler = media.handle.bind(media);\nexport const local = () => media.handle({ bucket: 'local' });`,
    '"local" | ?given by whoever calls handle, which Lambda may do too',
  ],
  [
    'of the event of an exported function that has the parameters of a handler',
    `export const main = async (event: { bucket: string }, context?: unknown) => ${put('event.bucket')}\nexport const local = () => main({ bucket: 'local' });`,
    '"local" | ?given by whoever calls main, which Lambda may do too',
  ],
  [
    'of what only the workspace gives a handler',
    `export const main = async (event: unknown, context: unknown, bucket = process.env.BUCKET) => ${put('bucket')}\nexport const local = () => main({}, {});`,
    '$BUCKET',
  ],
  [
    'of an argument of an exported function that is given no event',
    `export const main = async (options: { bucket: string }) => ${put('options.bucket')}\nexport const local = () => main({ bucket: 'local' });`,
    '"local"',
  ],
  [
    'of an argument of a function named handler that is not exported',
    `const handler = async (event: { bucket: string }) => ${put('event.bucket')}\nexport const local = () => handler({ bucket: 'local' });`,
    '"local"',
  ],
  [
    'a parameter by default',
    `export const run = (name = process.env.BUCKET) => ${put('name')}`,
    '?given by whoever calls run, and no call is found | $BUCKET',
  ],
  [
    'a member of a parameter of a declared type',
    `export const run = ({ name }: { name: string }) => ${put('name')}`,
    '?given by whoever calls run, and no call is found',
  ],
])('%s', async (_name, text, expected) => {
  expect(await bucketOfPut(text)).toBe(expected);
});

test.each([
  [
    'the next that can be one',
    'const run = (C: any, s3: S3Client, i: any) => s3.send(new C(i));',
    "run(PutObjectCommand, client, { Bucket: 'b' })",
    '"b"',
  ],
  ['the one before', 'const run = (i: any, C: any) => client.send(new C(i));', "run({ Bucket: 'b' }, PutObjectCommand)", '"b"'],
  [
    'not beside it',
    'const maker = (C: any) => (i: any) => new C(i);',
    "client.send(maker(PutObjectCommand)({ Bucket: 'b' }))",
    '?given by whoever calls this function',
  ],
])('the input of a class that is handed over: %s', async (_name, run, use, expected) => {
  const { call } = await program(`
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
${run}
export const put = () => ${use};
`);
  expect(shortValue(call('PutObject').input.Bucket)).toBe(expected);
});

test('an argument of a call through a class of a name that very many extend', async () => {
  const others = Array.from({ length: 31 }, (_, i) => `//- src/other${i}.ts\nclass Store {}\nexport class Kept extends Store {}\n`).join(
    '',
  );
  const { call } = await program(`
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
class Store { put(name: string): unknown { return name; } }
export class S3Store extends Store { put(name: string) { return ${put('name')} } }
export const run = (store: Store) => store.put('a');
export const made = new S3Store().put('b');
export const base = new Store().put('c');
${others}`);
  expect(shortValue(call('PutObject').input.Bucket)).toBe('"a" | "b"');
});

test('what very many classes may have of their own is not known', async () => {
  const others = Array.from(
    { length: 31 },
    (_, i) => `//- src/other${i}.ts\nimport { Base } from './index';\nexport class Kept extends Base { readonly name = 'other'; }\n`,
  ).join('');
  const { call } = await program(`
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export class Base { readonly name: string = 'base'; put() { return ${put('this.name')} } }
${others}`);
  expect(shortValue(call('PutObject').input.Bucket)).toBe('"base" | ?name of Base, which many classes extend');
});
