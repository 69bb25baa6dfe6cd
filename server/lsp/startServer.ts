import { Console } from 'node:console';
import {
  type CodeAction,
  type Connection,
  createConnection,
  DidChangeWorkspaceFoldersNotification,
  type DocumentDiagnosticReport,
  ErrorCodes,
  type Hover,
  type InitializeParams,
  type InitializeResult,
  type Location,
  ResponseError,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import type { SessionOptions } from '../host/index.ts';
import { type Client, readClient } from './client.ts';
import { codeActions } from './codeActions.ts';
import { resolveCodeAction } from './editOfAction.ts';
import { type EditorFolders, editorFolders } from './editorFolders.ts';
import { pathOf } from './fromProtocol.ts';
import { guarded, guardedNotification, logFailure } from './guarded.ts';
import { hover } from './hover.ts';
import { type LiveWorkspace, liveWorkspace } from './liveWorkspace.ts';
import { references } from './references.ts';
import { foldersOf } from './roots.ts';
import { serverCapabilities } from './serverCapabilities.ts';
import { showMessage } from './showMessage.ts';

export interface ServerOptions {
  readonly version?: string;
  /** Makes the engine; for tests. */
  readonly createEngine?: NonNullable<SessionOptions['createEngine']>;
}

/** One client's server, from `initialize` on. */
interface Running {
  readonly client: Client;
  readonly live: LiveWorkspace;
  readonly folders: EditorFolders;
}

/**
 * Serves one client over `connection` (default: standard input and output) until it says `exit`, its process ends or its
 * input does. `initialize` is answered before anything is read; indexing begins with `initialized`.
 */
export function startServer(connection: Connection = overStdio(), options: ServerOptions = {}): void {
  let running: Running | undefined;
  let isShutDown = false;

  const present = (): Running => {
    if (isShutDown) throw new ResponseError(ErrorCodes.InvalidRequest, 'the server is shutting down');
    if (!running) throw new ResponseError(ErrorCodes.ServerNotInitialized, 'the client has not sent "initialize" yet');
    return running;
  };
  const request = <P, A>(what: string, empty: (params: P) => A, handler: (running: Running, params: P) => Promise<A>) =>
    guarded<P, A>(connection, what, empty, async (params) => handler(present(), params));
  const notification = <P>(what: string, handler: (running: Running, params: P) => Promise<void> | void) =>
    guardedNotification<P>(connection, what, async (params) => {
      if (running && !isShutDown) await handler(running, params);
    });

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const client = readClient(params);
    const live = liveWorkspace(connection, client);
    const folders = editorFolders(connection, client, live, params, options);
    running = { client, live, folders };
    connection.onNotification(
      DidChangeWorkspaceFoldersNotification.type,
      notification('Changing the workspace folders', (now, { event }) =>
        now.folders.change(foldersOf(event.added), foldersOf(event.removed)),
      ),
    );
    return {
      capabilities: serverCapabilities(client),
      serverInfo: { name: 'iam-policy-sync', ...(options.version ? { version: options.version } : {}) },
    };
  });
  connection.onInitialized(notification('Indexing the workspace', ({ folders }) => folders.open()));
  connection.onShutdown(async () => {
    isShutDown = true;
    await running?.folders.close();
  });

  connection.onDidOpenTextDocument(
    notification('Opening a document', ({ live, folders }, { textDocument: { uri, version, text } }) => {
      live.documents.open(uri, version, text);
      live.touched();
      folders.needed(pathOf(uri));
    }),
  );
  connection.onDidChangeTextDocument(
    notification('Changing a document', ({ live }, { textDocument: { uri, version }, contentChanges }) => {
      if (!live.documents.change(uri, version, contentChanges))
        connection.console.warn(`a change of ${uri} came without "didOpen"; it is left out`);
      live.touched();
    }),
  );
  connection.onDidCloseTextDocument(
    notification('Closing a document', ({ live }, { textDocument }) => {
      live.documents.close(textDocument.uri);
      const file = pathOf(textDocument.uri);
      if (file !== undefined) live.push.resume(file);
      live.touched();
    }),
  );
  connection.onDidSaveTextDocument(
    notification('Saving a document', ({ folders }, { textDocument }) => folders.changed([textDocument.uri])),
  );
  connection.onDidChangeWatchedFiles(
    notification('Taking in changed files', ({ folders }, { changes }) => folders.changed(changes.map(({ uri }) => uri))),
  );
  connection.onDidChangeConfiguration(notification('Taking in settings', ({ folders }, { settings }) => folders.configure(settings)));

  connection.onHover(
    request(
      'Hover',
      (): Hover | null => null,
      ({ live }, params) => live.ask((context) => hover(context, params)),
    ),
  );
  connection.onReferences(
    request(
      'Finding references',
      (): Location[] => [],
      ({ live }, params) => live.ask((context) => references(context, params)),
    ),
  );
  connection.onCodeAction(
    request(
      'Offering code actions',
      (): CodeAction[] => [],
      async ({ live }, params) => {
        const { actions, leftOut } = await live.ask((context) => codeActions(context, params));
        for (const reason of leftOut) connection.console.info(reason);
        return actions;
      },
    ),
  );
  connection.onCodeActionResolve(
    request(
      'Resolving a code action',
      (asked) => asked,
      async ({ live }, asked) => {
        const { action, message, log } = await live.ask((context) => resolveCodeAction(context, asked));
        for (const line of log) connection.console.info(line);
        if (message !== undefined) showMessage(connection, 'warning', message);
        return action;
      },
    ),
  );
  connection.languages.diagnostics.on(
    request(
      'Diagnostics',
      (): DocumentDiagnosticReport => ({ kind: 'full', items: [] }),
      async ({ live }, params) => {
        const file = pathOf(params.textDocument.uri);
        if (file !== undefined) live.push.leave(file);
        await live.ask(() => undefined);
        return live.pull.document(params);
      },
    ),
  );
  connection.languages.diagnostics.onWorkspace(
    request(
      'Workspace diagnostics',
      (): WorkspaceDiagnosticReport => ({ items: [] }),
      async ({ live }, params) => {
        await live.ask(() => undefined);
        live.push.leaveAll();
        return live.pull.workspace(params);
      },
    ),
  );
  connection.listen();
}

/** Standard input and output; what anything else prints goes to standard error, so that it does not break the protocol. */
function overStdio(): Connection {
  globalThis.console = new Console(process.stderr);
  const connection = createConnection(process.stdin, process.stdout);
  process.stdout.on('error', () => process.exit(1));
  process.on('uncaughtException', (error) => logFailure(connection, 'Work in the background', error));
  process.on('unhandledRejection', (error) => logFailure(connection, 'Work in the background', error));
  return connection;
}
