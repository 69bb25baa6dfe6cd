import { type FilePath, type Finding, isWithin, relativePath } from '../features/index.ts';
import { filePathOf, findWorkspace, openSession, type Problem, type Session } from '../host/index.ts';
import { failure } from './failure.ts';
import type { Options } from './options.ts';
import type { Terminal } from './terminal.ts';

/** The workspace that a command works on, and how its files are called. */
export interface OpenWorkspace {
  readonly session: Session;
  /** The file as seen from the current folder, as a person would type it. */
  readonly shown: (file: FilePath) => string;
  /** The file relative to PATH; with several PATHs, to the current folder. */
  readonly related: (file: FilePath) => string;
  /** Whether the file lies in what was asked for. */
  readonly isAsked: (file: FilePath) => boolean;
  /** Whether only files were asked for, of a larger workspace. */
  readonly isPart: boolean;
  /** The PATHs as typed. */
  readonly given: readonly string[];
  /** All findings of what was asked for, by file and place. */
  findings(): Promise<readonly Finding[]>;
  /** Tells problems that have not been told yet. */
  tellProblems(): void;
}

/** Reads the workspace of PATHs. Fails on a missing path and on a broken configuration. */
export async function openWorkspace(paths: readonly string[], options: Options, terminal: Terminal): Promise<OpenWorkspace> {
  const given = paths.length > 0 ? paths : ['.'];
  const workspace = findWorkspace(given, terminal.folder);
  if ('missing' in workspace) throw failure(`${workspace.missing}: ${workspace.reason}; name a folder or file that is there`);
  const here = filePathOf('.', terminal.folder);
  const shown = (file: FilePath) => {
    const relative = relativePath(here, file);
    return relative.startsWith('../../../') ? file : relative;
  };
  const session = await openSession(
    workspace.roots,
    options.config === undefined ? {} : { settingsFile: filePathOf(options.config, terminal.folder) },
  );
  const told = new Set<string>();
  const show = ({ file, line, message }: Problem) => `${shown(file)}${line === undefined ? '' : `:${line}`}: ${message}`;
  const broken = session.problems().filter(({ kind }) => kind === 'configuration');
  if (broken.length > 0) throw failure(broken.map(show).join('\niam-policy-sync: '));
  const only = workspace.paths.length === 1 ? workspace.paths[0] : undefined;
  const base = only?.isFolder ? only.path : only ? (workspace.roots[0] ?? here) : here;
  const isAsked = (file: FilePath) => workspace.paths.some(({ path }) => isWithin(file, path));
  return {
    session,
    shown,
    related: (file) => relativePath(base, file),
    isAsked,
    isPart: workspace.paths.every(({ isFolder }) => !isFolder),
    given,
    findings: () =>
      session.ask((engine) =>
        engine
          .findingFiles()
          .filter(isAsked)
          .flatMap((file) => engine.findings(file)),
      ),
    tellProblems: () => {
      for (const problem of session.problems()) {
        const text = show(problem);
        if (!told.has(text)) terminal.error(`iam-policy-sync: ${text}\n`);
        told.add(text);
      }
    },
  };
}
