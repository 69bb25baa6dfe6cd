/** Why a command could not do its work: exit code 2. */
export interface Failure {
  readonly failure: string;
}

/** An error that `run` shows as `iam-policy-sync: MESSAGE` and answers with exit code 2. */
export function failure(message: string): Error {
  return Object.assign(new Error(message), { failure: message } satisfies Failure);
}

export function isFailure(error: unknown): error is Error & Failure {
  return error instanceof Error && 'failure' in error;
}
