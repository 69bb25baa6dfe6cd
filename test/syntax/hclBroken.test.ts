import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../server/syntax/grammars.ts';
import { readHcl } from '../../server/syntax/hcl/readHcl.ts';
import { outlineText } from './hclText.ts';

beforeAll(loadGrammars);

const before = 'locals {\n  first = 1\n}\n\n';
const after = '\nlocals {\n  last = 2\n}\n';

/** What is read of a policy with `broken` in it, and the texts of the errors. */
function read(broken: string): { text: string; errors: string[] } {
  const source = before + broken + after;
  const outline = readHcl(source);
  return { text: outlineText(outline), errors: outline.errors.map(({ start, end }) => source.slice(start, end)) };
}

describe('a half-typed text loses only the attribute it stands in', () => {
  const cases: readonly (readonly [name: string, broken: string, read: string])[] = [
    ['a value is missing', 'resource "a" "b" {\n  name =\n  x    = 1\n}\n', 'resource a b { name = UNKNOWN<>; x = 1 }'],
    ['an equals sign is missing', 'resource "a" "b" {\n  nam\n  x = 1\n}\n', 'resource a b { x = 1 }'],
    ['a quote is missing', 'resource "a" "b" {\n  name = "s3:\n  x    = "y"\n}\n', 'resource a b { name = UNKNOWN<"s3:>; x = "y" }'],
    [
      'a quote is missing deep inside',
      'resource "a" "b" {\n  p = f({\n    a = ["s3:Get, "t"]\n  })\n  x = "y"\n}\n',
      'resource a b { p = UNKNOWN<f({\n    a = ["s3:Get, "t"]\n  })>; x = "y" }',
    ],
    [
      'a bracket is missing',
      'resource "a" "b" {\n  p = f({\n    a = [1, 2\n  })\n  x = 1\n}\n',
      'resource a b { p = UNKNOWN<f({\n    a = [1, 2\n  })>; x = 1 }',
    ],
    ['a bracket is left over', 'resource "a" "b" {\n  p = [1]]\n  x = 1\n}\n', 'resource a b { p = UNKNOWN<[1]>; x = 1 }'],
    ['a brace is missing', 'resource "a" "b" {\n  x = 1\n', 'resource a b { x = 1 }'],
    ['braces of a value are missing', 'resource "a" "b" {\n  p = f({\n    a = {\n', 'resource a b { p = UNKNOWN<f({\n    a = {> }'],
    ['a brace is left over', 'resource "a" "b" {\n  x = 1\n}\n}\n', 'resource a b { x = 1 }'],
    ['an insertion does not end', 'resource "a" "b" {\n  p = "${a\n  x = 1\n}\n', 'resource a b { p = UNKNOWN<"${a>; x = 1 }'],
    ['a heredoc does not end', 'resource "a" "b" {\n  p = <<EOT\n  x = 1\n}\n', 'resource a b { p = UNKNOWN<<<EOT>; x = 1 }'],
    ['a comment does not end', 'resource "a" "b" {\n  x = 1 /* c\n}\n', 'resource a b { x = 1 }'],
    ['a nested block is broken', 'resource "a" "b" {\n  c {\n    d = [\n  }\n  x = 1\n}\n', 'resource a b { c { d = UNKNOWN<[> }; x = 1 }'],
    ['two attributes share a line', 'resource "a" "b" {\n  x = 1\n}\ny = 1 z = 2\n', 'resource a b { x = 1 }\ny = UNKNOWN<1 z = 2>'],
    [
      'a value is missing deep inside',
      'resource "a" "b" {\n  p = f({\n    s = [\n      {\n        sid =\n        act = ["x"]\n      },\n      { c = 2 }\n    ]\n  })\n}\n',
      'resource a b { p = f({bare "s" = [{bare "sid" = UNKNOWN<sid =>, bare "act" = ["x"]}, {bare "c" = 2}]}) }',
    ],
    [
      'a key is half typed deep inside',
      'resource "a" "b" {\n  p = f({\n    s = [{\n      Act\n      "q" : ["x"],\n    }]\n  })\n}\n',
      'resource a b { p = f({bare "s" = [{expression UNKNOWN<Act> = UNKNOWN<Act>, quoted "q" : ["x"]}]}) }',
    ],
    ['a comma is missing in a list', 'resource "a" "b" {\n  p = ["x" "y", "z"]\n}\n', 'resource a b { p = [UNKNOWN<"x" "y">, "z"] }'],
    ['a type alone', 'resour\n', ''],
    ['a header alone', 'resource "a" "b"\n', ''],
  ];
  for (const [name, broken, expected] of cases) {
    it(name, () => {
      const { text, errors } = read(broken);
      expect(text).toBe(['locals { first = 1 }', expected, 'locals { last = 2 }'].filter((line) => line !== '').join('\n'));
      if (name !== 'a comment does not end') expect(errors.length).toBeGreaterThan(0);
    });
  }
});

