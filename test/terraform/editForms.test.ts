import { beforeAll, describe, expect, it } from 'vitest';
import type { PartialText } from '../../server/aws/index.ts';
import { loadGrammars } from '../../server/syntax/index.ts';
import { editPolicy } from '../../server/terraform/edit/editPolicy.ts';
import type { Statement } from '../../server/terraform/Policy.ts';
import type { PolicyChange } from '../../server/terraform/PolicyChange.ts';
import { type Change, edited, type Files, policyText } from './editPolicyText.ts';

beforeAll(loadGrammars);

const addActions =
  (...actions: string[]): Change =>
  (read) => ({ kind: 'addActions', statement: read.statement(0).at, actions });
const addResources =
  (...resources: PartialText[]): Change =>
  (read) => ({ kind: 'addResources', statement: read.statement(0).at, resources });
const addStatement =
  (sid: string, actions: readonly string[], resources: readonly PartialText[] = [['*']]): Change =>
  () => ({ kind: 'addStatement', sid, actions, resources });
const removeActions =
  (statement: number, ...names: string[]): Change =>
  (read) => ({
    kind: 'removeActions',
    statement: read.statement(statement).at,
    elements: names.map((name) => read.element(statement, name)),
  });
const removeStatement =
  (which: number): Change =>
  (read) => ({ kind: 'removeStatement', statement: read.statement(which).at });
const replace =
  (name: string, ...names: string[]): Change =>
  (read) => ({
    kind: 'replaceElement',
    statement: read.statement(0).at,
    element: read.element(0, name),
    with: names.map((other) => [other]),
  });
const setSid =
  (sid: string): Change =>
  (read) => ({ kind: 'setSid', statement: read.statement(0).at, sid });
const merge: Change = (read) => ({ kind: 'mergeStatements', into: read.statement(0).at, from: read.statement(1).at });

type Case = readonly [name: string, change: Change, before: string, after: string];

function check(cases: readonly Case[], files: (text: string) => Files): void {
  for (const [name, change, before, after] of cases) {
    it(name, () => {
      const outcome = edited(files(before), change);
      expect('files' in outcome ? outcome.files : outcome.refused).toEqual(files(after));
    });
  }
}

