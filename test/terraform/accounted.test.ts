import { describe, expect, it } from 'vitest';
import { resourceGrants, rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';

/** What a file says is not evaluated: the line that it stands at, and why. */
async function unread(texts: Readonly<Record<string, string>>, file: string) {
  const { files, terraform } = await rooms(texts);
  const path = `/w/${file}`;
  return terraform.unresolved(path).map(({ reason, at }) => {
    const text = files.text(path) ?? '';
    const range = terraform.range(at);
    return [range ? text.slice(range.start, range.end) : 'nowhere', reason];
  });
}

const document = (name: string, more = '') =>
  `data "aws_iam_policy_document" "${name}" {\n  ${more}statement {\n    actions = ["s3:GetObject"]\n    resources = ["*"]\n  }\n}\n`;

describe('every policy is evaluated, or it is said why not', () => {
  it('one that count or for_each leaves out', async () => {
    const text = `variable "on" {\n  default = false\n}
resource "aws_iam_policy" "a" {\n  count = var.on ? 1 : 0\n  policy = data.aws_iam_policy_document.d.json\n}
resource "aws_iam_role_policy" "b" {\n  for_each = toset([])\n  role = "r"\n  policy = "{}"\n}
resource "aws_iam_role" "c" {\n  count = 0\n  assume_role_policy = "{}"\n  inline_policy {\n    name = "i"\n    policy = "{}"\n  }\n}
resource "aws_iam_role" "without" {\n  count = 0\n  assume_role_policy = "{}"\n}
${document('d')}`;
    expect(await unread({ 'main.tf': text }, 'main.tf')).toEqual([
      [
        'resource "aws_iam_policy" "a"',
        'aws_iam_policy.a has no instance: count is 0 (var.on ? … : …); it permits nothing, and its text is checked all the same',
      ],
      [
        'resource "aws_iam_role_policy" "b"',
        'aws_iam_role_policy.b has no instance: for_each is empty (toset([])); it permits nothing, and its text is checked all the same',
      ],
      [
        'resource "aws_iam_role" "c"',
        'aws_iam_role.c has no instance: count is 0; it permits nothing, and its text is checked all the same',
      ],
      ['data "aws_iam_policy_document" "d"', 'data.aws_iam_policy_document.d is the document of no policy that is evaluated'],
    ]);
  });

  it('not where another instance of the module has it', async () => {
    const call = (name: string, on: boolean) => `module "${name}" {\n  source = "./m"\n  on = ${on}\n}\n`;
    const module = `variable "on" {}\nresource "aws_iam_policy" "p" {\n  count = var.on ? 1 : 0\n  policy = data.aws_iam_policy_document.d.json\n}\n${document('d')}`;
    expect(await unread({ 'main.tf': call('a', false) + call('b', true), 'm/main.tf': module }, 'm/main.tf')).toEqual([]);
    expect(await unread({ 'main.tf': call('a', false) + call('b', false), 'm/main.tf': module }, 'm/main.tf')).toHaveLength(2);
  });

  it("the same in Terraform's JSON, whether its blocks are objects or lists", async () => {
    const statement = { actions: ['s3:GetObject'], resources: ['*'] };
    const text = (count: string) =>
      JSON.stringify({
        data: {
          aws_iam_policy_document: { d: { statement }, idle: [{ dynamic: { statement: { for_each: ['a'], content: statement } } }] },
        },
        resource: [{ aws_iam_policy: { p: [{ count, policy: '${data.aws_iam_policy_document.d.json}' }] } }],
      });
    const idle = ['{"dynamic":{"s', 'data.aws_iam_policy_document.idle is the document of no policy that is evaluated'];
    expect((await unread({ 'a.tf.json': text('1') }, 'a.tf.json')).map(([at, reason]) => [at?.slice(0, 14), reason])).toEqual([idle]);
    expect((await unread({ 'a.tf.json': text('0') }, 'a.tf.json')).map(([, reason]) => reason)).toEqual([
      'data.aws_iam_policy_document.d is the document of no policy that is evaluated',
      idle[1],
      'aws_iam_policy.p has no instance: count is 0 ("0"); it permits nothing, and its text is checked all the same',
    ]);
  });

  it('one of a module that is called and never made', async () => {
    const call = 'module "m" {\n  source = "./m"\n  count = 0\n}\n';
    expect(await unread({ 'main.tf': call, 'm/main.tf': policy(encoded('"s3:*"')) }, 'm/main.tf')).toEqual([
      [
        'resource "aws_iam_policy" "p"',
        'aws_iam_policy.p has no instance: no call makes one of its module; it permits nothing, and its text is checked all the same',
      ],
    ]);
  });

  it('the policy of an endpoint, which grants nothing to those that it names', async () => {
    const to = (name: string, more: string) =>
      `data "aws_iam_policy_document" "${name}" {\n  statement {\n    actions = ["s3:GetObject"]\n    ${more}\n    principals {\n      type = "AWS"\n      identifiers = [aws_iam_role.r.arn]\n    }\n  }\n}\n`;
    const text = `resource "aws_iam_role" "r" {}
resource "aws_vpc_endpoint" "s3" {\n  policy = data.aws_iam_policy_document.endpoint.json\n}
resource "aws_vpc_endpoint_policy" "s3" {\n  vpc_endpoint_id = aws_vpc_endpoint.s3.id\n  policy = data.aws_iam_policy_document.endpoint.json\n}
resource "aws_s3_bucket_policy" "b" {\n  bucket = "b"\n  policy = data.aws_iam_policy_document.bucket.json\n}
${to('endpoint', 'resources = ["*"]')}${to('bucket', 'resources = ["arn:aws:s3:::b/*"]')}`;
    expect(await unread({ 'main.tf': text }, 'main.tf')).toEqual([]);
    const { terraform } = await rooms({ 'main.tf': text });
    expect(terraform.resourceGrantsTo('aws_iam_role.r', '/w').map(({ grant }) => grant.address)).toEqual(['aws_s3_bucket_policy.b']);
  });

  it('a call whose instances are not known, of a module that says anything of permissions or calls one that may', async () => {
    const each = (name: string) => `module "${name}" {\n  source = "./${name}"\n  for_each = var.names\n}\n`;
    const texts = {
      'main.tf': `variable "names" {\n  type = set(string)\n}\n${['policies', 'routes', 'above', 'other'].map(each).join('')}`,
      'policies/main.tf': policy(encoded('"s3:*"')),
      'routes/main.tf': 'resource "aws_route" "r" {\n  route_table_id = "r"\n}\n',
      'above/main.tf': 'module "routes" {\n  source = "../routes"\n}\nmodule "policies" {\n  source = "../policies"\n}\n',
      'other/main.tf': 'module "vpc" {\n  source = "terraform-aws-modules/vpc/aws"\n}\n',
    };
    const { files, terraform } = await rooms(texts);
    const calls = terraform.unresolved('/w/main.tf').map(({ at }) => {
      const start = terraform.range(at)?.start ?? 0;
      return /.*module "(\w+)"/s.exec((files.text('/w/main.tf') ?? '').slice(0, start))?.[1];
    });
    expect(calls).toEqual(['policies', 'above', 'other']);
  });

  it('a document that nobody takes; not one that is merged into another, trusted, or a bucket’s', async () => {
    const text = `${document('idle')}${document('base')}${document('whole', 'source_policy_documents = [data.aws_iam_policy_document.base.json]\n')}
${policy('data.aws_iam_policy_document.whole.json')}
resource "aws_iam_role" "r" {\n  assume_role_policy = data.aws_iam_policy_document.trust.json\n}
data "aws_iam_policy_document" "trust" {\n  statement {\n    actions = ["sts:AssumeRole"]\n    principals {\n      type = "Service"\n      identifiers = ["lambda.amazonaws.com"]\n    }\n  }\n}
resource "aws_s3_bucket_policy" "b" {\n  bucket = "b"\n  policy = data.aws_iam_policy_document.bucket.json\n}
${document('bucket')}`;
    expect(await unread({ 'main.tf': text }, 'main.tf')).toEqual([
      ['data "aws_iam_policy_document" "idle"', 'data.aws_iam_policy_document.idle is the document of no policy that is evaluated'],
    ]);
  });

  it('one that a module takes whose folder is empty, is not there, or lies outside of the workspace', async () => {
    const call = (name: string, source: string) =>
      `module "${name}" {\n  source = "${source}"\n  policy_string = ${encoded('"s3:GetObject"')}\n}\n`;
    const text = `${call('submodule', './modules/topic')}${call('gone', './modules/gone')}${call('outside', '../shared')}
${policy(encoded('"sns:Publish"', 'module.submodule.topic_arn'))}`;
    const workspace = await rooms({ 'main.tf': text, 'modules/topic/README.md': '' });
    const policies = workspace.terraform.policies().flatMap((id) => workspace.terraform.policy(id) ?? []);
    expect(policies.map((one) => [one.address, workspace.terraform.principalsUnknown(one)])).toEqual([
      ['aws_iam_policy.p', null],
      ...['gone', 'outside', 'submodule'].map((name) => [
        `module.${name}.policy_string`,
        'what attaches it is not known: the module is not read',
      ]),
    ]);
    expect(policies[0]?.document).toMatchObject({ statements: [{ resources: { open: 'there is no module in ./modules/topic' } }] });
    expect(await unread({ 'main.tf': text, 'modules/topic/README.md': '' }, 'main.tf')).toEqual([
      ['"../shared"', 'the module ../shared lies outside of the workspace and is not read'],
    ]);
  });

  it('one that a module takes which is not installed, whatever the input is called', async () => {
    const text = `module "fn" {\n  source = "git::https://example.com/fn.git"\n  iam_policy_document = { body = data.aws_iam_policy_document.d.json }\n  task_documents = [${encoded('"sqs:SendMessage"')}]\n  bucket_policy = [data.aws_iam_policy_document.bucket.json]\n  settings = { Statement = "none" }\n}
data "aws_iam_policy_document" "bucket" {\n  statement {\n    actions = ["s3:GetObject"]\n    resources = ["*"]\n    principals {\n      type = "Service"\n      identifiers = ["logs.amazonaws.com"]\n    }\n  }\n}
${document('d')}`;
    const { terraform } = await rooms({ 'main.tf': text });
    expect(terraform.policies()).toEqual(['/w module.fn.iam_policy_document.body', '/w module.fn.task_documents[0]']);
    expect(terraform.policy('/w module.fn.iam_policy_document.body')).toMatchObject({
      form: 'document',
      principals: [],
      ownUnknown: 'what attaches it is not known: the module is not read',
    });
    expect(resourceGrants(terraform).map(({ address, type }) => [address, type])).toEqual([['module.fn.bucket_policy[0]', 'module']]);
    expect(terraform.unresolved('/w/main.tf')).toEqual([]);
  });

  it('one of a permission set', async () => {
    const text = `resource "aws_ssoadmin_permission_set_inline_policy" "p" {\n  instance_arn = "i"\n  permission_set_arn = "p"\n  inline_policy = ${encoded('"s3:*"')}\n}\n`;
    const { terraform } = await rooms({ 'main.tf': text });
    expect(terraform.policies()).toEqual(['/w aws_ssoadmin_permission_set_inline_policy.p']);
  });

  it('the policy of a resource that only apply knows', async () => {
    const text =
      'data "http" "p" {\n  url = "x"\n}\nresource "aws_sqs_queue_policy" "q" {\n  queue_url = "q"\n  policy = data.http.p.body\n}\n';
    expect(await unread({ 'main.tf': text }, 'main.tf')).toEqual([
      ['data.http.p.body', 'not all of the policy of aws_sqs_queue_policy.q is known: data.http.p.body is known only after apply'],
    ]);
  });
});

describe('a data source template_file', () => {
  const source = (template: string) =>
    `data "template_file" "t" {\n  template = ${template}\n  vars = {\n    bucket = "media"\n  }\n}\n${policy('data.template_file.t.rendered')}`;
  const json =
    '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${bucket}/*"}}';
  const read = async (texts: Readonly<Record<string, string>>) => {
    const { terraform } = await rooms(texts);
    const found = terraform.policy('/w aws_iam_policy.p');
    if (!found || 'reason' in found.document) throw new Error('not evaluated');
    const [statement] = found.document.statements;
    return { form: found.form, resource: statement?.resources?.elements.map(({ value }) => value), file: statement?.at.file };
  };

  it('renders a file, which is the place to change', async () => {
    expect(await read({ 'main.tf': source('file("p.json.tpl")'), 'p.json.tpl': json })).toEqual({
      form: 'templatefile',
      resource: [['arn:aws:s3:::media/*']],
      file: '/w/p.json.tpl',
    });
  });

  it('renders a text of the configuration', async () => {
    const text = source(`<<EOF\n${json.replaceAll('${', () => '$${')}\nEOF`);
    expect(await read({ 'main.tf': text })).toMatchObject({ resource: [['arn:aws:s3:::media/*']], file: '/w/main.tf' });
  });

  it('is given nothing else', async () => {
    const { terraform } = await rooms({ 'main.tf': source('file("p.tpl")'), 'p.tpl': '{"Version": "${other}"}' });
    expect(terraform.policy('/w aws_iam_policy.p')?.document).toMatchObject({ reason: 'other is no value' });
  });
});

describe('a document of a data source that may not be there', () => {
  const source = `variable "on" {\n  type = bool\n}\n${document('d', 'count = var.on ? 1 : 0\n')}`;
  it.each([
    'join("", data.aws_iam_policy_document.d[*].json)',
    'one(data.aws_iam_policy_document.d.*.json)',
    'data.aws_iam_policy_document.d[0].json',
  ])('is what %s can only be', async (written) => {
    const { terraform } = await rooms({ 'main.tf': `${source}${policy(written)}` });
    expect(terraform.policy('/w aws_iam_policy.p')).toMatchObject({
      form: 'document',
      notEditable: null,
      document: { statements: [{ actions: { elements: [{ value: ['s3:GetObject'] }] } }] },
    });
  });

  it.each(['data.aws_iam_policy_document.d.*.json[count.index]', 'data.aws_iam_policy_document.d[count.index].json'])(
    'is what %s is in each instance of the policy',
    async (written) => {
      const { terraform } = await rooms({
        'main.tf': `${source}resource "aws_iam_policy" "p" {\n  count = var.on ? 1 : 0\n  policy = ${written}\n}\n`,
      });
      expect(terraform.policies().map((id) => terraform.policy(id))).toMatchObject([
        { form: 'document', notEditable: null, document: { statements: [{ actions: { elements: [{ value: ['s3:GetObject'] }] } }] } },
      ]);
    },
  );

  it('is not taken for one of several texts', async () => {
    const { terraform } = await rooms({ 'main.tf': `${source}${policy('join(",", data.aws_iam_policy_document.d[*].json)')}` });
    expect(terraform.policy('/w aws_iam_policy.p')?.document).toMatchObject({ reason: expect.stringContaining('count is not known') });
  });
});

describe('a variable that no file declares', () => {
  it('is not known, and leaves what stands beside it known', async () => {
    const { terraform } = await rooms({ 'main.tf': policy(encoded('"s3:GetObject"', '"arn:aws:s3:::${var.generated}/*"')) });
    expect(terraform.policy('/w aws_iam_policy.p')?.document).toMatchObject({
      unknown: [],
      statements: [{ resources: { elements: [{ value: ['arn:aws:s3:::', { hole: 'var.generated' }, '/*'] }] } }],
    });
  });
});

describe('a condition whose key is known in part', () => {
  const variable = 'variable "cluster" {\n  type = string\n}\n';
  const expected = {
    unknown: [],
    statements: [{ conditions: { value: { StringEquals: { 'aws:ResourceTag/${var.cluster}': expect.anything() } } } }],
  };

  it('in JSON', async () => {
    const json =
      '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "*", "Condition": {"StringEquals": {"aws:ResourceTag/${var.cluster}": "owned"}}}]}';
    const { terraform } = await rooms({ 'main.tf': `${variable}${policy(`<<EOF\n${json}\nEOF`)}` });
    expect(terraform.policy('/w aws_iam_policy.p')?.document).toMatchObject(expected);
  });

  it('in a data source', async () => {
    const condition =
      'condition {\n      test = "StringEquals"\n      variable = "aws:ResourceTag/${var.cluster}"\n      values = ["owned"]\n    }\n';
    const text = `data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["ec2:StopInstances"]\n    resources = ["*"]\n    ${condition}  }\n}\n`;
    const { terraform } = await rooms({ 'main.tf': `${variable}${text}${policy('data.aws_iam_policy_document.d.json')}` });
    expect(terraform.policy('/w aws_iam_policy.p')?.document).toMatchObject(expected);
  });
});

describe('what may be written is not held against a policy', () => {
  it('principals that are perhaps none', async () => {
    const text = `variable "who" {\n  type = map(string)\n}\n${policy('data.aws_iam_policy_document.d.json')}data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["s3:*"]\n    resources = ["*"]\n    dynamic "principals" {\n      for_each = var.who\n      content {\n        type = "AWS"\n        identifiers = [principals.value]\n      }\n    }\n  }\n}\n`;
    const { terraform } = await rooms({ 'main.tf': text });
    const found = terraform.policy('/w aws_iam_policy.p')?.document;
    if (!found || 'reason' in found) throw new Error('not evaluated');
    expect(found.statements[0]?.principals).toBeNull();
    expect(found.unknown.map(({ reason }) => reason)).toEqual([
      'a statement is not known in full: for_each of dynamic "principals" is not known: the value of var.who is not known: it has no default, and no .tfvars file sets it',
    ]);
  });

  it('a null in a list', async () => {
    const text = `variable "arn" {\n  default = null\n}\n${policy(encoded('"s3:GetObject"', '["arn:aws:s3:::a/*", var.arn]'))}`;
    const { terraform } = await rooms({ 'main.tf': text });
    const found = terraform.policy('/w aws_iam_policy.p')?.document;
    expect(found).toMatchObject({ problems: [], statements: [{ resources: { open: 'an element of Resource is null' } }] });
  });
});
