import { type CancellationToken, type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';

/**
 * A request handler that never crashes the server: an error is logged with what to do, and the answer is what `empty` says.
 * Answers that the client no longer waits for are dropped.
 */
export function guarded<Params, Answer>(
  connection: Connection,
  what: string,
  empty: (params: Params) => Answer,
  handler: (params: Params) => Promise<Answer> | Answer,
): (params: Params, token: CancellationToken) => Promise<Answer | ResponseError<never>> {
  const cancelled = () => new ResponseError<never>(LSPErrorCodes.RequestCancelled, `${what} was cancelled`);
  return async (params, token) => {
    if (token.isCancellationRequested) return cancelled();
    try {
      const answer = await handler(params);
      return token.isCancellationRequested ? cancelled() : answer;
    } catch (error) {
      if (error instanceof ResponseError) return error as ResponseError<never>;
      logFailure(connection, what, error);
      return empty(params);
    }
  };
}

/** The same for notifications, which have no answer. */
export function guardedNotification<Params>(
  connection: Connection,
  what: string,
  handler: (params: Params) => Promise<void> | void,
): (params: Params) => Promise<void> {
  return async (params) => {
    try {
      await handler(params);
    } catch (error) {
      logFailure(connection, what, error);
    }
  };
}

/** Tells in the client's log what failed and what to do; the server goes on. */
export function logFailure(connection: Connection, what: string, error: unknown): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  connection.console.error(
    `${what} failed; the server goes on with what it knows. If it happens again, restart the language server and report this with the text at hand:\n${detail}`,
  );
}
