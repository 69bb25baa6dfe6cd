import { isDeepStrictEqual } from 'node:util';
import type { FilePath } from '../features/index.ts';
import type { Context } from './Context.ts';
import { type CurrentDiagnostics, noDiagnostics } from './currentDiagnostics.ts';
import { clientUri } from './toProtocol.ts';

/** Publishes diagnostics to the client, each list once. */
export interface PushDiagnostics {
  /** Publishes what differs: the `changed` lists, and those of `edited` documents under their new version. */
  publish(changed: readonly FilePath[], edited: ReadonlySet<FilePath>): void;
  /** The client asks for a file's diagnostics itself, until it closes it: what was pushed is taken back. */
  leave(file: FilePath): void;
  /** The client has closed a file, so it asks no more. */
  resume(file: FilePath): void;
  /** The client asks for the whole workspace from now on. */
  leaveAll(): void;
}

interface Published {
  readonly uri: string;
  readonly id: string;
  readonly version: number | undefined;
}

/**
 * Never gives a client the same diagnostics twice: it is pushed what it has not asked for. Clients that pull do so for the
 * documents that they show (Neovim not for hidden ones), and hardly any for the whole workspace.
 *
 * An open document that had a list is published again under each version: some clients (eglot) drop a list that comes for
 * another version than the one they are at.
 */
export function pushDiagnostics({ connection, seen }: Pick<Context, 'connection' | 'seen'>, current: CurrentDiagnostics): PushDiagnostics {
  const published = new Map<FilePath, Published>();
  const left = new Set<FilePath>();
  let hasLeftAll = false;

  const send = (file: FilePath) => {
    const document = seen.open(file);
    const isPulled = hasLeftAll || left.has(file);
    const { id, items } = isPulled ? noDiagnostics : current.of(file);
    const uri = clientUri(file, seen);
    const version = isPulled ? undefined : document?.version;
    const before = published.get(file);
    if (before ? isDeepStrictEqual(before, { uri, id, version }) : items.length === 0) return;
    if (before && before.uri !== uri) void connection.sendDiagnostics({ uri: before.uri, diagnostics: [] });
    void connection.sendDiagnostics({ uri, ...(version === undefined ? {} : { version }), diagnostics: [...items] });
    if (items.length === 0 && version === undefined) published.delete(file);
    else published.set(file, { uri, id, version });
  };

  return {
    publish: (changed, edited) => {
      for (const file of new Set([...changed, ...edited])) send(file);
    },
    leave: (file) => {
      left.add(file);
      send(file);
    },
    resume: (file) => void left.delete(file),
    leaveAll: () => {
      hasLeftAll = true;
      for (const file of [...published.keys()]) send(file);
    },
  };
}
