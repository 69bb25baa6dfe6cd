import { baseName, type FilePath, fileKind, folderOf, isWithin } from '../files/index.ts';
import { filePathOf } from './filePath.ts';
import { isConfiguration } from './loadSettings.ts';
import type { WalkRules } from './walkRules.ts';

/** Time without a further event after which a burst of them is told as one, in milliseconds. */
const quiet = 50;

/**
 * Watches what an answer can depend on: the workspace's files, JSON, configuration and `.gitignore`, and files that an
 * answer has asked for. Bursts are told as one. Returns the function that stops it.
 */
export async function watchWorkspace(
  roots: readonly FilePath[],
  known: { readonly rules: () => WalkRules; readonly asked: () => readonly FilePath[] },
  changed: (paths: ReadonlySet<FilePath>) => void,
): Promise<() => Promise<void>> {
  const { watch } = await import('chokidar');
  let burst = new Set<FilePath>();
  let timer: NodeJS.Timeout | undefined;

  const isOfInterest = (path: FilePath): boolean => {
    if (isConfiguration(path) || fileKind(path) === 'json') return true;
    return (known.rules().of(folderOf(path))?.takes(baseName(path)) ?? false) || known.asked().includes(path);
  };
  const watcher = watch([...roots], {
    ignoreInitial: true,
    followSymlinks: false,
    ignorePermissionErrors: true,
    ignored: (name, stats) => {
      const path = filePathOf(name);
      if (roots.includes(path) || !roots.some((root) => isWithin(path, root))) return false;
      if (stats?.isDirectory()) return !known.rules().of(folderOf(path))?.enters(baseName(path));
      return stats?.isFile() === true && !isOfInterest(path);
    },
  });
  watcher.on('all', (event, name) => {
    const path = filePathOf(name);
    if (event === 'addDir' && roots.includes(path)) return;
    if (!event.endsWith('Dir') && !isOfInterest(path)) return;
    burst.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = burst;
      burst = new Set();
      changed(paths);
    }, quiet);
  });
  watcher.on('error', () => undefined);
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
