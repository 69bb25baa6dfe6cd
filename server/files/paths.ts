import type { FilePath } from './range.ts';

/** The folder that holds `path`; of a top folder, itself. */
export function folderOf(path: FilePath): FilePath {
  const slash = path.lastIndexOf('/');
  if (slash > 0) return path.slice(0, slash);
  return slash === 0 ? '/' : path;
}

/** The last part of `path`. */
export function baseName(path: FilePath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `relative` (with `.` and `..`, `/` or `\`) taken from `folder`; an absolute one stands for itself. */
export function joinPath(folder: FilePath, relative: string): FilePath {
  const forward = relative.replaceAll('\\', '/');
  const whole = forward.startsWith('/') || /^[A-Za-z]:\//.test(forward) ? forward : `${folder}/${forward}`;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '..') {
      if (parts.length > 1) parts.pop();
    } else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  const joined = parts.join('/');
  return joined === '' ? '/' : joined;
}

/** Whether `path` is `folder` or lies below it. */
export function isWithin(path: FilePath, folder: FilePath): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** `path` as seen from `folder`, with `..` where it lies outside. */
export function relativePath(folder: FilePath, path: FilePath): string {
  const from = folder.split('/').filter(Boolean);
  const to = path.split('/').filter(Boolean);
  let same = 0;
  while (same < from.length && same < to.length && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/') || '.';
}
