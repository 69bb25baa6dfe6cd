import { expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';

const store = `
//- src/store.ts
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Names } from './names';
export class Store {
  constructor(private readonly client: S3Client, private readonly names: Names) {}
  put() { return this.client.send(new PutObjectCommand({ Bucket: this.names.bucket(), Key: this.names.key })); }
}
//- src/names.ts
export interface Names { bucket(): string; readonly key: string }
`;
const fromEnvironment = 'bucket() { return process.env.BUCKET!; } get key() { return process.env.KEY!; }';
const fixed = "readonly key = 'k'; bucket() { return 'fixed'; }";

/** The values of bucket and key, each sorted. */
async function input(text: string): Promise<readonly string[]> {
  const { input: given } = (await program(store + text)).call('PutObject');
  return [given.Bucket, given.Key].map((value) => shortValue(value).split(' | ').sort().join(' | '));
}

const nobody = '?given by whoever calls constructor, and no call is found';

test.each([
  [
    'by the class that implements it',
    `//- src/a.ts\nimport { Names } from './names';\nexport class A implements Names { ${fromEnvironment} }`,
    ['$BUCKET', '$KEY'],
  ],
  [
    'by each class that implements it',
    `//- src/a.ts\nimport { Names } from './names';\nexport class A implements Names { ${fromEnvironment} }\nexport class B extends Object implements Disposable, Names { ${fixed} }`,
    ['"fixed" | $BUCKET', '"k" | $KEY'],
  ],
  [
    'by one that implements it under another name',
    `//- src/a.ts\nimport type { Naming as N } from './again';\nexport class A implements N { ${fromEnvironment} }\n//- src/again.ts\nexport type { Names as Naming } from './names';`,
    ['$BUCKET', '$KEY'],
  ],
  [
    'by one that implements what extends it',
    `//- src/a.ts\nimport type { Names } from './names';\ninterface More extends Disposable, Names { more(): void }\nexport class A implements More { ${fromEnvironment} more() {} }`,
    ['$BUCKET', '$KEY'],
  ],
  [
    'by one that is extended',
    `//- src/a.ts\nimport type { Names } from './names';\nexport abstract class A implements Names { readonly key = 'k'; abstract bucket(): string }\nexport class B extends A { bucket() { return 'b'; } }`,
    ['"b"', '"k"'],
  ],
  ['by none', '', ['?only its type, string, is known', nobody]],
  [
    'by one that implements another of that name',
    `//- src/a.ts\ninterface Names { bucket(): string }\nexport class A implements Names { ${fromEnvironment} }`,
    ['?only its type, string, is known', nobody],
  ],
  [
    'by too many',
    `//- src/a.ts\nimport type { Names } from './names';\n${Array.from({ length: 11 }, (_, i) => `export class A${i} implements Names { ${fixed} }`).join('\n')}`,
    ['?bucket of Names, which many classes implement', nobody],
  ],
  [
    'by the one that is seen to be given',
    `//- src/a.ts\nimport { S3Client } from '@aws-sdk/client-s3';\nimport { Names } from './names';\nimport { Store } from './store';\nexport class A implements Names { ${fromEnvironment} }\nexport class B implements Names { ${fixed} }\nexport const store = new Store(new S3Client({}), new B());`,
    ['"fixed"', '"k"'],
  ],
])('what is asked of an interface is told %s', async (_name, text, expected) => {
  expect(await input(text)).toEqual(expected);
});

test('a class that comes to implement an interface is seen', async () => {
  const it = await program(`${store}//- src/a.ts\nimport { Names } from './names';\nexport class A { ${fromEnvironment} }`);
  const bucket = () => shortValue(it.call('PutObject').input.Bucket);
  expect(bucket()).toBe('?only its type, string, is known');
  it.write({ 'src/a.ts': it.text('src/a.ts').replace('class A', 'class A implements Names') });
  expect(bucket()).toBe('$BUCKET');
});

test('a call through an interface that very many implement gives its arguments all the same', async () => {
  const { call } = await program(`
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
const client = new S3Client({});
export interface Store { put(name: string): unknown }
export class S3Store implements Store { put(name: string) { return client.send(new PutObjectCommand({ Bucket: name })); } }
export const run = (store: Store) => store.put('a');
${Array.from({ length: 12 }, (_, i) => `export class Other${i} implements Store { put(name: string) { return name; } }`).join('\n')}
`);
  expect(shortValue(call('PutObject').input.Bucket)).toBe('"a"');
});
