import { expect, test } from 'vitest';
import { bucketOfPut, put } from './bucketOfPut.ts';

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
  expect(await bucketOfPut(text)).toBe(expected);
});
