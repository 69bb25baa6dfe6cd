import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../server/syntax/grammars.ts';
import { readHcl } from '../../server/syntax/hcl/readHcl.ts';
import { readHclTemplate } from '../../server/syntax/hcl/readHclTemplate.ts';
import { outlineText, partText } from './hclText.ts';

beforeAll(loadGrammars);

/** What is read from one expression. */
function read(expression: string): string {
  const outline = readHcl(`x = ${expression}\n`);
  expect(outline.errors).toEqual([]);
  return outlineText(outline).slice('x = '.length);
}

describe('expressions', () => {
  const cases: readonly (readonly [source: string, read: string])[] = [
    ['1.50', '1.5'],
    ['[1e3, 1.5e-3, 2E2]', '[1000, 0.0015, 200]'],
    ['true', 'true'],
    ['null', 'null'],
    ['""', '""'],
    ['"   "', '"   "'],
    ['a + b * c - 2', '((a + (b * c)) - 2)'],
    ['a || b && c == d > e', '(a || (b && (c == (d > e))))'],
    ['!a && -b < c', '((!a) && ((-b) < c))'],
    ['-a.b', '(-a.b)'],
    ['(a + b) * c', '(paren(a + b) * c)'],
    ['a ? b : c ? d : e ? f : g', '(a ? b : (c ? d : (e ? f : g)))'],
    ['a ? b ? c : d : e', '(a ? (b ? c : d) : e)'],
    ['(a ? b : c) ? d : e', '(paren(a ? b : c) ? d : e)'],
    ['aws_s3_bucket.media[0].arn', 'aws_s3_bucket.media[0].arn'],
    ['a.0.b', 'a[0].b'],
    ['a["k"].b[c.d]', 'a["k"].b[c.d]'],
    ['a[*].b[0].c', '<each a: @.b[0].c>'],
    ['a[*].b[*].c', '<each a: <each @.b: @.c>>'],
    ['a.*.b.c[0]', '<legacy a: @.b.c>[0]'],
    ['f()', 'f()'],
    ['concat(a, [b], c...)', 'concat(a, [b], c...)'],
    ['f(\n  a,\n  b,\n)', 'f(a, b)'],
    ['f(a)[0].b', 'f(a)[0].b'],
    ['provider::aws::arn_parse(a)', 'provider::aws::arn_parse(a)'],
    ['[\n  1, # one\n  2,\n]', '[1, 2]'],
    ['{}', '{}'],
    ['{ a = 1, "b" : 2, (c) = 3, d.e = 4 }', '{bare "a" = 1, quoted "b" : 2, expression parenc = 3, expression d.e = 4}'],
    ['{\n  a = 1\n  b-c = 2 // x\n  "d${e}" = 3\n}', '{bare "a" = 1, bare "b-c" = 2, quoted "d‹e›" = 3}'],
    ['{\n  a = b\n  (c) = d\n}', '{bare "a" = b, expression parenc = d}'],
    ['{ true = 1, null = 2 }', '{bare "true" = 1, bare "null" = 2}'],
    ['[for v in a : v.b]', 'for[v in a: v.b]'],
    ['[for i, v in a : v if i > 0]', 'for[i,v in a: v if (i > 0)]'],
    ['{ for k, v in a : k => v... if v != null }', 'for{k,v in a: k => v... if (v != null)}'],
    ['"${a}-${b}"', '"‹a›-‹b›"'],
    ['"a ${ b } c"', '"a ‹b› c"'],
    ['"${a} ${b}"', '"‹a› ‹b›"'],
    ['"a  ${~ b ~}  c"', '"a‹~b~›c"'],
    ['"x ${f("y ${z}")}"', '"x ‹f("y ‹z›")›"'],
    ['"%{ if a }b%{ else }c%{ endif }"', '"‹if a›b‹else›c‹end›"'],
    ['"%{ if a }b%{ endif }d"', '"‹if a›b‹else›‹end›d"'],
    ['"%{ for i, v in a ~} ${v} %{~ endfor }"', '"‹for i,v in a›‹v›‹end›"'],
    ['"a\\n\\"b\\"\\\\ \\u00e9 \\U0001F600"', '"a\\n\\"b\\"\\\\ é 😀"'],
    ['"$${a} %%{b} $a 5% $"', '"${a} %{b} $a 5% $"'],
    ['"a /* no comment */ # neither"', '"a /* no comment */ # neither"'],
  ];
  for (const [source, expected] of cases) it(source.replaceAll('\n', '⏎'), () => expect(read(source)).toBe(expected));
});

