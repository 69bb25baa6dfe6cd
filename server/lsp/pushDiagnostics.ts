import { isDeepStrictEqual } from 'node:util';
import type { FilePath } from '../features/index.ts';
import type { Context } from './Context.ts';
import { type CurrentDiagnostics, noDiagnostics } from './currentDiagnostics.ts';
import { clientUri } from './toProtocol.ts';

/** Publishes diagnostics to the client, each list once. */
export interface PushDiagnostics {
  /** Publishes what differs: the `changed` lists, and those of `edited` documents under their new version. */
  publish(changed: readonly FilePath[], edited: ReadonlySet<FilePath>): void;
  /** The client pulls the whole workspace from now on: what was pushed is taken back, and nothing more is pushed. */
  yield(): void;
}

interface Published {
  readonly uri: string;
  readonly id: string;
  readonly version: number | undefined;
}

/**
 * Never gives a client the same diagnostics twice: one that pulls gets those of the documents it has open by asking, and
 * those of other files pushed, until it asks for the whole workspace.
 *
 * An open document that had a list is published again under each version: some clients (eglot) drop a list that comes for
 * another version than the one they are at.
 */
export function pushDiagnostics({ connection, client, seen }: Omit<Context, 'engine'>, current: CurrentDiagnostics): PushDiagnostics {
  const published = new Map<FilePath, Published>();
  let yielded = false;

  const send = (file: FilePath) => {
    const document = seen.open(file);
    const isPulled = yielded || (client.pullDiagnostics && document !== undefined);
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
    yield: () => {
      yielded = true;
      for (const file of [...published.keys()]) send(file);
    },
  };
}
