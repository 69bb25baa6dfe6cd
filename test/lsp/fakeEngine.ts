import type { Engine, FilePath, Finding, Range } from '../../server/features/index.ts';
import type { Files } from '../../server/files/index.ts';
import { derived, family, observe } from '../../server/query/index.ts';

const change = { kind: 'edits', edits: [] } as const;

/**
 * An engine with two rules, to test the protocol apart from them: `need x` in a `.ts` wants a `grant x` in the `.tf` files
 * (fix: append it to the first; `need unfixable…` is refused), and a `grant x` that nobody needs could be removed.
 * `explode` throws.
 */
export function fakeEngine(files: Files): Engine {
  const words = (file: FilePath, word: string) =>
    [...(files.text(file) ?? '').matchAll(new RegExp(`\\b${word} (\\w+)`, 'g'))].map((match) => ({
      name: match[1] ?? '',
      range: { start: match.index, end: match.index + match[0].length },
    }));
  const all = (kind: 'code' | 'terraform', word: string) =>
    files.list(kind).flatMap((file) => words(file, word).map((found) => ({ file, ...found })));
  const needs = derived('needs', () => all('code', 'need'));
  const grants = derived('grants', () => all('terraform', 'grant'));
  const findingFiles = derived('findingFiles', () => [...files.list('code'), ...files.list('terraform')].sort());

  const findings = family('findings', (file): readonly Finding[] => {
    if (file.endsWith('.ts')) {
      return words(file, 'need')
        .filter(({ name }) => !grants().some((grant) => grant.name === name))
        .map(({ name, range }) => ({
          ...finding(file, range, name),
          code: 'missing-action',
          severity: 'error',
          message: `nothing grants ${name}`,
          related: files.list('terraform').map((policy) => ({ file: policy, start: 0, end: 3, message: 'the policy' })),
          relatedCount: 12,
          fixes: [{ id: 'add', title: `Grant ${name}`, unsafe: false, preferred: true, change }],
        }));
    }
    return words(file, 'grant')
      .filter(({ name }) => !needs().some((need) => need.name === name))
      .map(({ name, range }) => ({
        ...finding(file, range, name),
        code: 'unused-action',
        severity: 'hint',
        message: `nothing needs ${name}`,
        unnecessary: true,
        fixes: [{ id: 'remove', title: `Remove ${name}`, unsafe: true, preferred: true, change }],
      }));
  });

  const fix: Engine['fix'] = (found, id) => {
    const name = found.actions[0] ?? '';
    if (name.startsWith('unfixable')) return { refused: 'the policy cannot be edited' };
    if (id === 'remove') return { changes: [{ file: found.file, edits: [{ ...found.range, newText: '' }] }] };
    const policy = files.list('terraform')[0] ?? '';
    const end = (files.text(policy) ?? '').length;
    return { changes: [{ file: policy, edits: [{ start: end, end, newText: `grant ${name}\n` }] }] };
  };

  return {
    offersOf: (finding) => finding.fixes,
    files,
    keepOpen: () => undefined,
    findingFiles,
    findings,
    observeFindings: (changed) => {
      const told = new Map<FilePath, string>();
      return observe(
        () => findingFiles().map((file) => [file, findings(file)] as const),
        (answer) => {
          const now = new Map('value' in answer ? answer.value : []);
          for (const file of new Set([...told.keys(), ...now.keys()])) {
            const list = now.get(file) ?? [];
            if ((told.get(file) ?? '[]') === JSON.stringify(list)) continue;
            told.set(file, JSON.stringify(list));
            changed(file, list);
          }
        },
      );
    },
    hover: (file, offset) => {
      const text = files.text(file) ?? '';
      if (text.includes('explode')) throw new Error('hover exploded');
      const word = [...text.matchAll(/\w+/g)].find(({ index, 0: found }) => index <= offset && offset <= index + found.length);
      if (!word) return null;
      return { range: { start: word.index, end: word.index + word[0].length }, markdown: `**${word[0]}**`, plain: word[0] };
    },
    references: () => [],
    offers: (file, range) =>
      findings(file)
        .filter((found) => found.range.start <= range.end && range.start <= found.range.end)
        .flatMap((found) => found.fixes.map((offer) => ({ finding: found, fix: offer }))),
    fix,
    fixAll: ({ only }) => {
      const fixable = (only ?? []).flatMap((file) => findings(file)).filter((found) => found.fixes.some((offer) => !offer.unsafe));
      const edits = fixable.flatMap((found) => {
        const outcome = fix(found, 'add');
        return 'changes' in outcome ? outcome.changes : [];
      });
      const file = edits[0]?.file;
      return {
        changes: file === undefined ? [] : [{ file, edits: edits.flatMap((change) => change.edits) }],
        fixed: fixable.map((found) => ({ finding: found, title: 'Grant' })),
        refused: [],
      };
    },
    reference: () => [],
    newReference: () => null,
    explain: () => ({ found: false, sections: [] }),
    graph: () => ({ version: 1, calls: [], unresolved: [], workloads: [], policies: [], findings: [] }),
  };
}

function finding(file: FilePath, range: Range, name: string) {
  return {
    confidence: 'certain',
    file,
    range,
    related: [],
    relatedCount: 0,
    actions: [name],
    policy: null,
    unnecessary: false,
    fingerprint: `${file.slice(file.lastIndexOf('/') + 1)}:${name}`,
  } as const;
}
