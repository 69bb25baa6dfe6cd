import { type FilePath, type Finding, type LineIndex, lineIndex } from '../features/index.ts';

/** What relating findings needs of the workspace. */
export interface Related {
  readonly related: (file: FilePath) => string;
  readonly text: (file: FilePath) => string | null;
}

/** A finding as `check -f json` and `graph -f json` print it: paths relative to PATH, lines and columns from 1. */
export function findingJson({ related, text }: Related): (finding: Finding) => object {
  const indexes = new Map<FilePath, LineIndex>();
  const indexOf = (file: FilePath) => {
    let index = indexes.get(file);
    if (!index) indexes.set(file, (index = lineIndex(text(file) ?? '')));
    return index;
  };
  return (finding) => {
    const start = indexOf(finding.file).positionAt(finding.range.start);
    const end = indexOf(finding.file).positionAt(finding.range.end);
    return {
      code: finding.code,
      severity: finding.severity,
      confidence: finding.confidence,
      file: related(finding.file),
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      message: finding.message,
      actions: finding.actions,
      policy: finding.policy,
      related: finding.related.map((place) => ({
        file: related(place.file),
        line: indexOf(place.file).positionAt(place.start).line,
        message: place.message,
      })),
      fixes: finding.fixes.map(({ title }) => title),
      fingerprint: finding.fingerprint,
    };
  };
}
