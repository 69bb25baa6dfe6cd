/**
 * `npm run demo`: the main job, shown on a copy of the sample workspace casey: what is wrong, what would be changed, the
 * change, the reference table that follows, and what is left.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const binary = fileURLToPath(new URL('../../dist/iam-policy-sync.js', import.meta.url));
const sample = fileURLToPath(new URL('../workspaces/casey', import.meta.url));
const folder = join(mkdtempSync(join(tmpdir(), 'iam-policy-sync-demo-')), 'casey');
const isTerminal = process.stdout.isTTY === true && !process.env.NO_COLOR;
const bold = (text: string) => (isTerminal ? `\u001b[1m${text}\u001b[22m` : text);
const colour = isTerminal ? { FORCE_COLOR: '1' } : {};

function run(...args: string[]): { readonly output: string; readonly exitCode: number } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [binary, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...colour },
  });
  return { output: stdout + stderr, exitCode: status ?? 2 };
}

function show(title: string, ...args: string[]): void {
  const { output, exitCode } = run(...args);
  process.stdout.write(`\n${bold(`── ${title}`)}\n${bold(`$ iam-policy-sync ${args.join(' ')}`)}\n\n${output}`);
  if (exitCode === 2) throw new Error(`iam-policy-sync ${args.join(' ')} could not do its work`);
}

try {
  cpSync(sample, folder, { recursive: true });
  show('The backend and its Terraform policy have drifted apart', 'check');
  show('What `fix` would change', 'fix', '--dry-run');
  show('The fix, on a copy of the workspace', 'fix');
  const { references } = JSON.parse(run('reference', '--check', '-f', 'json').output) as { references: { file: string }[] };
  for (const { file } of references) {
    const text = readFileSync(join(folder, file), 'utf8');
    const section = text.slice(text.search(/^#+ .*Project.s Clients/m)).split(/\n(?=#)/)[0] ?? '';
    process.stdout.write(`\n${bold(`── The table that follows, in ${file}`)}\n\n${section.trimEnd()}\n`);
  }
  show('Only hints are left', 'check', '--fail-on', 'warning');
} finally {
  rmSync(join(folder, '..'), { recursive: true, force: true });
}
