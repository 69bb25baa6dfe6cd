import { createHash } from 'node:crypto';
import { type FileKind, type FilePath, fileFamily, fileKind, isWithin, relativePath } from '../files/index.ts';
import { derived } from '../query/index.ts';
import { createDrafts } from './drafts.ts';
import type { Draft, Finding, FindingCode, Rooms, Severity } from './finding.ts';
import { applyIgnores } from './findings/unusedIgnore.ts';
import { findingKinds } from './kinds.ts';
import { oncePerPlace } from './oncePerPlace.ts';
import { sharedTitle } from './sharedTitle.ts';
import { brief } from './wording.ts';

/** The questions "which files can have findings" and "which findings has this file". */
export interface Findings {
  readonly files: () => readonly FilePath[];
  readonly of: (file: FilePath) => readonly Finding[];
  /** Those of all files, by file and place. */
  readonly all: () => readonly Finding[];
}

type Found = Draft & { readonly code: FindingCode; readonly severity: Severity };

export function findFindings(rooms: Rooms): Findings {
  const draftsOf = createDrafts(rooms);

  const files = derived('findingFiles', () => {
    const all = new Set([
      ...rooms.code.files(),
      ...rooms.code.manifests(),
      ...rooms.terraform.files(),
      ...rooms.files.list('markdown'),
      ...rooms.terraform.jsonFiles(),
    ]);
    return [...all].sort();
  });

  const of = fileFamily(rooms.files, 'findings', (file): readonly Finding[] => {
    const kind = kindOf(rooms, file);
    const found = findingKinds
      .filter((one) => kind !== undefined && one.in.includes(kind))
      .flatMap((one) =>
        draftsOf(file, one).flatMap((answer): readonly Found[] =>
          'value' in answer
            ? answer.value.map((draft) => ({ ...draft, code: one.code, severity: draft.severity ?? one.severity }))
            : [failed(one.code, kind === 'terraform' ? 'unresolved-policy' : 'unresolved-call', answer.failure)],
        ),
      );
    const { kept, idle } = applyIgnores(rooms, file, found);
    const all = [...kept, ...idle.map((draft): Found => ({ ...draft, code: 'unused-ignore', severity: 'warning' }))];
    return finish(rooms, file, all);
  });

  return { files, of, all: () => files().flatMap(of) };
}

/** The kind of a file; a policy's template, and variables or inputs that a policy is made from, are judged as its JSON is. */
function kindOf({ terraform }: Rooms, file: FilePath): FileKind | undefined {
  const kind = fileKind(file);
  const holdsText = () =>
    terraform.policiesIn(file).length + terraform.resourceGrantsIn(file).length + terraform.readingsIn(file).length > 0;
  return (kind === undefined || kind === 'variables' || kind === 'terragrunt') && holdsText() ? 'json' : kind;
}

/** What could not be judged says so, where it is; it is never silently missing. */
const failed = (code: FindingCode, as: FindingCode, reason: string): Found => ({
  code: as,
  severity: 'hint',
  range: { start: 0, end: 0 },
  message: `This file could not be judged for ${code}: ${reason}.`,
  subject: `failed ${code}`,
});

function finish(rooms: Rooms, file: FilePath, found: readonly Found[]): readonly Finding[] {
  const { severity } = rooms.files.settings();
  const root = rooms.files.roots().find((one) => isWithin(file, one)) ?? '';
  const path = relativePath(root, file);
  const identityOf = (draft: Found) => `${draft.code}\n${path}\n${draft.subject}`;
  const fixesOf = (draft: Found) => (draft.fixes ?? []).map((fix) => sharedTitle(rooms, { ...fix, title: brief(fix.title) }));
  const seen = new Map<string, number>();
  const sorted = [...found].sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end || compare(a.code, b.code) || compare(a.message, b.message),
  );
  return oncePerPlace(sorted).flatMap((draft): Finding[] => {
    const wanted = severity[draft.code] ?? draft.severity;
    if (wanted === 'off') return [];
    const identity = identityOf(draft);
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    const others = draft.others.map((other, index) => ({
      fingerprint: fingerprintOf(identityOf(other), 1),
      fixes: index < mostOthersTried ? fixesOf(other) : [],
    }));
    const related = draft.related ?? [];
    return [
      {
        code: draft.code,
        severity: wanted,
        confidence: draft.confidence ?? 'certain',
        file,
        range: { start: draft.range.start, end: draft.range.end },
        message: brief(draft.message),
        related: related.slice(0, 10).map((place) => ({ ...place, message: brief(place.message) })),
        relatedCount: related.length,
        actions: draft.actions ?? [],
        policy: draft.policy ?? null,
        unnecessary: draft.unnecessary ?? false,
        fixes: fixesOf(draft),
        fingerprint: fingerprintOf(identity, count),
        ...(others.length > 0 && { others }),
      },
    ];
  });
}

/** Most policies beside the first whose own fixes a finding that tells of several keeps. */
const mostOthersTried = 8;

const fingerprintOf = (identity: string, count: number): string =>
  createHash('sha256').update(`${identity}\n${count}`).digest('hex').slice(0, 16);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
