import { deliver, jsonText } from '../deliver.ts';
import { findingJson } from '../findingJson.ts';
import { openWorkspace } from '../openWorkspace.ts';
import { failingWeight, formatOf, type Options, weight } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { coverageText } from '../text/coverageText.ts';
import { findingsText } from '../text/findingsText.ts';
import { harmless, styleFor } from '../text/style.ts';
import { summaryText } from '../text/summaryText.ts';

/** `check`: the findings; 1 where one weighs as much as `--fail-on`. */
export async function check(paths: readonly string[], options: Options, terminal: Terminal): Promise<number> {
  const format = formatOf(options);
  const failing = failingWeight(options);
  const workspace = await openWorkspace(paths, options, terminal);
  const all = await workspace.findings();
  workspace.tellProblems();
  const told = options.quiet ? all.filter(({ severity }) => severity === 'error') : all;
  const text = (file: string) => workspace.session.files.textInput(file).peek();
  if (format === 'json')
    await deliver(jsonText({ version: 1, findings: told.map(findingJson({ related: workspace.related, text })) }), options, terminal);
  else {
    const style = styleFor(terminal, options);
    const blocks = [
      ...(told.length > 0 ? [findingsText(told, { style, shown: workspace.shown, text })] : []),
      ...(options.quiet ? [] : [await coverageText(workspace, all, style)]),
      summaryText(
        told,
        style,
        workspace.given.length === 1 && workspace.given[0] === '.' ? '' : ` ${workspace.given.map(harmless).join(' ')}`,
      ),
    ];
    await deliver(blocks.filter((block) => block !== '').join('\n'), options, terminal);
  }
  return all.some(({ severity }) => weight(severity) >= failing) ? 1 : 0;
}
