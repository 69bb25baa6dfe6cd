import { beforeAll, describe, expect, it } from 'vitest';
import { loadGrammars } from '../../server/syntax/index.ts';
import {
  addActions,
  addResources,
  addStatement,
  type EditCase,
  filesAfter,
  removeActions,
  removeStatement,
  replaceAction,
} from './editChanges.ts';
import { edited, type Files } from './editPolicyText.ts';

beforeAll(loadGrammars);

function check(cases: readonly EditCase[], files: (text: string) => Files): void {
  for (const [name, change, before, after] of cases) it(name, () => expect(filesAfter(files(before), change)).toEqual(files(after)));
}

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
        replaceAction('s3:D', 's3:X', 's3:Y'),
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
    expect(edited(file('{"Statement": [{"Action": ["s3:C"%{ if a }, "s3:D"%{ endif }]}]}'), removeActions('s3:C'))).toHaveProperty(
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
