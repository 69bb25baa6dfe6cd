import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, parse } from 'node:path';

/** The real terraform with the AWS provider at hand, offline. */
export interface TerraformBinary {
  readonly binary: string;
  readonly env: NodeJS.ProcessEnv;
  /** `terraform init` in a folder, with the provider from this machine. */
  init(folder: string): void;
}

/**
 * The `terraform` of this machine with a folder of providers (`IAM_POLICY_SYNC_TF_PLUGINS`, or `tf-plugins` below the
 * machine's `opt`), or `undefined`: tests that need it are then skipped and say so.
 */
export function findTerraform(): TerraformBinary | undefined {
  const env = { ...process.env };
  delete env.TF_CLI_CONFIG_FILE;
  const plugins = env.IAM_POLICY_SYNC_TF_PLUGINS ?? join(parse(process.cwd()).root, 'opt', 'tf-plugins');
  try {
    execFileSync('terraform', ['version'], { env, stdio: 'ignore' });
  } catch {
    return undefined;
  }
  if (!existsSync(plugins)) return undefined;
  return {
    binary: 'terraform',
    env,
    init: (folder) => {
      execFileSync('terraform', ['init', `-plugin-dir=${plugins}`, '-no-color'], { cwd: folder, env, stdio: 'pipe' });
    },
  };
}
