import writeFileAtomic from 'write-file-atomic';
import type { FilePath } from '../files/index.ts';
import { reasonOf } from './problem.ts';

/** Writes what a command has answered to a file, as a whole or not at all; the reason where that fails. */
export async function writeOutput(file: FilePath, text: string): Promise<{ readonly refused: string } | null> {
  try {
    await writeFileAtomic(file, text);
    return null;
  } catch (error) {
    const isFolderMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return { refused: isFolderMissing ? 'its folder does not exist' : reasonOf(error).replace('to read it', 'to write it') };
  }
}
