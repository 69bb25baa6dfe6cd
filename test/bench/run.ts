/**
 * `npm run bench [-- FILES [FOLDER…]]`: cold index and check, keystroke to findings, start-up and memory, beside what
 * tree-sitter needs just to parse: of a sample, of a generated workspace of 100 files and one of FILES (10,000), and of FOLDERs.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledMeasurements } from './bundle.ts';
import { generateWorkspace } from './generateWorkspace.ts';
import { best, row, whole } from './print.ts';
import { processTime } from './processTime.ts';
import { benchTerraform } from './terraform.ts';
import { workspaceFigures } from './workspaceFigures.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const binary = here('../../dist/iam-policy-sync.js');

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

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}; best of several runs`);
const empty = best(() => processTime(['-e', '']), 9);
let first = Number.POSITIVE_INFINITY;
for (let i = 0; i < 9; i++) first = Math.min(first, await initialize());
console.log('\nStart-up');
row('empty Node process', whole(empty));
const help = best(() => processTime([binary, '--help']), 9);
row('--help', `${whole(help)} (${(help / empty).toFixed(2)} × empty)`);
row('initialize answered', `${whole(first)} (${(first / empty).toFixed(2)} × empty)`);

const [, , count = '10000', ...folders] = process.argv;
const measurements = await bundledMeasurements();
const programs = { measure: measurements.measure, binary };
const generated = mkdtempSync(join(tmpdir(), 'iam-policy-sync-bench-'));
try {
  workspaceFigures('casey', here('../workspaces/casey'), programs);
  for (const files of new Set([100, Number(count)])) {
    generateWorkspace(join(generated, String(files)), files);
    workspaceFigures(`generated workspace of ${files} files`, join(generated, String(files)), programs);
  }
  for (const folder of folders) workspaceFigures(folder, folder, programs);
  benchTerraform(measurements.terraformEdits);
} finally {
  rmSync(generated, { recursive: true, force: true });
  measurements.remove();
}
