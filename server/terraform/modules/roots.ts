import type { FilePath } from '../../files/index.ts';

/**
 * The folders that are root modules: those that no other calls. Folders that only call each other in a circle have none
 * such above them; of these the first is taken, so that none is left out.
 */
export function rootsOf(folders: readonly FilePath[], calls: (folder: FilePath) => readonly FilePath[]): readonly FilePath[] {
  const known = new Set(folders);
  const called = new Set(folders.flatMap((folder) => calls(folder).filter((other) => other !== folder)));
  const roots = folders.filter((folder) => !called.has(folder));
  const reached = new Set<FilePath>();
  const reach = (from: FilePath) => {
    const queue = [from];
    for (let folder = queue.pop(); folder !== undefined; folder = queue.pop()) {
      if (reached.has(folder) || !known.has(folder)) continue;
      reached.add(folder);
      queue.push(...calls(folder));
    }
  };
  for (const root of roots) reach(root);
  for (const folder of folders) {
    if (reached.has(folder)) continue;
    roots.push(folder);
    reach(folder);
  }
  return [...roots].sort();
}
