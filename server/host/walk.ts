import { type Dirent, readdir as readdirCallback, type Stats, statSync } from 'node:fs';
import { promisify } from 'node:util';
import { type FilePath, fileKind, isWithin, type Settings } from '../files/index.ts';
import { inParallel } from './inParallel.ts';
import { type Problem, reasonOf } from './problem.ts';
import { readWorkspaceText } from './readWorkspaceText.ts';
import { realPath } from './realPath.ts';
import { createWalkRules, type WalkRules } from './walkRules.ts';

const readdir: (folder: string, options: { withFileTypes: true }) => Promise<Dirent[]> = promisify(readdirCallback);

/** What a walk has found. */
export interface Walked {
  /** The workspace's files and their texts. */
  readonly texts: ReadonlyMap<FilePath, string>;
  /** All names in the folders that were entered, those that are no workspace files too. */
  readonly folders: ReadonlyMap<FilePath, ReadonlySet<string>>;
  /** Files that were reached through a symbolic link, and where they really are. */
  readonly links: ReadonlyMap<FilePath, FilePath>;
  readonly problems: readonly Problem[];
}

/**
 * Finds and reads the workspace's files below `roots` (or only those below `start`, a folder in them).
 *
 * Symbolic links are followed only for Terraform, which is shared that way, only to places inside the roots, and one deep:
 * what else they lead to is found at its own place.
 */
export async function walk(
  roots: readonly FilePath[],
  settings: Settings,
  { rules = createWalkRules(roots, settings), start = roots }: { readonly rules?: WalkRules; readonly start?: readonly FilePath[] } = {},
): Promise<Walked> {
  const realRoots = roots.map(realPath).filter((path) => path !== null);
  const folders = new Map<FilePath, Set<string>>();
  const links = new Map<FilePath, FilePath>();
  const problems: Problem[] = [];
  const found: FilePath[] = [];
  let level: { readonly folder: FilePath; readonly real: FilePath | null }[] = start
    .filter((folder) => !start.some((other) => other !== folder && isWithin(folder, other)))
    .map((folder) => ({ folder, real: null }));

  const visit = async (folder: FilePath, real: FilePath | null, next: typeof level) => {
    const folderRules = rules.of(folder);
    if (!folderRules || folders.has(folder)) return;
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      problems.push({
        file: folder,
        kind: 'unreadable',
        message: `folder cannot be read: ${reasonOf(error)}; nothing in it was looked at`,
      });
      return;
    }
    folders.set(folder, new Set(entries.map(({ name }) => name)));
    for (const entry of entries) {
      const path = `${folder}/${entry.name}`;
      const shared = () => /^(terraform|variables)$/.test(fileKind(path) ?? '');
      if (entry.isSymbolicLink()) {
        if (real === null) followLink(path, entry.name, next);
      } else if (entry.isDirectory()) {
        if (folderRules.enters(entry.name)) next.push({ folder: path, real: real && `${real}/${entry.name}` });
      } else if (entry.isFile() && folderRules.takes(entry.name) && (real === null || shared())) {
        found.push(path);
        if (real !== null) links.set(path, `${real}/${entry.name}`);
      }
    }
  };

  const followLink = (path: FilePath, name: string, next: typeof level) => {
    const target = realPath(path);
    const about = target === null ? null : statOf(target);
    if (target === null || about === null) return;
    const folderRules = rules.of(path.slice(0, -name.length - 1));
    const inside = realRoots.some((root) => isWithin(target, root));
    const isFolder = about.isDirectory();
    if (isFolder ? !folderRules?.enters(name) : !about.isFile() || !folderRules?.takes(name)) return;
    if (!inside) {
      problems.push({
        file: path,
        kind: 'outside',
        message: `symbolic link out of the workspace, not followed; add ${target} as a PATH of its own to have it read`,
      });
    } else if (isFolder) {
      const above = realPath(path.slice(0, -name.length - 1));
      if (above !== null && !isWithin(above, target)) next.push({ folder: path, real: target });
    } else if (/^(terraform|variables)$/.test(fileKind(path) ?? '')) {
      found.push(path);
      links.set(path, target);
    }
  };

  while (level.length > 0) {
    const next: typeof level = [];
    await inParallel(level, ({ folder, real }) => visit(folder, real, next));
    level = next;
  }
  const texts = new Map<FilePath, string>();
  await inParallel(found, async (file) => {
    const { text, problem } = await readWorkspaceText(file, settings);
    if (text !== null) texts.set(file, text);
    if (problem) problems.push(problem);
  });
  return { texts, folders, links, problems };
}

function statOf(path: FilePath): Stats | null {
  return statSync(path, { throwIfNoEntry: false }) ?? null;
}
