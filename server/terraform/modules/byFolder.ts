import { type FilePath, folderOf } from '../../files/index.ts';

/** Files by the folder that they stand in, in the order given. */
export function byFolder(files: readonly FilePath[]): ReadonlyMap<FilePath, readonly FilePath[]> {
  const found = new Map<FilePath, FilePath[]>();
  for (const file of files) {
    const folder = folderOf(file);
    const list = found.get(folder);
    if (list) list.push(file);
    else found.set(folder, [file]);
  }
  return found;
}
