import { describe, expect, test } from 'vitest';
import { readIgnoreComment } from '../../server/syntax/ignoreComment.ts';
import { read } from './typescriptText.ts';

describe('the text of a comment', () => {
  test.each([
    ['// iam-policy-sync-ignore missing-action -- known', false, ['missing-action'], 'known'],
    [
      '// iam-policy-sync-ignore-next-line missing-action(s3:PutObject), unused-action -- a -- b',
      true,
      ['missing-action(s3:PutObject)', 'unused-action'],
      'a -- b',
    ],
    [
      '# iam-policy-sync-ignore unused-action(s3:GetObject, s3:PutObject)',
      false,
      ['unused-action(s3:GetObject)', 'unused-action(s3:PutObject)'],
      null,
    ],
    ['/* iam-policy-sync-ignore missing-action -- why */', false, ['missing-action'], 'why'],
    ['/**\n * iam-policy-sync-ignore missing-action\n */', false, ['missing-action'], null],
    ['//iam-policy-sync-ignore', false, [], null],
    ['// iam-policy-sync-ignore missing-action --', false, ['missing-action'], null],
    ['// iam-policy-sync-ignore missing-action(s3:*) -- all of it', false, ['missing-action(s3:*)'], 'all of it'],
  ])('%s', (comment, nextLine, codes, reason) => {
    const read = readIgnoreComment(comment);
    expect(read?.nextLine).toBe(nextLine);
    expect(read?.codes.map(({ code, argument }) => (argument === null ? code : `${code}(${argument})`))).toEqual(codes);
    expect(read?.reason).toBe(reason);
  });

  test.each(['// see iam-policy-sync-ignore', '// iam-policy-sync-ignored x', '// iam-policy-sync', '// iam-policy-sync-ignore-file x'])(
    '%s says nothing',
    (comment) => {
      expect(readIgnoreComment(comment)).toBeUndefined();
    },
  );
});

describe('ignore comments in code', () => {
  test.each([
    ['beside the code', 'a();\nb(); // iam-policy-sync-ignore x -- r\nc();', 2],
    ['before the code', 'a();\n// iam-policy-sync-ignore x -- r\n\n// other\nb();', 5],
    ['for the next line', 'a();\n// iam-policy-sync-ignore-next-line x -- r\nb();', 3],
    ['beside code, for the next line', 'a(); // iam-policy-sync-ignore-next-line x\nb();', 2],
    ['in a block before code', 'a();\n/* iam-policy-sync-ignore x */ b();', 2],
    ['in a block for the next line', 'a(); /* iam-policy-sync-ignore-next-line x */ b();\nc();', 2],
    ['before one argument of many', 'f(\n  // iam-policy-sync-ignore x\n  g(),\n);', 3],
    ['while the text is broken', 'const a = ;\n// iam-policy-sync-ignore x\nb();\nc(', 3],
  ])('%s', (_, source, line) => {
    expect(read(source).ignores.map((ignore) => ignore.line)).toEqual([line]);
  });

  test('in JSX, the line behind the braces', () => {
    const source = 'const a = (\n  <A>\n    {/* iam-policy-sync-ignore x -- r */}\n    {f()}\n  </A>\n);';
    const [ignore] = read(source, '/w/a.tsx').ignores;
    expect(ignore).toEqual({ start: 22, end: 59, line: 4, codes: [{ code: 'x', argument: null }], reason: 'r' });
  });

  test('text in a string is no comment', () => {
    expect(read('const a = "// iam-policy-sync-ignore x";').ignores).toEqual([]);
    expect(read('const a = `\n// iam-policy-sync-ignore x\n`;').ignores).toEqual([]);
  });

  test('several comments, in order', () => {
    const source = '// iam-policy-sync-ignore x\na(); // iam-policy-sync-ignore y\n';
    expect(read(source).ignores.map(({ line, codes }) => [line, codes[0]?.code])).toEqual([
      [2, 'x'],
      [2, 'y'],
    ]);
  });
});
