import { isUtf8 } from 'node:buffer';
import { readFile as readFileCallback, type Stats, stat as statCallback } from 'node:fs';
import { promisify } from 'node:util';
import type { FilePath } from '../files/index.ts';
import { type Problem, reasonOf } from './problem.ts';

const readFile = promisify(readFileCallback);
const stat: (path: string) => Promise<Stats> = promisify(statCallback);

/** Larger files are told and left out: 5 MB. */
const largestFile = 5_000_000;

export interface ReadText {
  /** `null`: there is no such file, or it can't be read (then with a problem). */
  readonly text: string | null;
  readonly problem?: Problem;
}

/**
 * The text of a file, byte-faithful: a BOM and the line endings stay. Bytes that are no UTF-8 become U+FFFD, with a problem.
 * Absence is no problem; anything but a regular file counts as absent.
 */
export async function readText(file: FilePath): Promise<ReadText> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return { text: null };
    if (found.size > largestFile) {
      const size = (found.size / 1e6).toFixed(1);
      return {
        text: null,
        problem: { file, kind: 'too-large', message: `${size} MB is more than the 5 MB that are read; nothing in it was looked at` },
      };
    }
    const bytes = await readFile(file);
    const text = bytes.toString('utf8');
    if (isUtf8(bytes)) return { text };
    const line = text.slice(0, text.indexOf('\ufffd')).split('\n').length;
    return { text, problem: { file, line, kind: 'not-utf8', message: 'not valid UTF-8; save it as UTF-8' } };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { text: null };
    return {
      text: null,
      problem: { file, kind: 'unreadable', message: `cannot be read: ${reasonOf(error)}; nothing in it was looked at` },
    };
  }
}
