import { describe, expect, test } from 'vitest';
import { items, nodeTexts, read } from './typescriptText.ts';

describe('classes', () => {
  test('each member is an item of its own', () => {
    const source = `@Injectable({ a: 1 })
export abstract class Media<T> extends Base<T> implements Store, A.B {
  static readonly limit?: number = 10;
  #secret = f();
  declare name: string;
  [key()] = 1;
  static { init(); }
  constructor(private readonly s3: S3Client, @Inject(TOKEN) public other = 1, plain?: string) { super(); }
  @Get('/x') async put(@Param('id') id: string): Promise<void> {}
  get size() { return 1; }
  set size(v) {}
  abstract load(): void;
  over(a: string): void;
  over(a: unknown) {}
  static *all() {}
}`;
    expect(items(source)).toEqual([
      'class:Media#0 = classDeclaration(value: class(name: "Media", typeParameters: [(name: "T")], extends: Base, extendsTypeArguments: [type T], implements: [type Store, type A.B], decorators: [call(callee: Injectable, arguments: [object(properties: [property(key: "a", value: 1)])])], members: ["class:Media#0.static limit#0", "class:Media#0.#secret#0", "class:Media#0.name#0", "class:Media#0.[key()]#0", "class:Media#0.static#0", "class:Media#0.constructor#0", "class:Media#0.put#0", "class:Media#0.get size#0", "class:Media#0.set size#0", "class:Media#0.load#0", "class:Media#0.over#0", "class:Media#0.over#1", "class:Media#0.static all#0"]), exported: "named")',
      'class:Media#0.static limit#0 = fieldMember(key: "limit", static: true, type: type number, value: 10)',
      'class:Media#0.#secret#0 = fieldMember(key: "#secret", value: call(callee: f))',
      'class:Media#0.name#0 = fieldMember(key: "name", type: type string)',
      'class:Media#0.[key()]#0 = fieldMember(key: call(callee: key), value: 1)',
      'class:Media#0.static#0 = staticBlock(body: [expression(value: call(callee: init))])',
      'class:Media#0.constructor#0 = methodMember(key: "constructor", accessor: "constructor", value: function(parameters: [(pattern: s3, type: type S3Client, property: true), (pattern: other, default: 1, property: true, decorators: [call(callee: Inject, arguments: [TOKEN])]), (pattern: plain, type: type string, optional: true)], body: [expression(value: call(callee: super()))]))',
      'class:Media#0.put#0 = methodMember(key: "put", value: function(async: true, parameters: [(pattern: id, type: type string, decorators: [call(callee: Param, arguments: ["id"])])], returnType: typeReference(name: "Promise", arguments: [type void]), decorators: [call(callee: Get, arguments: ["/x"])]))',
      'class:Media#0.get size#0 = methodMember(key: "size", accessor: "get", value: function(body: [return(value: 1)]))',
      'class:Media#0.set size#0 = methodMember(key: "size", accessor: "set", value: function(parameters: [(pattern: v)]))',
      'class:Media#0.load#0 = methodMember(key: "load", value: function(returnType: type void))',
      'class:Media#0.over#0 = methodMember(key: "over", value: function(parameters: [(pattern: a, type: type string)], returnType: type void))',
      'class:Media#0.over#1 = methodMember(key: "over", value: function(parameters: [(pattern: a, type: type unknown)]))',
      'class:Media#0.static all#0 = methodMember(key: "all", static: true, value: function(generator: true))',
    ]);
  });

  test('an overload and an abstract method have no body, an empty method an empty one', () => {
    const outline = read('abstract class A { abstract a(): void; b(): void; b() {} }');
    const bodies = [...outline.items.values()].map(({ content }) =>
      content.kind === 'member' && content.member.kind === 'methodMember' ? content.member.value.body : undefined,
    );
    expect(bodies).toEqual([undefined, null, null, []]);
  });

  test('classes in functions, in members and without a name have keys below their item', () => {
    const source = `function f() { class A { m() { return class { n() {} }; } } return class A { o() {} }; }`;
    expect([...read(source).items.keys()]).toEqual([
      'function:f#0',
      'function:f#0/A#0.m#0',
      'function:f#0/A#0.m#0/class#0.n#0',
      'function:f#0/A#1.o#0',
    ]);
  });

  test('a member begins with its decorators, and its ranges count from there', () => {
    const source = 'class A {\n  @Get("/") list(@Q() q: string) { return f(q); }\n}';
    expect(nodeTexts(source, 'class:A#0.list#0')).toEqual([
      '@Get("/") list(@Q() q: string) { return f(q); }',
      'list',
      'list(@Q() q: string) { return f(q); }',
      'Get("/")',
      'Get',
      '"/"',
      '@Q() q: string',
      'Q()',
      'Q',
      'q',
      'string',
      'return f(q);',
      'f(q)',
      'f',
      'q',
    ]);
  });

  test('top-level keys are those of statements only', () => {
    expect(read('const a = 1;\nclass A { m() {} }\nf();').topLevel).toEqual(['variables:a#0', 'class:A#0', 'expression:f#0']);
  });
});

describe('keys', () => {
  test.each([
    [`import { a } from './x';`, 'import:./x#0'],
    [`import a = require('x');`, 'import:x#0'],
    [`export * from './x';`, 'export:./x#0'],
    ['export { a };', 'export:#0'],
    ['export default f();', 'default#0'],
    ['export default class {}', 'default#0'],
    ['export default class A {}', 'class:A#0'],
    ['export const { a, b } = c;', 'variables:a#0'],
    ['export function f() {}', 'function:f#0'],
    ['declare const d: D;', 'variables:d#0'],
    ['type T = A;', 'type:T#0'],
    ['enum E {}', 'enum:E#0'],
    ['namespace N {}', 'namespace:N#0'],
    ['app.get("/", h);', 'expression:app.get#0'],
    ['await main();', 'expression:main#0'],
    ['module.exports = { a };', 'expression:module.exports#0'],
    ['(async () => {})();', 'expression:#0'],
    ['using r = f();', 'variables:r#0'],
    ['if (a) f();', 'if#0'],
  ])('%s', (source, key) => {
    expect(read(source).topLevel).toEqual([key]);
  });

  test('are counted by name, so that they stay under edits elsewhere', () => {
    const before = read('a.use(1);\nconst x = 1;\nb.use(2);\na.use(3);').topLevel;
    expect(before).toEqual(['expression:a.use#0', 'variables:x#0', 'expression:b.use#0', 'expression:a.use#1']);
    expect(read('import "y";\na.use(1);\nb.use(2);\na.use(3);').topLevel).toEqual([
      'import:y#0',
      'expression:a.use#0',
      'expression:b.use#0',
      'expression:a.use#1',
    ]);
  });
});
