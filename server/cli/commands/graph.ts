import type { GraphPolicy, GraphStatement } from '../../features/index.ts';
import { deliver, jsonText } from '../deliver.ts';
import { findingJson } from '../findingJson.ts';
import { openWorkspace } from '../openWorkspace.ts';
import { formatOf, type Options } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { counted, harmless, styleFor } from '../text/style.ts';

/** `graph`: calls, policies and what joins them; always 0. */
export async function graph(paths: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const format = formatOf(options);
  const workspace = await openWorkspace(paths, options, terminal);
  const { session, related, shown, isAsked } = workspace;
  const whole = await session.ask((engine) => engine.graph());
  workspace.tellProblems();
  const calls = whole.calls.filter(({ file }) => isAsked(file));
  const unresolved = whole.unresolved.filter(({ file }) => isAsked(file));
  const policies = whole.policies.filter(({ file }) => isAsked(file));
  if (format === 'json') {
    const text = (file: string) => session.files.textInput(file).peek();
    const document = {
      version: whole.version,
      calls: calls.map((call) => ({ ...call, file: related(call.file) })),
      unresolved: unresolved.map((one) => ({ ...one, file: related(one.file) })),
      workloads: whole.workloads.map((one) => ({ ...one, root: related(one.root), entryPoints: one.entryPoints.map(related) })),
      policies: policies.map((policy) => ({
        ...policy,
        root: related(policy.root),
        file: related(policy.file),
        statements: policy.statements.map((statement) => ({ ...statement, file: related(statement.file) })),
      })),
      findings: whole.findings.filter(({ file }) => isAsked(file)).map(findingJson({ related, text })),
    };
    await deliver(jsonText(document), options, terminal);
    return 0;
  }
  const { colours } = styleFor(terminal, options);
  const place = (file: string, line: number) => colours.cyan(`${harmless(shown(file))}:${line}`);
  const block = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : [[colours.bold(title), ...lines].join('\n')]);
  const blocks = [
    ...block(
      counted(calls.length, 'SDK call'),
      calls.map(
        (call) =>
          `  ${place(call.file, call.line)}  ${call.operation} ${colours.dim(`(${call.package})`)} → ${call.actions.join(', ') || 'no action'}`,
      ),
    ),
    ...policies.flatMap((policy) =>
      block(`${policy.address}`, [
        `  ${place(policy.file, policy.line)}  ${colours.dim(policy.form)}${belongsTo(policy)}`,
        ...policy.statements.map((statement) => `    ${harmless(statementText(statement))}  ${place(statement.file, statement.line)}`),
      ]),
    ),
    ...block(
      'Not understood',
      unresolved.map(({ file, line, reason }) => `  ${place(file, line)}  ${harmless(reason)}`),
    ),
  ];
  await deliver(blocks.length > 0 ? blocks.join('\n\n') : 'No SDK calls and no policies.', options, terminal);
  return 0;
}

function belongsTo({ kind, limit, principals, on }: GraphPolicy): string {
  if (kind === 'trust') return '  who may assume the role';
  if (kind === 'resource') return `  policy of a resource${on === undefined ? '' : `, ${harmless(on)}`}`;
  if (limit === 'session') return `  limits sessions of ${principals.join(', ') || 'a role that is not known'}`;
  return principals.length > 0 ? `  attached to ${principals.join(', ')}` : '';
}

function statementText({ sid, effect, actions, notActions, resources, notResources, principal, notPrincipal }: GraphStatement): string {
  const what = actions?.join(', ') ?? `all but ${notActions?.join(', ') ?? 'nothing'}`;
  const where = resources?.join(', ') ?? (notResources ? `all but ${notResources.join(', ')}` : '');
  const whom =
    principal !== undefined ? JSON.stringify(principal) : notPrincipal !== undefined ? `all but ${JSON.stringify(notPrincipal)}` : '';
  return `${sid ? `${sid}: ` : ''}${effect} ${what}${where === '' ? '' : ` on ${where}`}${whom === '' ? '' : ` to ${whom}`}`;
}
