import picomatch from 'picomatch';
import { isWithin, joinPath, relativePath } from './paths.ts';
import type { FilePath } from './range.ts';
import type { Settings } from './settings.ts';

/** The globs of one key of the settings. */
export interface Globs {
  /** Whether a file or folder, or a folder that holds it, is named. */
  match(path: FilePath): boolean;
  /** Whether something in `folder` could be named; `strictly`: only where a glob spells the way to it. */
  reaches(folder: FilePath, strictly: boolean): boolean;
}

const known = new WeakMap<object, Globs>();

/**
 * The globs of `include` or `exclude`: `*`, `**`, `?`, `{a,b}`, `[…]`. Dot files count, a folder stands for all in it, and a
 * glob without a slash names files and folders at any depth, as in `.gitignore`.
 */
export function globsOf(list: Settings['include']): Globs {
  let globs = known.get(list);
  if (!globs) known.set(list, (globs = compile(list)));
  return globs;
}

function compile(list: Settings['include']): Globs {
  const compiled = list.map(({ within, glob }) => {
    const plain = glob.replace(/^\.?\//, '').replace(/\/+$/, '');
    const anywhere = !plain.includes('/') && glob === plain;
    const pattern = anywhere ? `**/${plain}` : plain;
    return { within, match: picomatch(pattern, { dot: true }), base: joinPath(within, picomatch.scan(pattern).base) };
  });
  const names = (path: FilePath, within: FilePath, match: (relative: string) => boolean): boolean => {
    if (path === within || !isWithin(path, within)) return false;
    for (let at = relativePath(within, path); at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) if (match(at)) return true;
    return false;
  };
  return {
    match: (path) => compiled.some(({ within, match }) => names(path, within, match)),
    reaches: (folder, strictly) => compiled.some(({ base }) => isWithin(base, folder) || (!strictly && isWithin(folder, base))),
  };
}
