import { createEngine, type Engine, type Finding } from '../../server/features/index.ts';
import { createFiles, lineIndex, mergeSettings, readSettings, relativePath, settingsFileName } from '../../server/files/index.ts';

/** Folder that the workspaces of tests live in; nothing of it is on a disk. */
export const root = '/w';

/** A workspace held in memory, as a host would load it: what nobody wrote is absent. */
export interface Workspace {
  readonly engine: Engine;
  text(path: string): string;
  /** Writes texts (`null`: removes) as one change. */
  write(texts: Readonly<Record<string, string | null>>): void;
  /** All findings, by file and place. */
  findings(): readonly Finding[];
  /** Each finding as a line of text, with the fixes it offers below. */
  report(): string;
}

/** A workspace of these texts, by path relative to its root; the engine is made before the texts are there, or after (`engineLast`). */
export async function workspace(texts: Readonly<Record<string, string>>, { engineLast = false } = {}): Promise<Workspace> {
  const files = createFiles();
  files.roots.set([root]);
  const absolute = (path: string) => `${root}/${path}`;
  const load = (changes: Readonly<Record<string, string | null>>) => {
    files.change(new Map(Object.entries(changes).map(([path, text]) => [absolute(path), text])));
    const settings = changes[settingsFileName];
    if (settings != null) {
      const read = readSettings(absolute(settingsFileName), settings);
      if ('problems' in read) throw new Error(JSON.stringify(read.problems));
      files.settings.set(mergeSettings([read.settings]));
    }
  };
  if (engineLast) load(texts);
  const engine = await createEngine(files);
  if (!engineLast) load(texts);

  const settle = () => {
    for (let round = 0; round < 50; round++) {
      for (const file of engine.findingFiles()) engine.findings(file);
      const wanted = files.demands();
      if (wanted.texts.length + wanted.folders.length === 0) return;
      files.supply(new Map(wanted.texts.map((path) => [path, null])), new Map(wanted.folders.map((path) => [path, null])));
    }
    throw new Error('the demands never end');
  };

  const write = (changes: Readonly<Record<string, string | null>>) => {
    load(changes);
    settle();
  };
  settle();

  const findings = () => {
    settle();
    return engine.findingFiles().flatMap((file) => engine.findings(file));
  };
  return {
    engine,
    write,
    text: (path) => files.textInput(absolute(path)).peek() ?? '',
    findings,
    report: () =>
      findings()
        .map((finding) => reportOf(finding, files.textInput(finding.file).peek() ?? ''))
        .join('\n'),
  };
}

function reportOf(finding: Finding, text: string): string {
  const lines = lineIndex(text);
  const start = lines.positionAt(finding.range.start);
  const marked = text.slice(finding.range.start, finding.range.end).split(/\r?\n/);
  const shown = marked.length === 1 ? marked[0] : `${marked[0]} …`;
  const head = `${relativePath(root, finding.file)}:${start.line}:${start.column} ${finding.severity} ${finding.code} «${shown}»`;
  const fixes = finding.fixes.map((fix) => `  ${fix.unsafe ? 'fix --unsafe' : 'fix'}: ${fix.title}`);
  return [head, `  ${finding.message}`, ...fixes].join('\n');
}
