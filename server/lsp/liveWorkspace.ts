import { type Connection, DiagnosticRefreshRequest } from 'vscode-languageserver/node';
import type { documentationOf, FilePath } from '../features/index.ts';
import type { Session } from '../host/index.ts';
import type { Context } from './Context.ts';
import type { Client } from './client.ts';
import { type ClientText, clientText } from './clientText.ts';
import { type CurrentDiagnostics, currentDiagnostics } from './currentDiagnostics.ts';
import { createDocuments, type Documents } from './documents.ts';
import { logFailure } from './guarded.ts';
import { type PullDiagnostics, pullDiagnostics } from './pullDiagnostics.ts';
import { type PushDiagnostics, pushDiagnostics } from './pushDiagnostics.ts';
import { tellProblems } from './tellProblems.ts';
import type { Seen } from './toProtocol.ts';
import { whenQuiet } from './whenQuiet.ts';

/** The client's documents and the session behind them, kept in step; findings go out by themselves. */
export interface LiveWorkspace {
  readonly documents: Documents;
  readonly push: PushDiagnostics;
  readonly pull: PullDiagnostics;
  /** To be called when documents have changed: they are taken in as soon as the burst is over. */
  touched(): void;
  /** Asks about the present: all that the client has sent before is in the answer. `question` may be asked more than once. */
  ask<T>(question: (context: Context) => T): Promise<T>;
  /** Begins to answer, once; `pageOf` names the documentation of a finding. */
  start(session: Session, pageOf: typeof documentationOf): void;
  /** There will be no session: every question fails with the reason. */
  fail(reason: unknown): void;
  /** The session, when it is there. */
  session(): Promise<Session>;
}

/** A workspace whose session is still being opened: questions wait for it. */
export function liveWorkspace(connection: Connection, client: Client): LiveWorkspace {
  const documents = createDocuments(client.encoding);
  const { promise: opened, resolve: open, reject: fail } = promiseOf<Session>();
  let session: Session | undefined;
  let documentation: typeof documentationOf | undefined;
  let edited = new Set<FilePath>();

  const seen: Seen = {
    ...seenTexts(client, documents, (file) => session?.files.textInput(file).peek() ?? null),
    client,
    open: (file) => documents.of(file),
    documentation: (code) => {
      const page = documentation?.(code);
      return page !== undefined && /^https?:/.test(page) ? page : undefined;
    },
  };
  const current: CurrentDiagnostics = currentDiagnostics(seen);
  const push = pushDiagnostics({ connection, seen }, current);
  const pull = pullDiagnostics(current, seen);
  const tell = tellProblems(connection);

  /** Called in states in which the session has taken in all that was handed over. */
  const publish = () => {
    if (!session) return;
    const files = edited;
    edited = new Set();
    current.wrong(tell(session.problems()));
    const changed = current.refresh(files);
    push.publish(changed, files);
    if (!client.refreshDiagnostics || !pull.isOutdated(changed, files)) return;
    connection.sendRequest(DiagnosticRefreshRequest.type).catch((error: unknown) => logFailure(connection, 'Asking for a refresh', error));
  };

  const handOver = (to: Session) => {
    for (const [file, document] of documents.handOver()) {
      edited.add(file);
      if (document) to.edit(file, document.text);
      else to.close(file);
    }
  };

  const ask = async <T>(question: (context: Context) => T): Promise<T> => {
    const asked = await opened;
    handOver(asked);
    return asked.ask((engine) => question({ connection, client, seen, engine }));
  };

  return {
    documents,
    push,
    pull,
    ask,
    touched: whenQuiet(() => {
      ask(() => undefined).catch((error: unknown) => logFailure(connection, 'Analysing a change', error));
    }),
    start: (started, pageOf) => {
      session = started;
      documentation = pageOf;
      started.observe(current.found, publish);
      open(started);
    },
    fail,
    session: () => opened,
  };
}

/** Texts of open documents as handed over, of other files as they are on disk; each is split into lines once. */
function seenTexts(client: Client, documents: Documents, onDisk: (file: FilePath) => string | null): Pick<Seen, 'text' | 'exists'> {
  const texts = new Map<FilePath, { readonly seen: ClientText; readonly isOpen: boolean }>();
  return {
    text: (file) => {
      const document = documents.of(file);
      const isOpen = document !== undefined;
      const text = document?.text ?? onDisk(file) ?? '';
      let known = texts.get(file);
      if (known?.seen.text !== text || known.isOpen !== isOpen) {
        known = { seen: clientText(text, client.encoding, isOpen), isOpen };
        texts.set(file, known);
      }
      return known.seen;
    },
    exists: (file) => (documents.of(file)?.text ?? onDisk(file)) !== null,
  };
}

interface Settling<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

/** A promise that is settled from outside; nobody needs to have asked for it when it fails. */
function promiseOf<T>(): Settling<T> {
  let resolve: Settling<T>['resolve'] = () => undefined;
  let reject: Settling<T>['reject'] = () => undefined;
  const promise = new Promise<T>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
