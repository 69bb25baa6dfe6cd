import { createAccess } from '../access/index.ts';
import { createCode } from '../code/index.ts';
import { createFiles, type Files } from '../files/index.ts';
import { difference, observe } from '../query/index.ts';
import { rewriteTable, staleness } from '../reference/index.ts';
import { createSyntax, loadGrammars } from '../syntax/index.ts';
import { createTerraform } from '../terraform/index.ts';
import type { Engine, ReferenceState } from './Engine.ts';
import { explaining } from './explain.ts';
import { findFindings } from './findFindings.ts';
import type { Rooms } from './finding.ts';
import { fixing } from './fixing.ts';
import { graphOf } from './graph.ts';
import { handlerNames } from './handlerNames.ts';
import { hovering } from './hover.ts';
import { newReferenceFor } from './newReference.ts';
import { referencing } from './references.ts';
import { referenceDocuments, wantedEntries } from './referenceTable.ts';

/**
 * Puts the rooms together over one set of inputs; the grammars are loaded before the first question. This file alone of
 * its room may open the door of syntax, to hand it on.
 */
export async function createEngine(files: Files = createFiles()): Promise<Engine> {
  await loadGrammars();
  const syntax = createSyntax(files);
  const terraform = createTerraform({ files, syntax });
  const code = createCode({ files, syntax, handlers: handlerNames(terraform) });
  const access = createAccess({ files, code, terraform });
  const rooms: Rooms = { files, code, terraform, access };
  const findings = findFindings(rooms);

  const fixes = fixing(rooms, findings);
  return {
    files,
    keepOpen: (open) => syntax.keepTrees(open),
    findingFiles: findings.files,
    findings: findings.of,
    observeFindings: (changed) => {
      const watched = new Map<string, () => void>();
      let known: readonly string[] = [];
      const stop = observe(findings.files, (answer) => {
        const now = 'value' in answer ? answer.value : [];
        const { gone, come } = difference(known, now);
        known = now;
        for (const file of gone) {
          watched.get(file)?.();
          watched.delete(file);
          changed(file, []);
        }
        for (const file of come) {
          watched.set(
            file,
            observe(
              () => findings.of(file),
              (found) => changed(file, 'value' in found ? found.value : []),
            ),
          );
        }
      });
      return () => {
        stop();
        for (const unwatch of watched.values()) unwatch();
      };
    },
    offers: (file, range) =>
      findings
        .of(file)
        .filter((finding) => finding.range.start <= range.end && range.start <= finding.range.end)
        .flatMap((finding) => fixes.offersOf(finding).map((fix) => ({ finding, fix }))),
    ...fixes,
    hover: hovering(rooms),
    references: referencing(rooms),
    explain: explaining(rooms, findings),
    graph: () => graphOf(rooms, fixes.withMadeFixes(findings.all())),
    reference: () => referenceStates(rooms),
    newReference: () => newReferenceFor(rooms),
  };
}

function referenceStates(rooms: Rooms): readonly ReferenceState[] {
  const wanted = wantedEntries(rooms);
  if (!wanted) return [];
  return referenceDocuments(rooms.files).map(({ file, text }): ReferenceState => {
    const { stale, differences } = staleness(text, wanted);
    return { file, stale, differences: differences.map((one) => one.what), edits: rewriteTable(text, wanted) };
  });
}
