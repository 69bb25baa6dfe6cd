import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../server/syntax/index.ts';
import { type Change, edited } from './editPolicyText.ts';

beforeAll(loadGrammars);

/** A policy whose statements are given, with the lines of the resource around them. */
const policy = (statements: string): string =>
  `resource "aws_iam_policy" "p" {\n  policy = jsonencode({\n    Version = "2012-10-17"\n    Statement = [\n${statements}\n    ]\n  })\n}\n`;

/** A policy of one statement with this list of actions. */
const actions = (list: string): string =>
  policy(`      {\n        Sid    = "A"\n        Effect = "Allow"\n${list}\n        Resource = "*"\n      }`);

function becomes(before: string, change: Change, after: string): void {
  const outcome = edited({ '/w/iam.tf': before }, change);
  expect('files' in outcome ? outcome.files['/w/iam.tf'] : outcome.refused).toBe(after);
}

const add =
  (...names: string[]): Change =>
  (read) => ({ kind: 'addActions', statement: read.statement(0).at, actions: names });
const remove =
  (...names: string[]): Change =>
  (read) => ({ kind: 'removeActions', statement: read.statement(0).at, elements: names.map((name) => read.element(0, name)) });
const replace =
  (name: string, ...names: string[]): Change =>
  (read) => ({
    kind: 'replaceElement',
    statement: read.statement(0).at,
    element: read.element(0, name),
    with: names.map((other) => [other]),
  });

describe('adding an action', () => {
  const cases: readonly (readonly [name: string, change: Change, before: string, after: string])[] = [
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

describe('removing an action', () => {
  const cases: readonly (readonly [name: string, change: Change, before: string, after: string])[] = [
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
  const cases: readonly (readonly [name: string, change: Change, before: string, after: string])[] = [
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
