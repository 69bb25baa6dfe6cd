import type { FilePath } from '../files/index.ts';

/** What the host could not do, for a person: told once, never a crash. */
export interface Problem {
  readonly file: FilePath;
  /** From 1, where the problem is at a line. */
  readonly line?: number;
  /** What is wrong; what to do. */
  readonly message: string;
  /** `configuration`: the configuration file cannot be used, so that the answers are not those that were asked for. */
  readonly kind: 'configuration' | 'unreadable' | 'too-large' | 'not-utf8' | 'not-json' | 'outside' | 'unanswered';
}

/** `Error.code` of an error of the file system, or its message. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it';
  if (code === 'ENOENT') return 'it does not exist';
  if (code === 'ELOOP') return 'its symbolic links go round in a circle';
  if (code === 'EMFILE' || code === 'ENFILE') return 'too many files are open';
  return code ?? (error instanceof Error ? error.message : String(error));
}
