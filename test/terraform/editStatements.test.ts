import { beforeAll, describe, expect, it } from 'vitest';
import type { PartialText } from '../../server/aws/index.ts';
import { loadGrammars } from '../../server/syntax/index.ts';
import { type Change, edited } from './editPolicyText.ts';

beforeAll(loadGrammars);

/** The document of a policy, its lines indented by four. */
const document = (text: string): string => `resource "aws_iam_policy" "p" {\n  policy = jsonencode({\n${text}\n  })\n}\n`;

function becomes(before: string, change: Change, after: string): void {
  const outcome = edited({ '/w/iam.tf': before }, change);
  expect('files' in outcome ? outcome.files['/w/iam.tf'] : outcome.refused).toBe(after);
}

const add =
  (sid: string, actions: readonly string[], resources: readonly PartialText[] = [['*']]): Change =>
  () => ({ kind: 'addStatement', sid, actions, resources });
const setSid =
  (which: number, sid: string): Change =>
  (read) => ({ kind: 'setSid', statement: read.statement(which).at, sid });
const remove =
  (which: string): Change =>
  (read) => ({ kind: 'removeStatement', statement: read.statement(which).at });
const merge: Change = (read) => ({ kind: 'mergeStatements', into: read.statement(0).at, from: read.statement(1).at });