describe('aws_iam_policy_document', () => {
  const document = (body: string): Files => ({ '/w/iam.tf': `data "aws_iam_policy_document" "p" {\n${body}}\n` });
  check(
    [
      [
        'an action',
        addActions('s3:B'),
        '  statement {\n    sid = "A"\n    actions = [\n      "s3:C",\n    ]\n    resources = ["*"]\n  }\n',
        '  statement {\n    sid = "A"\n    actions = [\n      "s3:C",\n      "s3:B",\n    ]\n    resources = ["*"]\n  }\n',
      ],
      [
        'a statement, behind a blank line',
        addStatement('New', ['s3:A', 's3:B']),
        '  statement {\n    sid       = "A"\n    effect    = "Allow"\n    actions   = ["s3:C"]\n    resources = ["*"]\n  }\n',
        '  statement {\n    sid       = "A"\n    effect    = "Allow"\n    actions   = ["s3:C"]\n    resources = ["*"]\n  }\n\n  statement {\n    sid       = "New"\n    effect    = "Allow"\n    actions   = ["s3:A", "s3:B"]\n    resources = ["*"]\n  }\n',
      ],
      [
        'a statement without effect, as its neighbours, and without a blank line',
        addStatement('New', ['s3:A', 's3:B'], [[{ hole: 'aws_s3_bucket.b.arn' }], ['arn:aws:s3:::x/${aws:username}']]),
        '  statement {\n    actions   = ["s3:C"]\n    resources = ["*"]\n  }\n  statement {\n    actions = [\n      "s3:C",\n      "s3:D",\n    ]\n    resources = ["*"]\n\n    condition {\n      test = "x"\n    }\n  }\n\n  version = "2012-10-17"\n',
        '  statement {\n    actions   = ["s3:C"]\n    resources = ["*"]\n  }\n  statement {\n    actions = [\n      "s3:C",\n      "s3:D",\n    ]\n    resources = ["*"]\n\n    condition {\n      test = "x"\n    }\n  }\n  statement {\n    sid = "New"\n    actions = [\n      "s3:A",\n      "s3:B",\n    ]\n    resources = [aws_s3_bucket.b.arn, "arn:aws:s3:::x/&{aws:username}"]\n  }\n\n  version = "2012-10-17"\n',
      ],
      [
        'a statement to an empty document',
        addStatement('New', ['s3:A']),
        '',
        '  statement {\n    sid       = "New"\n    effect    = "Allow"\n    actions   = ["s3:A"]\n    resources = ["*"]\n  }\n',
      ],
      [
        'a statement to a document of others',
        addStatement('New', ['s3:A']),
        '  source_policy_documents = [data.x.json]\n',
        '  source_policy_documents = [data.x.json]\n\n  statement {\n    sid       = "New"\n    effect    = "Allow"\n    actions   = ["s3:A"]\n    resources = ["*"]\n  }\n',
      ],
      [
        'a Sid',
        setSid('New'),
        '  statement {\n    # c\n    actions   = ["s3:C"]\n    resources = ["*"]\n  }\n',
        '  statement {\n    sid = "New"\n    # c\n    actions   = ["s3:C"]\n    resources = ["*"]\n  }\n',
      ],
      [
        'a Sid that is aligned with the rest',
        setSid('New'),
        '  statement {\n    actions   = ["s3:C"]\n    resources = ["*"]\n  }\n',
        '  statement {\n    sid       = "New"\n    actions   = ["s3:C"]\n    resources = ["*"]\n  }\n',
      ],
      [
        'a statement goes with its last action',
        removeActions(0, 's3:C'),
        '  # first\n  statement {\n    actions   = ["s3:C"]\n    resources = ["*"]\n  }\n\n  # second\n  statement {\n    actions   = ["s3:D"]\n    resources = ["*"]\n  }\n',
        '  # second\n  statement {\n    actions   = ["s3:D"]\n    resources = ["*"]\n  }\n',
      ],
      [
        'the last statement goes',
        removeStatement(1),
        '  statement {\n    actions   = ["s3:C"]\n    resources = ["*"]\n  }\n\n  statement {\n    actions   = ["s3:D"]\n    resources = ["*"]\n  }\n',
        '  statement {\n    actions   = ["s3:C"]\n    resources = ["*"]\n  }\n',
      ],
      [
        'statements are merged',
        merge,
        '  statement {\n    actions   = ["s3:C"]\n    resources = ["*"]\n  }\n\n  statement {\n    actions = [\n      "s3:D", # d\n    ]\n    resources = ["*"]\n  }\n',
        '  statement {\n    actions = [\n      "s3:C",\n      "s3:D", # d\n    ]\n    resources = ["*"]\n  }\n',
      ],
    ],
    document,
  );

  it('an empty block of one line gets lines', () => {
    const outcome = edited({ '/w/iam.tf': 'data "aws_iam_policy_document" "p" {}\n' }, addStatement('New', ['s3:A']));
    expect(outcome).toHaveProperty(
      'files',
      document('  statement {\n    sid       = "New"\n    effect    = "Allow"\n    actions   = ["s3:A"]\n    resources = ["*"]\n  }\n'),
    );
  });
});

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
        removeActions(0, 's3:D'),
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
        replace('s3:C', 's3:X', 's3:Y'),
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
        merge,
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
        removeActions(0, 's3:D'),
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

