import { expect, test } from 'vitest';
import { type } from './typescriptText.ts';

test.each([
  ['a keyword', 'string', 'type string'],
  ['a name', 'S3Client', 'type S3Client'],
  ['a qualified name', 'aws.s3.Client', 'type aws.s3.Client'],
  ['a generic', 'Map<string, S3>', 'typeReference(name: "Map", arguments: [type string, type S3])'],
  ['an import', `import('@aws-sdk/client-s3').S3Client`, 'typeReference(name: "S3Client", specifier: "@aws-sdk/client-s3")'],
  ['a query', 'typeof a.b', 'typeQuery(value: member(object: a, property: "b"))'],
  ['a query of a module', `typeof import('./x')`, 'typeQuery(value: import(specifier: "./x"))'],
  [
    'a literal object',
    '{ s3: S3; m?(a: A): B }',
    'typeLiteral(members: [(name: "s3", type: type S3), (name: "m", optional: true, method: true, type: functionType(parameters: [(pattern: a, type: type A)], returns: type B))])',
  ],
  [
    'a union',
    `'a' | 1 | -2 | true | null | undefined`,
    'union(types: [literal "a", literal 1, literal -2, literal true, literal null, literal null])',
  ],
  ['an intersection', 'A & B & C', 'intersection(types: [type A, type B, type C])'],
  ['an array', 'A[][]', 'arrayType(element: arrayType(element: type A))'],
  ['a tuple', '[a: A, b?: B, ...c: C[]]', 'tuple(elements: [type A, type B, arrayType(element: type C)])'],
  [
    'a function',
    '(a: A, ...b: B[]) => Promise<C>',
    'functionType(parameters: [(pattern: a, type: type A), (pattern: b, type: arrayType(element: type B), rest: true)], returns: typeReference(name: "Promise", arguments: [type C]))',
  ],
  ['a constructor', 'abstract new (a: A) => B', 'functionType(parameters: [(pattern: a, type: type A)], returns: type B)'],
  [
    'an indexed access',
    `Config['table']['name']`,
    'indexedAccess(object: indexedAccess(object: type Config, index: literal "table"), index: literal "name")',
  ],
  ['parentheses and readonly', 'readonly (A)[]', 'arrayType(element: type A)'],
  ['this', 'this', 'type this'],
  ['a conditional type', 'A extends B ? C : D', 'typeOther(contents: [type A, type B, type C, type D])'],
  ['keyof', 'keyof A', 'typeOther(contents: [type A])'],
])('%s', (_, source, said) => {
  expect(type(source)).toBe(said);
});
