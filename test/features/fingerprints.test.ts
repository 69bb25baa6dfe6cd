import { expect, test } from 'vitest';
import { workspace } from '../support/engine.ts';

/** The fingerprints of the findings of one kind in `terraform/iam.tf`. */
async function fingerprints(code: string, text: string): Promise<readonly string[]> {
  const { findings } = await workspace({ 'terraform/iam.tf': text });
  return findings()
    .filter((one) => one.code === code)
    .map((one) => one.fingerprint);
}

const policy = (statement: string) =>
  `resource "aws_iam_policy" "backend" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [${statement}] })\n}\n`;
const actions = (written: string) => policy(`{ Sid = "Media", Effect = "Allow", Action = ${written}, Resource = "*" }`);

test.each([
  ['actions that are not known, for another reason', actions('var.actions'), `variable "actions" {}\n${actions('var.actions')}`],
  [
    'a policy that is not known, for another reason',
    'resource "aws_iam_policy" "backend" {\n  policy = var.policy\n}\n',
    'resource "aws_iam_policy" "backend" {\n  policy = file("none.json")\n}\n',
  ],
  ['what cannot be parsed, on another line', 'locals {\n  =\n}\n', '\n\nlocals {\n  =\n}\n'],
])('of %s, is the same', async (_, one, other) => {
  const before = await fingerprints('unresolved-policy', one);
  expect(before).toHaveLength(1);
  expect(await fingerprints('unresolved-policy', other)).toEqual(before);
});

test('of actions that are not known, and of resources, are two', async () => {
  const both = policy('{ Effect = "Allow", Action = var.all, Resource = var.all }');
  expect(new Set(await fingerprints('unresolved-policy', both)).size).toBe(2);
});
