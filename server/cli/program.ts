import { Command, Option } from 'commander';
import { failure } from './failure.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/** The commands and their flags; `answer` is told the exit code. Each command is loaded only when it is run. */
export function createProgram(terminal: Terminal, answer: (exitCode: number) => void): Command {
  const program = new Command('iam-policy-sync')
    .description("Keeps Terraform's IAM policies in sync with the AWS SDK calls of a TypeScript backend.")
    .version(version, '-v, --version')
    .enablePositionalOptions()
    .showHelpAfterError(false)
    .addHelpText(
      'after',
      `
Several PATHs are one graph: the code and its Terraform may live in two repositories. PATH is "." by default.
Exit codes: 0 nothing to report, 1 findings at or above --fail-on, 2 could not do its work.`,
    );
  const formats = (command: Command) =>
    command
      .option('-f, --format <format>', 'text or json', 'text')
      .option('-o, --output-file <file>', 'write the answer to a file')
      .addOption(new Option('-c, --config <file>', "use this configuration instead of the PATHs' own iam-policy-sync.json"));
  const failing = (command: Command) =>
    command
      .option('--fail-on <severity>', 'error, warning, hint or never: what makes the exit code 1', 'warning')
      .option('-q, --quiet', 'show errors only');

  failing(formats(program.command('check').description('show what is missing, wrong or unused').argument('[path...]'))).action(
    async (paths, options) => answer(await (await import('./commands/index.ts')).check(paths, options, terminal)),
  );
  failing(
    formats(
      program
        .command('fix')
        .description('add what is missing, correct names, merge without broadening, update the reference table')
        .argument('[path...]'),
    ),
  )
    .option('--dry-run', 'print the changes as a unified diff and write nothing')
    .option('--unsafe', 'also narrow wildcards and remove what is unused')
    .action(async (paths, options) => answer(await (await import('./commands/index.ts')).fix(paths, options, terminal)));
  formats(
    program
      .command('reference')
      .description('bring the reference document\'s table "This Project\'s Clients" up to date')
      .argument('[path...]'),
  )
    .option('--check', 'only say whether it is up to date')
    .option('--create', 'make one where there is none')
    .option('-q, --quiet', 'say only what is stale')
    .action(async (paths, options) => answer(await (await import('./commands/index.ts')).reference(paths, options, terminal)));
  formats(
    program
      .command('explain')
      .description('say which calls need an action, which policy grants it, and what to do')
      .argument('<target>', 'FILE:LINE, a Terraform address, an action, or a pasted AccessDenied message')
      .argument('[path...]'),
  ).action(async (target, paths, options) => answer(await (await import('./commands/index.ts')).explain(target, paths, options, terminal)));
  formats(program.command('graph').description('show calls, policies and what joins them').argument('[path...]')).action(
    async (paths, options) => answer(await (await import('./commands/index.ts')).graph(paths, options, terminal)),
  );
  const catalog = program
    .command('catalog')
    .description('show the actions that SDK operations need')
    .argument('[package]', 's3 or @aws-sdk/client-s3')
    .argument('[operation]', 'PutObject');
  catalog
    .option('-f, --format <format>', 'text or json', 'text')
    .option('-o, --output-file <file>', 'write the answer to a file')
    .action(async (name, operation, options) =>
      answer(await (await import('./commands/index.ts')).catalog(name, operation, options, terminal)),
    );
  program
    .command('lsp')
    .description('serve an editor over the Language Server Protocol')
    .option('--stdio', 'over standard input and output, the one way there is')
    .action(() => {
      throw failure('lsp takes no flag but --stdio, and takes it first: iam-policy-sync lsp --stdio');
    });
  return program;
}
