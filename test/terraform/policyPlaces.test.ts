import { describe, expect, it } from 'vitest';
import { showPartialText } from '../../server/access/index.ts';
import { type RoomsOfTest, rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';
import { documentIn, one, textAt } from './readPolicies.ts';

/** The texts that the parts of the first statement stand at. */
function places(workspace: RoomsOfTest, found = one(workspace)) {
  const document = documentIn(found);
  const [statement] = document.statements;
  return {
    sid: textAt(workspace, statement?.sid?.at),
    actions: statement?.actions?.elements.map((element) => textAt(workspace, element.at)),
    list: textAt(workspace, statement?.actions?.at),
    resource: textAt(workspace, statement?.resources?.at),
    statement: textAt(workspace, statement?.at).replace(/\s+/g, ' '),
  };
}

const json =
  '{"Version": "2012-10-17", "Statement": [{"Sid": "A", "Effect": "Allow", "Action": ["s3:Get*", "s3:List*"], "Resource": "*"}]}';
const jsonPlaces = {
  sid: '"A"',
  actions: ['"s3:Get*"', '"s3:List*"'],
  list: '["s3:Get*", "s3:List*"]',
  resource: '"*"',
  statement: '{"Sid": "A", "Effect": "Allow", "Action": ["s3:Get*", "s3:List*"], "Resource": "*"}',
};

describe('a policy stands where a person would change it', () => {
  it('in jsonencode', async () => {
    const workspace = await rooms({ 'iam.tf': policy(encoded('["s3:Get*"]')) });
    expect(places(workspace)).toEqual({
      sid: '"A"',
      actions: ['"s3:Get*"'],
      list: '["s3:Get*"]',
      resource: '"*"',
      statement: '{ Sid = "A", Effect = "Allow", Action = ["s3:Get*"], Resource = "*" }',
    });
    expect(one(workspace)).toMatchObject({ form: 'jsonencode', address: 'aws_iam_policy.p', root: '/w', notEditable: null });
  });

  it('in locals, at the list that is named', async () => {
    const workspace = await rooms({
      'iam.tf': policy(encoded('concat(local.a, ["s3:Put*"])')),
      'locals.tf': 'locals {\n  a = ["s3:Get*"]\n}\n',
    });
    const document = documentIn(one(workspace));
    const elements = document.statements[0]?.actions?.elements ?? [];
    expect(elements.map((element) => [element.at.file, textAt(workspace, element.at)])).toEqual([
      ['/w/locals.tf', '"s3:Get*"'],
      ['/w/iam.tf', '"s3:Put*"'],
    ]);
    expect(workspace.terraform.policiesIn('/w/locals.tf')).toEqual(['/w aws_iam_policy.p']);
  });

  it('in a data source', async () => {
    const data =
      'data "aws_iam_policy_document" "d" {\n  statement {\n    sid = "A"\n    actions = ["s3:Get*"]\n    resources = ["*"]\n  }\n}\n';
    const workspace = await rooms({ 'iam.tf': data + policy('data.aws_iam_policy_document.d.json') });
    expect(places(workspace)).toEqual({
      sid: '"A"',
      actions: ['"s3:Get*"'],
      list: '["s3:Get*"]',
      resource: '["*"]',
      statement: 'statement { sid = "A" actions = ["s3:Get*"] resources = ["*"] }',
    });
    expect(one(workspace).form).toBe('document');
  });

  it('in a heredoc, with an insertion and an indentation', async () => {
    const text = json.replace('"*"}', '"arn:aws:s3:::${local.b}/*"}');
    const workspace = await rooms({ 'iam.tf': `locals {\n  b = "media"\n}\n${policy(`<<-EOF\n    ${text}\n  EOF`)}` });
    const statement = jsonPlaces.statement.replace('"*"}', '"arn:aws:s3:::${local.b}/*"}');
    expect(places(workspace)).toEqual({ ...jsonPlaces, resource: '"arn:aws:s3:::${local.b}/*"', statement });
    expect(documentIn(one(workspace)).statements[0]?.resources?.elements[0]?.value).toEqual(['arn:aws:s3:::media/*']);
    expect(one(workspace).form).toBe('heredoc');
  });

  it('in a quoted string', async () => {
    const workspace = await rooms({ 'iam.tf': policy(JSON.stringify(json)) });
    expect(places(workspace).actions).toEqual(['\\"s3:Get*\\"', '\\"s3:List*\\"']);
  });

  it('in a JSON file, and in a template', async () => {
    const workspace = await rooms(
      {
        'iam.tf': policy('file("${path.module}/a.json")', 'a') + policy('templatefile("b.json.tpl", { b = "x" })', 'b'),
        'a.json': json,
      },
      { 'b.json.tpl': json.replace('"A"', '"${b}"') },
    );
    const file = one(workspace, 'aws_iam_policy.a');
    expect(file.form).toBe('file');
    expect(places(workspace, file)).toEqual(jsonPlaces);
    expect(documentIn(file).statements[0]?.sid?.at).toEqual({ file: '/w/a.json', item: '/Statement/0/Sid', node: 0 });
    const template = one(workspace, 'aws_iam_policy.b');
    expect(template.form).toBe('templatefile');
    expect(places(workspace, template).sid).toBe('"x"');
    expect(documentIn(template).statements[0]?.sid?.value).toEqual(['x']);
    expect(workspace.terraform.jsonFiles()).toEqual(['/w/a.json', '/w/b.json.tpl']);
  });

  it('in a template with directives, behind them too', async () => {
    const template =
      '{"Version": "2012-10-17", "Statement": [\n%{ for a in actions ~}\n{"Effect": "Allow", "Action": "${a}", "Resource": "*"},\n%{ endfor ~}\n{"Sid": "Z", "Effect": "Allow", "Action": "z:*", "Resource": "*"}]}';
    const workspace = await rooms({ 'iam.tf': policy('templatefile("p.tpl", { actions = ["a:*", "b:*"] })') }, { 'p.tpl': template });
    const found = documentIn(one(workspace)).statements;
    expect(found.map((statement) => statement.actions?.elements.map((element) => showPartialText(element.value)))).toEqual([
      ['a:*'],
      ['b:*'],
      ['z:*'],
    ]);
    expect(textAt(workspace, found[2]?.sid?.at)).toBe('"Z"');
    expect(textAt(workspace, found[1]?.actions?.at)).toBe('"b:*"');
  });
});

describe('Terraform in JSON', () => {
  it('is read as if it were HCL, and has its places', async () => {
    const statement = { sid: 'A', actions: ['${local.action}', 's3:Put*'], resources: ['*'] };
    const workspace = await rooms({
      'main.tf.json': JSON.stringify({
        locals: { action: 's3:Get*' },
        data: { aws_iam_policy_document: { d: { statement: [statement] } } },
        resource: { aws_iam_policy: { p: { policy: '${data.aws_iam_policy_document.d.json}' } } },
      }),
    });
    expect(places(workspace)).toMatchObject({ sid: '"A"', actions: ['"s3:Get*"', '"s3:Put*"'], list: JSON.stringify(statement.actions) });
    expect(documentIn(one(workspace)).statements[0]?.actions?.elements.map((element) => element.at.item)).toEqual([
      '/locals/action',
      '/data/aws_iam_policy_document/d/statement/0/actions/1',
    ]);
  });
});
