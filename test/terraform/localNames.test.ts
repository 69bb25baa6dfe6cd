import { describe, expect, it } from 'vitest';
import type { PartialText } from '../../server/aws/index.ts';
import { applyEdits } from '../../server/files/index.ts';
import { type RoomsOfTest, rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';

/** The text of a file once a statement with these resources is added to a policy, or why it is not. */
function withStatement({ terraform, files }: RoomsOfTest, address: string, file: string, resources: readonly PartialText[]): string {
  const outcome = terraform.edit(`/w ${address}`, { kind: 'addStatement', sid: 'New', actions: ['s3:PutObject'], resources });
  if ('refused' in outcome) return outcome.refused;
  expect(outcome.edits.map((edit) => edit.file)).toEqual([file]);
  return applyEdits(files.text(file) ?? '', outcome.edits);
}

/** The resources of a policy's first statement. */
function resourcesOf({ terraform }: RoomsOfTest, address: string): readonly PartialText[] {
  const document = terraform.policy(`/w ${address}`)?.document;
  if (!document || 'reason' in document) throw new Error(`${address} is not known`);
  return document.statements[0]?.resources?.elements.map(({ value }) => value) ?? [];
}

const bucket = 'resource "aws_s3_bucket" "b" {}\n';
const own = `${bucket}${policy(encoded('"s3:*"', '"${aws_s3_bucket.b.arn}/*"'))}`;

describe('references in what is written', () => {
  it('of a module go by its own names, whatever the module is called within', async () => {
    const workspace = await rooms({ 'main.tf': 'module "m" {\n  for_each = toset(["x"])\n  source = "./m"\n}\n', 'm/main.tf': own });
    const address = 'module.m["x"].aws_iam_policy.p';
    const resources = resourcesOf(workspace, address);
    expect(resources).toEqual([[{ hole: 'module.m["x"].aws_s3_bucket.b.arn' }, '/*']]);
    expect(withStatement(workspace, address, '/w/m/main.tf', resources)).toContain(
      'Sid = "New", Effect = "Allow", Action = "s3:PutObject", Resource = "${aws_s3_bucket.b.arn}/*"',
    );
  });

  it('of another module have no name there, though it has one of the same name', async () => {
    const workspace = await rooms({
      'main.tf': `${bucket}module "m" {\n  source = "./m"\n  arn = aws_s3_bucket.b.arn\n}\n`,
      'm/main.tf': `variable "arn" {}\n${bucket}${policy(encoded('"s3:*"', 'var.arn'))}`,
    });
    const address = 'module.m.aws_iam_policy.p';
    const resources = resourcesOf(workspace, address);
    expect(resources).toEqual([[{ hole: 'aws_s3_bucket.b.arn' }]]);
    expect(withStatement(workspace, address, '/w/m/main.tf', resources)).toBe(
      'aws_s3_bucket.b.arn has no name in the module that would have to name it',
    );
  });

  it('of a module are not written into the one that calls it', async () => {
    const workspace = await rooms({
      'main.tf': `module "m" {\n  source = "./m"\n}\n${policy(encoded('"s3:*"', 'module.m.arn'))}`,
      'm/main.tf': `${bucket}output "arn" {\n  value = aws_s3_bucket.b.arn\n}\n`,
    });
    const resources = resourcesOf(workspace, 'aws_iam_policy.p');
    expect(resources).toEqual([[{ hole: 'module.m.aws_s3_bucket.b.arn' }]]);
    expect(withStatement(workspace, 'aws_iam_policy.p', '/w/main.tf', resources)).toBe(
      'module.m.aws_s3_bucket.b.arn has no name in the module that would have to name it',
    );
  });

  it('of the root module, and to variables and data sources, stay as they are', async () => {
    const workspace = await rooms({
      'main.tf': `variable "name" {}\ndata "aws_region" "r" {}\n${bucket}${policy(encoded('"s3:*"', '["${aws_s3_bucket.b.arn}/${var.name}/${data.aws_region.r.name}"]'))}`,
    });
    const resources = resourcesOf(workspace, 'aws_iam_policy.p');
    expect(withStatement(workspace, 'aws_iam_policy.p', '/w/main.tf', resources)).toContain(
      'Resource = ["${aws_s3_bucket.b.arn}/${var.name}/${data.aws_region.r.name}"] }]',
    );
  });
});
