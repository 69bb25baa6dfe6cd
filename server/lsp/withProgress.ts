import { type Connection, WorkDoneProgress, WorkDoneProgressCreateRequest } from 'vscode-languageserver/node';
import type { Client } from './client.ts';

const token = 'iam-policy-sync/index';

/** Runs `work` under a progress that the client shows, where it can. */
export async function withProgress<T>(connection: Connection, client: Client, title: string, work: () => Promise<T>): Promise<T> {
  if (!client.progress) return work();
  const created = connection.sendRequest(WorkDoneProgressCreateRequest.type, { token }).then(
    () => connection.sendProgress(WorkDoneProgress.type, token, { kind: 'begin', title, cancellable: false }).then(() => true),
    () => false,
  );
  try {
    return await work();
  } finally {
    void created.then((isShown) => (isShown ? connection.sendProgress(WorkDoneProgress.type, token, { kind: 'end' }) : undefined));
  }
}
