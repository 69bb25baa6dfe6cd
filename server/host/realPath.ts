import { realpathSync } from 'node:fs';
import type { FilePath } from '../files/index.ts';
import { filePathOf } from './filePath.ts';

/** Where `path` really is, all symbolic links followed; `null` where there is nothing. */
export function realPath(path: FilePath): FilePath | null {
  try {
    return filePathOf(realpathSync.native(path));
  } catch {
    return null;
  }
}
