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
  setSid,
} from './editChanges.ts';
import { edited, type Files } from './editPolicyText.ts';

beforeAll(loadGrammars);

function check(cases: readonly EditCase[], files: (text: string) => Files): void {
  for (const [name, change, before, after] of cases) it(name, () => expect(filesAfter(files(before), change)).toEqual(files(after)));
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
        removeActions('s3:C'),
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
        mergeFirstTwo,
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
