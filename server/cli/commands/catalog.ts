import { catalogue } from '../../features/index.ts';
import { deliver, jsonText } from '../deliver.ts';
import { failure } from '../failure.ts';
import { formatOf, type Options } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { counted, styleFor } from '../text/style.ts';

/** `catalog`: what operations need, of the SDK, of a package, or of one operation. */
export async function catalog(
  name: string | undefined,
  operation: string | undefined,
  options: Options,
  terminal: Terminal,
): Promise<number> {
  const format = formatOf(options);
  const answer = catalogue(name, operation);
  if ('unknown' in answer) {
    const near = answer.near.length > 0 ? `; did you mean ${answer.near.join(', ')}?` : '; `iam-policy-sync catalog` lists all there are';
    throw failure(`there is no ${answer.unknown} in the catalogue${near}`);
  }
  if (format === 'json') {
    await deliver(jsonText(answer.rows), options, terminal);
    return 0;
  }
  const { colours } = styleFor(terminal, options);
  const lines: string[] = [];
  if (answer.rows.length === 0) lines.push('The catalogue does not say what it needs.');
  let last = '';
  for (const row of answer.rows) {
    if (row.package !== last) lines.push(...(last === '' ? [] : ['']), colours.bold(row.package));
    last = row.package;
    lines.push(`  ${row.operation.padEnd(34)} ${row.actions.join(', ') || colours.dim('needs no permission')}`);
    const conditions = new Map<string, string[]>();
    for (const { action, when } of row.conditional) conditions.set(action, [...(conditions.get(action) ?? []), when]);
    for (const [action, when] of conditions) lines.push(`    ${action} ${colours.dim(`if ${when.join(', or ')}`)}`);
    if (row.dependent.length > 0) lines.push(`    ${colours.dim('may also need')} ${row.dependent.join(', ')}`);
  }
  lines.push('', colours.dim(`${counted(answer.rows.length, 'operation')}; catalogue of ${answer.date}`));
  await deliver(lines.join('\n'), options, terminal);
  return 0;
}