describe('template files', () => {
  const file = (text: string): Files => ({ '/w/policy.tpl': text });
  check(
    [
      [
        'unquoted insertions',
        addActions('s3:B'),
        '{"Statement": [{"Action": ["s3:C"], "Resource": ${arns}}]}',
        '{"Statement": [{"Action": ["s3:C", "s3:B"], "Resource": ${arns}}]}',
      ],
      [
        'a literal dollar',
        addResources(['arn:${aws:username}']),
        '{"Statement": [{"Action": "s3:C", "Resource": ["${arn}"]}]}',
        '{"Statement": [{"Action": "s3:C", "Resource": ["${arn}", "arn:$${aws:username}"]}]}',
      ],
      [
        'beside a directive in the list: before it',
        addActions('s3:B'),
        '{"Statement": [{"Action": ["s3:C"%{ if more }, "s3:D"%{ endif }]}]}',
        '{"Statement": [{"Action": ["s3:B", "s3:C"%{ if more }, "s3:D"%{ endif }]}]}',
      ],
      [
        'beside a directive in the list: behind it',
        addActions('s3:B'),
        '{"Statement": [{"Action": [%{ for a in more }"${a}", %{ endfor }"s3:C"]}]}',
        '{"Statement": [{"Action": [%{ for a in more }"${a}", %{ endfor }"s3:C", "s3:B"]}]}',
      ],
      [
        'within a directive',
        addActions('s3:B'),
        '{"Statement": [%{ if more }{"Action": ["s3:C"]},%{ endif }{"Action": "s3:D"}]}',
        '{"Statement": [%{ if more }{"Action": ["s3:C", "s3:B"]},%{ endif }{"Action": "s3:D"}]}',
      ],
      [
        'a statement behind one that has directives in it',
        addStatement('New', ['s3:A']),
        '{"Statement": [\n  {"Action": [%{ for a in more }"${a}", %{ endfor }"s3:C"], "Resource": "*"}\n]}',
        '{"Statement": [\n  {"Action": [%{ for a in more }"${a}", %{ endfor }"s3:C"], "Resource": "*"},\n  {"Sid": "New", "Effect": "Allow", "Action": ["s3:A"], "Resource": "*"}\n]}',
      ],
      [
        'a statement before one that directives follow',
        addStatement('New', ['s3:B']),
        '{"Statement": [{"Action": "s3:C"}%{ if a },{"Action": "s3:D"}%{ endif }]}',
        '{"Statement": [{"Sid": "New", "Effect": "Allow", "Action": "s3:B", "Resource": ["*"]}, {"Action": "s3:C"}%{ if a },{"Action": "s3:D"}%{ endif }]}',
      ],
      [
        'several in place of one, under its condition',
        replace('s3:D', 's3:X', 's3:Y'),
        '{"Statement": [{"Action": ["s3:C"%{ if more }, "s3:D"%{ endif }]}]}',
        '{"Statement": [{"Action": ["s3:C"%{ if more }, "s3:X", "s3:Y"%{ endif }]}]}',
      ],
      [
        'a statement goes, beside one that has directives in it',
        removeStatement(1),
        '{"Statement": [{"Action": [%{ for a in more }"${a}", %{ endfor }"s3:C"]}, {"Action": "s3:D"}]}',
        '{"Statement": [{"Action": [%{ for a in more }"${a}", %{ endfor }"s3:C"]}]}',
      ],
      [
        'a statement behind directives',
        addStatement('New', ['s3:A']),
        '{\n  "Statement": [\n    %{ if more }\n    {"Action": ["s3:C"]},\n    %{ endif }\n    {"Action": "s3:D", "Resource": "*"}\n  ]\n}\n',
        '{\n  "Statement": [\n    %{ if more }\n    {"Action": ["s3:C"]},\n    %{ endif }\n    {"Action": "s3:D", "Resource": "*"},\n    {"Sid": "New", "Effect": "Allow", "Action": "s3:A", "Resource": "*"}\n  ]\n}\n',
      ],
    ],
    file,
  );
  it('is refused where no end of the list is free of directives', () => {
    expect(edited(file('{"Statement": [{"Action": [%{ if a }"s3:C"%{ else }"s3:D"%{ endif }]}]}'), addActions('s3:B'))).toHaveProperty(
      'refused',
    );
    expect(
      edited(file('{"Statement": [%{ if a }{"Action": "s3:C"}%{ else }{"Action": "s3:D"}%{ endif }]}'), addStatement('New', ['s3:B'])),
    ).toHaveProperty('refused');
    expect(edited(file('{"Statement": [{"Action": ["s3:C"%{ if a }, "s3:D"%{ endif }]}]}'), removeActions(0, 's3:C'))).toHaveProperty(
      'refused',
    );
    expect(
      edited(file('{"Statement": [%{ for a in b }{"Action": ["${a}:X"]},%{ endfor }{"Action": "s3:D"}]}'), addActions('s3:B')),
    ).toHaveProperty('refused');
  });
});

