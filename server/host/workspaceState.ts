import { statSync } from 'node:fs';
import { baseName, type FilePath, type Files, folderOf, isWithin, type Settings } from '../files/index.ts';
import type { Problem } from './problem.ts';
import { readDemands } from './readDemands.ts';
import { readWorkspaceText } from './readWorkspaceText.ts';
import { type Walked, walk } from './walk.ts';
import { createWalkRules, type WalkRules } from './walkRules.ts';

/** What the disk says of the workspace, kept in step with it. */
export interface WorkspaceState {
  readonly rules: () => WalkRules;
  /** Walks everything again, and sets all that differs as one change. */
  reload(roots: readonly FilePath[], settings: Settings): Promise<void>;
  /** Reads paths again that may have come, changed or gone, files and folders, and sets all that differs as one change. */
  refresh(paths: ReadonlySet<FilePath>): Promise<void>;
  /** Answers what answers have asked for; `false` when nothing was asked. */
  answer(): Promise<boolean>;
  /** Sets texts of open documents (`null`: closed, the disk counts again) as one change. */
  setDocuments(texts: ReadonlyMap<FilePath, string | null>): void;
  problems(): readonly Problem[];
}

/** Keeps `files` equal to the disk, under the texts of documents that are open in an editor. */
export function createWorkspaceState(files: Files): WorkspaceState {
  let roots: readonly FilePath[] = [];
  let settings: Settings = files.settings.peek();
  let rules = createWalkRules(roots, settings);
  const onDisk = new Map<FilePath, string>();
  const folders = new Map<FilePath, Set<string>>();
  const links = new Map<FilePath, FilePath>();
  const documents = new Map<FilePath, string>();
  const problems = new Map<FilePath, Problem>();
  const askedTexts = new Set<FilePath>();
  const askedFolders = new Set<FilePath>();

  const isOwn = (path: FilePath) => rules.of(folderOf(path))?.takes(baseName(path)) ?? false;
  /** The text that counts, where the disk says `text`: the editor's where the file is open. */
  const seen = (path: FilePath, text = onDisk.get(path) ?? null): string | null => documents.get(path) ?? text;

  /** Forgets what lay in a folder; returns the workspace files that touches. */
  const forgetFolder = (path: FilePath): FilePath[] => {
    const within = [...onDisk.keys()].filter((file) => isWithin(file, path));
    for (const file of within) onDisk.delete(file);
    for (const folder of [...folders.keys()]) if (isWithin(folder, path)) folders.delete(folder);
    for (const file of [...problems.keys()]) if (isWithin(file, path)) problems.delete(file);
    return within;
  };

  /** Reads one path; returns the workspace files whose text that touches. */
  const refreshPath = async (path: FilePath): Promise<readonly FilePath[]> => {
    const touched = folders.has(path) ? forgetFolder(path) : [];
    const names = folders.get(folderOf(path));
    const found = statSync(path, { throwIfNoEntry: false });
    if (found) names?.add(baseName(path));
    else names?.delete(baseName(path));
    if (found?.isDirectory()) {
      const inside = await walk(roots, settings, { rules, start: [path] });
      note(inside);
      return [...touched, ...inside.texts.keys()];
    }
    if (!isOwn(path)) return touched;
    const read = await readWorkspaceText(path, settings);
    problems.delete(path);
    if (read.problem) problems.set(path, read.problem);
    if (read.text === null) onDisk.delete(path);
    else onDisk.set(path, read.text);
    return [...touched, path];
  };

  const note = (walked: Walked) => {
    for (const [file, text] of walked.texts) onDisk.set(file, text);
    for (const [folder, names] of walked.folders) folders.set(folder, new Set(names));
    for (const [file, real] of walked.links) links.set(file, real);
    for (const problem of walked.problems) problems.set(problem.file, problem);
  };

  /** Answers again what had been asked for, as far as `concerns` it. */
  const answerAgain = async (concerns: (path: FilePath) => boolean) => {
    const texts = [...askedTexts].filter((path) => !onDisk.has(path) && concerns(path));
    const asked = [...askedFolders].filter(concerns);
    if (texts.length + asked.length > 0) await supply({ texts, folders: asked });
  };

  const supply = async (demands: { readonly texts: readonly FilePath[]; readonly folders: readonly FilePath[] }) => {
    const answers = await readDemands(demands, { roots, rules, folders });
    for (const problem of answers.problems) problems.set(problem.file, problem);
    const texts = [...answers.texts].map(([path, text]) => [path, seen(path, text)] as const);
    files.supply(new Map(texts), answers.folders);
  };

  return {
    rules: () => rules,
    reload: async (newRoots, newSettings) => {
      roots = newRoots;
      settings = newSettings;
      rules = createWalkRules(roots, settings);
      const walked = await walk(roots, settings, { rules });
      const before = new Set([...onDisk.keys(), ...documents.keys()]);
      onDisk.clear();
      folders.clear();
      links.clear();
      problems.clear();
      note(walked);
      files.roots.set(roots);
      files.settings.set(settings);
      const all = new Set([...before, ...onDisk.keys()]);
      files.change(new Map([...all].map((path) => [path, isOwn(path) || onDisk.has(path) ? seen(path) : null])));
      await answerAgain(() => true);
    },
    refresh: async (paths) => {
      const changed = new Map<FilePath, string | null>();
      const aliases = [...links].filter(([, real]) => paths.has(real)).map(([alias]) => alias);
      for (const path of [...paths, ...aliases]) {
        for (const file of await refreshPath(path)) changed.set(file, seen(file));
      }
      if (changed.size > 0) files.change(changed);
      await answerAgain(
        (path) => paths.has(path) || paths.has(folderOf(path)) || [...paths].some((one) => isWithin(path, one) || folderOf(one) === path),
      );
    },
    answer: async () => {
      const demands = files.demands();
      if (demands.texts.length === 0 && demands.folders.length === 0) return false;
      for (const path of demands.texts) askedTexts.add(path);
      for (const path of demands.folders) askedFolders.add(path);
      await supply(demands);
      return true;
    },
    setDocuments: (texts) => {
      const changed = new Map<FilePath, string | null>();
      const supplied = new Map<FilePath, string>();
      for (const [path, text] of texts) {
        if (text === null) documents.delete(path);
        else documents.set(path, text);
        if (isOwn(path)) changed.set(path, seen(path));
        else if (text !== null && askedTexts.has(path)) supplied.set(path, text);
      }
      if (changed.size > 0) files.change(changed);
      if (supplied.size > 0) files.supply(supplied, new Map());
    },
    problems: () => [...problems.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
  };
}
