import { staleness } from '../../reference/index.ts';
import type { FindingKind } from '../finding.ts';
import { isReference, wantedEntries } from '../referenceTable.ts';

/** The reference document's table no longer says what package.json and the policy say. */
export const staleReference: FindingKind = {
  code: 'stale-reference',
  severity: 'warning',
  in: ['markdown'],
  find: (rooms, file) => {
    const text = rooms.files.text(file);
    const wanted = isReference(rooms.files, file) && text !== null ? wantedEntries(rooms) : undefined;
    if (text === null || !wanted) return [];
    return staleness(text, wanted).differences.map(({ client, what, range }, i) => ({
      range,
      message: what,
      subject: `${client} ${what}`,
      fixes: [
        {
          id: 'rewrite',
          title: "Rewrite the table of this project's clients",
          unsafe: false,
          preferred: i === 0,
          change: { kind: 'reference' as const, file },
        },
      ],
    }));
  },
};
