import { deliver, jsonText } from '../deliver.ts';
import { failure } from '../failure.ts';
import { openWorkspace } from '../openWorkspace.ts';
import { formatOf, type Options } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { harmless, styleFor } from '../text/style.ts';

export interface ReferenceOptions extends Options {
  readonly check?: boolean;
  readonly create?: boolean;
}

/** `reference`: brings the tables of reference documents up to date; with `--check` only says whether they are (1: they are not). */
export async function reference(paths: readonly string[], options: ReferenceOptions, terminal: Terminal): Promise<number> {
  const format = formatOf(options);
  const workspace = await openWorkspace(paths, options, terminal);
  const { session, related, shown } = workspace;
  const states = (await session.ask((engine) => engine.reference())).filter(({ file }) => workspace.isAsked(file));
  const created = options.create && states.length === 0 ? await session.ask((engine) => engine.newReference()) : null;
  workspace.tellProblems();
  const changes = [
    ...states.filter(({ stale }) => stale).map(({ file, edits }) => ({ file, edits })),
    ...(created ? [{ file: created.file, edits: [{ start: 0, end: 0, newText: created.text }] }] : []),
  ];
  const { refusals } = options.check ? { refusals: [] } : await session.apply(changes);
  const isStale = changes.length > 0;
  if (format === 'json') {
    const references = states.map(({ file, stale, differences }) => ({ file: related(file), stale, differences }));
    const written = options.check || refusals.length > 0 ? [] : changes.map(({ file }) => related(file));
    await deliver(jsonText({ version: 1, references, written }), options, terminal);
  } else {
    const { colours } = styleFor(terminal, options);
    const lines = states.flatMap(({ file, stale, differences }) => {
      const name = harmless(shown(file));
      if (!stale) return options.quiet ? [] : [`${colours.green('✔')} ${name} is up to date`];
      const head = options.check
        ? `${colours.yellow('✖')} ${name} is stale; run \`iam-policy-sync reference\``
        : `${colours.green('✔')} ${name} was brought up to date`;
      return refusals.length > 0 ? [] : [head, ...differences.map((one) => `    ${harmless(one)}`)];
    });
    if (created && refusals.length === 0)
      lines.push(`${colours.green('✔')} ${harmless(shown(created.file))} ${options.check ? 'would be' : 'was'} created`);
    if (states.length === 0 && !created)
      lines.push(
        options.create
          ? 'Nothing to write a reference document about: no SDK client is used.'
          : 'No reference document: none has the heading "This Project\'s Clients", and iam-policy-sync.json names none; --create makes one.',
      );
    await deliver(lines.join('\n'), options, terminal);
  }
  if (refusals.length > 0) throw failure(refusals.map(({ file, reason }) => `${shown(file)}: ${reason}`).join('\niam-policy-sync: '));
  return options.check && isStale ? 1 : 0;
}
