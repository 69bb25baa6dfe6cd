import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../server/syntax/index.ts';
import { addActions as add, type EditCase, textAfter } from './editChanges.ts';
import type { Change } from './editPolicyText.ts';
import { actions, policy } from './jsonencodePolicy.ts';

beforeAll(loadGrammars);

const becomes = (before: string, change: Change, after: string): void => expect(textAfter(before, change)).toBe(after);

describe('adding an action', () => {
  const cases: readonly EditCase[] = [
    [
      'lines, trailing comma',
      add('a:New'),
      '        Action = [\n          "s3:B",\n          "s3:A",\n        ]',
      '        Action = [\n          "s3:B",\n          "s3:A",\n          "a:New",\n        ]',
    ],
    [
      'lines, no trailing comma',
      add('a:New'),
      '        Action = [\n          "s3:B",\n          "s3:A"\n        ]',
      '        Action = [\n          "s3:B",\n          "s3:A",\n          "a:New"\n        ]',
    ],
    [
      'sorted',
      add('s3:B'),
      '        Action = [\n          "s3:A",\n          "s3:C",\n        ]',
      '        Action = [\n          "s3:A",\n          "s3:B",\n          "s3:C",\n        ]',
    ],
    [
      'sorted, first',
      add('a:B'),
      '        Action = [\n          "s3:A",\n          "s3:C"\n        ]',
      '        Action = [\n          "a:B",\n          "s3:A",\n          "s3:C"\n        ]',
    ],
    [
      'sorted, last',
      add('t:B'),
      '        Action = [\n          "s3:A",\n          "s3:C"\n        ]',
      '        Action = [\n          "s3:A",\n          "s3:C",\n          "t:B"\n        ]',
    ],
    [
      'sorted, several',
      add('t:B', 's3:B', 'a:B'),
      '        Action = [\n          "s3:A",\n          "s3:C"\n        ]',
      '        Action = [\n          "a:B",\n          "s3:A",\n          "s3:B",\n          "s3:C",\n          "t:B"\n        ]',
    ],
    [
      'sorted without regard to case',
      add('s3:getB'),
      '        Action = [\n          "S3:GetA",\n          "s3:GetC",\n          "S3:GetD",\n        ]',
      '        Action = [\n          "S3:GetA",\n          "s3:getB",\n          "s3:GetC",\n          "S3:GetD",\n        ]',
    ],
    ['one line', add('s3:A'), '        Action = ["s3:C", "s3:B"]', '        Action = ["s3:C", "s3:B", "s3:A"]'],
    ['one line, sorted', add('s3:B'), '        Action = ["s3:A", "s3:C"]', '        Action = ["s3:A", "s3:B", "s3:C"]'],
    ['one line, padded', add('s3:A'), '        Action = [ "s3:B" ]', '        Action = [ "s3:B", "s3:A" ]'],
    [
      'one line, trailing comma',
      add('s3:A', 's3:D'),
      '        Action = ["s3:C", "s3:B",]',
      '        Action = ["s3:C", "s3:B", "s3:A", "s3:D",]',
    ],
    [
      'one line that gets too long',
      add('dynamodb:BatchWriteItem'),
      '        Action = ["dynamodb:GetItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:Query"]',
      '        Action = [\n          "dynamodb:GetItem",\n          "dynamodb:DeleteItem",\n          "dynamodb:PutItem",\n          "dynamodb:Query",\n          "dynamodb:BatchWriteItem",\n        ]',
    ],
    [
      'one line that was too long already',
      add('x:Y'),
      '        Action = ["dynamodb:GetItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"]',
      '        Action = ["dynamodb:GetItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem", "x:Y"]',
    ],
    ['empty', add('s3:A'), '        Action = []', '        Action = ["s3:A"]'],
    ['empty, two', add('s3:A', 's3:B'), '        Action = []', '        Action = ["s3:A", "s3:B"]'],
    ['empty, on lines', add('s3:A'), '        Action = [\n        ]', '        Action = [\n          "s3:A",\n        ]'],
    [
      'only a comment',
      add('s3:A'),
      '        Action = [\n          # none yet\n        ]',
      '        Action = [\n          # none yet\n          "s3:A",\n        ]',
    ],
    ['a string', add('s3:B'), '        Action = "s3:A"', '        Action = ["s3:A", "s3:B"]'],
    ['a quoted key', add('s3:B'), '        "Action" : ["s3:A"]', '        "Action" : ["s3:A", "s3:B"]'],
    [
      'a colon',
      add('s3:B'),
      '        Action : [\n          "s3:A"\n        ]',
      '        Action : [\n          "s3:A",\n          "s3:B"\n        ]',
    ],
    ['present', add('s3:A'), '        Action = ["s3:A"]', '        Action = ["s3:A"]'],
    ['present in other letters', add('S3:a'), '        Action = ["s3:A"]', '        Action = ["s3:A"]'],
    [
      'comments stay with their element',
      add('s3:B'),
      '        Action = [\n          "s3:A", # a\n          # c\n          "s3:C" # d\n        ]',
      '        Action = [\n          "s3:A", # a\n          "s3:B",\n          # c\n          "s3:C" # d\n        ]',
    ],
    [
      'sorted in groups: with its own service',
      add('s3:C', 'sqs:A'),
      '        Action = [\n          # S3\n          "s3:A",\n          "s3:B",\n          # SQS\n          "sqs:B",\n\n          "xray:B",\n        ]',
      '        Action = [\n          # S3\n          "s3:A",\n          "s3:B",\n          "s3:C",\n          # SQS\n          "sqs:A",\n          "sqs:B",\n\n          "xray:B",\n        ]',
    ],
    [
      'behind a group',
      add('a:B'),
      '        Action = [\n          "s3:A",\n          "s3:B",\n\n          "a:A",\n        ]',
      '        Action = [\n          "s3:A",\n          "s3:B",\n\n          "a:A",\n          "a:B",\n        ]',
    ],
    [
      'a comment behind the last',
      add('s3:A'),
      '        Action = [\n          "s3:C" # c\n        ]',
      '        Action = [\n          "s3:C", # c\n          "s3:A"\n        ]',
    ],
    [
      'a comment below the last',
      add('s3:A'),
      '        Action = [\n          "s3:C",\n          # more to come\n        ]',
      '        Action = [\n          "s3:C",\n          "s3:A",\n          # more to come\n        ]',
    ],
    [
      'several on a line',
      add('s3:A'),
      '        Action = [\n          "s3:D", "s3:C",\n          "s3:B", "s3:E"\n        ]',
      '        Action = [\n          "s3:D", "s3:C",\n          "s3:B", "s3:E", "s3:A"\n        ]',
    ],
    [
      'several on a line, sorted',
      add('s3:C'),
      '        Action = [\n          "s3:A", "s3:B",\n          "s3:D", "s3:E"\n        ]',
      '        Action = [\n          "s3:A", "s3:B",\n          "s3:C",\n          "s3:D", "s3:E"\n        ]',
    ],
    [
      'the bracket beside the last',
      add('s3:A'),
      '        Action = [\n          "s3:C",\n          "s3:B"]',
      '        Action = [\n          "s3:C",\n          "s3:B",\n          "s3:A"]',
    ],
    [
      'the bracket beside the first',
      add('s3:A'),
      '        Action = ["s3:C",\n                  "s3:B"]',
      '        Action = ["s3:C",\n                  "s3:B",\n                  "s3:A"]',
    ],
    ['concat', add('s3:B'), '        Action = concat(["s3:A"], local.more)', '        Action = concat(["s3:A", "s3:B"], local.more)'],
    [
      'concat of other lists',
      add('s3:B'),
      '        Action = concat(local.some, local.more)',
      '        Action = concat(local.some, local.more, ["s3:B"])',
    ],
    ['a single reference', add('s3:B'), '        Action = var.action', '        Action = [var.action, "s3:B"]'],
    ['an insertion', add('s3:B'), '        Action = ["${var.service}:A"]', '        Action = ["${var.service}:A", "s3:B"]'],
  ];
  for (const [name, change, before, after] of cases) {
    it(name, () => {
      becomes(actions(before), change, actions(after));
      if (name !== 'concat of other lists') becomes(actions(after), change, actions(after));
    });
    it(`${name}: with CRLF, a byte order mark and tabs`, () => {
      const windows = (text: string): string => `\ufeff${text.replaceAll('\n', '\r\n').replaceAll('  ', '\t')}`;
      // Long lines are shorter with tabs.
      if (!name.includes('too long') && !name.includes('beside the first'))
        becomes(windows(actions(before)), change, windows(actions(after)));
    });
  }

  it('keeps the rest of an aligned statement aligned when its string becomes lines', () => {
    const long = ['dynamodb:BatchGetItem', 'dynamodb:BatchWriteItem', 'dynamodb:ConditionCheckItem'];
    becomes(
      policy('      {\n        Sid      = "A"\n        Effect   = "Allow"\n        Action   = "s3:A"\n        Resource = "*"\n      }'),
      add(...long, 's3:Long'),
      policy(
        `      {\n        Sid    = "A"\n        Effect = "Allow"\n        Action = [\n          "s3:A",\n${[...long, 's3:Long'].map((name) => `          "${name}",\n`).join('')}        ]\n        Resource = "*"\n      }`,
      ),
    );
  });

  it('moves aligned comments as terraform fmt would', () => {
    becomes(
      actions('        Action = [\n          "s3:A",      # a\n          "s3:CLonger", # c\n        ]').replace(
        '"s3:A",      #',
        '"s3:A",       #',
      ),
      add('s3:B'),
      actions('        Action = [\n          "s3:A", # a\n          "s3:B",\n          "s3:CLonger", # c\n        ]'),
    );
  });
});
