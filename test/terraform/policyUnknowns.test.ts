import { describe, expect, it } from 'vitest';
import { showPartialText } from '../../server/access/index.ts';
import { type RoomsOfTest, rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';
import { documentIn, one, textAt } from './readPolicies.ts';

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
