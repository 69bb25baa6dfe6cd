import { exports as exportsOf, imports as importsOf } from 'resolve.exports';
import { type FilePath, folderOf, joinPath } from '../../files/index.ts';
import { settled } from '../../query/index.ts';
import { pathTargets, type TsConfig } from './tsconfig.ts';

/** What a module specifier names. */
export type Resolution =
  | { readonly kind: 'file'; readonly file: FilePath }
  /** A package that is not of the workspace; `subpath` is what follows its name, without the slash. */
  | { readonly kind: 'package'; readonly package: string; readonly subpath: string }
  | { readonly kind: 'missing' };

/** A package of the workspace. */
export interface WorkspacePackage {
  readonly name: string;
  readonly folder: FilePath;
  /** The members of `package.json` that resolution reads. */
  readonly entry: Readonly<Record<string, unknown>>;
}

/** All that resolution looks at: sets of paths and the configuration files in force; nothing is read from a disk. */
export interface ModuleWorld {
  isFile(path: FilePath): boolean;
  /** The `tsconfig.json` in force for a folder. */
  tsconfig(folder: FilePath): TsConfig | null;
  /** A package of the workspace by its name. */
  packageNamed(name: string): WorkspacePackage | undefined;
  /** The package of the workspace that governs a folder. */
  packageOf(folder: FilePath): WorkspacePackage | undefined;
}

const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'];
/** TypeScript's source endings for an output's ending that a specifier may name. */
const sourceEndings: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.jsx'],
  '.jsx': ['.tsx', '.ts'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/** Resolves `specifier`, written in `file`, as TypeScript and bundlers do, to the sources of the workspace where they are its own. */
export function resolveModule(world: ModuleWorld, file: FilePath, specifier: string): Resolution {
  const folder = folderOf(file);
  if (specifier.startsWith('.') || specifier.startsWith('/'))
    return found(fileAt(world, joinPath(folder, specifier))) ?? { kind: 'missing' };
  const config = world.tsconfig(folder);
  if (config) {
    for (const target of pathTargets(config, specifier)) {
      const hit = found(fileAt(world, target));
      if (hit) return hit;
    }
  }
  if (specifier.startsWith('#')) {
    const own = world.packageOf(folder);
    const targets = own ? settled(() => importsOf(own.entry, specifier)) : { failure: '' };
    for (const target of ('value' in targets && targets.value) || []) {
      if (own && target.startsWith('.')) {
        const hit = found(sourceAt(world, own, target));
        if (hit) return hit;
      } else if (!target.startsWith('.')) return resolveModule(world, file, target);
    }
    return { kind: 'missing' };
  }
  const name = packageName(specifier);
  const subpath = specifier.slice(name.length + 1);
  const workspacePackage = world.packageNamed(name);
  if (workspacePackage) {
    const hit = found(entryOf(world, workspacePackage, subpath));
    if (hit) return hit;
  }
  if (config?.baseUrl) {
    const hit = found(fileAt(world, joinPath(config.baseUrl, specifier)));
    if (hit) return hit;
  }
  return { kind: 'package', package: name.startsWith('node:') ? name.slice('node:'.length) : name, subpath };
}

/** The npm package that a bare specifier names: `@a/b` of `@a/b/c`. */
function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function found(file: FilePath | undefined): Resolution | undefined {
  return file === undefined ? undefined : { kind: 'file', file };
}

/** The file that a path names: itself, its source, with an ending, or the index of the folder. */
function fileAt(world: ModuleWorld, path: FilePath): FilePath | undefined {
  const dot = path.lastIndexOf('.');
  const ending = dot > path.lastIndexOf('/') ? path.slice(dot) : '';
  for (const other of sourceEndings[ending] ?? []) {
    if (world.isFile(path.slice(0, dot) + other)) return path.slice(0, dot) + other;
  }
  if (world.isFile(path)) return path;
  for (const other of endings) if (world.isFile(path + other)) return path + other;
  for (const other of endings) if (world.isFile(`${path}/index${other}`)) return `${path}/index${other}`;
  return undefined;
}

/** The source behind the export `subpath` of a workspace package. */
function entryOf(world: ModuleWorld, pkg: WorkspacePackage, subpath: string): FilePath | undefined {
  const targets: string[] = [];
  if (typeof pkg.entry.source === 'string' && subpath === '') targets.push(pkg.entry.source);
  if (pkg.entry.exports !== undefined) {
    for (const conditions of [['source', 'development', 'types'], []]) {
      const answer = settled(() =>
        exportsOf({ name: pkg.name, exports: pkg.entry.exports }, subpath === '' ? '.' : `./${subpath}`, { conditions }),
      );
      if ('value' in answer) targets.push(...(answer.value ?? []));
    }
  } else if (subpath !== '') targets.push(`./${subpath}`);
  if (subpath === '') {
    for (const key of ['types', 'module', 'main']) {
      const target = pkg.entry[key];
      if (typeof target === 'string') targets.push(target);
    }
    targets.push('./src/index', './index', './lib/index', './src/main');
  } else targets.push(`./src/${subpath}`);
  for (const target of targets) {
    const file = sourceAt(world, pkg, target);
    if (file !== undefined) return file;
  }
  return undefined;
}

/** The source of a file that a package names, which may be build output: `dist/x.js` is `src/x.ts`. */
function sourceAt(world: ModuleWorld, pkg: WorkspacePackage, target: string): FilePath | undefined {
  const path = joinPath(pkg.folder, target).replace(/\.d\.([mc]?)ts$/, '.$1ts');
  const relative = path.slice(pkg.folder.length + 1);
  const candidates: FilePath[] = [];
  const config = world.tsconfig(pkg.folder);
  if (config?.outDir && path.startsWith(`${config.outDir}/`)) {
    candidates.push(joinPath(config.rootDir ?? `${pkg.folder}/src`, path.slice(config.outDir.length + 1)));
  }
  const inside = /^(dist|build|lib|out|output|cjs|esm)\/(?:(?:cjs|esm|src|types)\/)*(.*)$/.exec(relative)?.[2];
  if (inside !== undefined) candidates.push(`${pkg.folder}/src/${inside}`, `${pkg.folder}/${inside}`, `${pkg.folder}/lib/${inside}`);
  candidates.push(path);
  for (const candidate of candidates) {
    const file = fileAt(world, candidate);
    if (file !== undefined) return file;
  }
  return undefined;
}
