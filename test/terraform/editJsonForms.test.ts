import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../server/syntax/index.ts';
import {
  addActions,
  addResources,
  addStatement,
  type EditCase,
  filesAfter,
  mergeFirstTwo,
  removeActions,
  removeStatement,
  replaceAction,
  setSid,
} from './editChanges.ts';
import { edited, type Files } from './editPolicyText.ts';

beforeAll(loadGrammars);

function check(cases: readonly EditCase[], files: (text: string) => Files): void {
  for (const [name, change, before, after] of cases) it(name, () => expect(filesAfter(files(before), change)).toEqual(files(after)));
}

describe('JSON in a heredoc', () => {
  const heredoc = (json: string): Files => ({ '/w/iam.tf': `resource "aws_iam_policy" "p" {\n  policy = <<-EOT\n${json}\n  EOT\n}\n` });
  check(
    [
      [
        'an action',
        addActions('s3:B'),
        '    {"Statement": [{"Action": ["s3:C"], "Resource": "*"}]}',
        '    {"Statement": [{"Action": ["s3:C", "s3:B"], "Resource": "*"}]}',
      ],
      [
        'an action on lines',
        addActions('s3:B'),
        '    {\n      "Statement": [\n        {\n          "Action": [\n            "s3:C"\n          ],\n          "Resource": "${aws_s3_bucket.b.arn}/*"\n        }\n      ]\n    }',
        '    {\n      "Statement": [\n        {\n          "Action": [\n            "s3:C",\n            "s3:B"\n          ],\n          "Resource": "${aws_s3_bucket.b.arn}/*"\n        }\n      ]\n    }',
      ],
      [
        'a string',
        addActions('s3:B'),
        '    {"Statement": {"Action": "s3:C", "Resource": "*"}}',
        '    {"Statement": {"Action": ["s3:C", "s3:B"], "Resource": "*"}}',
      ],
      [
        'a resource with a reference',
        addResources([{ hole: 'aws_s3_bucket.b.arn' }], [{ hole: 'aws_s3_bucket.b["x"].arn' }, '/*'], ['arn:aws:s3:::${aws:username}']),
        '    {"Statement": [\n      {"Action": "s3:C", "Resource": ["${aws_s3_bucket.a.arn}"]}\n    ]}',
        '    {"Statement": [\n      {"Action": "s3:C", "Resource": ["${aws_s3_bucket.a.arn}", "${aws_s3_bucket.b.arn}", "${aws_s3_bucket.b["x"].arn}/*", "arn:aws:s3:::$${aws:username}"]}\n    ]}',
      ],
      [
        'a statement',
        addStatement('New', ['s3:A', 's3:B'], [[{ hole: 'x.arn' }, ':*']]),
        '    {\n      "Version": "2012-10-17",\n      "Statement": [\n        {\n          "Sid": "A",\n          "Effect": "Allow",\n          "Action": [\n            "s3:C",\n            "s3:D"\n          ],\n          "Resource": "*"\n        }\n      ]\n    }',
        '    {\n      "Version": "2012-10-17",\n      "Statement": [\n        {\n          "Sid": "A",\n          "Effect": "Allow",\n          "Action": [\n            "s3:C",\n            "s3:D"\n          ],\n          "Resource": "*"\n        },\n        {\n          "Sid": "New",\n          "Effect": "Allow",\n          "Action": [\n            "s3:A",\n            "s3:B"\n          ],\n          "Resource": "${x.arn}:*"\n        }\n      ]\n    }',
      ],
      [
        'a statement where a whole value is inserted',
        addStatement('New', ['s3:A']),
        '    {\n      "Statement": [\n        { "Action": "s3:C", "Resource": ${jsonencode(local.arns)} }\n      ]\n    }',
        '    {\n      "Statement": [\n        { "Action": "s3:C", "Resource": ${jsonencode(local.arns)} },\n        { "Sid": "New", "Effect": "Allow", "Action": "s3:A", "Resource": "*" }\n      ]\n    }',
      ],
      [
        'an action is removed',
        removeActions('s3:D'),
        '    {"Statement": [{"Action": ["s3:C", "s3:D"]}]}',
        '    {"Statement": [{"Action": ["s3:C"]}]}',
      ],
      [
        'a statement is removed',
        removeStatement(1),
        '    {"Statement": [{"Action": "s3:C"}, {"Action": "s3:D"}]}',
        '    {"Statement": [{"Action": "s3:C"}]}',
      ],
      [
        'an action is replaced',
        replaceAction('s3:C', 's3:X', 's3:Y'),
        '    {"Statement": [{"Action": "s3:C"}]}',
        '    {"Statement": [{"Action": ["s3:X", "s3:Y"]}]}',
      ],
      [
        'a Sid',
        setSid('New'),
        '    {\n      "Statement": [\n        {\n          "Action": "s3:C"\n        }\n      ]\n    }',
        '    {\n      "Statement": [\n        {\n          "Sid": "New",\n          "Action": "s3:C"\n        }\n      ]\n    }',
      ],
      [
        'statements are merged',
        mergeFirstTwo,
        '    {"Statement": [{"Action": "s3:C"}, {"Action": "s3:D"}]}',
        '    {"Statement": [{"Action": ["s3:C", "s3:D"]}]}',
      ],
    ],
    heredoc,
  );
});

