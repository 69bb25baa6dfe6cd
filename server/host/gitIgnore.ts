import { existsSync, readFileSync } from 'node:fs';
import ignore, { type Ignore } from 'ignore';
import { type FilePath, folderOf, joinPath, relativePath } from '../files/index.ts';

/** The `.gitignore` files that hold in a folder, the nearest first. */
export type GitIgnore = readonly { readonly folder: FilePath; readonly patterns: Ignore }[];

/** What holds in `folder`, given what holds in the folder above it. */
export function gitIgnoreIn(folder: FilePath, above: GitIgnore, file: FilePath = `${folder}/.gitignore`): GitIgnore {
  const text = textOf(file);
  if (text === null) return above;
  const patterns = ignore({ ignorecase: process.platform !== 'linux' });
  patterns.add(text);
  return [{ folder, patterns }, ...above];
}

/** Whether git ignores `path`, which lies in the folder that `rules` hold in; `isFolder` as git distinguishes. */
export function isIgnored(rules: GitIgnore, path: FilePath, isFolder: boolean): boolean {
  for (const { folder, patterns } of rules) {
    const relative = relativePath(folder, path);
    const verdict = patterns.test(isFolder ? `${relative}/` : relative);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

/**
 * What holds in a root because of the repository around it. Where the repository ignores the root itself, nothing does: the
 * person has asked for it by name.
 */
export function gitIgnoreAround(root: FilePath): GitIgnore {
  const top = repositoryOf(root);
  if (top === null) return [];
  let rules = gitIgnoreIn(top, [], `${top}/.git/info/exclude`);
  if (top === root) return rules;
  rules = gitIgnoreIn(top, rules);
  const steps = relativePath(top, root).split('/');
  for (let i = 1; i <= steps.length; i++) {
    const folder = joinPath(top, steps.slice(0, i).join('/'));
    if (isIgnored(rules, folder, true)) return [];
    if (folder !== root) rules = gitIgnoreIn(folder, rules);
  }
  return rules;
}

/** The nearest folder, `path` itself or above it, that is the top of a git repository. */
export function repositoryOf(path: FilePath): FilePath | null {
  for (let folder = path; ; folder = folderOf(folder)) {
    if (existsSync(joinPath(folder, '.git'))) return folder;
    if (folder === folderOf(folder) || /^[A-Z]:$/.test(folder)) return null;
  }
}

function textOf(file: FilePath): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
