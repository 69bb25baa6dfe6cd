import type { FilePath } from '../files/index.ts';
import { newReference } from '../reference/index.ts';
import type { Rooms } from './finding.ts';
import { referenceDocuments, wantedEntries } from './referenceTable.ts';

/** A new reference document where there is none yet; `null` when there is one, or nothing is paired. */
export function newReferenceFor(rooms: Rooms): { readonly file: FilePath; readonly text: string } | null {
  const { files } = rooms;
  const wanted = wantedEntries(rooms);
  const root = files.roots()[0];
  if (!wanted || !root || referenceDocuments(files).length > 0) return null;
  return { file: files.settings().reference[0] ?? `${root}/.claude/skills/iam-policy-sync/reference.md`, text: newReference(wanted) };
}
