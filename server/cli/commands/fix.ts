import { applyEdits, type FilePath, type Finding, lineIndex } from '../../features/index.ts';
import { deliver, jsonText } from '../deliver.ts';
import { openWorkspace } from '../openWorkspace.ts';
import { failingWeight, formatOf, type Options, weight } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { diffText } from '../text/diffText.ts';
import { type FixReport, fixText } from '../text/fixText.ts';
import { styleFor } from '../text/style.ts';

export interface FixOptions extends Options {
  readonly dryRun?: boolean;
  readonly unsafe?: boolean;
}

/** `fix`: mends what can be mended; 1 where something as heavy as `--fail-on` is left, as it would be after a dry run. */
export async function fix(paths: readonly string[], options: FixOptions, terminal: Terminal): Promise<number> {
  const format = formatOf(options);
  const failing = failingWeight(options);
  const workspace = await openWorkspace(paths, options, terminal);
  const { session, related } = workspace;
  const found = await workspace.findings();
  const only = workspace.isPart ? { only: [...new Set(found.map(({ file }) => file))] } : {};
  const outcome = await session.ask((engine) => engine.fixAll({ unsafe: options.unsafe ?? false, ...only }));
  const textOf = (file: FilePath) => session.files.textInput(file).peek();
  // a fix that comes after another sees the text as that one left it: what is told is where the finding stood before
  const before = new Map(found.map((finding) => [finding.fingerprint, finding]));
  const at = ({ fingerprint }: Finding) => {
    const there = before.get(fingerprint);
    return there ? lineIndex(textOf(there.file) ?? '').positionAt(there.range.start).line : null;
  };
  const placed = <T extends { readonly finding: Finding }>(one: T) => ({ ...one, line: at(one.finding) });
  const fixed = outcome.fixed.map(placed);
  const refused = outcome.refused.map(placed);
  const changed = outcome.changes.map(({ file, edits }) => {
    const text = textOf(file);
    return { file, before: text, after: applyEdits(text ?? '', edits) };
  });
  const diff = (style: ReturnType<typeof styleFor>) =>
    diffText(
      changed.map(({ file, before, after }) => ({ name: related(file), before, after })),
      style,
    );

  let refusals: FixReport['refusals'] = [];
  if (options.dryRun) for (const { file, after } of changed) session.edit(file, after);
  else refusals = (await session.apply(outcome.changes)).refusals;
  const left = await workspace.findings();
  workspace.tellProblems();
  const open = new Set(left.map(({ fingerprint }) => fingerprint));
  const gone = found.filter(({ fingerprint }) => !open.has(fingerprint)).length;

  const style = styleFor(terminal, options);
  if (format === 'json') {
    const place = ({ finding, line }: { finding: Finding; line: number | null }) => ({
      code: finding.code,
      file: related(finding.file),
      ...(line !== null && { line }),
    });
    await deliver(
      jsonText({
        version: 1,
        dryRun: options.dryRun ?? false,
        changed: refusals.length > 0 ? [] : changed.map(({ file }) => related(file)),
        fixed: refusals.length > 0 ? [] : fixed.map((one) => ({ ...place(one), title: one.title })),
        refused: refused.map((one) => ({ ...place(one), reason: one.reason })),
        notWritten: refusals.map(({ file, reason }) => ({ file: related(file), reason })),
        ...(options.dryRun
          ? { diff: diff({ ...style, colours: styleFor({ ...terminal, environment: { NO_COLOR: '1' } }, options).colours }) }
          : {}),
      }),
      options,
      terminal,
    );
  } else {
    const report: FixReport = {
      fixed,
      refused,
      refusals,
      files: changed.map(({ file }) => file),
      gone,
      left,
      dryRun: options.dryRun ?? false,
    };
    const text = fixText(report, { style, shown: workspace.shown, quiet: options.quiet ?? false });
    if (options.dryRun) {
      await deliver(diff(style), options, terminal);
      terminal.error(text);
    } else await deliver(text, options, terminal);
  }
  return refusals.length > 0 || left.some(({ severity }) => weight(severity) >= failing) ? 1 : 0;
}
