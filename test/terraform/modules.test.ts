import { describe, expect, it } from 'vitest';
import { rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';
import { canonical, documentJson } from './documentJson.ts';
import { documentIn, one } from './readPolicies.ts';

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
