import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { tsImport } from 'tsx/esm/api';
import { z } from 'zod';

const require = createRequire(import.meta.url);

/** As `server/syntax/grammars.ts` names them; they lie in `dist/grammars` by their base names. */
const grammars = [
  'web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-typescript/tree-sitter-typescript.wasm',
  'tree-sitter-typescript/tree-sitter-tsx.wasm',
  '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
];

const bundle = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  // packages that also come as ES modules are taken as such: the UMD form of jsonc-parser cannot be bundled
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  // packages written as CommonJS ask for `require`, and one for its own file's name
  banner: {
    js: [
      "import { createRequire as requireOfBundle } from 'node:module';",
      "import { fileURLToPath as pathOfBundle } from 'node:url';",
      'const require = requireOfBundle(import.meta.url);',
      'const __filename = pathOfBundle(import.meta.url);',
    ].join('\n'),
  },
};

// made aside and put in place as a whole, so that two builds at once do not mix
const made = `node_modules/.cache/iam-policy-sync-${process.pid}`;
await mkdir(`${made}/grammars`, { recursive: true });
const [{ metafile }] = await Promise.all([
  build({
    ...bundle,
    entryPoints: { 'iam-policy-sync': 'server/cli/main.ts', readAhead: 'server/syntax/ahead/worker.ts' },
    outdir: made,
    splitting: true,
    chunkNames: '[name]-[hash]',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
  }),
  ...grammars.map((specifier) => cp(require.resolve(specifier), `${made}/grammars/${basename(specifier)}`)),
  cp('server/aws/data', `${made}/data`, { recursive: true }),
  writeSchema(),
]);
await writeLicences(Object.keys(metafile.inputs));
await rm('dist', { recursive: true, force: true });
await rename(made, 'dist');

/** The JSON schema of `iam-policy-sync.json`, from the one place where its shape is told. */
async function writeSchema() {
  const { settingsSchema } = await tsImport('./server/files/settings.ts', import.meta.url);
  const schema = { title: 'iam-policy-sync', ...z.toJSONSchema(settingsSchema, { io: 'input' }) };
  await writeFile(`${made}/iam-policy-sync.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
}

/** The licences of the packages that the bundle holds, as they ask for. */
async function writeLicences(inputs) {
  const modules = [...inputs, ...grammars.map((specifier) => `node_modules/${specifier}`)];
  const names = new Set(modules.map((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[0]).filter(Boolean));
  const texts = await Promise.all(
    [...names].sort().map(async (folder) => {
      const { name, version, license } = JSON.parse(await readFile(`${folder}package.json`, 'utf8'));
      const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file ? await readFile(folder + file, 'utf8') : '';
      return `${name} ${version} (${license})\n\n${text.trim()}\n`;
    }),
  );
  await writeFile(`${made}/THIRD-PARTY-LICENSES.txt`, texts.join(`\n${'-'.repeat(78)}\n\n`));
}
