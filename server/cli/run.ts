import { CommanderError } from 'commander';
import { isFailure } from './failure.ts';
import { createProgram } from './program.ts';
import type { Terminal } from './terminal.ts';

/** Runs the command line; answers the exit code: 0 nothing to report, 1 findings, 2 could not do its work. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = 0;
  const program = createProgram(terminal, (code) => {
    exitCode = code;
  });
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .configureHelp({ helpWidth: Math.min(terminal.columns, 120) })
      .configureOutput({
        writeOut: (text) => terminal.out(text),
        writeErr: (text) => terminal.error(text),
        outputError: (text, write) =>
          write(
            `iam-policy-sync: ${text
              .replace(/^error: /, '')
              .trim()
              .replace(/\s*\n\s*/g, ' ')}; see iam-policy-sync --help\n`,
          ),
      });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.error(`iam-policy-sync: ${isFailure(error) ? error.failure : unexpected(error)}\n`);
    return 2;
  }
}

/** What to say of an error that nobody foresaw. */
function unexpected(error: unknown): string {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return `it went wrong inside: ${message}; please report it with these lines\n${stack ?? ''}`;
}
