import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findTerraform } from '../support/terraform.ts';
import type { Module } from './corpus/case.ts';

/** A module of a plan or a state, as `terraform show -json` has it. */
export interface ModuleState {
  readonly resources?: readonly { readonly address: string; readonly type: string; readonly values: Record<string, unknown> }[];
  readonly child_modules?: readonly ModuleState[];
}

/** The provider, which asks nobody anything. */
export const awsProvider = `provider "aws" {
  region = "eu-central-1"
  access_key = "fake"
  secret_key = "fake"
  skip_credentials_validation = true
  skip_requesting_account_id = true
  skip_metadata_api_check = true
}
`;

/** The texts of modules, and of a root module that calls each once. */
export function textsOf(modules: Readonly<Record<string, Module>>, more = ''): Record<string, string> {
  const calls = Object.keys(modules).map((name) => `module "${name}" {\n  source = "./${name}"\n}\n`);
  const texts: Record<string, string> = {
    'main.tf': `terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}\n${more}${calls.join('')}`,
  };
  for (const [name, files] of Object.entries(modules)) for (const [file, text] of Object.entries(files)) texts[`${name}/${file}`] = text;
  return texts;
}

/** The documents of a plan or a state by address, as far as it knows them. */
export function policiesIn(module: ModuleState): readonly (readonly [address: string, document: string])[] {
  const own = (module.resources ?? []).flatMap(({ address, type, values }): (readonly [string, string])[] => {
    if (/^aws_iam_(|role_|user_|group_)policy$/.test(type) && typeof values.policy === 'string') return [[address, values.policy]];
    if (type !== 'aws_iam_role' || !Array.isArray(values.inline_policy)) return [];
    return values.inline_policy.map((one: { name: string; policy: string }) => [`${address}.inline_policy["${one.name}"]`, one.policy]);
  });
  return [...own, ...(module.child_modules ?? []).flatMap(policiesIn)];
}

const grantAttributes: Readonly<Record<string, string>> = {
  aws_iam_role: 'assume_role_policy',
  aws_s3_bucket_policy: 'policy',
  aws_sqs_queue_policy: 'policy',
};

/** The same for the policies of resources, which name principals. */
export function grantsIn(module: ModuleState): readonly (readonly [address: string, document: string])[] {
  const own = (module.resources ?? []).flatMap(({ address, type, values }): (readonly [string, string])[] => {
    const document = values[grantAttributes[type] ?? ''];
    return typeof document === 'string' ? [[address, document]] : [];
  });
  return [...own, ...(module.child_modules ?? []).flatMap(grantsIn)];
}

/** What `ask` makes of runs of terraform in a folder with these texts; a run that fails is an error with what it said. */
export function runTerraform<T>(
  texts: Readonly<Record<string, string>>,
  ask: (run: (...args: string[]) => string, folder: string) => T,
): T {
  const terraform = findTerraform();
  if (!terraform) throw new Error('there is no terraform');
  const folder = mkdtempSync(join(tmpdir(), 'iam-policy-sync-'));
  try {
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    terraform.init(folder);
    return ask((...args) => {
      const { status, stdout, stderr } = spawnSync(terraform.binary, args, {
        cwd: folder,
        env: terraform.env,
        maxBuffer: 500_000_000,
        encoding: 'utf8',
      });
      if (status === 0) return stdout;
      const errors = stdout.split('\n').filter((line) => !line.startsWith('{') || line.includes('"@level":"error"'));
      throw new Error([`terraform ${args.join(' ')} failed`, stderr, ...errors].join('\n'));
    }, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
