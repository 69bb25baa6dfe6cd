import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../server/syntax/index.ts';
import { addStatement as add, type EditCase, textAfter } from './editChanges.ts';
import { type Change, edited } from './editPolicyText.ts';
import { document } from './jsonencodePolicy.ts';

beforeAll(loadGrammars);

const becomes = (before: string, change: Change, after: string): void => expect(textAfter(before, change)).toBe(after);

describe('a new statement', () => {
  const cases: readonly EditCase[] = [
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