describe('a new statement', () => {
  const cases: readonly (readonly [name: string, change: Change, before: string, after: string])[] = [
    [
      'as the one before it, aligned',
      add('New', ['s3:PutObject', 's3:GetObject']),
      '    Version = "2012-10-17"\n    Statement = [\n      {\n        Sid    = "A"\n        Effect = "Allow"\n        Action = [\n          "x:A",\n          "x:B",\n        ]\n        Resource = "*"\n      },\n    ]',
      '    Version = "2012-10-17"\n    Statement = [\n      {\n        Sid    = "A"\n        Effect = "Allow"\n        Action = [\n          "x:A",\n          "x:B",\n        ]\n        Resource = "*"\n      },\n      {\n        Sid    = "New"\n        Effect = "Allow"\n        Action = [\n          "s3:PutObject",\n          "s3:GetObject",\n        ]\n        Resource = "*"\n      },\n    ]',
    ],
    [
      'no trailing comma, one action in a list of one line',
      add('New', ['s3:PutObject']),
      '    Statement = [\n      {\n        Sid      = "A"\n        Effect   = "Allow"\n        Action   = ["x:A", "x:B"]\n        Resource = ["*"]\n      }\n    ]',
      '    Statement = [\n      {\n        Sid      = "A"\n        Effect   = "Allow"\n        Action   = ["x:A", "x:B"]\n        Resource = ["*"]\n      },\n      {\n        Sid      = "New"\n        Effect   = "Allow"\n        Action   = ["s3:PutObject"]\n        Resource = ["*"]\n      }\n    ]',
    ],
    [
      'strings, where neighbours have them',
      add('New', ['s3:PutObject']),
      '    Statement = [\n      {\n        Sid      = "A"\n        Effect   = "Allow"\n        Action   = "x:A"\n        Resource = "*"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid      = "A"\n        Effect   = "Allow"\n        Action   = "x:A"\n        Resource = "*"\n      },\n      {\n        Sid      = "New"\n        Effect   = "Allow"\n        Action   = "s3:PutObject"\n        Resource = "*"\n      }\n    ]',
    ],
    [
      'quoted keys with colons',
      add('New', ['s3:PutObject', 's3:GetObject']),
      '    "Version" : "2012-10-17",\n    "Statement" : [\n      {\n        "Sid" : "A",\n        "Effect" : "Allow",\n        "Action" : [\n          "x:A",\n          "x:B"\n        ],\n        "Resource" : "*"\n      }\n    ]',
      '    "Version" : "2012-10-17",\n    "Statement" : [\n      {\n        "Sid" : "A",\n        "Effect" : "Allow",\n        "Action" : [\n          "x:A",\n          "x:B"\n        ],\n        "Resource" : "*"\n      },\n      {\n        "Sid" : "New",\n        "Effect" : "Allow",\n        "Action" : [\n          "s3:PutObject",\n          "s3:GetObject"\n        ],\n        "Resource" : "*"\n      }\n    ]',
    ],
    [
      'colons without space, keys bare',
      add('New', ['s3:PutObject']),
      '    Statement: [\n      {\n        Sid: "A"\n        Effect: "Allow"\n        Action: ["x:A"]\n        Resource: "*"\n      }\n    ]',
      '    Statement: [\n      {\n        Sid: "A"\n        Effect: "Allow"\n        Action: ["x:A"]\n        Resource: "*"\n      },\n      {\n        Sid: "New"\n        Effect: "Allow"\n        Action: ["s3:PutObject"]\n        Resource: "*"\n      }\n    ]',
    ],
    [
      'another order of keys, and the Sid first that neighbours do not have',
      add('New', ['s3:PutObject']),
      '    Statement = [\n      {\n        Action   = ["x:A"]\n        Effect   = "Allow"\n        Resource = "*"\n      }\n    ]',
      '    Statement = [\n      {\n        Action   = ["x:A"]\n        Effect   = "Allow"\n        Resource = "*"\n      },\n      {\n        Sid      = "New"\n        Action   = ["s3:PutObject"]\n        Effect   = "Allow"\n        Resource = "*"\n      }\n    ]',
    ],
    [
      'statements on one line',
      add('New', ['s3:PutObject']),
      '    Statement = [\n      { Sid = "A", Effect = "Allow", Action = ["x:A"], Resource = "*" },\n      { Sid = "B", Effect = "Allow", Action = ["x:B"], Resource = "*" },\n    ]',
      '    Statement = [\n      { Sid = "A", Effect = "Allow", Action = ["x:A"], Resource = "*" },\n      { Sid = "B", Effect = "Allow", Action = ["x:B"], Resource = "*" },\n      { Sid = "New", Effect = "Allow", Action = ["s3:PutObject"], Resource = "*" },\n    ]',
    ],
    [
      'brackets beside braces, one statement',
      add('New', ['s3:PutObject']),
      '    Statement = [{\n      Sid      = "A"\n      Effect   = "Allow"\n      Action   = ["x:A"]\n      Resource = "*"\n    }]',
      '    Statement = [{\n      Sid      = "A"\n      Effect   = "Allow"\n      Action   = ["x:A"]\n      Resource = "*"\n      }, {\n      Sid      = "New"\n      Effect   = "Allow"\n      Action   = ["s3:PutObject"]\n      Resource = "*"\n    }]',
    ],
    [
      'brackets beside braces, two statements',
      add('New', ['s3:PutObject']),
      '    Statement = [{\n      Sid    = "A"\n      Action = ["x:A"]\n      }, {\n      Sid    = "B"\n      Action = ["x:B"]\n    }]',
      '    Statement = [{\n      Sid    = "A"\n      Action = ["x:A"]\n      }, {\n      Sid    = "B"\n      Action = ["x:B"]\n      }, {\n      Sid      = "New"\n      Effect   = "Allow"\n      Action   = ["s3:PutObject"]\n      Resource = ["*"]\n    }]',
    ],
    [
      'a single statement that is no list',
      add('New', ['s3:PutObject']),
      '    Statement = {\n      Sid      = "A"\n      Effect   = "Allow"\n      Action   = ["x:A"]\n      Resource = "*"\n    }',
      '    Statement = [{\n      Sid      = "A"\n      Effect   = "Allow"\n      Action   = ["x:A"]\n      Resource = "*"\n      }, {\n      Sid      = "New"\n      Effect   = "Allow"\n      Action   = ["s3:PutObject"]\n      Resource = "*"\n    }]',
    ],
    [
      'no statement yet',
      add('New', ['s3:PutObject', 's3:GetObject']),
      '    Version   = "2012-10-17"\n    Statement = []',
      '    Version = "2012-10-17"\n    Statement = [\n      {\n        Sid      = "New"\n        Effect   = "Allow"\n        Action   = ["s3:PutObject", "s3:GetObject"]\n        Resource = "*"\n      }\n    ]',
    ],
    [
      'no statement yet, quoted keys',
      add('New', ['s3:PutObject']),
      '    "Version" : "2012-10-17",\n    "Statement" : []',
      '    "Version" : "2012-10-17",\n    "Statement" : [\n      {\n        "Sid" : "New",\n        "Effect" : "Allow",\n        "Action" : ["s3:PutObject"],\n        "Resource" : "*"\n      }\n    ]',
    ],
    [
      'no list of statements yet',
      add('New', ['s3:PutObject']),
      '    Version = "2012-10-17"',
      '    Version = "2012-10-17"\n    Statement = [\n      {\n        Sid      = "New"\n        Effect   = "Allow"\n        Action   = ["s3:PutObject"]\n        Resource = "*"\n      }\n    ]',
    ],
    [
      'comments between statements and blank lines',
      add('New', ['s3:PutObject']),
      '    Statement = [\n      # first\n      {\n        Sid    = "A"\n        Action = ["x:A"]\n      }, # a\n\n      # second\n      {\n        Sid    = "B"\n        Action = ["x:B"]\n      } # b\n      # end\n    ]',
      '    Statement = [\n      # first\n      {\n        Sid    = "A"\n        Action = ["x:A"]\n      }, # a\n\n      # second\n      {\n        Sid    = "B"\n        Action = ["x:B"]\n      }, # b\n\n      {\n        Sid      = "New"\n        Effect   = "Allow"\n        Action   = ["s3:PutObject"]\n        Resource = ["*"]\n      }\n      # end\n    ]',
    ],
    [
      'signs in one column, as terraform fmt would not have it',
      add('New', ['s3:PutObject', 's3:GetObject']),
      '    Statement = [\n      {\n        Sid      = "A"\n        Effect   = "Allow"\n        Action   = [\n          "x:A",\n          "x:B",\n        ]\n        Resource = "*"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid      = "A"\n        Effect   = "Allow"\n        Action   = [\n          "x:A",\n          "x:B",\n        ]\n        Resource = "*"\n      },\n      {\n        Sid      = "New"\n        Effect   = "Allow"\n        Action   = [\n          "s3:PutObject",\n          "s3:GetObject",\n        ]\n        Resource = "*"\n      }\n    ]',
    ],
    [
      'signs not aligned',
      add('New', ['s3:PutObject']),
      '    Statement = [\n      {\n        Sid = "A"\n        Effect = "Allow"\n        Action = ["x:A"]\n        Resource = "*"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid = "A"\n        Effect = "Allow"\n        Action = ["x:A"]\n        Resource = "*"\n      },\n      {\n        Sid = "New"\n        Effect = "Allow"\n        Action = ["s3:PutObject"]\n        Resource = "*"\n      }\n    ]',
    ],
    [
      'references, by themselves and within texts',
      add(
        'New',
        ['s3:PutObject'],
        [[{ hole: 'aws_s3_bucket.m.arn' }], [{ hole: 'aws_s3_bucket.m["x"].arn' }, '/*'], ['arn:aws:s3:::u/${aws:username}']],
      ),
      '    Statement = [\n      {\n        Sid      = "A"\n        Effect   = "Allow"\n        Action   = ["x:A"]\n        Resource = "*"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid      = "A"\n        Effect   = "Allow"\n        Action   = ["x:A"]\n        Resource = "*"\n      },\n      {\n        Sid    = "New"\n        Effect = "Allow"\n        Action = ["s3:PutObject"]\n        Resource = [\n          aws_s3_bucket.m.arn,\n          "${aws_s3_bucket.m["x"].arn}/*",\n          "arn:aws:s3:::u/$${aws:username}",\n        ]\n      }\n    ]',
    ],
    [
      'one reference',
      add('New', ['s3:PutObject'], [[{ hole: 'aws_s3_bucket.m.arn' }]]),
      '    Statement = [{ Action = "x:A", Resource = "*" }]',
      '    Statement = [\n      { Action = "x:A", Resource = "*" },\n      { Sid = "New", Effect = "Allow", Action = "s3:PutObject", Resource = aws_s3_bucket.m.arn }\n    ]',
    ],
    [
      'statements joined by concat',
      add('New', ['s3:PutObject']),
      '    Statement = concat([\n      {\n        Sid    = "A"\n        Action = "x:A"\n      }\n    ], local.more)',
      '    Statement = concat([\n      {\n        Sid    = "A"\n        Action = "x:A"\n      },\n      {\n        Sid      = "New"\n        Effect   = "Allow"\n        Action   = "s3:PutObject"\n        Resource = ["*"]\n      }\n    ], local.more)',
    ],
  ];
  for (const [name, change, before, after] of cases) {
    it(name, () => becomes(document(before), change, document(after)));
    it(`${name}: with CRLF and a byte order mark`, () => {
      const windows = (text: string): string => `\ufeff${document(text).replaceAll('\n', '\r\n')}`;
      becomes(windows(before), change, windows(after));
    });
  }

  it('with tabs', () => {
    const before = '\tStatement = [\n\t\t{\n\t\t\tSid = "A"\n\t\t\tAction = [\n\t\t\t\t"x:A",\n\t\t\t]\n\t\t},\n\t]';
    const after =
      '\tStatement = [\n\t\t{\n\t\t\tSid = "A"\n\t\t\tAction = [\n\t\t\t\t"x:A",\n\t\t\t]\n\t\t},\n\t\t{\n\t\t\tSid = "New"\n\t\t\tEffect = "Allow"\n\t\t\tAction = [\n\t\t\t\t"s3:PutObject",\n\t\t\t]\n\t\t\tResource = ["*"]\n\t\t},\n\t]';
    becomes(document(before), add('New', ['s3:PutObject']), document(after));
  });

  it('in a block has lists, whatever the lists beside it are named by', () => {
    const data = (statements: string): string =>
      `locals {\n  reads = ["x:A"]\n}\n\ndata "aws_iam_policy_document" "d" {\n${statements}}\n\nresource "aws_iam_policy" "p" {\n  policy = data.aws_iam_policy_document.d.json\n}\n`;
    const named = '  statement {\n    actions   = local.reads\n    resources = toset(["*"])\n  }\n';
    const made = '\n  statement {\n    sid       = "New"\n    actions   = ["s3:PutObject"]\n    resources = ["*"]\n  }\n';
    becomes(data(named), add('New', ['s3:PutObject']), data(named + made));
  });

  it('is refused where statements are made by a for expression', () => {
    const outcome = edited({ '/w/iam.tf': document('    Statement = [for a in local.actions : { Action = a }]') }, add('New', ['a:B']));
    expect(outcome).toMatchObject({ refused: 'the statements are a for expression' });
  });
});

