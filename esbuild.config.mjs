import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
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
  // packages written as CommonJS ask for Node's own modules with `require`
  banner: { js: "import { createRequire as requireOf } from 'node:module';\nconst require = requireOf(import.meta.url);" },
};

await rm('dist', { recursive: true, force: true });
await mkdir('dist/grammars', { recursive: true });
await Promise.all([
  build({
    ...bundle,
    entryPoints: { 'iam-policy-sync': 'server/cli/main.ts' },
    outdir: 'dist',
    splitting: true,
    chunkNames: '[name]-[hash]',
    minifySyntax: true,
    legalComments: 'linked',
  }),
  ...grammars.map((specifier) => cp(require.resolve(specifier), `dist/grammars/${basename(specifier)}`)),
  cp('server/aws/data', 'dist/data', { recursive: true }),
  writeSchema(),
]);

/** The JSON schema of `iam-policy-sync.json`, from the one place where its shape is told. */
async function writeSchema() {
  const { settingsSchema } = await tsImport('./server/files/settings.ts', import.meta.url);
  const schema = { title: 'iam-policy-sync', ...z.toJSONSchema(settingsSchema, { io: 'input' }) };
  await writeFile('dist/iam-policy-sync.schema.json', `${JSON.stringify(schema, null, 2)}\n`);
}
