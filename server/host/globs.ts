import picomatch from 'picomatch';
import { type FilePath, isWithin, joinPath, type Settings } from '../files/index.ts';

/** The globs of one key of the settings. */
export interface Globs {
  /** Whether a file or folder, or a folder that holds it, is named. */
  match(path: FilePath): boolean;
  /** Whether something in `folder` could be named; `strictly`: only where a glob spells the way to it. */
  reaches(folder: FilePath, strictly: boolean): boolean;
}

/** Compiles globs of the settings (`*`, `**`, `?`, `{a,b}`, `[…]`; dot files count; a trailing `/` means the folder). */
export function createGlobs(globs: Settings['include']): Globs {
  const compiled = globs.map(({ within, glob }) => {
    const plain = glob.replace(/^\.\//, '').replace(/\/+$/, '');
    return { within, match: picomatch(plain, { dot: true }), base: joinPath(within, picomatch.scan(plain).base) };
  });
  const names = (path: FilePath, folder: FilePath, match: (relative: string) => boolean): boolean => {
    for (let at = path.slice(folder.length).replace(/^\//, ''); at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
      if (match(at)) return true;
    }
    return false;
  };
  return {
    match: (path) => compiled.some(({ within, match }) => isWithin(path, within) && names(path, within, match)),
    reaches: (folder, strictly) => compiled.some(({ base }) => isWithin(base, folder) || (!strictly && isWithin(folder, base))),
  };
}
