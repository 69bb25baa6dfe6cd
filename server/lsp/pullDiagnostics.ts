import {
  type DocumentDiagnosticParams,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
  type UnchangedDocumentDiagnosticReport,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import type { FilePath } from '../features/index.ts';
import { type CurrentDiagnostics, noDiagnostics } from './currentDiagnostics.ts';
import { pathOf } from './fromProtocol.ts';
import { clientUri, type Seen } from './toProtocol.ts';

type Report = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

/** Answers clients that ask for diagnostics. */
export interface PullDiagnostics {
  document(params: DocumentDiagnosticParams): Report;
  workspace(params: WorkspaceDiagnosticParams): WorkspaceDiagnosticReport;
  /** Whether what the client has pulled of these files is no longer so, though it has not edited them itself and so will not ask again. */
  isOutdated(changed: readonly FilePath[], edited: ReadonlySet<FilePath>): boolean;
}

/** Reports are `unchanged` where the client names the list that it has. */
export function pullDiagnostics(current: CurrentDiagnostics, seen: Seen): PullDiagnostics {
  const pulled = new Map<FilePath, string>();

  const report = (file: FilePath | undefined, known: string | undefined): Report => {
    const { id, items } = file === undefined ? noDiagnostics : current.of(file);
    if (file !== undefined) pulled.set(file, id);
    if (known === id) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id };
    return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: [...items] };
  };

  return {
    document: ({ textDocument, previousResultId }) => report(pathOf(textDocument.uri), previousResultId),
    workspace: ({ previousResultIds }) => {
      const known = new Map(previousResultIds.map(({ uri, value }) => [pathOf(uri), value]));
      const files = new Set(current.files());
      for (const file of known.keys()) if (file !== undefined) files.add(file);
      return {
        items: [...files].sort().map((file) => ({
          uri: clientUri(file, seen),
          version: seen.open(file)?.version ?? null,
          ...report(file, known.get(file)),
        })),
      };
    },
    isOutdated: (changed, edited) =>
      changed.some((file) => {
        const id = pulled.get(file);
        return id !== undefined && id !== current.of(file).id && !edited.has(file) && seen.open(file) !== undefined;
      }),
  };
}
