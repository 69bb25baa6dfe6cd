import { describe, expect, test } from 'vitest';
import { nodeTexts, statement } from './typescriptText.ts';

describe('statements', () => {
  test.each([
    [
      'variables',
      'export const a: string = b, { c, d: { e = 1 }, [k()]: l, ...f } = g;',
      'variables(keyword: "const", declarations: [(target: a, type: type string, value: b), (target: objectPattern(properties: [(key: "c", target: c), (key: "d", target: objectPattern(properties: [(key: "e", target: e, default: 1)])), (key: call(callee: k), target: l)], rest: f), value: g)], exported: true)',
    ],
    [
      'an array pattern',
      'let [a, , b = 1, ...c] = d;',
      'variables(keyword: "let", declarations: [(target: arrayPattern(elements: [(target: a), null, (target: b, default: 1)], rest: c), value: d)])',
    ],
    ['an ambient variable', 'declare var a: A;', 'variables(keyword: "var", declarations: [(target: a, type: type A)], declare: true)'],
    ['a resource', 'using a = open();', 'variables(keyword: "using", declarations: [(target: a, value: call(callee: open))])'],
    [
      'an awaited resource',
      'await using a = open();',
      'variables(keyword: "using", declarations: [(target: a, value: call(callee: open))])',
    ],
    [
      'a function',
      'export async function* f<T>(this: X, { a, b: c = 1 }: P, d?: D, ...e: E[]): Promise<T> { return a; }',
      'functionDeclaration(value: function(name: "f", async: true, generator: true, typeParameters: [(name: "T")], parameters: [(pattern: this, type: type X), (pattern: objectPattern(properties: [(key: "a", target: a), (key: "b", target: c, default: 1)]), type: type P), (pattern: d, type: type D, optional: true), (pattern: e, type: arrayType(element: type E), rest: true)], returnType: typeReference(name: "Promise", arguments: [type T]), body: [return(value: a)]), exported: "named")',
    ],
    [
      'an overload',
      'function f(a: A): B;',
      'functionDeclaration(value: function(name: "f", parameters: [(pattern: a, type: type A)], returnType: type B))',
    ],
    ['a default function', 'export default function f() {}', 'functionDeclaration(value: function(name: "f"), exported: "default")'],
    [
      'a default expression',
      'export default async () => f();',
      'exportDefault(value: function(arrow: true, async: true, body: [return(value: call(callee: f))]))',
    ],
    ['export =', 'export = handler;', 'exportDefault(value: handler)'],
    [
      'an import',
      `import a, { b as c, type D, default as e } from './x.js';`,
      'importDeclaration(specifier: "./x.js", bindings: [(imported: "default", local: "a"), (imported: "b", local: "c"), (imported: "D", local: "D", typeOnly: true), (imported: "default", local: "e")])',
    ],
    [
      'a namespace import',
      `import * as s3 from '@aws-sdk/client-s3';`,
      'importDeclaration(specifier: "@aws-sdk/client-s3", bindings: [(imported: "*", local: "s3")])',
    ],
    [
      'a type import',
      `import type { A } from 'a';`,
      'importDeclaration(specifier: "a", typeOnly: true, bindings: [(imported: "A", local: "A")])',
    ],
    ['an import for its effects', `import './register';`, 'importDeclaration(specifier: "./register")'],
    [
      'import = require',
      `import aws = require('aws-sdk');`,
      'importDeclaration(specifier: "aws-sdk", bindings: [(imported: "*", local: "aws")], require: true)',
    ],
    [
      'an import with attributes',
      `import data from './d.json' with { type: 'json' };`,
      'importDeclaration(specifier: "./d.json", bindings: [(imported: "default", local: "data")])',
    ],
    [
      'an import alias',
      'import A = B.C;',
      'variables(keyword: "const", declarations: [(target: A, value: member(object: B, property: "C"))])',
    ],
    [
      'an export list',
      'export { a, b as c, type D };',
      'exportDeclaration(bindings: [(local: "a", exported: "a"), (local: "b", exported: "c"), (local: "D", exported: "D", typeOnly: true)])',
    ],
    [
      'a re-export',
      `export { default as a } from './a';`,
      'exportDeclaration(specifier: "./a", bindings: [(local: "default", exported: "a")])',
    ],
    ['export *', `export * from './a';`, 'exportDeclaration(specifier: "./a", bindings: [(local: "*", exported: "*")])'],
    ['export * as', `export * as ns from './a';`, 'exportDeclaration(specifier: "./a", bindings: [(local: "*", exported: "ns")])'],
    [
      'a type export',
      `export type { A } from './a';`,
      'exportDeclaration(specifier: "./a", typeOnly: true, bindings: [(local: "A", exported: "A")])',
    ],
    [
      'an interface',
      'export interface I<T> extends A, B.C<T> { a?: string; m(x: X): Y; readonly [k: string]: Z; (call: C): D; new (n: N): O; }',
      'interface(name: "I", typeParameters: [(name: "T")], extends: [type A, typeReference(name: "B.C", arguments: [type T])], members: [(name: "a", optional: true, type: type string), (name: "m", method: true, type: functionType(parameters: [(pattern: x, type: type X)], returns: type Y)), (type: type Z), (method: true, type: functionType(parameters: [(pattern: call, type: type C)], returns: type D)), (method: true, type: functionType(parameters: [(pattern: n, type: type N)], returns: type O))], exported: "named")',
    ],
    [
      'a type alias',
      'export type A<T, U> = T;',
      'typeAlias(name: "A", typeParameters: [(name: "T"), (name: "U")], type: type T, exported: true)',
    ],
    [
      'an enum',
      `export const enum E { A, B = 'b', 'c-d' = A | 2 }`,
      'enum(name: "E", members: [(name: "A"), (name: "B", value: "b"), (name: "c-d", value: binary(operator: "|", left: A, right: 2))], exported: true)',
    ],
    [
      'a namespace',
      'export namespace A.B { export const c = 1; }',
      'namespace(name: "A.B", body: [variables(keyword: "const", declarations: [(target: c, value: 1)], exported: true)], exported: true)',
    ],
    ['a bare namespace', 'namespace N { f(); }', 'namespace(name: "N", body: [expression(value: call(callee: f))])'],
    [
      'an ambient module',
      `declare module 'x' { export function f(): void; }`,
      'namespace(name: "x", body: [functionDeclaration(value: function(name: "f", returnType: type void), exported: "named")], declare: true)',
    ],
    ['declare global', 'declare global { interface W {} }', 'namespace(name: "global", body: [interface(name: "W")], declare: true)'],
    [
      'an ambient class',
      'declare class A { m(): void; }',
      'classDeclaration(value: class(name: "A", members: ["class:A#0.m#0"]), declare: true)',
    ],
    [
      'if',
      'if (a) f(); else if (b) { g(); } else h();',
      'if(test: a, then: expression(value: call(callee: f)), else: if(test: b, then: block(body: [expression(value: call(callee: g))]), else: expression(value: call(callee: h))))',
    ],
    [
      'for',
      'for (let i = 0; i < n; i++) f(i);',
      'for(init: variables(keyword: "let", declarations: [(target: i, value: 0)]), test: binary(operator: "<", left: i, right: n), update: unary(operator: "++", value: i), body: expression(value: call(callee: f, arguments: [i])))',
    ],
    ['for without anything', 'for (;;) {}', 'for(body: block())'],
    [
      'for with an expression',
      'for (i = 0, j = 1; ;) {}',
      'for(init: expression(value: sequence(values: [assign(operator: "=", target: i, value: 0), assign(operator: "=", target: j, value: 1)])), body: block())',
    ],
    [
      'for of',
      'for await (const { a } of b) f(a);',
      'forIn(of: true, await: true, target: objectPattern(properties: [(key: "a", target: a)]), declares: true, value: b, body: expression(value: call(callee: f, arguments: [a])))',
    ],
    ['for in', 'for (this.k in o) {}', 'forIn(target: member(object: this(), property: "k"), value: o, body: block())'],
    ['while', 'while (a) f();', 'while(test: a, body: expression(value: call(callee: f)))'],
    ['do', 'do { f(); } while (a);', 'while(test: a, body: block(body: [expression(value: call(callee: f))]), do: true)'],
    [
      'switch',
      `switch (a) { case 'x': case 'y': f(); break; default: g(); }`,
      'switch(value: a, cases: [(test: "x"), (test: "y", body: [expression(value: call(callee: f)), empty()]), (body: [expression(value: call(callee: g))])])',
    ],
    [
      'try',
      'try { f(); } catch ({ message }) { g(); } finally { h(); }',
      'try(body: [expression(value: call(callee: f))], parameter: objectPattern(properties: [(key: "message", target: message)]), handler: [expression(value: call(callee: g))], finalizer: [expression(value: call(callee: h))])',
    ],
    ['try without a parameter', 'try {} catch {}', 'try()'],
    ['throw', 'throw new E(a);', 'throw(value: new(callee: E, arguments: [a]))'],
    ['a label', 'outer: for (;;) { continue outer; }', 'labeled(body: for(body: block(body: [empty()])))'],
    ['with', 'with (o) f();', 'block(body: [expression(value: o), expression(value: call(callee: f))])'],
    ['nothing', ';', 'empty()'],
    ['debugger', 'debugger', 'empty()'],
  ])('%s', (_, source, said) => {
    expect(statement(source)).toBe(said);
  });

  test('the item of a declaration covers its export, the declaration itself does not', () => {
    expect(nodeTexts('export const a = 1;')).toEqual(['export const a = 1;', 'a = 1', 'a', '1']);
    expect(nodeTexts('export async function f() {}')).toEqual(['export async function f() {}', 'async function f() {}']);
  });

  test('an import keeps the ranges of its specifier and of each binding', () => {
    expect(nodeTexts(`import a, { b as c } from './x';`)).toEqual([`import a, { b as c } from './x';`, `'./x'`, 'a', 'b as c']);
  });

  test('the ranges of patterns, parameters and types', () => {
    expect(nodeTexts('function f({ a = 1 }: P<Q>, b?: string) {}')).toEqual([
      'function f({ a = 1 }: P<Q>, b?: string) {}',
      'function f({ a = 1 }: P<Q>, b?: string) {}',
      '{ a = 1 }: P<Q>',
      '{ a = 1 }',
      'a',
      '1',
      'P<Q>',
      'Q',
      'b?: string',
      'b',
      'string',
    ]);
  });
});
