import { constants } from 'node:fs';
import { access, mkdir, readFile, unlink } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import type { WorkspaceChange } from '../features/index.ts';
import { applyEdits, type FilePath, folderOf } from '../files/index.ts';
import { reasonOf } from './problem.ts';
import { realPath } from './realPath.ts';

export interface ChangeRefusal {
  readonly file: FilePath;
  readonly reason: string;
}

interface Write {
  readonly file: FilePath;
  readonly before: Buffer | null;
  readonly after: Buffer;
}

/**
 * Writes changes to disk, all or none. `textOf` answers the text that the edits refer to (`null`: a new file). Refused are
 * a file that is no longer what was read, or cannot be written; then nothing is written at all. Each write is atomic and keeps
 * the file's mode; a BOM, the line endings and every byte outside the edits stay as they are.
 */
export async function applyChanges(
  changes: readonly WorkspaceChange[],
  textOf: (file: FilePath) => string | null,
): Promise<{ readonly written: readonly FilePath[]; readonly refusals: readonly ChangeRefusal[] }> {
  const writes = new Map<FilePath, Write>();
  const refusals: ChangeRefusal[] = [];
  for (const { file, edits } of changes) {
    const text = textOf(file);
    const after = Buffer.from(applyEdits(text ?? '', edits));
    const place = realPath(file) ?? file;
    const checked = await check(file, place, text);
    const same = writes.get(place);
    if ('reason' in checked) refusals.push({ file, reason: checked.reason });
    else if (same && !same.after.equals(after))
      refusals.push({ file, reason: `it is the same file as ${same.file}, which is changed in another way` });
    else if (!same && !checked.before?.equals(after)) writes.set(place, { file, before: checked.before, after });
  }
  if (refusals.length > 0) return { written: [], refusals };
  const done: [FilePath, Write][] = [];
  for (const [place, write] of writes) {
    try {
      if (write.before === null) await mkdir(folderOf(place), { recursive: true });
      await writeFileAtomic(place, write.after);
      done.push([place, write]);
    } catch (error) {
      for (const [earlier, { before }] of done) await (before === null ? unlink(earlier) : writeFileAtomic(earlier, before));
      return {
        written: [],
        refusals: [{ file: write.file, reason: `cannot be written: ${reasonOf(error).replace('to read it', 'to write it')}` }],
      };
    }
  }
  return { written: done.map(([, { file }]) => file), refusals: [] };
}

async function check(
  file: FilePath,
  place: FilePath,
  text: string | null,
): Promise<{ readonly before: Buffer | null } | { readonly reason: string }> {
  let before: Buffer | null = null;
  try {
    before = await readFile(place);
    await access(place, constants.W_OK);
    await access(folderOf(place), constants.W_OK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      return { reason: `cannot be written: ${reasonOf(error).replace('to read it', 'to write it')}` };
  }
  if (text === null) return before === null ? { before } : { reason: 'it has come into being since the workspace was read' };
  if (before === null) return { reason: 'it has gone since it was read' };
  if (before.equals(Buffer.from(text))) return { before };
  if (before.toString('utf8') === text) return { reason: 'it is not valid UTF-8, so it cannot be written back as it was' };
  return { reason: `it has changed since it was read; run again${file === place ? '' : ` (it is ${place})`}` };
}