describe('a template that looks like plain JSON', () => {
  check(
    [
      [
        'doubles what is no insertion',
        addResources(['arn:${aws:username}']),
        '{"Statement": [{"Action": "s3:C", "Resource": ["${arn}"]}]}',
        '{"Statement": [{"Action": "s3:C", "Resource": ["${arn}", "arn:$${aws:username}"]}]}',
      ],
    ],
    (text) => ({ '/w/template.json': text }),
  );
});

describe('a configuration in JSON', () => {
  const configuration = (statements: string): Files => ({
    '/w/iam.tf.json': `{\n  "data": {\n    "aws_iam_policy_document": {\n      "p": {\n        "statement": ${statements}\n      }\n    }\n  }\n}\n`,
  });
  check(
    [
      [
        'an action',
        addActions('s3:B'),
        '[{ "actions": ["s3:C"], "resources": ["*"] }]',
        '[{ "actions": ["s3:C", "s3:B"], "resources": ["*"] }]',
      ],
      [
        'a resource',
        addResources([{ hole: 'a.b' }], ['${aws:username}']),
        '[{ "actions": ["s3:C"], "resources": ["*"] }]',
        '[{ "actions": ["s3:C"], "resources": ["*", "${a.b}", "&{aws:username}"] }]',
      ],
      [
        'a statement',
        addStatement('New', ['s3:A']),
        '[\n          { "actions": ["s3:C"], "resources": ["*"] }\n        ]',
        '[\n          { "actions": ["s3:C"], "resources": ["*"] },\n          { "sid": "New", "actions": ["s3:A"], "resources": ["*"] }\n        ]',
      ],
      [
        'a statement to a single one',
        addStatement('New', ['s3:A']),
        '{ "actions": ["s3:C"], "resources": ["*"] }',
        '[{ "actions": ["s3:C"], "resources": ["*"] }, { "sid": "New", "actions": ["s3:A"], "resources": ["*"] }]',
      ],
    ],
    configuration,
  );
});

describe('lists that are written elsewhere', () => {
  const policy = (locals: string, action: string): Files => ({
    '/w/iam.tf': `locals {\n  actions = ${locals}\n}\n\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({\n    Statement = [{ Action = ${action}, Resource = "*" }]\n  })\n}\n`,
  });
  it('a list of locals is changed there, and this is said', () => {
    expect(edited(policy('["s3:A"]', 'local.actions'), addActions('s3:B'))).toEqual({
      files: policy('["s3:A", "s3:B"]', 'local.actions'),
      place: 'local.actions',
    });
    expect(edited(policy('["s3:A", "s3:B"]', 'local.actions'), removeActions(0, 's3:B'))).toEqual({
      files: policy('["s3:A"]', 'local.actions'),
      place: 'local.actions',
    });
    expect(edited(policy('["s3:A"]', 'local.actions'), replace('s3:A', 's3:C'))).toEqual({
      files: policy('["s3:C"]', 'local.actions'),
      place: 'local.actions',
    });
  });
  it('beside a joined list of locals its own list is taken', () => {
    expect(edited(policy('["s3:A"]', 'concat(local.actions, ["s3:C"])'), addActions('s3:B'))).toEqual({
      files: policy('["s3:A"]', 'concat(local.actions, ["s3:C", "s3:B"])'),
      place: undefined,
    });
    expect(edited(policy('["s3:A"]', 'distinct(local.actions)'), addActions('s3:B'))).toEqual({
      files: policy('["s3:A", "s3:B"]', 'distinct(local.actions)'),
      place: 'local.actions',
    });
  });
});

describe('what stands for a text that is written elsewhere', () => {
  const policy = (locals: string, statement: string): Files => ({
    '/w/iam.tf': `locals {\n  action = ${locals}\n}\n\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({\n    Statement = [{ ${statement} }]\n  })\n}\n`,
  });
  const before = policy('"s3:A"', 'Action = local.action, Resource = "*"');
  it('stays as it is: the statement is changed', () => {
    const become = (statement: string) => ({ files: policy('"s3:A"', statement), place: undefined });
    expect(edited(before, addActions('s3:B'))).toEqual(become('Action = [local.action, "s3:B"], Resource = "*"'));
    expect(edited(before, replace('s3:A', 's3:C'))).toEqual(become('Action = "s3:C", Resource = "*"'));
    expect(edited(before, replace('s3:A', 's3:C', 's3:D'))).toEqual(become('Action = ["s3:C", "s3:D"], Resource = "*"'));
  });
  it('in a list it is its name that goes', () => {
    const list = policy('"s3:A"', 'Action = ["s3:B", local.action, "s3:C"]');
    const become = (statement: string) => ({ files: policy('"s3:A"', statement), place: undefined });
    expect(edited(list, removeActions(0, 's3:A'))).toEqual(become('Action = ["s3:B", "s3:C"]'));
    expect(edited(list, replace('s3:A', 's3:D'))).toEqual(become('Action = ["s3:B", "s3:D", "s3:C"]'));
    expect(edited(list, removeActions(0, 's3:B'))).toEqual(become('Action = [local.action, "s3:C"]'));
  });
});

