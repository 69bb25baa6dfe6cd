import type { Engine, Finding } from '../../server/features/index.ts';
import type { FilePath, Files } from '../../server/files/index.ts';
import { observe } from '../../server/query/index.ts';

/**
 * A small engine for tests of the host: each word `wrong` in code is a finding, and each `load PATH` asks for that file, whose
 * text then stands in the finding's message (`list PATH` for the names in a folder).
 */
export function fakeEngine(files: Files): Engine {
  const findings = (file: FilePath): readonly Finding[] => {
    const text = files.text(file) ?? '';
    const loaded = [...text.matchAll(/load (\S+)/g)].map(([, path]) => files.text(path ?? '') ?? 'absent');
    const listed = [...text.matchAll(/list (\S+)/g)].map(([, path]) => files.folder(path ?? '')?.join(',') ?? 'absent');
    return [...text.matchAll(/wrong/g)].map(({ index }) => ({
      code: 'unresolved-call',
      severity: 'hint',
      confidence: 'certain',
      file,
      range: { start: index, end: index + 5 },
      message: ['wrong', ...loaded, ...listed].join(' '),
      related: [],
      relatedCount: 0,
      actions: [],
      policy: null,
      unnecessary: false,
      fixes: [],
      fingerprint: `${file}:${index}`,
    }));
  };
  const answers = (): ReadonlyMap<FilePath, readonly Finding[]> => new Map(files.list('code').map((file) => [file, findings(file)]));
  return {
    files,
    keepOpen: () => undefined,
    findingFiles: () => files.list('code'),
    findings,
    observeFindings: (changed) => {
      const told = new Map<FilePath, string>();
      return observe(answers, (answer) => {
        if (!('value' in answer)) throw new Error(answer.failure);
        for (const file of new Set([...told.keys(), ...answer.value.keys()])) {
          const now = answer.value.get(file) ?? [];
          if ((told.get(file) ?? '[]') === JSON.stringify(now)) continue;
          told.set(file, JSON.stringify(now));
          changed(file, now);
        }
      });
    },
    hover: () => null,
    references: () => [],
    offersOf: () => [],
    offers: () => [],
    fix: () => ({ refused: 'a fake engine mends nothing' }),
    fixAll: () => ({ changes: [], fixed: [], refused: [] }),
    reference: () => [],
    newReference: () => null,
    explain: () => ({ found: false, sections: [] }),
    graph: () => ({ version: 1, calls: [], unresolved: [], workloads: [], policies: [], findings: [] }),
  };
}
