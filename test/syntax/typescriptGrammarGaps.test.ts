import { expect, test } from 'vitest';
import { items, nodeTexts, statement, type } from './typescriptText.ts';

test.each([
  [
    'a type export of all',
    `export type * from './a';`,
    'exportDeclaration(specifier: "./a", typeOnly: true, bindings: [(local: "*", exported: "*")])',
  ],
  [
    'a type export of a namespace',
    `export type * as ns from './a';`,
    'exportDeclaration(specifier: "./a", typeOnly: true, bindings: [(local: "*", exported: "ns")])',
  ],
  [
    'a deferred import',
    `import defer * as ns from './a';`,
    'importDeclaration(specifier: "./a", bindings: [(imported: "*", local: "ns")])',
  ],
  [
    'variance',
    'interface I<in T, out U = string, in out V extends W> { a: T }',
    'interface(name: "I", typeParameters: [(name: "T"), (name: "U", default: type string), (name: "V", constraint: type W)], members: [(name: "a", type: type T)])',
  ],
  [
    'variance behind a comment',
    'class A</** c */ out T, // d\n  in U> {}',
    'classDeclaration(value: class(name: "A", typeParameters: [(name: "T"), (name: "U")]))',
  ],
  [
    'a resource of a loop',
    'for (await using a of b) f(a);',
    'forIn(of: true, target: a, declares: true, value: b, body: expression(value: call(callee: f, arguments: [a])))',
  ],
])('%s, which the grammar does not know, is read', (_, source, said) => {
  expect(statement(source)).toBe(said);
});

test('a static accessor', () => {
  expect(items('class A { static accessor a = 1; }')).toContain('class:A#0.static a#0 = fieldMember(key: "a", static: true, value: 1)');
});

test('type arguments of an import', () => {
  expect(type(`import('@aws-sdk/client-s3').S3<A>`)).toBe(
    'typeReference(name: "S3", specifier: "@aws-sdk/client-s3", arguments: [type A])',
  );
});

test('a list of an imported type, and a query of one', () => {
  expect(type('{ 35: import("x").C[] }')).toBe(
    'typeLiteral(members: [(name: "35", type: arrayType(element: typeReference(name: "C", specifier: "x")))])',
  );
  expect(type(`typeof import('x').C`)).toBe('typeQuery(value: member(object: import(specifier: "x"), property: "C"))');
});

test('using as a name', () => {
  expect(statement('x = [using, using.bind(a)];')).toContain(
    '[using, call(callee: member(object: using, property: "bind"), arguments: [a])]',
  );
});

test('the same words elsewhere are what they are', () => {
  expect(statement('for (const a in b) f("export type * from", a);')).toBe(
    'forIn(target: a, declares: true, value: b, body: expression(value: call(callee: f, arguments: ["export type * from", a])))',
  );
  expect(statement('x = [a, out, b in c, accessor, defer];')).toContain(
    '[a, out, binary(operator: "in", left: b, right: c), accessor, defer]',
  );
  expect(nodeTexts('export type A<T> = T;')).toEqual(['export type A<T> = T;', 'T']);
});
