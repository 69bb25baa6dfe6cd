/** The rooms of `server/`, and which rooms each may import, through their doors. */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  query: [],
  files: ['query'],
  syntax: ['query', 'files'],
  aws: [],
  code: ['query', 'files', 'syntax', 'aws'],
  terraform: ['query', 'files', 'syntax', 'aws'],
  reference: ['query', 'files', 'syntax', 'aws'],
  access: ['query', 'files', 'aws', 'code', 'terraform', 'reference'],
  features: ['query', 'files', 'aws', 'code', 'terraform', 'reference', 'access'],
  host: ['files', 'features'],
  lsp: ['host', 'features'],
  cli: ['host', 'features'],
};

/** Single files that open a further door: where the rooms are put together, and where the server is started. */
const furtherDoors: Readonly<Record<string, readonly string[]>> = {
  'features/createEngine.ts': ['syntax'],
  'cli/main.ts': ['lsp'],
};

/** Packages (and Node's own modules) and who may import them: a room, or a folder or file in one. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  '@preact/signals-core': ['query'],
  zod: ['files/settings.ts'],
  'jsonc-parser': ['files', 'syntax', 'code', 'features/writePair.ts'],
  'web-tree-sitter': ['syntax'],
  'mdast-util-from-markdown': ['syntax'],
  'mdast-util-gfm-table': ['syntax'],
  'micromark-extension-gfm-table': ['syntax'],
  'resolve.exports': ['code'],
  'shell-quote': ['code'],
  re2js: ['terraform/functions'],
  yaml: ['terraform/functions', 'code/workspace'],
  chokidar: ['host'],
  ignore: ['host'],
  picomatch: ['files/globs.ts', 'terraform/functions'],
  'write-file-atomic': ['host'],
  'vscode-languageserver/node': ['lsp'],
  'vscode-uri': ['lsp'],
  commander: ['cli'],
  picocolors: ['cli'],
  diff: ['cli'],
  'fastest-levenshtein': ['features'],
  'node:crypto': ['features', 'terraform/functions'],
  'node:child_process': ['aws/generate'],
  'node:fs': ['host', 'aws/data.ts', 'aws/generate', 'syntax/grammars.ts', 'syntax/ahead'],
  'node:fs/promises': ['host', 'aws/generate', 'syntax/grammars.ts'],
  'node:module': ['syntax/grammars.ts', 'aws/generate'],
  'node:path': ['host', 'lsp/roots.ts', 'aws/generate'],
  'node:os': ['lsp/roots.ts', 'aws/generate', 'syntax/ahead'],
  'node:url': ['aws/data.ts', 'aws/generate'],
  'node:timers/promises': ['lsp/editorFolders.ts'],
  'node:zlib': ['aws/data.ts', 'aws/generate'],
  'node:buffer': ['host', 'terraform/functions'],
  // Its isIP alone, which asks no network.
  'node:net': ['aws/conditionValue.ts', 'terraform/functions'],
  'node:util': ['host', 'lsp', 'terraform/functions'],
  'node:worker_threads': ['syntax/ahead'],
  'node:console': ['lsp'],
};

/** Other files that are imported: the manifest, for the version. */
const otherFiles: Readonly<Record<string, readonly string[]>> = { 'package.json': ['cli/version.ts'] };

/** An import in a file of `server/`; both by their path from there, `specifier` as written. */
export interface Import {
  readonly file: string;
  readonly specifier: string;
}

/** Why an import breaks the rules, or `null`. */
export function broken({ file, specifier }: Import): string | null {
  const room = file.split('/')[0] ?? '';
  const isOwner = (owners: readonly string[] | undefined) =>
    owners?.some((owner) => file === owner || file.startsWith(`${owner}/`)) ?? false;
  if (!specifier.startsWith('.')) return isOwner(packages[specifier]) ? null : `${file} may not import the package ${specifier}`;
  const target = new URL(specifier, `file:///server/${file}`).pathname.slice(1);
  if (!target.startsWith('server/')) return isOwner(otherFiles[target]) ? null : `${file} may not import ${target}`;
  const path = target.slice('server/'.length);
  const other = path.split('/')[0] ?? '';
  if (other === room) return null;
  if (![...(rooms[room] ?? []), ...(furtherDoors[file] ?? [])].includes(other)) return `${file} may not import the room ${other}`;
  return path === `${other}/index.ts` ? null : `${file} may import ${other} only through its door, not ${path}`;
}
