import { describe, expect, it } from 'vitest';
import { showPartialText } from '../../server/access/index.ts';
import type { Policy, PolicyDocument, TfNode } from '../../server/terraform/index.ts';
import { type RoomsOfTest, rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';
import { canonical, documentJson } from './documentJson.ts';

/** The only policy, or the one of an address. */
function one({ terraform }: RoomsOfTest, address?: string): Policy {
  const all = terraform.policies().flatMap((id) => terraform.policy(id) ?? []);
  const found = address === undefined ? all[0] : all.find((candidate) => candidate.address === address);
  if (!found || (address === undefined && all.length > 1)) throw new Error(`there are ${all.map((each) => each.address).join(', ')}`);
  return found;
}

function documentIn(found: Policy): PolicyDocument {
  if ('reason' in found.document) throw new Error(found.document.reason);
  return found.document;
}

function textAt({ files, terraform }: RoomsOfTest, node: TfNode | undefined): string {
  const range = node && terraform.range(node);
  return range && node ? (files.text(node.file) ?? '').slice(range.start, range.end) : 'nowhere';
}

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

describe('what only apply knows', () => {
  it('does not make JSON invalid that it may make whole', async () => {
    const text =
      '<<EOF\n{"Version": "2012-10-17", "Statement": [\n%{ if var.more }{"Effect": "Allow"},%{ endif }{"Effect": "Allow"}]}\nEOF';
    const workspace = await rooms({ 'iam.tf': `variable "more" {\n  type = bool\n}\n${policy(text)}` });
    expect(one(workspace).document).toMatchObject({
      reason: 'the value of var.more is not known: it has no default, and no .tfvars file sets it',
    });
  });

  it('stays symbolic within a string', async () => {
    const workspace = await rooms({
      'iam.tf': `resource "aws_s3_bucket" "b" {\n  bucket_prefix = "x"\n}\n${policy(encoded('"s3:GetObject"', '["${aws_s3_bucket.b.arn}/*", aws_s3_bucket.b.arn]'))}`,
    });
    const resources = documentIn(one(workspace)).statements[0]?.resources;
    expect(resources?.elements.map((element) => element.value)).toEqual([
      [{ hole: 'aws_s3_bucket.b.arn' }, '/*'],
      [{ hole: 'aws_s3_bucket.b.arn' }],
    ]);
    expect(resources?.open).toBeNull();
  });

  it('leaves a list open, and statements unknown, with the reason', async () => {
    const workspace = await rooms({
      'iam.tf': `variable "more" {\n  type = list(string)\n}\nvariable "statements" {\n  type = any\n}\n${policy(encoded('concat(["s3:GetObject"], var.more)'))}${policy('jsonencode({ Version = "2012-10-17", Statement = var.statements })', 'q')}`,
    });
    const why = 'the value of var.more is not known: it has no default, and no .tfvars file sets it';
    expect(documentIn(one(workspace, 'aws_iam_policy.p')).statements[0]?.actions).toMatchObject({
      open: why,
      elements: [{ value: ['s3:GetObject'] }],
    });
    const unknown = documentIn(one(workspace, 'aws_iam_policy.q')).unknown;
    expect(unknown).toHaveLength(1);
    expect(unknown[0]?.reason).toContain('var.statements');
    expect(textAt(workspace, unknown[0]?.at)).toBe('var.statements');
  });

  it('makes a whole document unknown, where it is used', async () => {
    const workspace = await rooms({ 'iam.tf': `data "http" "d" {\n  url = "x"\n}\n${policy('data.http.d.response_body')}` });
    const { document, notEditable } = one(workspace);
    expect(document).toMatchObject({ reason: 'data.http.d.response_body is known only after apply' });
    expect(textAt(workspace, document.at)).toBe('data.http.d.response_body');
    expect(notEditable).not.toBeNull();
  });

  it('a choice that is not known is not made', async () => {
    const workspace = await rooms({
      'iam.tf': `variable "w" {\n  type = bool\n}\n${policy(encoded('var.w ? ["s3:Put*"] : ["s3:Get*"]'))}`,
    });
    const actions = documentIn(one(workspace)).statements[0]?.actions;
    expect(actions?.elements).toEqual([]);
    expect(actions?.open).toContain('the condition var.w is not known');
  });

  it('instances that are not known stand as one', async () => {
    const workspace = await rooms({
      'iam.tf': `variable "names" {\n  type = set(string)\n}\nresource "aws_iam_policy" "p" {\n  for_each = var.names\n  policy = ${encoded('"s3:Get*"', '"arn:aws:s3:::${each.key}"')}\n}\n`,
    });
    const found = one(workspace);
    expect(found.address).toBe('aws_iam_policy.p');
    expect(documentIn(found).statements[0]?.resources?.elements[0]?.value).toEqual(['arn:aws:s3:::', { hole: 'each.key' }]);
  });
});

describe('instances whose keys are known in part', () => {
  const environment = 'variable "environment" {\n  type = string\n}\n';
  const body = `  policy = ${encoded('each.value', '"arn:aws:s3:::${each.key}"')}\n}\n`;
  const said = ({ terraform }: RoomsOfTest) =>
    Object.fromEntries(
      terraform.policies().map((id) => {
        const found = terraform.policy(id);
        const [statement] = found ? documentIn(found).statements : [];
        const shown = [statement?.actions, statement?.resources].map((list) => list?.elements.map(({ value }) => showPartialText(value)));
        return [found?.address, shown.flat()];
      }),
    );
  const both = {
    'aws_iam_policy.p["${var.environment}-a"]': ['s3:a', 'arn:aws:s3:::${var.environment}-a'],
    'aws_iam_policy.p["${var.environment}-b"]': ['s3:b', 'arn:aws:s3:::${var.environment}-b'],
  };

  it.each([
    ['a for expression', '{ for n in ["a", "b"] : "${var.environment}-${n}" => "s3:${n}" }'],
    ['an object', '{ "${var.environment}-a" = "s3:a", "${var.environment}-b" = "s3:b" }'],
    ['merged', 'merge({ "${var.environment}-a" = "s3:a" }, { for n in ["b"] : "${var.environment}-${n}" => "s3:${n}" })'],
    ['from another', '{ for k, v in { "${var.environment}-a" = "a", "${var.environment}-b" = "b" } : k => "s3:${v}" }'],
  ])('have their own values: %s', async (_, forEach) => {
    const workspace = await rooms({ 'iam.tf': `${environment}resource "aws_iam_policy" "p" {\n  for_each = ${forEach}\n${body}` });
    expect(said(workspace)).toEqual(both);
  });

  it('are those of another resource with the same keys', async () => {
    const docs =
      'data "aws_iam_policy_document" "d" {\n  for_each = { for n in ["a", "b"] : "${var.environment}-${n}" => "s3:${n}" }\n  statement {\n    actions = [each.value]\n    resources = ["arn:aws:s3:::${each.key}"]\n  }\n}\n';
    const own =
      'resource "aws_iam_policy" "p" {\n  for_each = toset(["${var.environment}-a", "${var.environment}-b"])\n  policy = data.aws_iam_policy_document.d[each.key].json\n}\n';
    expect(said(await rooms({ 'iam.tf': environment + docs + own }))).toEqual(both);
  });

  it('are not all there is where two are shown alike, or a key can be none', async () => {
    const reads = async (forEach: string) =>
      Object.keys(said(await rooms({ 'iam.tf': `${environment}resource "aws_iam_policy" "p" {\n  for_each = ${forEach}\n${body}` })));
    expect(await reads('{ for n in ["a", "b"] : "${var.environment}-x" => "s3:${n}" }')).toEqual(['aws_iam_policy.p']);
    expect(await reads('{ (local.nothing) = "s3:a", "${var.environment}-b" = "s3:b" }')).toEqual([
      'aws_iam_policy.p',
      'aws_iam_policy.p["${var.environment}-b"]',
    ]);
    expect(await reads('{ (var.environment) = "s3:a", "${var.environment}-b" = "s3:b" }')).toEqual([
      'aws_iam_policy.p["${var.environment}"]',
      'aws_iam_policy.p["${var.environment}-b"]',
    ]);
  });
});

describe('whom a policy belongs to', () => {
  const role = (name: string) => `resource "aws_iam_role" "${name}" {\n  name = "role-${name}"\n  assume_role_policy = "{}"\n}\n`;
  const attach = (name: string, arn: string, roleOf: string) =>
    `resource "aws_iam_role_policy_attachment" "${name}" {\n  role = ${roleOf}\n  policy_arn = ${arn}\n}\n`;
  const principals = (workspace: RoomsOfTest, address = 'aws_iam_policy.p') =>
    one(workspace, address).principals.map((principal) => principal.address);

  it('by attachments of every kind, counted ones and those by name', async () => {
    const workspace = await rooms({
      'iam.tf': [
        policy(encoded('"s3:*"')),
        role('a'),
        role('b'),
        role('c'),
        'resource "aws_iam_user" "u" {\n  count = 2\n  name = "u${count.index}"\n}\nresource "aws_iam_group" "g" {\n  name = "g"\n}\n',
        attach('one', 'aws_iam_policy.p.arn', 'aws_iam_role.a.name'),
        attach('two', 'aws_iam_policy.p.arn', '"role-b"'),
        'resource "aws_iam_policy_attachment" "x" {\n  name = "x"\n  policy_arn = aws_iam_policy.p.arn\n  users = aws_iam_user.u[*].name\n  groups = [aws_iam_group.g.name, "elsewhere"]\n}\n',
      ].join(''),
    });
    expect(principals(workspace)).toEqual([
      'aws_iam_group.g',
      'aws_iam_role.a',
      'aws_iam_role.b',
      'aws_iam_user.u[0]',
      'aws_iam_user.u[1]',
      'elsewhere',
    ]);
    expect(workspace.terraform.principalsUnknown(one(workspace, 'aws_iam_policy.p'))).toBeNull();
  });

  it.each([
    ['a set of ARNs', 'toset([aws_iam_policy.p.arn, "arn:aws:iam::aws:policy/ReadOnlyAccess"])', 'each.value'],
    ['a map by their names', '{ (aws_iam_policy.p.id) = aws_iam_policy.p.arn }', 'each.value'],
    ['a map by a variable', '{ (var.environment) = aws_iam_policy.p.arn, other = "arn:aws:iam::aws:policy/ReadOnlyAccess" }', 'each.value'],
    ['a for expression', '{ for arn in [aws_iam_policy.p.arn] : arn => "x" }', 'each.key'],
    ['a map that is looked up', '{ (var.environment) = "x" }', '{ (var.environment) = aws_iam_policy.p.arn }[each.key]'],
  ])('by attachments whose keys only apply knows: %s', async (_, forEach, arn) => {
    const workspace = await rooms({
      'iam.tf': `variable "environment" {\n  type = string\n}\n${policy(encoded('"s3:*"'))}${role('a')}${attach('x', `${arn}\n  for_each = ${forEach}`, 'aws_iam_role.a.name')}`,
    });
    expect(principals(workspace)).toEqual(['aws_iam_role.a']);
    expect(workspace.terraform.principalsUnknown(one(workspace))).toBeNull();
    expect(workspace.terraform.unresolved('/w/iam.tf')).toEqual([]);
  });

  it('by a map that is given to a module, whose keys are known in part', async () => {
    const workspace = await rooms({
      'iam.tf': `${policy(encoded('"s3:*"'))}module "role" {\n  source = "terraform-aws-modules/iam/aws//modules/iam-role"\n  policies = { "\${var.environment}-a" = aws_iam_policy.p.arn }\n}\nvariable "environment" {\n  type = string\n}\n`,
    });
    expect(principals(workspace)).toEqual(['module.role']);
    expect(workspace.terraform.unresolved('/w/iam.tf')).toEqual([]);
  });

  it('across modules, by inputs and outputs', async () => {
    const workspace = await rooms({
      'main.tf':
        'module "policy" {\n  source = "./policy"\n}\nmodule "role" {\n  for_each = toset(["x"])\n  source = "./role"\n  arns = { main = module.policy.arn }\n}\n',
      'policy/main.tf': `${policy(encoded('"s3:*"'))}output "arn" {\n  value = aws_iam_policy.p.arn\n}\n`,
      'role/main.tf': `variable "arns" {\n  type = map(string)\n}\n${role('r')}resource "aws_iam_role_policy_attachment" "a" {\n  for_each = var.arns\n  role = aws_iam_role.r.name\n  policy_arn = each.value\n}\n`,
    });
    expect(workspace.terraform.roots()).toEqual(['/w']);
    expect(principals(workspace, 'module.policy.aws_iam_policy.p')).toEqual(['module.role["x"].aws_iam_role.r']);
  });

  it('inline: in a resource of its own, and in a block of the role', async () => {
    const workspace = await rooms({
      'iam.tf': `resource "aws_iam_role" "r" {\n  name = "r"\n  assume_role_policy = ${encoded('"sts:AssumeRole"')}\n  inline_policy {\n    name = "in"\n    policy = ${encoded('"s3:Get*"')}\n  }\n  managed_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:\${data.aws_partition.current.partition}:iam::aws:policy/PowerUserAccess"]\n}\ndata "aws_partition" "current" {}\nresource "aws_iam_role_policy" "own" {\n  role = aws_iam_role.r.id\n  policy = ${encoded('"s3:Put*"')}\n}\n`,
    });
    expect(workspace.terraform.policies()).toEqual(['/w aws_iam_role.r.inline_policy["in"]', '/w aws_iam_role_policy.own']);
    expect(principals(workspace, 'aws_iam_role.r.inline_policy["in"]')).toEqual(['aws_iam_role.r']);
    expect(principals(workspace, 'aws_iam_role_policy.own')).toEqual(['aws_iam_role.r']);
    expect(workspace.terraform.managedPoliciesOf('aws_iam_role.r', '/w')).toEqual([
      'arn:aws:iam::aws:policy/PowerUserAccess',
      'arn:aws:iam::aws:policy/ReadOnlyAccess',
    ]);
  });

  it('an attachment that cannot be evaluated says so, and leaves the list open', async () => {
    const workspace = await rooms({
      'iam.tf':
        policy(encoded('"s3:*"')) +
        role('a') +
        attach('x', 'local.b', 'aws_iam_role.a.name') +
        'locals {\n  b = local.c\n  c = local.b\n}\n',
    });
    expect(workspace.terraform.principalsUnknown(one(workspace))).toBe('cycle: local.b → local.c → local.b');
    const [unresolved] = workspace.terraform.unresolved('/w/iam.tf');
    expect(unresolved?.reason).toBe('what aws_iam_role_policy_attachment.x attaches is not known: cycle: local.b → local.c → local.b');
    expect(workspace.terraform.managedPoliciesOf('aws_iam_role.a', '/w')).toEqual([null]);
  });
});

describe('inputs of the root module', () => {
  it('come from its .tfvars files in Terraform’s order, the configured ones last', async () => {
    const texts = {
      'iam.tf': `variable "a" {\n  default = "default"\n}\n${policy(encoded('"s3:${var.a}"'))}`,
      'terraform.tfvars': 'a = "plain"\n',
      'b.auto.tfvars': 'a = "auto"\n',
      'c.auto.tfvars.json': '{"a": "json"}',
      'env/prod.tfvars': 'a = "configured"\n',
    };
    const workspace = await rooms(texts);
    const action = () => documentIn(one(workspace)).statements[0]?.actions?.elements[0]?.value;
    expect(action()).toEqual(['s3:json']);
    workspace.files.settings.set({ ...workspace.files.settings.peek(), varFiles: ['/w/env/prod.tfvars'] });
    expect(action()).toEqual(['s3:configured']);
    workspace.files.settings.set({ ...workspace.files.settings.peek(), varFiles: [] });
    workspace.write({ 'c.auto.tfvars.json': null, 'b.auto.tfvars': null });
    expect(action()).toEqual(['s3:plain']);
    workspace.write({ 'terraform.tfvars': null });
    expect(action()).toEqual(['s3:default']);
  });
});

describe('modules', () => {
  it('are found where terraform init has put them, and not edited there', async () => {
    const workspace = await rooms(
      { 'main.tf': 'module "m" {\n  source = "acme/iam/aws"\n  action = "s3:*"\n}\n' },
      {
        '.terraform/modules/modules.json': '{"Modules": [{"Key": "", "Dir": "."}, {"Key": "m", "Dir": ".terraform/modules/m"}]}',
        '.terraform/modules/m/main.tf': `variable "action" {}\n${policy(encoded('var.action'))}`,
      },
    );
    const found = one(workspace);
    expect(found.address).toBe('module.m.aws_iam_policy.p');
    expect(canonical(documentJson(documentIn(found)))).toMatchObject({ Statement: [{ Action: ['s3:*'] }] });
    expect(found.notEditable).toBe('it is written in an installed module');
  });

  it('that call each other in a circle are reported, and nothing is lost', async () => {
    const workspace = await rooms({
      'a/main.tf': `module "b" {\n  source = "../b"\n}\n${policy(encoded('"s3:*"'))}`,
      'b/main.tf': 'module "a" {\n  source = "../a"\n}\n',
    });
    expect(workspace.terraform.roots()).toEqual(['/w/a']);
    expect(workspace.terraform.policies()).toEqual(['/w/a aws_iam_policy.p']);
    expect(workspace.terraform.unresolved('/w/b/main.tf').map((part) => part.reason)).toEqual(['cycle: module.b → module.a → module.b']);
  });

  it('outside of the workspace are not read', async () => {
    const workspace = await rooms({ 'main.tf': `module "m" {\n  source = "../../etc"\n}\n${policy('file("/etc/passwd")')}` });
    expect(workspace.terraform.unresolved('/w/main.tf').map((part) => part.reason)).toEqual([
      'the module ../../etc lies outside of the workspace and is not read',
    ]);
    expect(one(workspace).document).toMatchObject({ reason: 'passwd lies outside of the workspace and is not read' });
    expect(workspace.files.supplied()).not.toContain('/etc/passwd');
  });

  it('two things that are not known have two names, though they are written alike', async () => {
    const { terraform } = await rooms({
      'main.tf': `variable "key" {}
locals {
  rows = [{ a = "s3:GetObject" }, { a = "s3:PutObject" }]
  long = "${'x'.repeat(90)}"
}
${policy(
  encoded(
    `concat([for row in local.rows : row[var.key]], [for row in local.rows : lookup(row, var.key, "-")], [var.key == "a" ? "sqs:A" : "sqs:B", var.key == "a" ? "sqs:C" : "sqs:D", replace(var.key, "${'y'.repeat(90)}", "1"), replace(var.key, "${'y'.repeat(90)}", "2")])`,
  ),
)}`,
    });
    const document = terraform.policy(terraform.policies()[0] ?? '')?.document;
    const actions = document && 'statements' in document ? (document.statements[0]?.actions?.elements ?? []) : [];
    const names = actions.map(({ value }) => JSON.stringify(value));
    expect(names).toHaveLength(8);
    expect(new Set(names).size).toBe(8);
    expect(names[0]).toContain('local.rows[0][var.key]');
  });
});
