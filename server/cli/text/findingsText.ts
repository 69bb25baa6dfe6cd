import type { FilePath, Finding, FixOffer, RelatedPlace } from '../../features/index.ts';
import { lineIndex } from '../../features/index.ts';
import { codeFrame } from './codeFrame.ts';
import { harmless, type Style, severityText } from './style.ts';

/** What showing findings needs of the workspace. */
export interface Shown {
  readonly style: Style;
  readonly shown: (file: FilePath) => string;
  readonly text: (file: FilePath) => string | null;
}

/** Findings for a person: grouped by file, each with its code, its reasons and its fixes. */
export function findingsText(findings: readonly Finding[], shown: Shown): string {
  const byFile = new Map<FilePath, Finding[]>();
  for (const finding of findings) byFile.set(finding.file, [...(byFile.get(finding.file) ?? []), finding]);
  const blocks: string[] = [];
  for (const [file, list] of byFile) {
    const { colours } = shown.style;
    blocks.push(
      [
        colours.bold(colours.underline(harmless(shown.shown(file)))),
        '',
        ...list.flatMap((finding) => [...findingLines(finding, shown), '']),
      ].join('\n'),
    );
  }
  return blocks.join('\n');
}

function findingLines(finding: Finding, shown: Shown): string[] {
  const { style } = shown;
  const { colours } = style;
  const text = shown.text(finding.file) ?? '';
  const at = lineIndex(text).positionAt(finding.range.start);
  const likely = finding.confidence === 'likely' ? colours.dim(' (likely)') : '';
  const mark = finding.severity === 'error' ? colours.red : finding.severity === 'warning' ? colours.yellow : colours.cyan;
  const isHint = finding.severity === 'hint';
  return [
    `  ${colours.dim(`${at.line}:${at.column}`)}  ${severityText(finding.severity, style)}  ${colours.bold(finding.code)}${likely}`,
    ...wrapped(harmless(finding.message.replaceAll('\n', ' ')), style.columns - 2).map((line) => `  ${line}`),
    ...(text === ''
      ? []
      : codeFrame(text, finding.range, {
          before: isHint ? 0 : 2,
          after: isHint ? 0 : 2,
          most: isHint ? 3 : 8,
          indent: '    ',
          style,
          mark,
        })),
    ...relatedLines(finding, shown),
    ...fixLines(finding, style),
  ];
}

function relatedLines(finding: Finding, shown: Shown): string[] {
  const { style } = shown;
  const { colours } = style;
  const lines = finding.related.flatMap((place, order) => {
    const text = shown.text(place.file) ?? '';
    const at = lineIndex(text).positionAt(place.start);
    const head = `    ${colours.dim('→')} ${colours.cyan(`${harmless(shown.shown(place.file))}:${at.line}`)}  ${harmless(place.message)}`;
    return needsFrame(finding, place, order) && text !== ''
      ? [head, ...codeFrame(text, place, { before: 1, after: 5, most: 8, indent: '      ', style, mark: colours.cyan })]
      : [head];
  });
  const more = finding.relatedCount - finding.related.length;
  return more > 0 ? [...lines, `    ${colours.dim(`→ and ${more} more`)}`] : lines;
}

/** Of an error in code, the first place in a policy is shown too: the statement where a missing action belongs. */
function needsFrame(finding: Finding, place: RelatedPlace, order: number): boolean {
  const isPolicy = (file: FilePath) => /\.(tf|tofu|tfvars|hcl|json)$/.test(file);
  return order === 0 && finding.severity === 'error' && isPolicy(place.file) && !isPolicy(finding.file);
}

function fixLines(finding: Finding, { colours }: Style): string[] {
  return finding.fixes
    .toSorted((a, b) => Number(b.preferred) - Number(a.preferred))
    .slice(0, 3)
    .map((fix) => `    ${colours.green(isChoice(fix) ? 'your choice:' : fix.unsafe ? 'fix --unsafe:' : 'fix:')} ${harmless(fix.title)}`);
}

/** Whether only a person can choose it: `fix` never pairs code with a policy. */
export const isChoice = ({ change }: FixOffer): boolean => change.kind === 'pair';

/** Words broken into lines of at most `width` cells. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