describe('removing a statement', () => {
  const cases: readonly (readonly [name: string, change: Change, before: string, after: string])[] = [
    [
      'the first',
      remove('A'),
      '    Statement = [\n      {\n        Sid = "A"\n      },\n      {\n        Sid = "B"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid = "B"\n      }\n    ]',
    ],
    [
      'the last',
      remove('B'),
      '    Statement = [\n      {\n        Sid = "A"\n      },\n      {\n        Sid = "B"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid = "A"\n      }\n    ]',
    ],
    [
      'the last, trailing comma',
      remove('B'),
      '    Statement = [\n      {\n        Sid = "A"\n      },\n      {\n        Sid = "B"\n      },\n    ]',
      '    Statement = [\n      {\n        Sid = "A"\n      },\n    ]',
    ],
    [
      'with its comment, not the next',
      remove('A'),
      '    Statement = [\n      # a\n      {\n        Sid = "A"\n      }, # also a\n      # b\n      {\n        Sid = "B"\n      }\n    ]',
      '    Statement = [\n      # b\n      {\n        Sid = "B"\n      }\n    ]',
    ],
    [
      'blank lines',
      remove('B'),
      '    Statement = [\n      {\n        Sid = "A"\n      },\n\n      {\n        Sid = "B"\n      },\n\n      {\n        Sid = "C"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid = "A"\n      },\n\n      {\n        Sid = "C"\n      }\n    ]',
    ],
    [
      'compact, the first',
      remove('A'),
      '    Statement = [{\n      Sid = "A"\n      }, {\n      Sid = "B"\n    }]',
      '    Statement = [{\n      Sid = "B"\n    }]',
    ],
    [
      'compact, the last',
      remove('B'),
      '    Statement = [{\n      Sid = "A"\n      }, {\n      Sid = "B"\n    }]',
      '    Statement = [{\n      Sid = "A"\n    }]',
    ],
    ['one line', remove('A'), '    Statement = [{ Sid = "A" }, { Sid = "B" }]', '    Statement = [{ Sid = "B" }]'],
    ['the only one, no list', remove('A'), '    Statement = {\n      Sid = "A"\n    }', '    Statement = []'],
  ];
  for (const [name, change, before, after] of cases) it(name, () => becomes(document(before), change, document(after)));
});

