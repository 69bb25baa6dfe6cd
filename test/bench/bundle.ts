import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * `measure.ts` as it would be shipped: what runs the sources as they are gives each function its name when it is made,
 * which costs a third of all time. Lies beside copies of what the sources read, until `remove`.
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
    mainFields: ['module', 'main'],
    logLevel: 'error',
    banner: {
      js: [
        "import { createRequire as requireOfBundle } from 'node:module';",
        "import { fileURLToPath as pathOfBundle } from 'node:url';",
        'const require = requireOfBundle(import.meta.url);',
        'const __filename = pathOfBundle(import.meta.url);',
      ].join('\n'),
    },
  });
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