/** A policy whose statement is as an evaluator found it. */
function withStatement(files: Files, evaluated: (statement: Statement) => Statement, change: Change): ReturnType<typeof editPolicy> {
  const read = policyText(files);
  const { policy, context } = read;
  if ('reason' in policy.document) throw new Error(policy.document.reason);
  const statements = policy.document.statements.map(evaluated);
  return editPolicy(context, { ...policy, document: { ...policy.document, statements } }, change(read));
}

describe('a list that the statement is only made from', () => {
  const files = (resources: string): Files => ({
    '/w/iam.tf': `locals {\n  buckets = ["arn:aws:s3:::a"]\n}\n\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({\n    Statement = [{ Action = "s3:A", Resource = ${resources} }]\n  })\n}\n`,
  });
  it('is changed where it then makes what was meant, and is left alone else', () => {
    const arns = policyText(files('local.buckets')).statement(0).resources;
    const mapped = (statement: Statement): Statement => ({
      ...statement,
      resources: statement.resources && {
        ...statement.resources,
        elements: (arns?.elements ?? []).map(({ at }) => ({ value: ['arn:aws:s3:::a/*'], at })),
      },
    });
    const given = files('[for bucket in local.buckets : "${bucket}/*"]');
    const element = arns?.elements[0]?.at;
    if (!element) throw new Error('no element was read');
    expect(withStatement(given, mapped, addResources(['arn:aws:s3:::b/*']))).toMatchObject({
      edits: [{ newText: ', "arn:aws:s3:::b"' }],
      place: 'local.buckets',
    });
    expect(withStatement(given, mapped, addResources(['arn:aws:s3:::b']))).toMatchObject({
      refused: expect.stringContaining('for expression'),
    });
    const replaced = withStatement(given, mapped, (read) => ({
      kind: 'replaceElement',
      statement: read.statement(0).at,
      element,
      with: [['arn:x']],
    }));
    expect(replaced).toMatchObject({ refused: expect.stringContaining('says something else') });
  });
});

describe('an installed module', () => {
  it('is never edited', () => {
    const file = '/w/.terraform/modules/m/iam.tf';
    const text = 'data "aws_iam_policy_document" "p" {\n  statement {\n    actions = ["s3:A"]\n  }\n}\n';
    expect(edited({ [file]: text }, addActions('s3:B'))).toMatchObject({ refused: expect.stringContaining('installed module') });
  });
});

describe('several statements that one text makes', () => {
  const files: Files = {
    '/w/iam.tf':
      'data "aws_iam_policy_document" "p" {\n  dynamic "statement" {\n    for_each = local.s\n    content {\n      actions = ["s3:A"]\n    }\n  }\n}\n',
  };
  it('are not edited, for all would change, and the place is told', () => {
    const { policy, context } = policyText(files);
    if ('reason' in policy.document) throw new Error(policy.document.reason);
    const [statement] = policy.document.statements;
    if (!statement) throw new Error('no statement was read');
    const twins = [0, 1].map((nth) => ({ ...statement, at: { ...statement.at, nth } }));
    const twice = { ...policy, document: { ...policy.document, statements: twins } };
    const at = { ...statement.at, nth: 1 };
    const changes: readonly PolicyChange[] = [
      { kind: 'removeStatement', statement: at },
      { kind: 'addActions', statement: at, actions: ['s3:B'] },
      { kind: 'setSid', statement: at, sid: 'New' },
    ];
    for (const change of changes) {
      expect(editPolicy(context, twice, change)).toMatchObject({
        refused: expect.stringContaining('dynamic "statement"'),
        at: { file: '/w/iam.tf', item: 'data.aws_iam_policy_document.p' },
      });
    }
  });
});

