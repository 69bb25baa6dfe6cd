import { expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';

/** The bucket of a program's only call of `HeadObject`. */
async function bucket(text: string): Promise<string> {
  const { call } = await program(`import { S3 } from '@aws-sdk/client-s3';\nconst s3 = new S3({});\n${text}`);
  return shortValue(call('HeadObject').input.Bucket);
}

test.each([
  ['objects that a callback makes', `for (const { name } of ['a', 'b'].map((x) => ({ name: x }))) s3.headObject({ Bucket: name });`],
  ['inputs that a callback makes', `['a', 'b'].map((Bucket) => ({ Bucket })).forEach((input) => s3.headObject(input));`],
  [
    'objects that a function makes',
    `const make = (name) => ({ name });\nfor (const x of [make('a'), make('b')]) s3.headObject({ Bucket: x.name });`,
  ],
  [
    'one of two that a function makes',
    `const make = (name) => ({ name });\nexport const run = (x) => s3.headObject({ Bucket: (x ? make('a') : make('b')).name });`,
  ],
  ['lists that a function makes', `const pair = (x) => [x, 'z'];\nfor (const [x] of [pair('a'), pair('b')]) s3.headObject({ Bucket: x });`],
  ['the values of an object', `for (const [, x] of Object.entries({ x: 'a', y: 'b' })) s3.headObject({ Bucket: x });`],
  ['the keys of an object', `Object.entries({ a: 1, b: 2 }).forEach(([x]) => s3.headObject({ Bucket: x }));`],
  [
    'functions that a function makes',
    `const make = (x) => () => x;\nfor (const get of [make('a'), make('b')]) s3.headObject({ Bucket: get() });`,
  ],
  [
    'what methods of two objects give',
    `class Store { constructor(private name) {} input() { return { Bucket: this.name }; } }\nfor (const store of [new Store('a'), new Store('b')]) s3.headObject(store.input());`,
  ],
  [
    'what two objects hold',
    `class Store { constructor(name) { this.input = { Bucket: name }; } }\nfor (const store of ['a', 'b'].map((x) => new Store(x))) s3.headObject(store.input);`,
  ],
  [
    'what settled, or did not',
    `const load = async (x) => ({ name: x });\nfor (const { value } of await Promise.allSettled([load('a'), load('b')])) s3.headObject({ Bucket: value.name });`,
  ],
  [
    'what a function makes with what it is given, and without',
    `const make = (name = 'b') => ({ name });\nexport const run = (x) => s3.headObject({ Bucket: (x ? make('a') : make()).name });`,
  ],
  [
    'what methods of two objects give, one made with nothing',
    `class Store { constructor(private name = 'b') {} input() { return { Bucket: this.name }; } }\nfor (const store of [new Store('a'), new Store()]) s3.headObject(store.input());`,
  ],
])('what one expression makes at several calls has several values: %s', async (_name, text) => {
  expect(await bucket(text)).toBe('"a" | "b"');
});

test.each([
  ['a function', `const name = (n) => (n > 0 ? name(n - 1) : 'a');\nexport const run = (n) => s3.headObject({ Bucket: name(n) });`],
  ['one of two functions', `const b = () => c() ?? 'a';\nconst c = () => b();\nexport const run = () => s3.headObject({ Bucket: b() });`],
])('what %s gives at its end, that calls itself, is known beside what is given further in', async (_name, text) => {
  expect((await bucket(text)).split(' | ').sort()).toEqual(['"a"', '?given by a function that calls itself']);
});

test('what grows in a loop of a function is known as far as it began', async () => {
  const text = `const grow = (name) => { let all = { name }; for (const more of [1, 2]) all = { ...all, ...pick(all), ...all }; return all; };
const pick = (all) => ({ name: all.name });
export const run = () => s3.headObject({ Bucket: grow('a').name });`;
  expect(await bucket(text)).toBe('"a"');
});

test('what one expression makes lacks a member in one of several calls', async () => {
  expect(
    await bucket(`
const make = (more) => ({ name: 'a', ...more });
for (const x of [make({}), make({ name: 'b' })]) s3.headObject({ Bucket: x.name });
`),
  ).toBe('"a" | "b"');
});

test('of clients that one function makes, those at AWS are judged though others are elsewhere', async () => {
  const { call } = await program(`
import { S3 } from '@aws-sdk/client-s3';
const make = (endpoint) => new S3({ endpoint });
for (const client of [make('http://localhost:9000'), make(process.env.ENDPOINT)]) client.listBuckets({});
for (const client of [make('http://localhost:9000'), make('http://localhost:9001')]) client.headBucket({ Bucket: 'b' });
`);
  expect(call('ListBuckets').exempt).toBeNull();
  expect(call('HeadBucket').exempt).toBe('its endpoint http://localhost:9000 is not AWS');
});

test('of a text with too many choices, what stands around them is known', async () => {
  const names = (prefix: string) => JSON.stringify([...'abcde'].map((letter) => prefix + letter));
  expect(
    await bucket(
      `for (const one of ${names('x')}) for (const other of ${names('y')}) s3.headObject({ Bucket: 'in-' + one + '-' + other + '-out' });`,
    ),
  ).toBe(['a', 'b', 'c', 'd', 'e'].map((letter) => `\`in-x${letter}-\${?one of too many texts}-out\``).join(' | '));
});
