import { expect, test } from 'vitest';
import { resourceParameters } from '../../server/code/calls/resourceParameters.ts';
import type { Value } from '../../server/code/index.ts';
import { program, root, shortValue } from '../support/code.ts';
import { clients } from './corpus/clients.ts';
import { combinators } from './corpus/combinators.ts';
import { commands } from './corpus/commands.ts';
import { injection } from './corpus/injection.ts';
import { iteration } from './corpus/iteration.ts';
import { modules } from './corpus/modules.ts';
import { types } from './corpus/types.ts';
import { wholes } from './corpus/wholes.ts';

/** A member of the input of a program's only call of an operation, in short. */
async function input(text: string, member: string, operation = 'PutObject'): Promise<string> {
  const { call } = await program(
    `import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';\nconst client = new S3Client({});\n${text}`,
  );
  return shortValue(call(operation).input[member]);
}

const put = (bucket: string) => `client.send(new PutObjectCommand({ Bucket: ${bucket} }));`;

test.each([
  ['a literal', `export const run = () => ${put("'b'")}`, '"b"'],
  ['a constant', `const name = 'b';\nexport const run = () => ${put('name')}`, '"b"'],
  ['a template', `const stage = process.env.STAGE;\nexport const run = () => ${put(`\`media-\${stage}\``)}`, '`media-${$STAGE}`'],
  ['text that is joined', `export const run = () => ${put("'a' + '-' + 'b'")}`, '"a-b"'],
  ['an environment variable', `export const run = () => ${put('process.env.BUCKET!')}`, '$BUCKET'],
  ['by a key in brackets', `export const run = () => ${put("process.env['BUCKET']")}`, '$BUCKET'],
  ['destructured', `const { BUCKET: name = 'x' } = process.env;\nexport const run = () => ${put('name')}`, '$BUCKET ?? "x"'],
  ['with a fallback', `export const run = () => ${put("process.env.BUCKET ?? 'dev'")}`, '$BUCKET ?? "dev"'],
  ['of import.meta.env', `export const run = () => ${put('import.meta.env.BUCKET')}`, '$BUCKET'],
  ['one of two', `export const run = (x: boolean) => ${put("x ? 'a' : 'b'")}`, '"a" | "b"'],
  [
    'of a function that reads the page in a browser',
    `const env = (name: string) => { if (typeof window !== 'undefined') return (window as any).settings[name]; return typeof process !== 'undefined' ? process.env[name] : undefined; };\nexport const run = () => ${put("env('BUCKET')")}`,
    '$BUCKET',
  ],
  [
    'in a text, of a setting that may be missing',
    `const name = process.env.BUCKET ? process.env.BUCKET : undefined;\nexport const run = () => ${put('`media-${name}`')}`,
    '`media-${$BUCKET}`',
  ],
  [
    'a number that a loop counts up',
    `export const run = () => { for (let i = 0; i < 3; i++) ${put('`shard-${i}`')} };`,
    '"shard-0" | `shard-${?computed with ++}`',
  ],
  ['one by a number that is counted up', `export const run = () => { for (let i = 0; i < 2; i++) ${put("['a', 'b'][i]")} };`, '"a" | "b"'],
  ['an enum', `enum Buckets { Media = 'media' }\nexport const run = () => ${put('Buckets.Media')}`, '"media"'],
  ['a frozen object', `const names = Object.freeze({ media: 'm' } as const);\nexport const run = () => ${put('names.media')}`, '"m"'],
  ['a spread', `const base = { Bucket: 'b' };\nexport const run = () => client.send(new PutObjectCommand({ ...base, Key: 'k' }));`, '"b"'],
  [
    'a spread under a condition over what stands before it',
    `export const run = (x: boolean) => client.send(new PutObjectCommand({ Bucket: 'a', ...(x && { Bucket: 'b' }) }));`,
    '"a" | "b"',
  ],
  [
    'a spread of one of two',
    `export const run = (x: boolean) => client.send(new PutObjectCommand({ Bucket: 'a', ...(x ? { Bucket: 'b' } : { Bucket: 'c' }) }));`,
    '"b" | "c"',
  ],
  [
    'a spread of one that may lack it',
    `export const run = (x: boolean) => client.send(new PutObjectCommand({ Bucket: 'a', ...(x ? { Bucket: 'b' } : { Key: 'k' }) }));`,
    '"a" | "b"',
  ],
  [
    'a text that a schema has let pass',
    `import { z } from 'zod';\nconst stages = z.enum(['DEV', 'PROD']).default('DEV');\nconst stage = () => stages.parse(process.env.STAGE);\nexport const run = () => ${put('`media-${stage()}`')}`,
    '`media-${$STAGE ?? "DEV"}`',
  ],
  [
    'what a setter is given',
    `class Settings { _db; load() { this.db = { name: process.env.BUCKET }; } get db() { return this._db; } set db(value) { this._db = value; } }\nconst settings = new Settings();\nexport const run = () => ${put('settings.db.name')}`,
    '$BUCKET',
  ],
  [
    'what a setter is given that nobody sets',
    `class Settings { _db; get db() { return this._db; } set db(value) { this._db = value; } }\nconst settings = new Settings();\nexport const run = () => ${put('settings.db.name')}`,
    '?given by whoever sets db, which is not seen in its file',
  ],
  [
    'a number that is added to what is not known is no text',
    `export const run = () => ${put('`media-${Date.now() + 1}`')}`,
    '`media-${?computed with +}`',
  ],
  [
    'a default that is the same variable, or none',
    `const setting = (name: string, other?: string) => process.env[name] ?? other;\nexport const run = () => ${put("setting('BUCKET') ?? process.env.BUCKET")}`,
    '$BUCKET',
  ],
  [
    'what a class that is handed on is made with',
    `const wrap = (Command: any) => (input: any) => client.send(new Command({ ...input, Bucket: process.env.BUCKET }));\nexport const put = wrap(PutObjectCommand);`,
    '$BUCKET',
  ],
  [
    'of a class that is handed to a package',
    `import { wrap } from 'somewhere';\nexport const put = wrap(PutObjectCommand);`,
    '?given where PutObjectCommand is made',
  ],
  [
    'the place of an element',
    `export const run = (all: string[]) => all.map((one, i) => ${put('i')})`,
    '?the place of an element in a list',
  ],
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
  [
    'one of two inputs',
    `export const run = (x: boolean) => client.send(new PutObjectCommand(x ? { Bucket: 'a' } : { Bucket: 'b' }));`,
    '"a" | "b"',
  ],
  [
    'an input that is given',
    'export const run = (input: any) => client.send(new PutObjectCommand(input));',
    '?given by whoever calls run, and no call is found',
  ],
  [
    'an input with a part that is given',
    "export const run = (rest: any) => client.send(new PutObjectCommand({ ...rest, Key: 'k' }));",
    '?Bucket of an object that is not known whole',
  ],
  [
    'an input that a command of the workspace gives',
    "class Put extends PutObjectCommand { constructor(key: string) { super({ Bucket: 'own', Key: key }); } }\nexport const run = () => client.send(new Put('k'));",
    '"own"',
  ],
  [
    'what is yielded',
    `function* names() { yield 'a'; yield process.env.B!; }\nexport async function run() { for (const name of names()) await ${put('name')} }`,
    '"a" | $B',
  ],
  ['a static member', `class Names { static readonly media = 'm'; }\nexport const run = () => ${put('Names.media')}`, '"m"'],
  ['a getter', `class Names { get media() { return 'm'; } }\nexport const run = () => ${put('new Names().media')}`, '"m"'],
  [
    'zod',
    `import { z } from 'zod';\nconst env = z.object({ BUCKET: z.string().default('d') }).parse(process.env);\nexport const run = () => ${put('env.BUCKET')}`,
    '$BUCKET ?? "d"',
  ],
  [
    'zod, safely',
    `import { z } from 'zod';\nconst { data } = z.object({ BUCKET: z.string() }).safeParse(process.env);\nexport const run = () => ${put('data.BUCKET')}`,
    '$BUCKET',
  ],
  [
    'envalid',
    `import { cleanEnv, str } from 'envalid';\nconst env = cleanEnv(process.env, { BUCKET: str({ default: 'd' }) });\nexport const run = () => ${put('env.BUCKET')}`,
    '$BUCKET ?? "d"',
  ],
  [
    't3-env',
    `import { createEnv } from '@t3-oss/env-core';\nconst env = createEnv({ server: {}, runtimeEnv: process.env });\nexport const run = () => ${put('env.BUCKET')}`,
    '$BUCKET',
  ],
  [
    'Nest',
    `import { ConfigService } from '@nestjs/config';\nexport class A { constructor(private config: ConfigService) {} put() { return ${put("this.config.get<string>('BUCKET')")} } }`,
    '$BUCKET',
  ],
  [
    'the environment, imported',
    `import { env } from 'node:process';\nconst { B: name = 'd' } = env;\nexport const run = () => ${put('name')}`,
    '$B ?? "d"',
  ],
  ['the environment of Deno', `const name = Deno.env.get('B');\nexport const run = () => ${put('name')}`, '$B'],
  [
    'the environment with no default given',
    `const read = (name: string, other?: string) => process.env[name] ?? other;\nexport const run = () => ${put("read('B')")}`,
    '$B',
  ],
  ['unknown, with the reason', `export const run = (name: string) => ${put('name')}`, '?given by whoever calls run, and no call is found'],
  ['a list joined', `export const run = () => ${put("['a', 'b'].join('-')")}`, '"a-b"'],
  [
    'what may be replaced by a spread that is not known',
    `export const run = (more: any) => client.send(new PutObjectCommand({ Bucket: 'a', ...more }));`,
    '"a" | ?given by whoever calls run, and no call is found',
  ],
  [
    'what stands after a spread that is not known',
    `export const run = (more: any) => client.send(new PutObjectCommand({ ...more, Bucket: 'a' }));`,
    '"a"',
  ],
])('%s', async (_name, text, expected) => {
  expect(await input(text, 'Bucket')).toBe(expected);
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

test('every call of the corpus names its resource, or says why it is not known', async () => {
  const silent: string[] = [];
  for (const [name, text] of Object.entries({
    ...modules,
    ...clients,
    ...commands,
    ...iteration,
    ...types,
    ...injection,
    ...wholes,
    ...combinators,
  })) {
    const it = await program(text);
    for (const call of it.code.files().flatMap(it.code.calls)) {
      const range = it.code.place(call.file, call.id)?.range;
      const written = it.text(call.file.slice(root.length + 1)).slice(range?.start, range?.end);
      for (const parameter of resourceParameters(call.package, call.operation).resources) {
        const value = call.input[parameter];
        const said = value ? value.kind !== 'unknown' || value.reason !== '' : !written.includes(`${parameter}:`);
        if (!said) silent.push(`${name}: ${parameter} of ${call.operation}`);
      }
    }
  }
  expect(silent).toEqual([]);
});

test('a value carries the ids of the nodes that wrote it', async () => {
  const { call, code, text } = await program(`
import { PutObjectCommand } from '@aws-sdk/client-s3';
const name = 'media';
export const run = () => new PutObjectCommand({ Bucket: name });
`);
  const from = call('PutObject').input.Bucket?.from.map((node) => code.nodeRange(node));
  expect(from?.map((range) => range && text('src/index.ts').slice(range.start, range.end))).toEqual(["'media'", 'name']);
});

test.each([
  ['an endpoint that is not AWS', "{ endpoint: 'http://localhost:9000' }", 'its endpoint http://localhost:9000 is not AWS'],
  ['one from the environment', '{ endpoint: process.env.S3_ENDPOINT }', null],
  ["one of AWS's", "{ endpoint: 'https://s3.eu-west-1.amazonaws.com' }", null],
  [
    'keys of its own',
    '{ credentials: { accessKeyId: process.env.PARTNER_KEY!, secretAccessKey: process.env.PARTNER_SECRET! } }',
    'it has credentials of its own',
  ],
  [
    "the SDK's own variables",
    '{ credentials: { accessKeyId: process.env.AWS_ACCESS_KEY_ID!, secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY! } }',
    null,
  ],
  [
    'a role of its own',
    '{ credentials: fromTemporaryCredentials({ params: {} }) }',
    'it has credentials of its own, from fromTemporaryCredentials',
  ],
  ["the workload's own provider", '{ credentials: fromNodeProviderChain() }', null],
  ['an endpoint on a condition', "{ ...(process.env.LOCAL ? { endpoint: 'http://localhost:9000' } : {}) }", null],
  [
    'an endpoint on a condition, or nothing',
    "{ region: 'eu-west-1', ...(process.env.LOCAL && { endpoint: 'http://localhost:9000' }) }",
    null,
  ],
  [
    'an endpoint on either condition',
    "{ ...(process.env.LOCAL ? { endpoint: 'http://localhost:9000' } : { endpoint: 'http://minio:9000' }) }",
    'its endpoint http://localhost:9000 is not AWS',
  ],
])('the configuration of the client: %s', async (_name, configuration, exempt) => {
  const { call } = await program(`
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
const client = new S3Client(${configuration});
export const run = () => client.send(new PutObjectCommand({}));
`);
  expect(call('PutObject').exempt).toBe(exempt);
});

/** A value with what it holds, each part in short. */
function whole(value: Value | undefined): unknown {
  if (value?.kind === 'list') return value.elements.map(whole);
  if (value?.kind !== 'object') return shortValue(value);
  return Object.fromEntries(Object.entries(value.members).map(([key, member]) => [key, whole(member)]));
}

test('a list that is filled after it is made holds what it is filled with, as deep as it stands', async () => {
  const { call } = await program(`
import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectsCommand, S3Client } from '@aws-sdk/client-s3';
export async function run(more: boolean) {
  const items = [{ Delete: { TableName: 'users' } }];
  if (more) items.push({ Put: { TableName: process.env.ORDERS } });
  await new DynamoDBClient({}).send(new TransactWriteItemsCommand({ TransactItems: items }));
  const all = [];
  all.push({ Key: 'a' });
  await new S3Client({}).send(new DeleteObjectsCommand({ Bucket: 'b', Delete: { Objects: all } }));
}
`);
  expect(whole(call('TransactWriteItems').input.TransactItems)).toEqual([
    { Delete: { TableName: '"users"' } },
    { Put: { TableName: '$ORDERS' } },
  ]);
  expect(whole(call('DeleteObjects').input.Delete)).toEqual({ Objects: [{ Key: '"a"' }] });
});
