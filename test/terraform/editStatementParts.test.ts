import { beforeAll, describe, expect, it } from 'vitest';
import type { PartialText } from '../../server/aws/index.ts';
import { loadGrammars } from '../../server/syntax/index.ts';
import { type EditCase, setSid, textAfter } from './editChanges.ts';
import { type Change, edited } from './editPolicyText.ts';
import { document } from './jsonencodePolicy.ts';

beforeAll(loadGrammars);

const becomes = (before: string, change: Change, after: string): void => expect(textAfter(before, change)).toBe(after);

describe('Sid, Effect and Version', () => {
  const cases: readonly EditCase[] = [
    ['a Sid is replaced', setSid('New'), '    Statement = [{ Sid = "A" }]', '    Statement = [{ Sid = "New" }]'],
    [
      'a Sid is added',
      setSid('New'),
      '    Statement = [\n      {\n        # all\n        Effect   = "Allow"\n        Resource = "*"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid = "New"\n        # all\n        Effect   = "Allow"\n        Resource = "*"\n      }\n    ]',
    ],
    [
      'a Sid is added where all signs stand in one column',
      setSid('New'),
      '    Statement = [\n      {\n        Effect   = "Allow"\n        Action   = [\n          "a:B"\n        ]\n        Resource = "*"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid      = "New"\n        Effect   = "Allow"\n        Action   = [\n          "a:B"\n        ]\n        Resource = "*"\n      }\n    ]',
    ],
    [
      'a Sid is added on one line',
      setSid('New'),
      '    Statement = [{ Effect = "Allow" }]',
      '    Statement = [{ Sid = "New", Effect = "Allow" }]',
    ],
    [
      'a quoted Sid is added',
      setSid('New'),
      '    Statement = [\n      {\n        "Effect" : "Allow",\n        "Resource" : "*"\n      }\n    ]',
      '    Statement = [\n      {\n        "Sid" : "New",\n        "Effect" : "Allow",\n        "Resource" : "*"\n      }\n    ]',
    ],
    ['the same Sid', setSid('A'), '    Statement = [{ Sid = "A" }]', '    Statement = [{ Sid = "A" }]'],
    [
      'an Effect is corrected',
      (read) => ({ kind: 'setEffect', statement: read.statement(0).at, effect: 'Allow' }),
      '    Statement = [{ Effect = "allow" }]',
      '    Statement = [{ Effect = "Allow" }]',
    ],
    [
      'an Effect is added behind the Sid',
      (read) => ({ kind: 'setEffect', statement: read.statement(0).at, effect: 'Allow' }),
      '    Statement = [\n      {\n        Sid      = "A"\n        Resource = "*"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid      = "A"\n        Effect   = "Allow"\n        Resource = "*"\n      }\n    ]',
    ],
    [
      'an Effect is added at the end',
      (read) => ({ kind: 'setEffect', statement: read.statement(0).at, effect: 'Allow' }),
      '    Statement = [\n      {\n        Sid = "A"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid    = "A"\n        Effect = "Allow"\n      }\n    ]',
    ],
    [
      'a Version is added',
      () => ({ kind: 'setVersion' }),
      '    Statement = [{ Sid = "A" }]',
      '    Version   = "2012-10-17"\n    Statement = [{ Sid = "A" }]',
    ],
    ['a Version is replaced', () => ({ kind: 'setVersion' }), '    Version = "2008-10-17"', '    Version = "2012-10-17"'],
  ];
  for (const [name, change, before, after] of cases) it(name, () => becomes(document(before), change, document(after)));
});

describe('resources', () => {
  it('are added as references and texts', () => {
    const resources: PartialText[] = [[{ hole: 'aws_s3_bucket.m.arn' }], [{ hole: 'aws_s3_bucket.m.arn' }, ':*']];
    becomes(
      document('    Statement = [{ Action = "a:B", Resource = "arn:x" }]'),
      (read) => ({ kind: 'addResources', statement: read.statement(0).at, resources }),
      document('    Statement = [{ Action = "a:B", Resource = ["arn:x", aws_s3_bucket.m.arn, "${aws_s3_bucket.m.arn}:*"] }]'),
    );
  });
  it('are quoted where the others are, and not repeated', () => {
    const resources: PartialText[] = [[{ hole: 'a.b' }], [{ hole: 'c.d' }]];
    becomes(
      document('    Statement = [{ Action = "a:B", Resource = ["${a.b}"] }]'),
      (read) => ({ kind: 'addResources', statement: read.statement(0).at, resources }),
      document('    Statement = [{ Action = "a:B", Resource = ["${a.b}", "${c.d}"] }]'),
    );
  });
  it('are refused when they are no expression', () => {
    const outcome = edited({ '/w/iam.tf': document('    Statement = [{ Action = "a:B", Resource = "*" }]') }, (read) => ({
      kind: 'addResources',
      statement: read.statement(0).at,
      resources: [[{ hole: 'process env' }]],
    }));
    expect(outcome).toHaveProperty('refused');
  });
});
