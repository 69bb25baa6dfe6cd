import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../server/terraform/index.ts';
import { findTerraform } from '../support/terraform.ts';
import { rooms } from '../support/workspace.ts';
import { documentModules } from './corpus/documents.ts';
import { expressionModules } from './corpus/expressions.ts';
import { functionModules } from './corpus/functions.ts';
import { canonical, documentJson } from './documentJson.ts';

const terraform = findTerraform();
const modules = { ...expressionModules, ...functionModules, ...documentModules };

const main = `terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" {
  region = "eu-central-1"
  access_key = "fake"
  secret_key = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id = true
  skip_metadata_api_check = true
}
${Object.keys(modules)
  .map((name) => `module "${name}" {\n  source = "./${name}"\n}\n`)
  .join('')}`;

const texts: Record<string, string> = { 'main.tf': main };
for (const [name, files] of Object.entries(modules)) for (const [file, text] of Object.entries(files)) texts[`${name}/${file}`] = text;

interface PlannedModule {
  readonly resources?: readonly { readonly address: string; readonly type: string; readonly values: Record<string, unknown> }[];
  readonly child_modules?: readonly PlannedModule[];
}

/** The documents of a plan by address, as far as the plan knows them. */
function planned(module: PlannedModule): readonly (readonly [address: string, document: string])[] {
  const own = (module.resources ?? []).flatMap(({ address, type, values }): (readonly [string, string])[] => {
    if (type === 'aws_iam_policy' && typeof values.policy === 'string') return [[address, values.policy]];
    if (type !== 'aws_iam_role' || !Array.isArray(values.inline_policy)) return [];
    return values.inline_policy.map((one: { name: string; policy: string }) => [`${address}.inline_policy["${one.name}"]`, one.policy]);
  });
  return [...own, ...(module.child_modules ?? []).flatMap(planned)];
}

function plan(): readonly (readonly [string, string])[] {
  if (!terraform) return [];
  const folder = mkdtempSync(join(tmpdir(), 'iam-policy-sync-'));
  try {
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    terraform.init(folder);
    const run = (...args: string[]) =>
      execFileSync(terraform.binary, args, { cwd: folder, env: terraform.env, maxBuffer: 100_000_000, encoding: 'utf8' });
    run('plan', '-out=plan', '-refresh=false', '-no-color', '-input=false');
    const shown = JSON.parse(run('show', '-json', 'plan')) as { planned_values: { root_module: PlannedModule } };
    return planned(shown.planned_values.root_module);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(!terraform)('documents equal those of terraform plan (skipped without terraform and its AWS provider)', () => {
  it('in every module of the corpus', { timeout: 300_000 }, async () => {
    const { terraform: ours } = await rooms(texts);
    const policies = new Map(ours.policies().map((id) => [ours.policy(id)?.address, ours.policy(id)] as const));
    const expected = plan();
    expect(Object.keys(modules).length).toBeGreaterThan(60);
    expect(Object.fromEntries(expected.map(([address]) => [address, shown(policies.get(address))]))).toEqual(
      Object.fromEntries(expected.map(([address, document]) => [address, canonical(JSON.parse(document))])),
    );
    expect([...policies.keys()].sort()).toEqual(expected.map(([address]) => address).sort());
  });
});

function shown(policy: Policy | undefined): unknown {
  if (!policy) return 'no such policy';
  return 'reason' in policy.document ? policy.document.reason : canonical(documentJson(policy.document));
}
