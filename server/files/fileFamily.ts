import { type Family, family, noteHeld } from '../query/index.ts';
import type { Files } from './inputs.ts';
import type { FilePath } from './range.ts';

/** A family with one derived value for each file, which is forgotten when the file has gone from the workspace. */
export function fileFamily<T>(files: Pick<Files, 'whenGone'>, name: string, compute: (file: FilePath) => T): Family<T> {
  const values = family(name, compute);
  files.whenGone(values.drop);
  return values;
}

/** The same with one value for each of the keys of a file. */
export function keyedFileFamily<T>(
  files: Pick<Files, 'whenGone'>,
  name: string,
  compute: (file: FilePath, key: string) => T,
): (file: FilePath, key: string) => T {
  const byFile = new Map<FilePath, Family<T>>();
  files.whenGone((file) => byFile.delete(file));
  noteHeld(() => [...byFile.values()].reduce((sum, values) => sum + values.size(), 0));
  return (file, key) => {
    let values = byFile.get(file);
    if (!values) {
      values = family(`${name} ${file}`, (asked) => compute(file, asked));
      byFile.set(file, values);
    }
    return values(key);
  };
}
