import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * `measure.ts` as it would be shipped: what runs the sources as they are gives each function its name whenever it is made,
 * and that is measured too. Lies beside what the sources read, until `remove`.
 */
export async function bundledMeasurements(): Promise<{ readonly program: string; remove(): void }> {
  const folder = here(`../../node_modules/.cache/bench-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  for (const name of ['data', 'grammars']) symlinkSync(here(`../../dist/${name}`), join(folder, name));
  const program = join(folder, 'measure.mjs');
  await build({
    entryPoints: [here('./measure.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
