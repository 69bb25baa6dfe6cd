import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Programs that measure, each to be run in a process of its own. */
export interface Measurements {
  /** `measure.ts` */
  readonly measure: string;
  /** `terraformEdits.ts` */
  readonly terraformEdits: string;
  remove(): void;
}

/**
 * The measurements as they would be shipped: what runs the sources as they are gives each function its name whenever it is
 * made, and that is measured too. They lie beside what the sources read, until `remove`.
 */
export async function bundledMeasurements(): Promise<Measurements> {
  const folder = here(`../../node_modules/.cache/bench-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  for (const name of ['data', 'grammars']) symlinkSync(here(`../../dist/${name}`), join(folder, name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  await build({
    entryPoints: {
      measure: here('./measure.ts'),
      terraformEdits: here('./terraformEdits.ts'),
      readAhead: here('../../server/syntax/ahead/worker.ts'),
    },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  });
  return {
    measure: join(folder, 'measure.js'),
    terraformEdits: join(folder, 'terraformEdits.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