describe('merging statements', () => {
  const cases: readonly (readonly [name: string, before: string, after: string])[] = [
    [
      'with comments',
      '    Statement = [\n      {\n        Sid = "A"\n        Action = [\n          "s3:Z", # z\n          "s3:Y"\n        ]\n      },\n      {\n        Sid = "A"\n        Action = [\n          "s3:Z",\n          # why\n          "s3:X", # x\n          "s3:W"\n        ]\n      }\n    ]',
      '    Statement = [\n      {\n        Sid = "A"\n        Action = [\n          "s3:Z", # z\n          "s3:Y",\n          # why\n          "s3:X", # x\n          "s3:W"\n        ]\n      }\n    ]',
    ],
    [
      'strings',
      '    Statement = [\n      { Sid = "A", Action = "s3:A" },\n      { Sid = "A", Action = "s3:B" },\n      { Sid = "C", Action = "s3:B" },\n    ]',
      '    Statement = [\n      { Sid = "A", Action = ["s3:A", "s3:B"] },\n      { Sid = "C", Action = "s3:B" },\n    ]',
    ],
    [
      'nothing is missing',
      '    Statement = [\n      { Sid = "A", Action = ["s3:A", "s3:B"] },\n      { Sid = "A", Action = "s3:b" }\n    ]',
      '    Statement = [\n      { Sid = "A", Action = ["s3:A", "s3:B"] }\n    ]',
    ],
    [
      'insertions stay as they are written',
      '    Statement = [\n      { Sid = "A", Action = ["s3:A"] },\n      { Sid = "A", Action = ["${local.s}:B", local.c] }\n    ]',
      '    Statement = [\n      { Sid = "A", Action = ["s3:A", "${local.s}:B", local.c] }\n    ]',
    ],
  ];
  for (const [name, before, after] of cases) it(name, () => becomes(document(before), merge, document(after)));

  const commented: readonly (readonly [name: string, statement: string])[] = [
    ['above it', '# why\n      { Sid = "A", Action = "s3:B" }'],
    ['behind it', '{ Sid = "A", Action = "s3:B" } # why'],
    ['above an entry', '{\n        Sid = "A"\n        # why\n        Action = "s3:B"\n      }'],
    ['at an action that is there already', '{\n        Sid = "A"\n        Action = [\n          "s3:A" # why\n        ]\n      }'],
    ['in an expression', '{ Sid = "A", Action = "s3:B", Resource = concat(["*"], /* # why */ []) }'],
  ];
  for (const [name, statement] of commented)
    it(`is refused where it would lose a comment ${name}`, () => {
      const outcome = edited(
        { '/w/iam.tf': document(`    Statement = [\n      { Sid = "A", Action = ["s3:A"] },\n      ${statement}\n    ]`) },
        merge,
      );
      expect('files' in outcome ? outcome.files['/w/iam.tf'] : outcome.refused).toContain('# why');
      expect(outcome).toHaveProperty('refused');
    });
});

