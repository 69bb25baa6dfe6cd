import { findingCodes } from '../features/index.ts';
import {
  baseName,
  type FilePath,
  folderOf,
  joinPath,
  mergeSettings,
  noSettings,
  readSettings,
  type Settings,
  settingsFileName,
} from '../files/index.ts';
import { repositoryOf } from './gitIgnore.ts';
import type { Problem } from './problem.ts';
import { readText } from './readText.ts';

export interface LoadedSettings {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

/**
 * The settings in force: of `file` where one is named, else of the `iam-policy-sync.json` of each root, which is the nearest
 * one in the root or above it up to the top of its git repository. One that cannot be used says what it said when it last
 * could (`good`, which this keeps), else nothing, with problems.
 */
export async function loadSettings(
  roots: readonly FilePath[],
  file?: FilePath,
  good = new Map<FilePath, Settings>(),
): Promise<LoadedSettings> {
  const places = file === undefined ? await Promise.all(roots.map(nearest)) : [file];
  const all: Settings[] = [];
  const problems: Problem[] = [];
  for (const place of new Set(places)) {
    if (place === null) continue;
    const { text, problem } = await readText(place);
    const former = good.get(place);
    if (text === null) {
      if (former) all.push(former);
      problems.push({
        file: place,
        kind: 'configuration',
        message: problem?.message ?? 'no such file; name one with --config or leave it out',
      });
      continue;
    }
    const read = readSettings(place, text.replace(/^\ufeff/, ''));
    if ('settings' in read) {
      all.push(read.settings);
      good.set(place, read.settings);
      problems.push(...unknownCodes(place, text, read.settings));
    } else {
      if (former) all.push(former);
      const first = read.problems[0];
      problems.push({ file: place, line: first?.line ?? 1, kind: 'configuration', message: `${first?.message}; mend the configuration` });
    }
  }
  return { settings: all.length > 0 ? mergeSettings(all) : noSettings, problems };
}

/** Whether a change of this file can change the settings or what is of the workspace. */
export function isConfiguration(file: FilePath): boolean {
  const name = baseName(file);
  return name === settingsFileName || name === '.gitignore';
}

async function nearest(root: FilePath): Promise<FilePath | null> {
  const top = repositoryOf(root) ?? root;
  for (let folder = root; ; folder = folderOf(folder)) {
    const place = joinPath(folder, settingsFileName);
    const { text, problem } = await readText(place);
    if (text !== null || problem) return place;
    if (folder === top || folder === folderOf(folder)) return null;
  }
}

function unknownCodes(file: FilePath, text: string, settings: Settings): Problem[] {
  const known = new Set<string>(findingCodes);
  return Object.keys(settings.severity)
    .filter((code) => !known.has(code))
    .map((code) => ({
      file,
      line: text.slice(0, Math.max(0, text.indexOf(`"${code}"`))).split('\n').length,
      kind: 'configuration' as const,
      message: `severity: there is no finding "${code}"; the findings are ${findingCodes.join(', ')}`,
    }));
}
