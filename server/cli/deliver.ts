import { filePathOf, writeOutput } from '../host/index.ts';
import { failure } from './failure.ts';
import type { Options } from './options.ts';
import type { Terminal } from './terminal.ts';

/** Writes what a command answers: to the file that was asked for, else to the terminal. */
export async function deliver(text: string, options: Options, terminal: Terminal): Promise<void> {
  const whole = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  if (options.outputFile === undefined) {
    terminal.out(whole);
    return;
  }
  const refused = await writeOutput(filePathOf(options.outputFile, terminal.folder), whole);
  if (refused) throw failure(`${options.outputFile}: cannot be written: ${refused.refused}; name another file with -o`);
}

/** The text of a JSON document. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
