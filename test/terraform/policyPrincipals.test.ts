import { describe, expect, it } from 'vitest';
import { type RoomsOfTest, rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';
import { one } from './readPolicies.ts';

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
