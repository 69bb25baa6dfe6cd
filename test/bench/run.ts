/** `npm run bench [-- FILES]`: cold check, keystroke to findings, start-up and memory, beside what tree-sitter needs just to parse. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateWorkspace } from './generateWorkspace.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const binary = here('../../dist/iam-policy-sync.js');

function measured<T>(what: string, folder: string): T {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', '--import', 'tsx', here('./measure.ts'), what, folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${what} failed: ${stderr}`);
  return JSON.parse(stdout) as T;
}

/** The best of several runs, in milliseconds. */
function best(run: () => number, runs = 5): number {
  return Math.min(...Array.from({ length: runs }, run));
}

function processTime(args: readonly string[]): number {
  const start = performance.now();
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  return performance.now() - start;
}

/** From the start of the process to the answer of `initialize`. */
async function initialize(): Promise<number> {
  const start = performance.now();
  const server = spawn(process.execPath, [binary, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const body = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  server.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
  await new Promise((resolve) => server.stdout.once('data', resolve));
  const time = performance.now() - start;
  server.kill();
  return time;
}

const whole = (milliseconds: number) => `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
const row = (name: string, value: string) => console.log(`  ${name.padEnd(34)} ${value}`);

function workspace(name: string, folder: string): void {
  const parse = Array.from({ length: 3 }, () => measured<{ milliseconds: number; files: number; lines: number }>('parse', folder)).sort(
    (a, b) => a.milliseconds - b.milliseconds,
  )[0];
  const check = Array.from({ length: 3 }, () =>
    measured<{ milliseconds: number; findings: number; heap: number; rss: number }>('check', folder),
  ).sort((a, b) => a.milliseconds - b.milliseconds)[0];
  const keys = measured<{ count: number; p50: number; p99: number; most: number }>('keystrokes', folder);
  if (!parse || !check) throw new Error('nothing was measured');
  console.log(`\n${name}: ${parse.files} code and Terraform files, ${parse.lines} lines`);
  row('tree-sitter alone, parse', whole(parse.milliseconds));
  row(
    'cold check',
    `${whole(check.milliseconds)} (${(check.milliseconds / parse.milliseconds).toFixed(2)} × parse), ${check.findings} findings`,
  );
  row('cold check, whole process', whole(best(() => processTime([binary, 'check', '-f', 'json', folder]), 3)));
  row('keystroke → findings', `p50 ${whole(keys.p50)}, p99 ${whole(keys.p99)}, most ${whole(keys.most)} (${keys.count} keystrokes)`);
  row(
    'heap after check',
    `${(check.heap / 1e6).toFixed(1)} MB, ${Math.round(check.heap / parse.lines)} bytes a line; process ${Math.round(check.rss / 1e6)} MB`,
  );
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}; best of several runs`);
const empty = best(() => processTime(['-e', '']), 9);
let first = Number.POSITIVE_INFINITY;
for (let i = 0; i < 9; i++) first = Math.min(first, await initialize());
console.log('\nStart-up');
row('empty Node process', whole(empty));
const help = best(() => processTime([binary, '--help']), 9);
row('--help', `${whole(help)} (${(help / empty).toFixed(2)} × empty)`);
row('initialize answered', `${whole(first)} (${(first / empty).toFixed(2)} × empty)`);

workspace('casey', here('../workspaces/casey'));
const files = Number(process.argv[2] ?? 2000);
const folder = mkdtempSync(join(tmpdir(), 'iam-policy-sync-bench-'));
try {
  generateWorkspace(folder, files);
  workspace(`generated workspace of ${files} files`, folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
