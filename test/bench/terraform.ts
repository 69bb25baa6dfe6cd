import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeasuredEdit } from './terraformEdits.ts';

const shapes = { roots: 'in root modules of ten files', calls: 'in ten root modules that call others', flat: 'in one folder' } as const;

/** Prints what edits of Terraform cost in small and in large trees of each shape; `program` is `terraformEdits.ts`. */
export function benchTerraform(program: string, sizes: readonly number[] = [100, 5000]): void {
  for (const [shape, title] of Object.entries(shapes)) {
    console.log(`\nTerraform files ${title}: an edit, in milliseconds to the findings (p50 / p99; of the processor)`);
    const columns = sizes.map((files) => editsOf(program, shape, files));
    console.log(`  ${''.padEnd(34)} ${sizes.map((files) => `${files} files`.padEnd(26)).join('')}`);
    for (const [row, { name }] of (columns[0] ?? []).entries()) {
      const cells = columns.map((column) => cellOf(column[row]).padEnd(26));
      console.log(`  ${name.padEnd(34)} ${cells.join('')}`);
    }
  }
}

function editsOf(program: string, shape: string, files: number): readonly MeasuredEdit[] {
  const folder = mkdtempSync(join(tmpdir(), 'iam-policy-sync-bench-'));
  try {
    const { stdout, stderr, status } = spawnSync(process.execPath, [program, shape, String(files), folder], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`the edits of ${shape} failed: ${stderr}`);
    return JSON.parse(stdout) as MeasuredEdit[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const cellOf = (edit: MeasuredEdit | undefined): string =>
  edit ? `${edit.p50.toFixed(1)} / ${edit.p99.toFixed(1)}; ${edit.processor.p50.toFixed(1)} / ${edit.processor.p99.toFixed(1)}` : '';