describe('JSON in quotes', () => {
  const quoted = (json: string): Files => ({ '/w/iam.tf': `resource "aws_iam_policy" "p" {\n  policy = "${json}"\n}\n` });
  check(
    [
      [
        'an action',
        addActions('s3:B'),
        '{\\"Statement\\": [{\\"Action\\": [\\"s3:C\\"], \\"Resource\\": \\"*\\"}]}',
        '{\\"Statement\\": [{\\"Action\\": [\\"s3:C\\", \\"s3:B\\"], \\"Resource\\": \\"*\\"}]}',
      ],
      [
        'behind an insertion',
        addResources([{ hole: 'a.b["c"]' }, '/*']),
        '{\\"Statement\\": [{\\"Sid\\": \\"${var.x["y"]}\\", \\"Action\\": \\"s3:C\\", \\"Resource\\": \\"${a.b}\\"}]}',
        '{\\"Statement\\": [{\\"Sid\\": \\"${var.x["y"]}\\", \\"Action\\": \\"s3:C\\", \\"Resource\\": [\\"${a.b}\\", \\"${a.b["c"]}/*\\"]}]}',
      ],
      [
        'an action is removed',
        removeActions('s3:D'),
        '{\\"Statement\\": [{\\"Action\\": [\\"s3:C\\", \\"s3:D\\"]}]}',
        '{\\"Statement\\": [{\\"Action\\": [\\"s3:C\\"]}]}',
      ],
    ],
    quoted,
  );
});

describe('files of JSON', () => {
  const file = (json: string): Files => ({ '/w/policy.json': json });
  check(
    [
      [
        'an action',
        addActions('s3:B'),
        '\ufeff{\r\n\t"Statement": [\r\n\t\t{\r\n\t\t\t"Action": [\r\n\t\t\t\t"s3:C"\r\n\t\t\t]\r\n\t\t}\r\n\t]\r\n}\r\n',
        '\ufeff{\r\n\t"Statement": [\r\n\t\t{\r\n\t\t\t"Action": [\r\n\t\t\t\t"s3:C",\r\n\t\t\t\t"s3:B"\r\n\t\t\t]\r\n\t\t}\r\n\t]\r\n}\r\n',
      ],
      [
        'a policy variable',
        addResources(['arn:${aws:username}']),
        '{"Statement":[{"Action":"s3:C","Resource":"*"}]}',
        '{"Statement":[{"Action":"s3:C","Resource":["*", "arn:${aws:username}"]}]}',
      ],
      [
        'a statement',
        addStatement('New', ['s3:A', 's3:B']),
        '{\n    "Version": "2012-10-17",\n    "Statement": [\n        {\n            "Effect": "Allow",\n            "Action": ["s3:C"],\n            "Resource": "*"\n        }\n    ]\n}\n',
        '{\n    "Version": "2012-10-17",\n    "Statement": [\n        {\n            "Effect": "Allow",\n            "Action": ["s3:C"],\n            "Resource": "*"\n        },\n        {\n            "Sid": "New",\n            "Effect": "Allow",\n            "Action": ["s3:A", "s3:B"],\n            "Resource": "*"\n        }\n    ]\n}\n',
      ],
      [
        'a statement where there is none',
        addStatement('New', ['s3:A']),
        '{\n  "Version": "2012-10-17",\n  "Statement": []\n}\n',
        '{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n      "Sid": "New",\n      "Effect": "Allow",\n      "Action": ["s3:A"],\n      "Resource": "*"\n    }\n  ]\n}\n',
      ],
      ['Version', () => ({ kind: 'setVersion' }), '{\n  "Statement": []\n}\n', '{\n  "Version": "2012-10-17",\n  "Statement": []\n}\n'],
    ],
    file,
  );
  it('a reference cannot be written', () => {
    expect(edited(file('{"Statement":[{"Action":"s3:C","Resource":"*"}]}'), addResources([{ hole: 'a.b' }]))).toMatchObject({
      refused: expect.stringContaining('variable'),
    });
  });
});
