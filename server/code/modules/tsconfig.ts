import { parse } from 'jsonc-parser';
import { type FilePath, folderOf, joinPath, shallowJson } from '../../files/index.ts';

/** What resolution reads of a `tsconfig.json`, with absolute paths. */
export interface TsConfig {
  readonly baseUrl: FilePath | null;
  /** Pattern → targets, absolute, `*` in place. */
  readonly paths: readonly { readonly pattern: string; readonly targets: readonly FilePath[] }[];
  readonly outDir: FilePath | null;
  readonly rootDir: FilePath | null;
}

const none: TsConfig = { baseUrl: null, paths: [], outDir: null, rootDir: null };

/**
 * Reads a `tsconfig.json` with what it extends (relative files only: those of packages set no paths); where it only
 * refers to other projects, their paths count for it. `text` gives a file's text, or `null`.
 */
export function readTsConfig(file: FilePath, text: (file: FilePath) => string | null): TsConfig {
  return read(file, text, []);
}

function read(file: FilePath, text: (file: FilePath) => string | null, chain: readonly FilePath[]): TsConfig {
  if (chain.includes(file) || chain.length > 8) return none;
  const source = text(file);
  if (source === null) return none;
  const json: unknown = parse(shallowJson(source), [], { allowTrailingComma: true });
  if (!isRecord(json)) return none;
  const folder = folderOf(file);
  const below = [...chain, file];
  const parents = (Array.isArray(json.extends) ? json.extends : [json.extends]).filter((name) => typeof name === 'string');
  let result = none;
  for (const parent of parents) {
    if (!parent.startsWith('.') && !parent.startsWith('/')) continue;
    const base = joinPath(folder, parent);
    const found = [base, `${base}.json`, `${base}/tsconfig.json`].find((path) => path.endsWith('.json') && text(path) !== null);
    if (found) result = merge(result, read(found, text, below));
  }
  const options = isRecord(json.compilerOptions) ? json.compilerOptions : {};
  const at = (value: unknown): FilePath | null => (typeof value === 'string' ? joinPath(folder, value) : null);
  const baseUrl = at(options.baseUrl);
  const own: TsConfig = {
    baseUrl,
    paths: isRecord(options.paths) ? readPaths(options.paths, baseUrl ?? result.baseUrl ?? folder) : [],
    outDir: at(options.outDir),
    rootDir: at(options.rootDir),
  };
  result = merge(result, own);
  if (result.paths.length > 0 || !Array.isArray(json.references)) return result;
  for (const reference of json.references) {
    const path = isRecord(reference) ? at(reference.path) : null;
    if (path === null) continue;
    const other = read(path.endsWith('.json') ? path : `${path}/tsconfig.json`, text, below);
    result = { ...result, baseUrl: result.baseUrl ?? other.baseUrl, paths: [...result.paths, ...other.paths] };
  }
  return result;
}

function merge(base: TsConfig, own: TsConfig): TsConfig {
  return {
    baseUrl: own.baseUrl ?? base.baseUrl,
    paths: own.paths.length > 0 ? own.paths : base.paths,
    outDir: own.outDir ?? base.outDir,
    rootDir: own.rootDir ?? base.rootDir,
  };
}

function readPaths(paths: Record<string, unknown>, base: FilePath): TsConfig['paths'] {
  return Object.entries(paths).map(([pattern, targets]) => ({
    pattern,
    targets: (Array.isArray(targets) ? targets : []).filter((target) => typeof target === 'string').map((target) => joinPath(base, target)),
  }));
}

/** The absolute targets that `paths` gives for a specifier, the longest matching pattern's; none where no pattern matches. */
export function pathTargets(config: TsConfig, specifier: string): readonly FilePath[] {
  let best: { readonly length: number; readonly targets: readonly FilePath[] } | undefined;
  for (const { pattern, targets } of config.paths) {
    const star = pattern.indexOf('*');
    if (star < 0) {
      if (pattern === specifier) return targets;
      continue;
    }
    const head = pattern.slice(0, star);
    const tail = pattern.slice(star + 1);
    if (specifier.length < head.length + tail.length || !specifier.startsWith(head) || !specifier.endsWith(tail)) continue;
    if (best && best.length >= head.length) continue;
    const middle = specifier.slice(head.length, specifier.length - tail.length);
    best = { length: head.length, targets: targets.map((target) => target.replace('*', () => middle)) };
  }
  return best?.targets ?? [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
