import { run } from '../../server/cli/index.ts';

/** What a command has written, and its exit code. */
export interface Outcome {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a command line in this process, in a folder, as in a pipe: no colours, 100 columns. */
export async function runCli(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  let output = '';
  let errors = '';
  const exitCode = await run(args, {
    out: (text) => {
      output += text;
    },
    error: (text) => {
      errors += text;
    },
    isTerminal: false,
    columns: 100,
    environment,
    folder,
  });
  return { exitCode, output, errors };
}
