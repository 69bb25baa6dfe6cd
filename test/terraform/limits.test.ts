import { describe, expect, it } from 'vitest';
import { type RoomsOfTest, rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';

const organization = (name: string, type: string, content: string): string =>
  `resource "aws_organizations_policy" "${name}" {\n  name = "${name}"\n${type}  content = ${content}\n}\n`;

const limits = ({ terraform }: RoomsOfTest) =>
  Object.fromEntries(terraform.policies().map((id) => [terraform.policy(id)?.address, terraform.policy(id)?.limit]));

describe('policies that only limit', () => {
  it('of an organization: those in the language of IAM, the others are none', async () => {
    const document =
      'data "aws_iam_policy_document" "d" {\n  statement {\n    effect = "Deny"\n    actions = ["s3:*"]\n    resources = ["*"]\n  }\n}\n';
    const workspace = await rooms({
      'main.tf': [
        document,
        'variable "type" {}\n',
        organization('scp', '', encoded('"*"')),
        organization('data', '  type = "SERVICE_CONTROL_POLICY"\n', 'data.aws_iam_policy_document.d.json'),
        organization('rcp', '  type = "RESOURCE_CONTROL_POLICY"\n', encoded('"*"')),
        organization('tags', '  type = "TAG_POLICY"\n', '"{}"'),
        organization('any', '  type = var.type\n', '"{}"'),
      ].join(''),
    });
    expect(limits(workspace)).toEqual({
      'aws_organizations_policy.data': 'service-control',
      'aws_organizations_policy.rcp': 'resource-control',
      'aws_organizations_policy.scp': 'service-control',
    });
    expect(workspace.terraform.unresolved('/w/main.tf').map(({ reason }) => reason)).toEqual([
      'what kind of policy aws_organizations_policy.any is: the value of var.type is not known: it has no default, and no .tfvars file sets it',
    ]);
  });

  it('a permissions boundary, unless something attaches it as well', async () => {
    const role = (name: string, boundary: string) =>
      `resource "aws_iam_role" "${name}" {\n  name = "${name}"\n  assume_role_policy = "{}"\n  permissions_boundary = aws_iam_policy.${boundary}.arn\n}\n`;
    const workspace = await rooms({
      'main.tf': [
        policy(encoded('"s3:*"'), 'boundary'),
        policy(encoded('"s3:*"'), 'both'),
        policy(encoded('"s3:*"'), 'loose'),
        role('a', 'boundary'),
        role('b', 'both'),
        'resource "aws_iam_role_policy_attachment" "x" {\n  role = aws_iam_role.a.name\n  policy_arn = aws_iam_policy.both.arn\n}\n',
      ].join(''),
    });
    expect(limits(workspace)).toEqual({ 'aws_iam_policy.both': null, 'aws_iam_policy.boundary': 'boundary', 'aws_iam_policy.loose': null });
  });
});

describe('aws_iam_role_policies_exclusive', () => {
  it('attaches the inline policies that it names', async () => {
    const workspace = await rooms({
      'main.tf': [
        'resource "aws_iam_role" "r" {\n  name = "r"\n  assume_role_policy = "{}"\n}\nvariable "role" {}\n',
        `resource "aws_iam_role_policy" "in" {\n  role = var.role\n  policy = ${encoded('"s3:*"')}\n}\n`,
        'resource "aws_iam_role_policies_exclusive" "x" {\n  role_name = aws_iam_role.r.name\n  policy_names = [aws_iam_role_policy.in.name, "elsewhere"]\n}\n',
      ].join(''),
    });
    expect(workspace.terraform.policy('/w aws_iam_role_policy.in')?.principals.map(({ address }) => address)).toContain('aws_iam_role.r');
    expect(workspace.terraform.managedPoliciesOf('aws_iam_role.r', '/w')).toEqual([]);
  });
});
