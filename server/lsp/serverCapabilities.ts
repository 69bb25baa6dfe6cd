import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver/node';
import type { Client } from './client.ts';

/** Mends all that can be mended without narrowing or removing. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.iamPolicySync`;

/** What we offer this client. Pull diagnostics only where the client pulls; completion and lenses will stand here. */
export function serverCapabilities(client: Client): ServerCapabilities {
  return {
    positionEncoding: client.encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    hoverProvider: true,
    referencesProvider: true,
    ...(client.codeActionLiterals
      ? { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: client.resolveEdits } }
      : {}),
    ...(client.pullDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'iam-policy-sync',
            interFileDependencies: true,
            workspaceDiagnostics: client.pullWorkspaceDiagnostics,
          },
        }
      : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
