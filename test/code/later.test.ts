import { describe, expect, test } from 'vitest';
import { program, shortValue } from '../support/code.ts';

const head = "import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';\nconst client = new S3Client({});\n";
const put = (bucket: string) => `export const run = () => client.send(new PutObjectCommand({ Bucket: ${bucket} }));\n`;

/** The values of the bucket of the only PutObject of a program, in short, sorted. */
async function bucket(text: string): Promise<string> {
  const { call } = await program(head + text);
  return shortValue(call('PutObject').input.Bucket).split(' | ').sort().join(' | ');
}

const other = (name: string, text: string) => `//- src/other.ts\nimport { ${name} } from './index';\n${text}`;

describe('what is given later', () => {
  test.each([
    [
      'to a member, in another file',
      `export const config = { table: 'x' };\n${put('config.table')}${other('config', 'config.table = process.env.TABLE!;')}`,
      '"x" | $TABLE',
    ],
    [
      'to a member of a member, in another file',
      `export const config = { s3: { table: 'x' } };\n${put('config.s3.table')}${other('config', 'config.s3.table = process.env.TABLE!;')}`,
      '"x" | $TABLE',
    ],
    [
      'to a member of another object',
      `export const config = { table: 'x' };\n${put('config.table')}${other('config', 'const own = { table: config.table };\nown.table = process.env.TABLE!;')}`,
      '"x"',
    ],
    [
      'to a member by a name chosen at run time',
      `const config: any = { table: 'x' };\n${put('config.table')}export const set = (key: string) => { config[key] = process.env.TABLE; };`,
      '"x" | $TABLE',
    ],
    [
      'to a static member',
      `export class Config { static table = 'x'; }\n${put('Config.table')}${other('Config', 'Config.table = process.env.TABLE!;')}`,
      '"x" | $TABLE',
    ],
    [
      'to a field, from outside',
      `export class Config { table = 'x'; }\nexport const config = new Config();\n${put('config.table')}${other('config', 'config.table = process.env.TABLE!;')}`,
      '"x" | $TABLE',
    ],
    [
      'to a field of another instance',
      `export class Config { table = 'x'; }\nconst config = new Config();\n${put('config.table')}export const second = new Config();\nsecond.table = process.env.TABLE!;`,
      '"x"',
    ],
    [
      'to a key of a map',
      `const names = new Map<string, string>();\nnames.set('a', process.env.A!);\nnames.set('b', 'b');\n${put("names.get('a')!")}`,
      '$A',
    ],
    [
      'to a key of a map that has it',
      `const names = new Map([['a', 'x']]);\nnames.set('a', process.env.A!);\n${put("names.get('a')!")}`,
      '"x" | $A',
    ],
    [
      'to a key of a map that is not known',
      `const names = new Map([['a', 'x']]);\nexport const set = (key: string) => names.set(key, 'y');\n${put("names.get('a')!")}`,
      '"x" | "y"',
    ],
    [
      'to no such key of a map',
      `const names = new Map([['a', 'x']]);\n${put("names.get('c')!")}`,
      '?an entry of a collection that is filled elsewhere',
    ],
    [
      'to a map, in another file',
      `export const names = new Map([['a', 'x']]);\n${put("names.get('a')!")}${other('names', "names.set('a', process.env.A!);")}`,
      '"x" | $A',
    ],
    [
      'to a map, by a function that is given it',
      `const fill = (map: Map<string, string>) => { map.set('a', process.env.A!); };\nconst names = new Map([['a', 'x']]);\nfill(names);\n${put("names.get('a')!")}`,
      '"x" | $A',
    ],
    [
      'to a map that is a field',
      `class Names { readonly all = new Map<string, string>(); constructor() { this.all.set('a', process.env.A!); } }\nconst names = new Names();\n${put("names.all.get('a')!")}`,
      '$A',
    ],
    [
      'to a list',
      `const names = ['x'];\nnames.push(process.env.A!);\nfor (const name of names) ${put('name').slice('export const run = () => '.length)}`,
      '"x" | $A',
    ],
  ])('%s', async (_name, text, expected) => {
    expect(await bucket(text)).toBe(expected);
  });
});

describe('a client is taken out of a collection', () => {
  test.each([
    ['for each of a typed map', 'const clients = new Map<string, S3>();', 'clients.forEach((one) => one.putObject({}));'],
    [
      'for each of a map that is filled',
      "const clients = new Map();\nclients.set('a', new S3({}));",
      'clients.forEach((one) => one.putObject({}));',
    ],
    ['by its entries', 'const clients: Map<string, S3> = new Map();', 'for (const [, one] of clients.entries()) one.putObject({});'],
    ['by itself', 'const clients: Map<string, S3> = new Map();', 'for (const [, one] of clients) one.putObject({});'],
    [
      'by a list that is made of it',
      'const clients = new Map() as Map<string, S3>;',
      'Array.from(clients.values(), (one) => one.putObject({}));',
    ],
    [
      'that is filled from what is not known',
      'declare function load(): any;\nconst clients = new Map<string, S3>(load());',
      "clients.get('a')!.putObject({});",
    ],
    ['that is given', 'export const use = (clients: Map<string, S3>) => {', "clients.get('a')!.putObject({}); };\nuse(new Map());"],
  ])('%s', async (_name, made, use) => {
    const it = await program(`import { S3 } from '@aws-sdk/client-s3';\n${made}\n${use}`);
    expect(it.found().map((line) => line.split(' ').slice(1).join(' '))).toEqual(['PutObject method']);
  });
});