describe('Sid, Effect and Version', () => {
  const cases: readonly (readonly [name: string, change: Change, before: string, after: string])[] = [
    ['a Sid is replaced', setSid(0, 'New'), '    Statement = [{ Sid = "A" }]', '    Statement = [{ Sid = "New" }]'],
    [
      'a Sid is added',
      setSid(0, 'New'),
      '    Statement = [\n      {\n        # all\n        Effect   = "Allow"\n        Resource = "*"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid = "New"\n        # all\n        Effect   = "Allow"\n        Resource = "*"\n      }\n    ]',
    ],
    [
      'a Sid is added where all signs stand in one column',
      setSid(0, 'New'),
      '    Statement = [\n      {\n        Effect   = "Allow"\n        Action   = [\n          "a:B"\n        ]\n        Resource = "*"\n      }\n    ]',
      '    Statement = [\n      {\n        Sid      = "New"\n        Effect   = "Allow"\n        Action   = [\n          "a:B"\n        ]\n        Resource = "*"\n      }\n    ]',
    ],
    [
      'a Sid is added on one line',
      setSid(0, 'New'),
      '    Statement = [{ Effect = "Allow" }]',
      '    Statement = [{ Sid = "New", Effect = "Allow" }]',
    ],
    [
      'a quoted Sid is added',
      setSid(0, 'New'),
      '    Statement = [\n      {\n        "Effect" : "Allow",\n        "Resource" : "*"\n      }\n    ]',
      '    Statement = [\n      {\n        "Sid" : "New",\n        "Effect" : "Allow",\n        "Resource" : "*"\n      }\n    ]',
    ],
    ['the same Sid', setSid(0, 'A'), '    Statement = [{ Sid = "A" }]', '    Statement = [{ Sid = "A" }]'],
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
