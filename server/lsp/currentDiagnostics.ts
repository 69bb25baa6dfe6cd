import type { Diagnostic } from 'vscode-languageserver/node';
import type { FilePath, Finding } from '../features/index.ts';
import type { Problem } from '../host/index.ts';
import { diagnosticOf, problemDiagnosticOf, type Seen } from './toProtocol.ts';

/** A file's diagnostics, and a name for just this list: the same as long as the list is the same. */
export interface DiagnosticList {
  readonly id: string;
  readonly items: readonly Diagnostic[];
}

/** The list of a file without findings. */
export const noDiagnostics: DiagnosticList = { id: '0', items: [] };

/** The diagnostics of all files as of the last refresh, whether they are pushed or pulled. */
export interface CurrentDiagnostics {
  of(file: FilePath): DiagnosticList;
  /** The files that have diagnostics, sorted. */
  files(): readonly FilePath[];
  /** Notes a file's findings of now. */
  found(file: FilePath, findings: readonly Finding[]): void;
  /** Notes what is wrong with files as such; those of before are gone. */
  wrong(problems: readonly Problem[]): void;
  /** Converts what was noted, and what is shown in these files whose texts have changed; the files whose list is another one. */
  refresh(edited: ReadonlySet<FilePath>): readonly FilePath[];
}

interface Kept extends DiagnosticList {
  readonly json: string;
}

/** No diagnostics yet. Only files whose findings or texts have changed are converted again. */
export function currentDiagnostics(seen: Seen): CurrentDiagnostics {
  const findings = new Map<FilePath, readonly Finding[]>();
  /** The files whose findings point into a file. */
  const mentions = new Map<FilePath, Set<FilePath>>();
  const kept = new Map<FilePath, Kept>();
  let problems = new Map<FilePath, readonly Problem[]>();
  let stale = new Set<FilePath>();
  let lists = 0;

  const convert = (file: FilePath): boolean => {
    const items = [
      ...(problems.get(file) ?? []).map(problemDiagnosticOf),
      ...(findings.get(file) ?? []).map((finding) => diagnosticOf(finding, seen)),
    ];
    const json = JSON.stringify(items);
    if (json === (kept.get(file)?.json ?? '[]')) return false;
    if (items.length === 0) kept.delete(file);
    else kept.set(file, { id: String(++lists), items, json });
    return true;
  };

  return {
    of: (file) => kept.get(file) ?? noDiagnostics,
    files: () => [...kept.keys()].sort(),
    found: (file, list) => {
      stale.add(file);
      for (const place of relatedFiles(findings.get(file))) mentions.get(place)?.delete(file);
      for (const place of relatedFiles(list)) mentions.set(place, (mentions.get(place) ?? new Set()).add(file));
      if (list.length > 0) findings.set(file, list);
      else findings.delete(file);
    },
    wrong: (list) => {
      for (const file of problems.keys()) stale.add(file);
      problems = new Map(list.map(({ file }) => [file, list.filter((problem) => problem.file === file)]));
      for (const file of problems.keys()) stale.add(file);
    },
    refresh: (edited) => {
      const files = stale;
      stale = new Set();
      for (const file of edited) {
        files.add(file);
        for (const other of mentions.get(file) ?? []) files.add(other);
      }
      return [...files].filter(convert).sort();
    },
  };
}

function relatedFiles(findings: readonly Finding[] = []): ReadonlySet<FilePath> {
  return new Set(findings.flatMap(({ related }) => related.map(({ file }) => file)));
}
