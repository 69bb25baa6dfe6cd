import { describe, expect, test } from 'vitest';
import { expression, nodeTexts } from './typescriptText.ts';

describe('expressions', () => {
  test.each([
    [
      'literals',
      `["a\\n\\u{1F600}\\x41", 'it\\'s', 1_000, 0xff, .5e3, 10n, true, null, undefined]`,
      `array(elements: ["a\\n😀A", "it's", 1000, 255, 500, 10, true, null(), undefined()])`,
    ],
    ['a regular expression', '/a[/]b/gi', 'regex(text: "/a[/]b/gi")'],
    ['a template', '`a\\`${b}\\n${c.d}`', 'template(quasis: ["a`", "\\n", ""], expressions: [b, member(object: c, property: "d")])'],
    ['a tagged template', 'sql`select ${x}`', 'template(tag: sql, quasis: ["select ", ""], expressions: [x])'],
    ['a member', 'a.b', 'member(object: a, property: "b")'],
    ['an optional member', 'a?.b', 'member(object: a, property: "b", optional: true)'],
    ['a private member', 'this.#x', 'member(object: this(), property: "#x")'],
    ['a member of super', 'super.m()', 'call(callee: member(object: super(), property: "m"))'],
    ['an index', `a['k']?.[0]`, 'index(object: index(object: a, index: "k"), index: 0, optional: true)'],
    ['a call', 'f(a, ...b)', 'call(callee: f, arguments: [a, spread(value: b)])'],
    ['an optional call', 'f?.(1)', 'call(callee: f, arguments: [1], optional: true)'],
    [
      'a generic call',
      'get<S3, A.B<C>>(1)',
      'call(callee: get, typeArguments: [type S3, typeReference(name: "A.B", arguments: [type C])], arguments: [1])',
    ],
    ['a construction', 'new a.B<T>({})', 'new(callee: member(object: a, property: "B"), typeArguments: [type T], arguments: [object()])'],
    ['a construction without arguments', 'new B', 'new(callee: B)'],
    ['a dynamic import', `await import('./x')`, 'await(value: import(specifier: "./x"))'],
    [
      'meta properties',
      '[import.meta.url, new.target]',
      'array(elements: [member(object: unknown(text: "import.meta"), property: "url"), unknown(text: "new.target")])',
    ],
    ['an array with holes', '[, a, , ...b,]', 'array(elements: [null, a, null, spread(value: b)])'],
    [
      'an object',
      `{ a, b: 1, 'c-d': 2, 3: 4, ['e']: 5, [f()]: 6, ...g }`,
      'object(properties: [property(key: "a", value: a, shorthand: true), property(key: "b", value: 1), property(key: "c-d", value: 2), property(key: "3", value: 4), property(key: "e", value: 5), property(key: call(callee: f), value: 6), spread(value: g)])',
    ],
    [
      'methods of an object',
      '{ m() {}, get g() { return 1 }, set s(v) {}, async *n() {} }',
      'object(properties: [method(key: "m", value: function()), method(key: "g", accessor: "get", value: function(body: [return(value: 1)])), method(key: "s", accessor: "set", value: function(parameters: [(pattern: v)])), method(key: "n", value: function(async: true, generator: true))])',
    ],
    ['an arrow', 'async a => a', 'function(arrow: true, async: true, parameters: [(pattern: a)], body: [return(value: a)])'],
    [
      'an arrow with a block',
      '(a: string, b = 1): void => { f(); }',
      'function(arrow: true, parameters: [(pattern: a, type: type string), (pattern: b, default: 1)], returnType: type void, body: [expression(value: call(callee: f))])',
    ],
    [
      'a function expression',
      'async function* named() { yield* a; yield; }',
      'function(name: "named", async: true, generator: true, body: [expression(value: yield(delegate: true, value: a)), expression(value: yield())])',
    ],
    [
      'operators',
      '!a && typeof b === "x" || -c',
      'binary(operator: "||", left: binary(operator: "&&", left: unary(operator: "!", value: a), right: binary(operator: "===", left: unary(operator: "typeof", value: b), right: "x")), right: unary(operator: "-", value: c))',
    ],
    ['a multiplication', 'a * b', 'binary(operator: "*", left: a, right: b)'],
    ['counting', 'i++', 'unary(operator: "++", value: i)'],
    ['a private name tested', '#x in o', 'binary(operator: "in", left: unknown(text: "#x"), right: o)'],
    ['a condition', 'a ? b : c', 'conditional(test: a, then: b, else: c)'],
    [
      'assignments',
      'a.b ??= c[d] = 1',
      'assign(operator: "??=", target: member(object: a, property: "b"), value: assign(operator: "=", target: index(object: c, index: d), value: 1))',
    ],
    [
      'a destructuring assignment',
      '({ a, b: [c] } = d)',
      'assign(operator: "=", target: objectPattern(properties: [(key: "a", target: a), (key: "b", target: arrayPattern(elements: [(target: c)]))]), value: d)',
    ],
    ['a cast', 'a as T', 'cast(value: a, type: type T)'],
    ['a constant cast', `['a'] as const`, 'cast(value: array(elements: ["a"]))'],
    ['an old cast', '<T>a', 'cast(value: a, type: type T)'],
    ['satisfies', 'a satisfies T', 'cast(satisfies: true, value: a, type: type T)'],
    ['not null', 'a!.b', 'member(object: nonNull(value: a), property: "b")'],
    ['a sequence', '(a, b)', 'sequence(values: [a, b])'],
    ['an instantiation', 'new Map<string, S3>', 'new(callee: Map, typeArguments: [type string, type S3])'],
  ])('%s', (_, source, said) => {
    expect(expression(source)).toBe(said);
  });

  test('a class expression tells its members by key', () => {
    expect(expression('class Named extends f(Base) { m() {} }')).toBe(
      'class(name: "Named", extends: call(callee: f, arguments: [Base]), members: ["expression:x#0/Named#0.m#0"])',
    );
  });

  test.each([
    [
      'an element',
      `<Upload client={s3} label="a &amp; b" disabled {...rest}>text {f()} <b>{g()}</b>{/* no */}</Upload>`,
      'jsx(tag: Upload, attributes: [property(key: "client", value: s3), property(key: "label", value: "a & b"), property(key: "disabled", value: true), spread(value: rest)], children: [call(callee: f), jsx(children: [call(callee: g)])])',
    ],
    [
      'an empty element',
      '<ui.Button onClick={() => send()} />',
      'jsx(tag: member(object: ui, property: "Button"), attributes: [property(key: "onClick", value: function(arrow: true, body: [return(value: call(callee: send))]))])',
    ],
    ['a fragment', '<><A /></>', 'jsx(children: [jsx(tag: A)])'],
  ])('JSX: %s', (_, source, said) => {
    expect(expression(source, '/w/a.tsx')).toBe(said);
  });

  test('every node has the range of what it says', () => {
    expect(nodeTexts('const a = s3.send(new Put({ Key: `k-${id}`, ...rest }))')).toEqual([
      'const a = s3.send(new Put({ Key: `k-${id}`, ...rest }))',
      'a = s3.send(new Put({ Key: `k-${id}`, ...rest }))',
      'a',
      's3.send(new Put({ Key: `k-${id}`, ...rest }))',
      's3.send',
      's3',
      'send',
      'new Put({ Key: `k-${id}`, ...rest })',
      'Put',
      '{ Key: `k-${id}`, ...rest }',
      'Key: `k-${id}`',
      'Key',
      '`k-${id}`',
      'id',
      '...rest',
      'rest',
    ]);
  });

  test('a shorthand property has three nodes of one range, parentheses and casts their insides', () => {
    expect(nodeTexts('(f({ a }) as T)!')).toEqual([
      '(f({ a }) as T)!',
      '(f({ a }) as T)!',
      'f({ a }) as T',
      'f({ a })',
      'f',
      '{ a }',
      'a',
      'a',
      'a',
      'T',
    ]);
  });

  test('offsets are UTF-16 code units', () => {
    expect(nodeTexts(`f('😀é', b)`)).toEqual([`f('😀é', b)`, `f('😀é', b)`, 'f', `'😀é'`, 'b']);
  });
});
