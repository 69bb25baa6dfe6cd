import { type FilePath, joinPath, mergeSettings, readSettings, type Settings, settingsFileName } from '../files/index.ts';

/** Settings that an editor gives, in the shape of the configuration file, or what is wrong with them. */
export type EditorSettings = { readonly settings: Settings } | { readonly problems: readonly string[] };

/**
 * The settings in several `values` (the later win), with paths relative to `root`. Absent values and keys say nothing; `trace`
 * and `server` are the editor's own.
 */
export function editorSettings(values: readonly unknown[], root: FilePath): EditorSettings {
  const all: Settings[] = [];
  const problems: string[] = [];
  for (const value of values) {
    if (value === null || value === undefined) continue;
    if (typeof value !== 'object' || Array.isArray(value)) {
      problems.push('an object in the shape of iam-policy-sync.json is expected');
      continue;
    }
    const given = Object.fromEntries(Object.entries(value).filter(([key, of]) => of !== null && key !== 'trace' && key !== 'server'));
    const read = readSettings(joinPath(root, settingsFileName), JSON.stringify(given));
    if ('settings' in read) all.push(read.settings);
    else problems.push(...read.problems.map(({ message }) => message));
  }
  return problems.length > 0 ? { problems } : { settings: mergeSettings(all) };
}
