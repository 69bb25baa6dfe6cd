import { describe, expect, test } from 'vitest';
import { items, read } from './typescriptText.ts';

describe('text that cannot be read', () => {
  test('a half-typed call in a function leaves the functions around it', () => {
    const source = `import { s3 } from './clients';
export async function up() {
  await s3.send(new PutObjectCommand({ Bucket: b, Key:
}
export async function down() { return s3.send(new GetObjectCommand({})); }
`;
    const outline = read(source);
    expect(outline.items.get('import:./clients#0')).toBeDefined();
    expect(items(source)).toContain(
      'function:down#0 = functionDeclaration(value: function(name: "down", async: true, body: [return(value: call(callee: member(object: s3, property: "send"), arguments: [new(callee: GetObjectCommand, arguments: [object()])]))]), exported: "named")',
    );
    expect(outline.errors.map(({ start, end }) => source.slice(start, end).trim())).toEqual([
      'await s3.send(new PutObjectCommand({ Bucket: b, Key:',
    ]);
  });

  test('what stands whole in a broken statement is still given', () => {
    const source = 'function f() {\n  const q = await s3.send(new Put({ a: 1 }\n}\n';
    expect(items(source).join('\n')).toContain('object(properties: [property(key: "a", value: 1)])');
    expect(read(source).topLevel).toEqual(['function:f#0', 'broken#0']);
  });

  test('a function that is not closed yet keeps its name, and the next is read', () => {
    const source = 'function f() {\n  if (a) {\n    g(1);\n}\nexport function h() {}\n';
    expect(read(source).topLevel).toEqual(['function:f#0', 'function:h#0']);
    expect(read(source).errors).toEqual([{ start: 37, end: 37 }]);
  });

  test('statements around something that is not code are read', () => {
    const source = '}}}\nconst a = f(1);\n%%% what\nexport const b = g(2);\n';
    expect(read(source).topLevel).toContain('variables:a#0');
    expect(read(source).topLevel).toContain('variables:b#0');
    expect(read(source).errors.length).toBeGreaterThan(0);
  });

  test('a broken member leaves the other members of its class', () => {
    const source = 'export class A {\n  a() { return f(1); }\n  b() { return f(; }\n  c = g(3);\n}\n';
    expect(items(source)).toContain(
      'class:A#0.a#0 = methodMember(key: "a", value: function(body: [return(value: call(callee: f, arguments: [1]))]))',
    );
    expect(items(source)).toContain('class:A#0.c#0 = fieldMember(key: "c", value: call(callee: g, arguments: [3]))');
  });

  test('a class that breaks off in a member keeps the members before it', () => {
    const source = 'export class A {\n  a() { return f(1); }\n  b() {\n    if (x) {\n      g(2);\n      h(';
    expect(items(source)).toContain(
      'class:A#0.a#0 = methodMember(key: "a", value: function(body: [return(value: call(callee: f, arguments: [1]))]))',
    );
    expect(items(source).join('\n')).toContain('call(callee: g, arguments: [2])');
    expect(read(source).errors.length).toBeGreaterThan(0);
  });

  test('members are told apart where some are indented with spaces and others with tabs', () => {
    const before =
      'export class A {\n\n    a = f(1);\n\n\tasync b() {\n\t\tif (x) {\n\t\t\tawait g(\n\t\t\t\th({ x: 2 },\n\t\t\t);\n\t\t}\n\t}\n\n';
    const source = `${before}\tc() {\n\t\treturn f(3);\n\t}\n}\n`;
    expect(items(source)).toContain(
      'class:A#0.c#0 = methodMember(key: "c", value: function(body: [return(value: call(callee: f, arguments: [3]))]))',
    );
  });

  test.each([
    ['a decorator of nothing', '@\nclass B {}'],
    ['an open string', `const s = 'abc`],
    ['an open template', 'const s = `abc ${f('],
    ['an open comment', '/* abc'],
    ['an import without an end', 'import { a } from'],
    ['an argument missing', 'const a = foo('],
  ])('%s: the next statement is read, and there is an error', (_, broken) => {
    const outline = read(`${broken}\nexport const next = f(1);\n`);
    expect(outline.topLevel).toContain('variables:next#0');
    expect(outline.errors.length).toBeGreaterThan(0);
  });

  test('a template with code in it is no place to cut', () => {
    const source = 'const a = `\nexport const no = 1;\nimport x;\n`;\nconst b = f(;\nconst c = 1;\n';
    expect(read(source).topLevel).toEqual(['variables:a#0', 'variables:b#0', 'variables:c#0']);
  });

  test('an empty text has an empty outline', () => {
    expect(read('')).toEqual({ topLevel: [], items: new Map(), errors: [], ignores: [] });
  });
});

describe('hostile text is read in bounds', () => {
  const deep = 10_000;
  test.each([
    ['parentheses', `x = ${'('.repeat(deep)}1${')'.repeat(deep)}`],
    ['sums', `x = ${'a + '.repeat(deep)}a`],
    ['calls', `x = a${'.b()'.repeat(deep)}`],
    ['arrays', `x = ${'['.repeat(deep)}${']'.repeat(deep)}`],
    ['blocks', `${'{'.repeat(deep)}${'}'.repeat(deep)}`],
    ['types', `type X = ${'['.repeat(deep)}A${']'.repeat(deep)}`],
    ['patterns', `const ${'['.repeat(deep)}a${']'.repeat(deep)} = b`],
    ['else', `${'if (a) {} else '.repeat(deep)}{}`],
    ['classes', `x = ${'class { m() { return '.repeat(500)}1${' } }'.repeat(500)}`],
    ['arrows', `x = ${'() => '.repeat(deep)}1`],
  ])('%s nested 10,000 deep are cut, and that is told', (_, source) => {
    const outline = read(source);
    expect(outline.topLevel.length).toBeGreaterThan(0);
    expect(outline.errors.length).toBeGreaterThan(0);
    expect(depthOf([...outline.items.values()])).toBeLessThan(2500);
  });

  test.each([
    ['too long to be parsed', 'a;'.repeat(2_600_000)],
    ['comparisons that make the parser explode', 'a<b,'.repeat(50_000)],
  ])('%s: the outline says that nothing was read', (_, source) => {
    expect(read(source)).toEqual({ topLevel: [], items: new Map(), errors: [{ start: 0, end: source.length }], ignores: [] });
    expect(read('const a = 1;').topLevel).toEqual(['variables:a#0']);
  });

  test('a line of a megabyte is read', () => {
    const source = `var a=1;${'function f(b){return b.send(new P({c:1}))};'.repeat(25_000)}`;
    const outline = read(source, '/w/a.js');
    expect(outline.errors).toEqual([]);
    expect(outline.topLevel.filter((key) => key.startsWith('function:f#'))).toHaveLength(25_000);
  });

  test('any characters give an outline', () => {
    for (const source of ['\u0000', '\ud800', '\ufeffconst a = 1', 'a\u2028b', '"\\u{110000}"', '<>', '#!/bin/sh\nf()', '🙂'.repeat(100)]) {
      expect(read(source).topLevel.length + read(source).errors.length).toBeGreaterThan(0);
    }
  });
});

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
