import type { Finding, Severity } from '../../features/index.ts';
import { isChoice } from './findingsText.ts';
import { counted, type Style } from './style.ts';

/** `3 errors, 2 warnings, 4 hints`; empty where there is none. */
export function countsText(findings: readonly Finding[], { colours }: Style): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    [count('error'), 'error', colours.red],
    [count('warning'), 'warning', colours.yellow],
    [count('hint'), 'hint', colours.cyan],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, noun, colour]) => colour(counted(number, noun)))
    .join(', ');
}

/** The last lines of `check`: how many, what can be done, and what was not understood. */
export function summaryText(findings: readonly Finding[], style: Style, command: string): string {
  const { colours } = style;
  const mendable = findings.map(({ fixes }) => fixes.filter((fix) => !isChoice(fix))).filter((fixes) => fixes.length > 0);
  const safe = mendable.filter((fixes) => fixes.some((fix) => !fix.unsafe)).length;
  const unsafe = mendable.length - safe;
  const able = [
    ...(safe > 0 ? [`${safe} fixable with ${colours.bold(`\`iam-policy-sync fix${command}\``)}`] : []),
    ...(unsafe > 0
      ? [
          safe > 0
            ? `${unsafe} more with ${colours.bold('`--unsafe`')}`
            : `${unsafe} fixable with ${colours.bold(`\`iam-policy-sync fix${command} --unsafe\``)}`,
        ]
      : []),
  ];
  const counts = countsText(findings, style);
  return [...(counts === '' ? [] : [[counts, able.join(', ')].filter(Boolean).join('; ')]), ...notUnderstood(findings, style)].join('\n');
}

function notUnderstood(findings: readonly Finding[], { colours }: Style): string[] {
  const count = (code: string) => findings.filter((finding) => finding.code === code).length;
  const parts = [
    ...(count('unresolved-call') > 0 ? [counted(count('unresolved-call'), 'call')] : []),
    ...(count('unresolved-policy') > 0 ? [`${counted(count('unresolved-policy'), 'place')} in policies`] : []),
  ];
  const lines: string[] = [];
  if (parts.length > 0) {
    const them = count('unresolved-call') + count('unresolved-policy') === 1 ? 'it' : 'them';
    lines.push(`Not understood: ${parts.join(' and ')}; nothing is called missing or unused on the strength of ${them}.`);
  }
  if (count('unpaired') > 0) lines.push('Not compared: what is unpaired above; name the pair in iam-policy-sync.json to have it compared.');
  return lines.map((line) => colours.dim(line));
}
