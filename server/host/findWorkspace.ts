import { existsSync, statSync } from 'node:fs';
import { type FilePath, folderOf, isWithin, joinPath } from '../files/index.ts';
import { filePathOf } from './filePath.ts';
import { repositoryOf } from './gitIgnore.ts';
import { reasonOf } from './problem.ts';

/** What a person means by the paths on a command line. */
export interface Workspace {
  readonly roots: readonly FilePath[];
  /** The paths as given, and what they are. */
  readonly paths: readonly { readonly given: string; readonly path: FilePath; readonly isFolder: boolean }[];
}

/**
 * The workspace of these paths. A folder is a root. A file stands in the workspace of its git repository, else of the nearest
 * folder with a `package.json`, else of its own folder.
 */
export function findWorkspace(
  given: readonly string[],
  folder = process.cwd(),
): Workspace | { readonly missing: string; readonly reason: string } {
  const paths: { given: string; path: FilePath; isFolder: boolean }[] = [];
  for (const name of given) {
    const path = filePathOf(name, folder);
    try {
      paths.push({ given: name, path, isFolder: statSync(path).isDirectory() });
    } catch (error) {
      return { missing: name, reason: reasonOf(error) };
    }
  }
  const folders = paths.filter(({ isFolder }) => isFolder).map(({ path }) => path);
  const around = paths
    .filter(({ path, isFolder }) => !isFolder && !folders.some((root) => isWithin(path, root)))
    .map(({ path }) => workspaceOf(path));
  const all = [...new Set([...folders, ...around])];
  return { roots: all.filter((root) => !all.some((other) => other !== root && isWithin(root, other))), paths };
}

function workspaceOf(file: FilePath): FilePath {
  const own = folderOf(file);
  const repository = repositoryOf(own);
  if (repository !== null) return repository;
  for (let folder = own; folder !== folderOf(folder); folder = folderOf(folder)) {
    if (existsSync(joinPath(folder, 'package.json'))) return folder;
  }
  return own;
}
