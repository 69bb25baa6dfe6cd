import { describe, expect, test } from 'vitest';
import { type Program, program, shortValue } from '../support/code.ts';

const head = "import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';\nconst client = new S3Client({});\n";
const put = (bucket: string) => `client.send(new PutObjectCommand({ Bucket: ${bucket} }));`;
const save = `const save = (name: string) => ${put('name')}\n`;
const store = `class Store { constructor(readonly name: string) {} put() { return ${put('this.name')} } }\n`;
const method = `class Store { put(name: string) { return ${put('name')} } }\nconst store = new Store();\n`;

/** The values of the bucket of the only PutObject of a program, in short, sorted. */
function buckets(it: Program): string {
  return shortValue(it.call('PutObject').input.Bucket).split(' | ').sort().join(' | ');
}

async function bucket(text: string): Promise<string> {
  return buckets(await program(text));
}

/** What is known of a function that is called with 'b' in plain sight, and used in another way as well. */
describe('a function that is called, and', () => {
  test.each([
    ['has another name', 'const other = save;\nother("a"); save("b");', '"a" | "b"'],
    ['is one of two', 'const other = Math.random() > 1 ? save : console.log;\nother("a"); save("b");', '"a" | "b"'],
    ['is given to each of a list', '["a"].forEach(save); save("b");', '"a" | "b"'],
    [
      'is given to each of a list that is not known',
      'export const run = (list: any) => { list.map(save); save("b"); };',
      '"b" | ?given by whoever calls run, and no call is found',
    ],
    ['is what happens then', 'Promise.resolve("a").then(save); save("b");', '"a" | "b"'],
    ['is called by a timer', 'setTimeout(save, 10, "a"); save("b");', '"a" | "b"'],
    ['is called by a function that it is given to', 'const each = (f: typeof save) => f("a");\neach(save); save("b");', '"a" | "b"'],
    [
      'is handed on by a function that it is given to',
      'import q from "queue";\nconst each = (f: any) => q.on("message", f);\neach(save); save("b");',
      '"b" | ?given by whoever calls save, which is handed on',
    ],
    [
      'is given to a package',
      'import q from "queue";\nq.on("message", save); save("b");',
      '"b" | ?given by whoever calls save, which is handed on',
    ],
    [
      'is given to a package in an object',
      'import q from "queue";\nq.on({ message: save }); save("b");',
      '"b" | ?given by whoever calls save, which is handed on',
    ],
    ['is returned', 'export const get = () => save;\nsave("b");', '"b" | ?given by whoever calls save, which is handed on'],
    ['is in a list', '[save].forEach((f) => f("a")); save("b");', '"b" | ?given by whoever calls save, which is handed on'],
    ['is a member under another name', 'const all = { keep: save };\nall.keep("a"); save("b");', '"a" | "b"'],
    [
      'is a member by a name chosen at run time',
      'const all: any = { keep: save };\nexport const run = (key: string) => { all[key]("a"); save("b"); };',
      '"a" | "b"',
    ],
    ['is taken out of an object under another name', 'const { keep: other } = { keep: save };\nother("a"); save("b");', '"a" | "b"'],
    ['is a member of an object that is returned', 'const make = () => ({ keep: save });\nmake().keep("a"); save("b");', '"a" | "b"'],
    ['is called with this', 'save.call(null, "a"); save("b");', '"a" | "b"'],
    ['is applied to a list', 'save.apply(null, ["a"]); save("b");', '"a" | "b"'],
    ['is bound', 'const bound = save.bind(null);\nbound("a"); save("b");', '"a" | "b"'],
    [
      'is bound with an argument',
      'const bound = save.bind(null, "a");\nbound(); save("b");',
      '"b" | ?given by whoever calls save, which is handed on',
    ],
    ['is named where nobody looks into', 'const text = tag`${save}`;\nsave("b");', '"b"'],
  ])('%s', async (_name, text, expected) => {
    expect(await bucket(`${head}${save}${text}`)).toBe(expected);
  });
});

describe('a method that is called, and', () => {
  test.each([
    ['is given to each of a list', '["a"].forEach(store.put); store.put("b");', '"a" | "b"'],
    ['is bound', 'const keep = store.put.bind(store);\nkeep("a"); store.put("b");', '"a" | "b"'],
    ['is taken out under another name', 'const { put: keep } = store;\nkeep("a"); store.put("b");', '"a" | "b"'],
    [
      'is given to a package',
      'import q from "queue";\nq.on("message", store.put); store.put("b");',
      '"b" | ?given by whoever calls put, which is handed on',
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await bucket(`${head}${method}${text}`)).toBe(expected);
  });

  test('is bound to its object under its own name', async () => {
    const text = `export class Store { constructor() { this.put = this.put.bind(this); } put(name: string) { return ${put('name')} } }\nnew Store().put("b");`;
    expect(await bucket(head + text)).toBe('"b"');
  });
});

