import type { Statement, TfNode } from '../Policy.ts';
import { directivesIn } from './directivesIn.ts';
import { type ChangeOutcome, isRefusal, refuse, sameNode } from './outcome.ts';
import { isOnlyHere, parentOf } from './parentOf.ts';
import { policyKeys } from './policyKeys.ts';
import { recordOf } from './recordOf.ts';
import { removeElements } from './removeElements.ts';
import { type EditedPolicy, statementOf, writtenStatement } from './statementOf.ts';
import { entryOf, type WrittenObject } from './Written.ts';

/** Removes a statement from the list or document that it stands in, with the comment above it. */
export function removeStatement(edited: EditedPolicy, node: TfNode): ChangeOutcome {
  const statement = statementOf(edited, node);
  if (isRefusal(statement)) return statement;
  const located = writtenStatement(edited, statement);
  if (isRefusal(located)) return removeRecord(edited, statement) ?? located;
  const { surface, written } = located;
  const own = parentOf(edited.context, node);
  const isContent = own?.written.kind === 'object' && entryOf(own.written, 'for_each') !== undefined && written.form === 'block';
  const [removed, parent] = isContent ? [own.written, parentOf(edited.context, own.at)] : [written, own];
  if (!parent) return refuse('it does not stand in a list of statements', node);
  if (parent.written.kind === 'list') {
    const { elements, start, end } = parent.written;
    const index = elements.findIndex(({ id }) => id === written.id);
    if (directivesIn(surface, parent.written, elements).length > 0) return refuse('directives of the template stand in the list', node);
    return {
      changes: [
        {
          surface,
          edits: removeElements(surface.text, { start: start + 1, end: end - 1 }, elements, new Set([index]), { headings: false }),
        },
      ],
    };
  }
  if (parent.written.kind !== 'object') return refuse('it does not stand in a list of statements', node);
  const { entries, body } = parent.written;
  const index = entries.findIndex(({ value }) => value.id === removed.id);
  const entry = entries[index];
  if (!entry) return refuse('its text could not be found', node);
  const isMapEntry = written.form === 'object' && sameNode(parent.at, edited.document.at) && entry.key !== statementKey(parent.written);
  if (written.form === 'object' && !isMapEntry) {
    // What has a name of its own is used by that name: nothing else may stand there.
    if (entry.key !== statementKey(parent.written)) return refuse('it has a name there by which it is used: remove it where that is', node);
    // The one statement of a document that has no list.
    return { changes: [{ surface, edits: [{ start: entry.value.start, end: entry.value.end, newText: '[]' }] }] };
  }
  return { changes: [{ surface, edits: removeElements(surface.text, body, entries, new Set([index]), { headings: false }) }] };
}

const statementKey = (document: WrittenObject): string => policyKeys(document, false).statement;

/** Removes what a statement is made from; `undefined` where that has a name, by which others may use it. */
function removeRecord(edited: EditedPolicy, statement: Statement): ChangeOutcome | undefined {
  const place = recordOf(edited, statement);
  if (!place) return undefined;
  const { surface, record, around } = place;
  const { written } = around;
  if (written.kind !== 'list' && (written.kind !== 'object' || !isOnlyHere(around.at))) return undefined;
  const [parts, index] =
    written.kind === 'list'
      ? [written.elements, written.elements.findIndex(({ id }) => id === record.id)]
      : [written.entries, written.entries.findIndex(({ value }) => value.id === record.id)];
  if (index < 0 || directivesIn(surface, written, parts).length > 0) return undefined;
  const body = { start: written.start + 1, end: written.end - 1 };
  return { changes: [{ surface, edits: removeElements(surface.text, body, parts, new Set([index]), { headings: false }) }] };
}
