import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../server/syntax/index.ts';
import { type EditCase, removeActions as remove, replaceAction as replace, textAfter } from './editChanges.ts';
import type { Change } from './editPolicyText.ts';
import { actions, policy } from './jsonencodePolicy.ts';

beforeAll(loadGrammars);

const becomes = (before: string, change: Change, after: string): void => expect(textAfter(before, change)).toBe(after);

describe('removing an action', () => {
  const cases: readonly EditCase[] = [
    [
      'lines, trailing comma',
      remove('s3:A'),
      '        Action = [\n          "s3:A",\n          "s3:B",\n        ]',
      '        Action = [\n          "s3:B",\n        ]',
    ],
    [
      'lines, the last',
      remove('s3:B'),
      '        Action = [\n          "s3:A",\n          "s3:B"\n        ]',
      '        Action = [\n          "s3:A"\n        ]',
    ],
    [
      'lines, the last two',
      remove('s3:B', 's3:C'),
      '        Action = [\n          "s3:A", # a\n          "s3:B", # b\n          "s3:C"  # c\n        ]',
      '        Action = [\n          "s3:A" # a\n        ]',
    ],
    ['one line, the first', remove('s3:A'), '        Action = ["s3:A", "s3:B", "s3:C"]', '        Action = ["s3:B", "s3:C"]'],
    ['one line, the middle', remove('s3:B'), '        Action = ["s3:A", "s3:B", "s3:C"]', '        Action = ["s3:A", "s3:C"]'],
    ['one line, the last', remove('s3:C'), '        Action = ["s3:A", "s3:B", "s3:C"]', '        Action = ["s3:A", "s3:B"]'],
    ['one line, all but the first', remove('s3:B', 's3:C'), '        Action = ["s3:A", "s3:B", "s3:C"]', '        Action = ["s3:A"]'],
    ['one line, all but the last', remove('s3:A', 's3:B'), '        Action = ["s3:A", "s3:B", "s3:C"]', '        Action = ["s3:C"]'],
    ['one line, padded', remove('s3:B'), '        Action = [ "s3:A", "s3:B" ]', '        Action = [ "s3:A" ]'],
    ['one line, trailing comma', remove('s3:B'), '        Action = ["s3:A", "s3:B",]', '        Action = ["s3:A",]'],
    [
      'its own comments go',
      remove('s3:B'),
      '        Action = [\n          "s3:A",\n          # why B\n          # is needed\n          "s3:B", # b\n          "s3:C", # c\n        ]',
      '        Action = [\n          "s3:A",\n          "s3:C", # c\n        ]',
    ],
    [
      'a heading stays',
      remove('s3:A'),
      '        Action = [\n          # reading\n          "s3:A",\n          "s3:B",\n          # writing\n          "s3:C",\n        ]',
      '        Action = [\n          # reading\n          "s3:B",\n          # writing\n          "s3:C",\n        ]',
    ],
    [
      'a heading goes with its last',
      remove('s3:A', 's3:B'),
      '        Action = [\n          # reading\n          "s3:A",\n          "s3:B",\n          # writing\n          "s3:C",\n        ]',
      '        Action = [\n          # writing\n          "s3:C",\n        ]',
    ],
    [
      'blank lines do not meet',
      remove('s3:B'),
      '        Action = [\n          "s3:A",\n\n          "s3:B",\n\n          "s3:C",\n        ]',
      '        Action = [\n          "s3:A",\n\n          "s3:C",\n        ]',
    ],
    [
      'no blank line before the bracket',
      remove('s3:B'),
      '        Action = [\n          "s3:A",\n\n          "s3:B",\n        ]',
      '        Action = [\n          "s3:A",\n        ]',
    ],
    [
      'several on a line',
      remove('s3:B', 's3:C'),
      '        Action = [\n          "s3:A", "s3:B",\n          "s3:C", "s3:D"\n        ]',
      '        Action = [\n          "s3:A",\n          "s3:D"\n        ]',
    ],
    ['in concat', remove('s3:B'), '        Action = concat(["s3:A", "s3:B"], local.more)', '        Action = concat(["s3:A"], local.more)'],
  ];
  for (const [name, change, before, after] of cases) {
    it(name, () => becomes(actions(before), change, actions(after)));
    it(`${name}: with CRLF, a byte order mark and tabs`, () => {
      const windows = (text: string): string =>
        `\ufeff${text.replaceAll('\n', '\r\n').replaceAll(/^ +/gm, (indent) => '\t'.repeat(indent.length / 2))}`;
      // Tabs are not what terraform fmt writes, so that comments stay where they are.
      if (name !== 'lines, the last two') becomes(windows(actions(before)), change, windows(actions(after)));
    });
  }

  it('removes the statement with its last action', () => {
    const statement = (sid: string): string => `      {\n        Sid    = "${sid}"\n        Action = ["s3:${sid}"]\n      }`;
    becomes(policy(`${statement('A')},\n${statement('B')}`), remove('s3:A'), policy(statement('B')));
    becomes(policy(`${statement('B')}`), remove('s3:B'), policy('').replace('[\n\n', '[\n'));
  });
});

describe('replacing an action', () => {
  const cases: readonly EditCase[] = [
    ['a string', replace('s3:A', 's3:B'), '        Action = "s3:A"', '        Action = "s3:B"'],
    ['a string by several', replace('s3:A', 's3:B', 's3:C'), '        Action = "s3:A"', '        Action = ["s3:B", "s3:C"]'],
    [
      'in place',
      replace('s3:Z', 's3:B'),
      '        Action = [\n          "s3:Z", # z\n          "s3:A",\n        ]',
      '        Action = [\n          "s3:B", # z\n          "s3:A",\n        ]',
    ],
    [
      'in a sorted list, in place',
      replace('s3:B', 's3:C'),
      '        Action = ["s3:A", "s3:B", "s3:D"]',
      '        Action = ["s3:A", "s3:C", "s3:D"]',
    ],
    [
      'in a sorted list, elsewhere',
      replace('s3:A', 's3:C'),
      '        Action = ["s3:A", "s3:B", "s3:D"]',
      '        Action = ["s3:B", "s3:C", "s3:D"]',
    ],
    [
      'by several',
      replace('s3:*', 's3:A', 's3:C'),
      '        Action = [\n          "t:Z",\n          "s3:*"\n        ]',
      '        Action = [\n          "t:Z",\n          "s3:A",\n          "s3:C"\n        ]',
    ],
    ['by one that is there', replace('s3:*', 's3:A'), '        Action = ["s3:A", "s3:*"]', '        Action = ["s3:A"]'],
    ['by itself', replace('s3:A', 's3:A'), '        Action = ["s3:A", "s3:B"]', '        Action = ["s3:A", "s3:B"]'],
    [
      'by many on one line',
      replace('dynamodb:*', 'dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'),
      '        Action = ["dynamodb:*", "a:B"]',
      '        Action = [\n          "dynamodb:BatchGetItem",\n          "a:B",\n          "dynamodb:BatchWriteItem",\n          "dynamodb:GetItem",\n          "dynamodb:PutItem",\n        ]',
    ],
  ];
  for (const [name, change, before, after] of cases) it(name, () => becomes(actions(before), change, actions(after)));
});
