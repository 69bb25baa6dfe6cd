import { resolve } from 'node:path';
import type { FilePath } from '../files/index.ts';

/**
 * The file path (absolute, forward slashes, drive letter in upper case) of what a person or the operating system calls
 * `path`, seen from `folder` (default: the current folder).
 */
export function filePathOf(path: string, folder = process.cwd()): FilePath {
  const whole = resolve(folder, path).replaceAll('\\', '/');
  return /^[a-z]:/.test(whole) ? whole[0]?.toUpperCase() + whole.slice(1) : whole;
}
