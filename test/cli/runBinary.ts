import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './runCli.ts';

/** The built command line. */
const built = fileURLToPath(new URL('../../dist/iam-policy-sync.js', import.meta.url));
if (!existsSync(built)) throw new Error('dist/ is missing: run `npm run build` first');

export interface BinaryOptions {
  readonly environment?: Readonly<Record<string, string>>;
  /** Another one than the built one. */
  readonly binary?: string;
  /** Stops reading the output after the first piece, as `head` does. */
  readonly hangUp?: boolean;
}

/** Runs the built binary in a folder, with nothing of the environment but `PATH` and what is given. */
export function runBinary(
  folder: string,
  args: readonly string[],
  { environment = {}, binary = built, hangUp = false }: BinaryOptions = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [binary, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (hangUp) child.stdout.destroy();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      signal ? reject(new Error(`ended by ${signal}`)) : resolve({ exitCode: code ?? -1, output, errors }),
    );
  });
}
