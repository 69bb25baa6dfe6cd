import { type Connection, DidChangeWatchedFilesNotification, WatchKind } from 'vscode-languageserver/node';
import { logFailure } from './guarded.ts';

/** What an answer can depend on, by name. */
const contents = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,tf,tofu,tfvars,hcl,json,yml,yaml,md,mdx,markdown}';

/**
 * Asks the client to watch the disk. Of a folder that comes or goes, editors tell no more than its own name, so coming and
 * going is watched for all names.
 */
export function registerWatchers(connection: Connection): void {
  const watchers = [
    { globPattern: contents, kind: WatchKind.Change },
    { globPattern: '**/.gitignore', kind: WatchKind.Change },
    { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
  ];
  connection.client
    .register(DidChangeWatchedFilesNotification.type, { watchers })
    .catch((error: unknown) => logFailure(connection, 'Asking for files to be watched', error));
}