describe('a class that is made, and', () => {
  test.each([
    ['has another name', 'const Other = Store;\nnew Other("a"); new Store("b");', '"a" | "b"'],
    ['is extended under another name', 'const Base = Store;\nclass Kept extends Base {}\nnew Kept("a"); new Store("b");', '"a" | "b"'],
    ['is made by a function that it is given to', 'const make = (C: any) => new C("a");\nmake(Store); new Store("b");', '"a" | "b"'],
    ['is given to a package', 'import make from "make";\nmake(Store); new Store("b");', '"b" | ?given by whoever makes Store'],
    ['is what a container is asked for', 'import { container } from "tsyringe";\ncontainer.resolve(Store); new Store("b");', '"b"'],
    ['is what a thing is seen to be', 'export const is = (x: any) => x instanceof Store;\nnew Store("b");', '"b"'],
  ])('%s', async (_name, text, expected) => {
    expect(await bucket(head + store + text)).toBe(expected);
  });
});

/** Forty other files that call something of the same name. */
const others = Array.from(
  { length: 40 },
  (_, i) => `//- src/other${i}.ts\nimport { make } from './thing';\nexport const thing = make().create('other');\n`,
).join('');

describe('a static method of a name that many others have is called', () => {
  const handed = '?given by whoever calls create, which is handed on';
  const many = '?create is called, or seems to be, from too many places';
  test.each([
    ['by its name', "import { Store } from './store';\nStore.create('a');", '"a"'],
    ['by a name of an import', "import { Store as S } from './store';\nS.create('a');", '"a"'],
    ['from a variable', "import { Store } from './store';\nconst S = Store;\nS.create('a');", '"a"'],
    ['by any name of a default export', "import S from './store';\nS.create('a');", '"a"'],
    ['by a name under which a module hands it on', "import { Kept } from './kept';\nKept.create('a');", '"a"'],
    ['by a name that two modules give it', "import { Again } from './again';\nAgain.create('a');", '"a"'],
    ['in a namespace', "import * as all from './store';\nall.Store.create('a');", '"a"'],
    ['in a namespace that is handed on', "import { stores } from './again';\nstores.Store.create('a');", '"a"'],
    ['through all that a module hands on', "import { Store } from './all';\nStore.create('a');", '"a"'],
    ['by require', "const { Store: S } = require('./store');\nS.create('a');", '"a"'],
    ['by require, whole', "require('./store').Store.create('a');", '"a"'],
    ['when it is imported', "const { Store } = await import('./store');\nStore.create('a');", '"a"'],
    ['then, when it is imported', "import('./store').then(({ Store }) => Store.create('a'));", many],
    ['by the name of a package of the workspace', "import { Store } from '@acme/store';\nStore.create('a');", '"a"'],
    ['after it is taken out', "import { Store } from './store';\nconst { create } = Store;\ncreate('a');", '"a"'],
    ['under another name', "import { Store } from './store';\nconst make = Store.create;\nmake('a');", '"a"'],
    ['by a name in brackets', "import { Store } from './store';\nStore['create']('a');", '"a"'],
    [
      'by a class that extends it',
      "import { Store } from './store';\nclass Kept extends Store {}\nKept.create('a');",
      '"a" | ?given by whoever makes Kept',
    ],
    ['from an object', "import { Store } from './store';\nconst registry = { Store };\nregistry.Store.create('a');", '"a"'],
    ['from an object of another file', "import { registry } from './registry';\nregistry.stores.Kept.create('a');", '"a"'],
    ['in a list', "import { Store } from './store';\n[Store].map((S) => S.create('a'));", `${many} | ?given by whoever makes Store`],
    ['by a function that it is given to', "import { Store } from './store';\nconst make = (S: any) => S.create('a');\nmake(Store);", many],
    ['by whoever it is handed to', "import { Store } from './store';\nimport q from 'queue';\nq.on('message', Store.create);", handed],
    ['in itself', "import { Store } from './store';\nStore.twice();", '"own"'],
  ])('%s', async (_name, caller, expected) => {
    const own = caller.includes('twice') ? " static twice() { return this.create('own'); }" : '';
    expect(
      await bucket(`
//- src/index.ts
${caller}
//- src/store.ts
${head}export class Store {
  constructor(private readonly name: string) {}
  static create(name: string) { return new Store(name); }${own}
  put() { return ${put('this.name')} }
}
export default Store;
//- src/kept.ts
export { Store as Kept } from './store';
//- src/again.ts
export { Kept as Again } from './kept';
export * as stores from './store';
//- src/all.ts
export * from './store';
//- src/registry.ts
import { Kept } from './kept';
export const registry = { stores: { Kept } } as const;
//- packages/store/package.json
{ "name": "@acme/store", "main": "index.ts" }
//- packages/store/index.ts
export * from '../../src/store';
//- src/thing.ts
import { S3Client } from '@aws-sdk/client-s3';
export const made = new S3Client({});
export const make = (): any => null;
${others}`),
    ).toBe(expected);
  });
});

test('an edit of a module between a function and its call is seen', async () => {
  const it = await program(`
//- src/index.ts
import { keep } from './again';
keep('a');
//- src/again.ts
export { save as keep } from './store';
//- src/store.ts
${head}export ${save}`);
  const value = () => buckets(it);
  expect(value()).toBe('"a"');
  it.write({ 'src/again.ts': "export { save as kept } from './store';" });
  expect(value()).toBe('?given by whoever calls save, and no call is found');
  it.write({ 'src/again.ts': "export { save as kept } from './store';\nexport { kept as keep } from './again';" });
  expect(value()).toBe('"a"');
  it.write({ 'src/index.ts': "import { keep } from './again';\nconst all = [keep];\nkeep('b');" });
  expect(value()).toBe('"b" | ?given by whoever calls save, which is handed on');
});
