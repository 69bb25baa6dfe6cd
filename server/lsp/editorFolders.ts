import { setTimeout } from 'node:timers/promises';
import { type Connection, DidChangeConfigurationNotification, type InitializeParams } from 'vscode-languageserver/node';
import type { FilePath } from '../features/index.ts';
import type { SessionOptions } from '../host/index.ts';
import type { Client } from './client.ts';
import { pathOf } from './fromProtocol.ts';
import { logFailure } from './guarded.ts';
import type { LiveWorkspace } from './liveWorkspace.ts';
import { rootsOf } from './roots.ts';
import { showMessage } from './showMessage.ts';
import { registerWatchers } from './watchers.ts';
import { withProgress } from './withProgress.ts';

const section = 'iamPolicySync';

/** How long a client may take to tell its settings, and a session to end, in milliseconds. */
const answerTime = 2000;

/** The folders that the client works in and its settings for them; from `open` on there is a session on them. */
export interface EditorFolders {
  /** Reads and indexes the folders, once. */
  open(): Promise<void>;
  /** Other folders: all of them are one graph. */
  change(added: readonly FilePath[], removed: readonly FilePath[]): Promise<void>;
  /** Files or folders, by URI, have come, changed or gone on disk. */
  changed(uris: readonly string[]): Promise<void>;
  /** The client's settings are others; `pushed` are those it sent along. */
  configure(pushed: unknown): Promise<void>;
  /** A file is open: without any folder, that of its project becomes the workspace. */
  needed(file: FilePath | undefined): void;
  close(): Promise<void>;
}

/** The folders and settings that `params` name. */
export function editorFolders(
  connection: Connection,
  client: Client,
  live: LiveWorkspace,
  params: InitializeParams,
  options: Pick<SessionOptions, 'createEngine'>,
): EditorFolders {
  let roots = rootsOf(params);
  let own: unknown;
  let good: SessionOptions['settings'];

  const settings = async () => {
    const { editorSettings } = await import('../host/index.ts');
    const read = editorSettings([params.initializationOptions, own], roots[0] ?? '/');
    if ('settings' in read) good = read.settings;
    else {
      const problems = read.problems.join('; ');
      showMessage(
        connection,
        'error',
        `the settings of ${client.name} cannot be used: ${problems}; mend them, until then the former ones hold`,
      );
    }
    return good;
  };

  /** A client that does not answer in time gets on with the settings it gave before; what it says later holds from the next change. */
  const fetchOwn = async () => {
    if (!client.configuration) return;
    const answer = connection.workspace.getConfiguration(section).then((value: unknown) => {
      own = value;
    });
    await Promise.race([answer, setTimeout(answerTime, undefined, { ref: false })]);
  };

  const configure = async () => {
    const session = await live.session();
    const present = await settings();
    await session.configure(roots, present);
    live.touched();
  };

  const start = async () => {
    await fetchOwn().catch((error: unknown) => logFailure(connection, 'Asking for settings', error));
    const [{ openSession }, { documentationOf }] = await Promise.all([import('../host/index.ts'), import('../features/index.ts')]);
    const present = await settings();
    const session = await openSession(roots, { ...options, ...(present ? { settings: present } : {}) });
    live.start(session, documentationOf);
    if (client.watchesFiles) registerWatchers(connection);
    else session.watch().catch((error: unknown) => logFailure(connection, 'Watching the workspace', error));
    if (client.registersConfiguration) {
      connection.client
        .register(DidChangeConfigurationNotification.type, { section })
        .catch((error: unknown) => logFailure(connection, 'Asking to be told of settings', error));
    }
    await live.ask(() => undefined);
  };

  return {
    open: async () => {
      try {
        await withProgress(connection, client, 'IAM policies: indexing', start);
      } catch (error) {
        live.fail(error);
        showMessage(
          connection,
          'error',
          'the workspace cannot be read, so there will be no answers; the reason is in the log of the language server',
        );
        throw error;
      }
    },
    change: async (added, removed) => {
      roots = [...new Set([...roots.filter((root) => !removed.includes(root)), ...added])];
      await configure();
    },
    changed: async (uris) => {
      const paths = uris.map(pathOf).filter((path) => path !== undefined);
      (await live.session()).change(paths.filter((path) => !path.includes('/.git/')));
      live.touched();
    },
    configure: async (pushed) => {
      if (client.configuration) await fetchOwn();
      else own = (pushed as Record<string, unknown> | null | undefined)?.[section];
      await configure();
    },
    needed: (file) => {
      if (roots.length > 0 || file === undefined) return;
      const adopt = async () => {
        const { findWorkspace } = await import('../host/index.ts');
        const found = findWorkspace([file]);
        if (!('roots' in found) || roots.length > 0) return;
        roots = found.roots;
        await configure();
      };
      adopt().catch((error: unknown) => logFailure(connection, 'Finding the project of a file', error));
    },
    close: async () => {
      const ended = live.session().then(
        (session) => session.dispose(),
        () => undefined,
      );
      await Promise.race([ended, setTimeout(answerTime, undefined, { ref: false })]);
    },
  };
}
