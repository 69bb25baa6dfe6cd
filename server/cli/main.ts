#!/usr/bin/env node
import type { Terminal } from './terminal.ts';

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  isTerminal: process.stdout.isTTY === true,
  columns: process.stdout.columns ?? 100,
  environment: process.env,
  folder: process.cwd(),
};

/** A reader that goes away (`| head`) ends the program quietly. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? 0);
  });
}

const [command, ...flags] = process.argv.slice(2);
if (command === 'lsp' && flags.every((flag) => flag === '--stdio')) {
  // the way that an editor takes: no command line to parse, so that the first answer comes as soon as can be
  const [{ startServer }, { version }] = await Promise.all([import('../lsp/index.ts'), import('./version.ts')]);
  startServer(undefined, { version });
} else {
  const { run } = await import('./run.ts');
  process.exitCode = await run(process.argv.slice(2), terminal);
}