describe('heredocs', () => {
  it('keep their lines, and a backslash is one', () => {
    expect(read('<<EOT\n{\n  "a": "\\n$${b}${c}"\n}\nEOT')).toBe('"{\\n  \\"a\\": \\"\\\\n${b}‹c›\\"\\n}\\n"');
  });
  it('<<- takes off the common indentation, whatever the closing word has', () => {
    expect(read('<<-EOT\n      a\n        ${b}\n\n      c\n    EOT')).toBe('"a\\n  ‹b›\\n\\nc\\n"');
  });
  it('<<- takes off nothing when a line starts with an insertion', () => {
    expect(read('<<-EOT\n  a\n${b}\n  EOT')).toBe('"  a\\n‹b›\\n"');
  });
  it('~ takes white space off up to the line end only', () => {
    expect(read('<<EOT\n%{ for v in a ~}\n  ${v}\n%{ endfor ~}\nEOT')).toBe('"‹for v in a›  ‹v›\\n‹end›"');
  });
  it('end at the end of the file, and may hold quotes, braces and the word in a line', () => {
    expect(read('<<EOT\n" { ( EOT\nEOTX\nEOT')).toBe('"\\" { ( EOT\\nEOTX\\n"');
  });
  it('keep CRLF', () => {
    const outline = readHcl('\ufeffx = <<E\r\na\r\nE\r\ny = 1\r\n');
    expect(outlineText(outline)).toBe('x = "a\\r\\n"\ny = 1');
    expect(outline.errors).toEqual([]);
  });
});

describe('blocks', () => {
  it('have bare and quoted labels, and one line', () => {
    const outline = readHcl('resource aws_iam_policy "a" { name = "b" }\nlocals {}\nterraform {\n  backend "s3" {\n  }\n}\n');
    expect(outlineText(outline)).toBe('resource aws_iam_policy a { name = "b" }\nlocals {  }\nterraform { backend s3 {  } }');
    expect(outline.topLevel).toEqual(['resource.aws_iam_policy.a', 'locals', 'terraform']);
  });
  it('of one name have keys of their own', () => {
    expect(readHcl('locals {}\nlocals {}\na "x.y" "z" {}\na "x" "y.z" {}\n').topLevel).toEqual([
      'locals',
      'locals#1',
      'a.x.y.z',
      'a.x.y.z#1',
    ]);
  });
  it('of locals are read value by value, each an item that stays itself wherever it stands', () => {
    const first = readHcl('locals {\n  a = 1\n  b = { c = 2 }\n}\n');
    const second = readHcl('locals {\n  # new\n  z = 0\n  b = { c = 2 }\n}\nlocals {\n  a = 1\n}\n');
    expect([...second.items].map(([key, { within }]) => [key, within])).toEqual([
      ['locals', null],
      ['locals.z', 'locals'],
      ['locals.b', 'locals'],
      ['locals#1', null],
      ['locals.a', 'locals#1'],
    ]);
    expect(second.topLevel).toEqual(['locals', 'locals#1']);
    for (const key of ['locals', 'locals.a', 'locals.b']) {
      const [one, other] = [first.items.get(key), second.items.get(key)];
      expect(one?.content).toBeDefined();
      expect(other?.content).toEqual(one?.content);
    }
    expect(readHcl('locals {\n  a = 1\n  b {\n    c = 2\n  }\n}\n').errors).toEqual([{ start: 19, end: 36 }]);
  });
  it('every node has its range', () => {
    const text = '# c\nresource "a" "b" {\n  p = f({ k = "s${v.w}" })\n}\n';
    const item = readHcl(text).items.get('resource.a.b');
    const texts: string[] = [];
    for (let i = 0; item && i < item.ranges.length; i += 2)
      texts.push(text.slice(item.start + (item.ranges[i] ?? 0), item.start + (item.ranges[i + 1] ?? 0)));
    expect(texts.slice(1)).toEqual([
      'resource "a" "b"',
      '{\n  p = f({ k = "s${v.w}" })\n}',
      'p = f({ k = "s${v.w}" })',
      'p',
      'f({ k = "s${v.w}" })',
      'f',
      '{ k = "s${v.w}" }',
      'k = "s${v.w}"',
      'k',
      'k',
      '"s${v.w}"',
      's',
      '${v.w}',
      'v.w',
      'v',
    ]);
  });
});

describe('template files', () => {
  it('are read without quotes around them', () => {
    const text = '{"a": "${b}", "c": [%{ for v in d ~}"${v}"%{ endfor }], "e": "$${f}\\n"}';
    const { parts, ranges, errors } = readHclTemplate(text);
    expect(parts.map(partText).join('')).toBe('{\\"a\\": \\"‹b›\\", \\"c\\": [‹for v in d›\\"‹v›\\"‹end›], \\"e\\": \\"${f}\\\\n\\"}');
    expect(errors).toEqual([]);
    expect(text.slice(ranges[2], ranges[3])).toBe('${b}');
  });
  it('may be empty, and may be broken', () => {
    expect(readHclTemplate('')).toEqual({ parts: [], ranges: [], errors: [] });
    expect(readHclTemplate('%{ if a }').errors).toEqual([{ start: 0, end: 9 }]);
  });
});

describe('ignore comments', () => {
  it('are read in every comment form', () => {
    const outline = readHcl(
      'a = 1 # iam-policy-sync-ignore x(y) -- why\n// iam-policy-sync-ignore-next-line z\nb {\n  /* iam-policy-sync-ignore q -- r */\n  c = "# iam-policy-sync-ignore no"\n}\n',
    );
    expect(outline.ignores.map(({ line, codes, reason }) => ({ line, codes, reason }))).toEqual([
      { line: 1, codes: [{ code: 'x', argument: 'y' }], reason: 'why' },
      { line: 3, codes: [{ code: 'z', argument: null }], reason: null },
      { line: 5, codes: [{ code: 'q', argument: null }], reason: 'r' },
    ]);
  });
});
