import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readImports } from './readImports.ts';
import { broken, packages, rooms } from './roomRules.ts';

const server = fileURLToPath(new URL('../../server', import.meta.url));
const files = readdirSync(server, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(server, file), 'utf8') }));
const imports = files.flatMap(({ file, text }) => readImports(text, file).map((specifier) => ({ file, specifier })));

describe('the rooms of server/', () => {
  test('are those of the table, each with a door', () => {
    expect(readdirSync(server).sort()).toEqual(Object.keys(rooms).sort());
    expect(files.map(({ file }) => file)).toEqual(expect.arrayContaining(Object.keys(rooms).map((room) => `${room}/index.ts`)));
  });

  test('import only rooms below them, through their doors, and only packages that they own', () => {
    expect(imports.length).toBeGreaterThan(500);
    expect(imports.map(broken).filter((why) => why !== null)).toEqual([]);
  });

  test('use every package that the table lends them', () => {
    const used = new Set(imports.map(({ specifier }) => specifier));
    expect(Object.keys(packages).filter((name) => !used.has(name))).toEqual([]);
  });

  test('say at their doors what they are and what they must never know', () => {
    const heads = Object.keys(rooms).map((room) => ({ room, head: files.find(({ file }) => file === `${room}/index.ts`)?.text ?? '' }));
    const silent = heads.filter(
      ({ head }) => !/^\/\*\*\n(?: \*.*\n)+? \*\/\n/.test(head) || !/knows?|never|neither|no\b/.test(head.slice(0, head.indexOf('*/'))),
    );
    expect(silent.map(({ room }) => room)).toEqual([]);
  });

  test('hold no file of more than 300 lines', () => {
    const long = files.map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 })).filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });
});

describe('the rule', () => {
  test.each([
    ['access/needs.ts', '../code/index.ts', null],
    ['access/needs.ts', '../code/createCode.ts', 'access/needs.ts may import code only through its door, not code/createCode.ts'],
    ['access/needs.ts', '../syntax/index.ts', 'access/needs.ts may not import the room syntax'],
    ['code/calls/find.ts', '../../terraform/index.ts', 'code/calls/find.ts may not import the room terraform'],
    ['features/createEngine.ts', '../syntax/index.ts', null],
    ['features/hover.ts', '../syntax/index.ts', 'features/hover.ts may not import the room syntax'],
    ['cli/commands/check.ts', 'node:fs', 'cli/commands/check.ts may not import the package node:fs'],
    ['aws/requires.ts', '../files/index.ts', 'aws/requires.ts may not import the room files'],
    ['cli/run.ts', '../../test/support.ts', 'cli/run.ts may not import test/support.ts'],
  ])('%s importing %s: %s', (file, specifier, why) => {
    expect(broken({ file, specifier })).toBe(why);
  });

  test('sees every way to import', () => {
    const text = `import a from 'a'; import type { B } from 'b'; import 'c'; export * from 'd'; export type { E } from 'e';
      class X { async y() { await import('f'); } } let z: import('g').G; export { h }; const h = async () => (await import('i')).default;`;
    expect([...readImports(text, 'x.ts')].sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'i']);
  });
});
