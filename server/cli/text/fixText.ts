import type { FilePath, Finding } from '../../features/index.ts';
import { counted, harmless, type Style } from './style.ts';
import { countsText } from './summaryText.ts';

/** What `fix` has done. */
export interface FixReport {
  readonly fixed: readonly { readonly finding: Finding; readonly title: string; readonly line: number | null }[];
  readonly refused: readonly { readonly finding: Finding; readonly reason: string; readonly line: number | null }[];
  /** Files that could not be written; then none was. */
  readonly refusals: readonly { readonly file: FilePath; readonly reason: string }[];
  readonly files: readonly FilePath[];
  /** How many findings there were and are no more. */
  readonly gone: number;
  /** What is found afterwards. */
  readonly left: readonly Finding[];
  readonly dryRun: boolean;
}

/** What was changed, what was refused and why, and what is left. */
export function fixText(
  report: FixReport,
  { style, shown, quiet }: { style: Style; shown: (file: FilePath) => string; quiet: boolean },
): string {
  const { colours } = style;
  const lines: string[] = [];
  const place = (finding: Finding, line: number | null) => `${harmless(shown(finding.file))}${line === null ? '' : `:${line}`}`;
  if (report.refusals.length > 0) {
    lines.push(colours.red('Nothing was written:'));
    for (const { file, reason } of report.refusals) lines.push(`  ${harmless(shown(file))}  ${reason}`);
    return `${lines.join('\n')}\n`;
  }
  if (!quiet) {
    const byTitle = new Map<string, string[]>();
    for (const { finding, title, line } of report.fixed)
      byTitle.set(title, [...(byTitle.get(title) ?? []), `${place(finding, line)} ${finding.code}`]);
    for (const [title, places] of byTitle) {
      lines.push(`${colours.green('✔')} ${harmless(title)}`);
      for (const one of places) lines.push(`    ${colours.dim(one)}`);
    }
    if (lines.length > 0) lines.push('');
  }
  for (const { finding, reason, line } of report.refused) {
    lines.push(`${colours.yellow('✖')} ${place(finding, line)} ${colours.bold(finding.code)} is not mended: ${harmless(reason)}`);
  }
  if (report.refused.length > 0) lines.push('');
  const would = report.dryRun ? 'would be ' : '';
  if (report.files.length === 0) lines.push(report.refused.length > 0 ? 'Nothing was changed.' : 'Nothing to mend.');
  else lines.push(`${counted(report.gone, 'finding')} ${would}mended in ${report.files.map((file) => harmless(shown(file))).join(', ')}.`);
  const counts = countsText(report.left, style);
  if (counts !== '') lines.push(`Left ${report.dryRun ? 'then' : 'now'}: ${counts}.`);
  return `${lines.join('\n')}\n`;
}
