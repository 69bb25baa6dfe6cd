import { homedir } from 'node:os';
import type { InitializeParams } from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import type { FilePath } from '../features/index.ts';
import { pathOf } from './fromProtocol.ts';

/**
 * The folders that the client works in: its workspace folders, else the older `rootUri`, else the oldest `rootPath`. The home
 * folder and the top of the disk, which clients name when a file was opened without a project, are none.
 */
export function rootsOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly FilePath[] {
  if (workspaceFolders && workspaceFolders.length > 0) return foldersOf(workspaceFolders);
  if (rootUri) return foldersOf([{ uri: rootUri }]);
  return rootPath ? foldersOf([{ uri: URI.file(rootPath).toString() }]) : [];
}

/** The folders behind workspace folders. */
export function foldersOf(folders: readonly { readonly uri: string }[]): readonly FilePath[] {
  return folders
    .map(({ uri }) => pathOf(uri))
    .filter((path) => path !== undefined)
    .map((path) => (path.length > 1 && !/^[A-Z]:\/$/.test(path) ? path.replace(/\/+$/, '') : path))
    .filter(isProject);
}

function isProject(path: FilePath): boolean {
  return path !== '' && path !== '/' && !/^[A-Z]:\/?$/.test(path) && path !== homedir().replaceAll('\\', '/');
}