describe('hostile text', () => {
  const deep = 10_000;
  const cases: readonly (readonly [name: string, text: string])[] = [
    ['nested lists', `a = ${'['.repeat(deep)}${']'.repeat(deep)}\n`],
    ['lists that do not close', `a = ${'['.repeat(deep)}`],
    ['nested blocks', `${'a {\n'.repeat(deep)}${'}\n'.repeat(deep)}`],
    ['nested blocks that do not close', 'a {\n'.repeat(deep)],
    ['nested parentheses', `a = ${'('.repeat(deep)}1${')'.repeat(deep)}\n`],
    ['nested insertions', `a = ${'"${'.repeat(deep)}1${'}"'.repeat(deep)}\n`],
    ['a long chain', `a = b${'.c'.repeat(deep)}\n`],
    ['a long sum', `a = 1${' + 1'.repeat(deep)}\n`],
    ['nested conditionals', `a = ${'b ? c : '.repeat(deep)}d\n`],
    ['ten megabytes', `a = 1\n`.repeat(1_700_000)],
    ['a line of three megabytes', `a = "${'x'.repeat(3_000_000)}"\n`],
    ['heredocs that do not end', 'a = <<X\n'.repeat(deep)],
    ['no text at all', '\0\x01\ufffd\ud800'.repeat(deep)],
  ];
  for (const [name, text] of cases) {
    it(`${name} is an error, not a crash`, () => {
      const { errors } = readHcl(text);
      expect(errors.length).toBeGreaterThan(0);
      for (const { start, end } of errors) expect(0 <= start && start <= end && end <= text.length).toBe(true);
    });
  }
});

it('a large block is read element by element', () => {
  const outline = readHcl(`locals {\n${Array.from({ length: 60_000 }, (_, index) => `  name_${index} = "value"\n`).join('')}}\n`);
  expect([...outline.items.values()].filter(({ within }) => within === 'locals')).toHaveLength(60_000);
  expect(outline.errors).toEqual([]);
});

const pieces = [
  'resource "a" "b" {\n',
  '}\n',
  '  x = [\n',
  ']\n',
  '"',
  '${',
  '}',
  '{',
  '(',
  ')',
  'a = 1\n',
  '<<EOT\n',
  'EOT\n',
  '# c\n',
  '/*',
  '*/',
  '\r\n',
  ' ',
  'b',
  '=',
  ',',
  '%{ if x }',
  '\\',
  '\ufeff',
];
const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));
const goodText = fc
  .array(
    fc.constantFrom(
      'locals {\n  a = "${b}"\n}\n',
      'resource "a" "b" {\n  p = f({ c = [1, 2] })\n}\n',
      'd = <<EOT\n  e\nEOT\n',
      '# f\n',
      '\n',
      'g {\n  h { i = 1 }\n}\n',
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

describe('properties', () => {
  it('any text is read, and every range lies within it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { items, errors, topLevel } = readHcl(text);
        expect([...items.values()].filter(({ within }) => within === null).map(({ key }) => key)).toEqual([...topLevel]);
        for (const { start, ranges } of items.values()) {
          for (let i = 0; i < ranges.length; i += 2) {
            const [from = -1, to = -1] = ranges.slice(i, i + 2);
            expect(0 <= from && from <= to && start + to <= text.length).toBe(true);
          }
        }
        for (const { start, end } of errors) expect(start <= end && end <= text.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('after any edits, reading with what was read before equals reading afresh', () => {
    const edit = fc.record({ at: fc.nat(), remove: fc.nat(20), insert: fc.constantFrom('', ...pieces) });
    fc.assert(
      fc.property(fc.oneof(goodText, anyText), fc.array(edit, { maxLength: 6 }), (text, edits) => {
        let current = text;
        let outline = readHcl(text);
        for (const { at, remove, insert } of edits) {
          const start = at % (current.length + 1);
          current = current.slice(0, start) + insert + current.slice(start + remove);
          outline = readHcl(current, outline);
        }
        expect(outline).toEqual(readHcl(current));
      }),
      { numRuns: 300 },
    );
  });

  it('what was cut for a missing bracket is read afresh when none is missing', () => {
    const before = readHcl(',1 }\n}\nresource "a" "b"=c = [1, 2] })\n}\n\n');
    const text = ',1 }\n}\nresource "a" "b"=c = [1, 2]\n}\n\n';
    expect(readHcl(text, before)).toEqual(readHcl(text));
  });

  it('items whose text is unchanged are the same objects', () => {
    const first = readHcl('a {\n  x = 1\n}\nb {\n  y = 1\n}\n');
    const second = readHcl('# moved\na {\n  x = 2\n}\nb {\n  y = 1\n}\n', first);
    expect(second.items.get('b')?.content).toBe(first.items.get('b')?.content);
    expect(second.items.get('a')?.content).not.toEqual(first.items.get('a')?.content);
    expect(second.items.get('b')?.start).toBe(22);
  });
});