describe('statements that are written elsewhere', () => {
  const policy = (statements: string): Files => ({
    '/w/iam.tf': `locals {\n  statements = ${statements}\n}\n\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({\n    Statement = local.statements\n  })\n}\n`,
  });
  it('a new one goes to the others', () => {
    const before = '[\n    {\n      Sid      = "A"\n      Effect   = "Allow"\n      Action   = "s3:C"\n      Resource = "*"\n    },\n  ]';
    const after = before.replace(
      / {2}]$/,
      '    {\n      Sid      = "New"\n      Effect   = "Allow"\n      Action   = "s3:A"\n      Resource = "*"\n    },\n  ]',
    );
    expect(edited(policy(before), addStatement('New', ['s3:A']))).toEqual({
      files: policy(after),
      place: 'local.statements',
    });
  });
});

describe('an input of a module', () => {
  it('is changed where the module is called', () => {
    const files: Files = {
      '/w/main.tf': 'module "role" {\n  source  = "./role"\n  actions = ["s3:A"]\n}\n',
      '/w/role/iam.tf': 'data "aws_iam_policy_document" "p" {\n  statement {\n    actions   = var.actions\n    resources = ["*"]\n  }\n}\n',
    };
    const read = policyText(files);
    const { policy, context } = read;
    if ('reason' in policy.document) throw new Error(policy.document.reason);
    const input = context.hcl('/w/main.tf')?.items.get('module.role')?.content;
    const list =
      input?.kind === 'block'
        ? input.body.elements.find((element) => element.kind === 'attribute' && element.name === 'actions')
        : undefined;
    const tuple = list?.kind === 'attribute' && list.value.kind === 'tuple' ? list.value : undefined;
    const at = (node: number) => ({ file: '/w/main.tf', item: 'module.role', node });
    const elements = (tuple?.elements ?? []).map(({ id }) => ({ value: ['s3:A'], at: at(id) }));
    const [statement] = policy.document.statements;
    if (!statement || !tuple) throw new Error('nothing was read');
    const evaluated = { ...statement, actions: { at: at(tuple.id), elements, open: null } };
    const outcome = editPolicy(
      context,
      { ...policy, document: { ...policy.document, statements: [evaluated] } },
      { kind: 'addActions', statement: statement.at, actions: ['s3:B'] },
    );
    expect(outcome).toEqual({
      edits: [{ file: '/w/main.tf', start: 56, end: 56, newText: ', "s3:B"' }],
      place: 'module.role',
    });
  });
});

describe('what can make several statements', () => {
  const dynamic =
    'data "aws_iam_policy_document" "p" {\n  dynamic "statement" {\n    for_each = local.s\n    content {\n      actions = ["s3:A"]\n    }\n  }\n}\n';
  it('is edited where it makes one, and goes with it', () => {
    expect(edited({ '/w/iam.tf': dynamic }, addActions('s3:B'))).toHaveProperty('files', {
      '/w/iam.tf': dynamic.replace('["s3:A"]', '["s3:A", "s3:B"]'),
    });
    expect(edited({ '/w/iam.tf': dynamic }, removeStatement(0))).toHaveProperty('files', {
      '/w/iam.tf': 'data "aws_iam_policy_document" "p" {\n}\n',
    });
  });
  it('may stand before a new one', () => {
    const outcome = edited({ '/w/iam.tf': dynamic }, addStatement('New', ['s3:B']));
    const added = '\n  statement {\n    sid       = "New"\n    actions   = ["s3:B"]\n    resources = ["*"]\n  }\n}\n';
    expect(outcome).toHaveProperty('files', { '/w/iam.tf': dynamic.replace(/}\n$/, added) });
  });
  it('a for expression of actions is refused', () => {
    const policy = (action: string): Files => ({
      '/w/iam.tf': `resource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Action = ${action} }] })\n}\n`,
    });
    expect(edited(policy('[for a in local.a : "s3:${a}"]'), addActions('s3:B'))).toMatchObject({
      refused: expect.stringContaining('for expression'),
    });
  });
});
