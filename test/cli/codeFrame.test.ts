import { stripVTControlCharacters } from 'node:util';
import picocolors from 'picocolors';
import { expect, test } from 'vitest';
import { codeFrame } from '../../server/cli/text/codeFrame.ts';

const style = { colours: picocolors.createColors(false), columns: 60 };
const frame = (text: string, wanted: string, options: { before?: number; after?: number } = {}) => {
  const start = text.indexOf(wanted);
  const range = { start, end: start + wanted.length };
  return codeFrame(text, range, { before: 1, after: 1, most: 3, indent: '', style, mark: (marks) => marks, ...options }).join('\n');
};

test('a range in one line is underlined', () => {
  expect(frame('first\n  const a = call();\nlast\nmore', 'call()')).toBe(
    ['1 │ first', '2 │   const a = call();', '  │             ^^^^^^', '3 │ last'].join('\n'),
  );
});

test('a range over several lines has a bar, and is cut when it is long', () => {
  expect(frame('a {\n  one\n  two\n  three\n}\nb', '{\n  one\n  two\n  three\n}')).toBe(
    ['1 ┃ a {', '2 ┃   one', '3 ┃   two', '  ┃ … 2 more lines'].join('\n'),
  );
});

test('blank lines at the edges are left out, those in between stay', () => {
  expect(frame('\n\nx\n\ny', 'x', { before: 2, after: 2 })).toBe(['3 │ x', '  │ ^', '4 │', '5 │ y'].join('\n'));
});

test('carets stand under tabs, CJK and emoji', () => {
  expect(frame("\tsay('日本 🎉', call());", 'call()')).toBe(["1 │   say('日本 🎉', call());", '  │                  ^^^^^^'].join('\n'));
});

test('a line of 5 MB is cut around the range', () => {
  const text = `${'x'.repeat(3_000_000)};call();${'y'.repeat(2_000_000)}`;
  const lines = frame(text, 'call()').split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^1 │ …x+;call\(\);y+…$/);
  expect(lines[0]?.indexOf('call()')).toBe(lines[1]?.indexOf('^^^^^^'));
});

test('an empty range has one caret, also at the end of the text', () => {
  expect(codeFrame('ab', { start: 2, end: 2 }, { before: 0, after: 0, most: 1, indent: '', style, mark: (marks) => marks })).toEqual([
    '1 │ ab',
    '  │   ^',
  ]);
});

test('escape sequences in a source do not reach the terminal', () => {
  const shown = frame('const a = "\u001b[2J\u0007\u202e";', 'const');
  expect(shown).toBe(stripVTControlCharacters(shown));
  expect(shown).toContain('const a = "·[2J··";');
});
