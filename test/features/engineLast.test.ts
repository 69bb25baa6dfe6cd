import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { workspace } from '../support/engine.ts';
import { readCases } from '../support/markdownCases.ts';

const folder = new URL('../cases/', import.meta.url);
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));

test.each(pages)('an engine that is made when the files are there already finds the same: %s', async (page) => {
  for (const { title, files, findings } of readCases(readFileSync(new URL(page, folder), 'utf8'))) {
    if (!findings) continue;
    const { report } = await workspace(files, { engineLast: true });
    expect(report(), title).toBe(findings.text);
  }
});

test('units of Terragrunt that are there before the engine', async () => {
  const files = {
    'modules/bucket/main.tf': `variable "actions" {
  type = list(string)
}

resource "aws_iam_policy" "media" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = var.actions, Resource = "*" }] })
}
`,
    'live/prod/terragrunt.hcl': `terraform {
  source = "../../modules/bucket"
}

inputs = {
  actions = ["s3:GetObjct"]
}
`,
  };
  const report = (await workspace(files, { engineLast: true })).report();
  expect(report).toContain('s3:GetObjct');
  expect(report).toBe((await workspace(files)).report());
});
