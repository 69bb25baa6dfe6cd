import { folderOf } from '../../files/index.ts';
import { spellElement } from './addElements.ts';
import { freeName } from './addMapEntry.ts';
import { addToGap } from './addToGap.ts';
import { insertEntry } from './changeEntry.ts';
import { entryStyle } from './entryStyle.ts';
import { insertElements } from './insertElements.ts';
import { listHabits } from './listStyle.ts';
import { locate } from './locate.ts';
import { type ChangeOutcome, refuse } from './outcome.ts';
import { literalOf } from './partialTexts.ts';
import { placeBeside } from './placeBeside.ts';
import { type Part, type RecordPlace, recordOf } from './recordOf.ts';
import { type NewEntry, spellObject } from './spellObject.ts';
import type { NewStatement } from './spellStatement.ts';
import { spellText } from './spellText.ts';
import { type EditedPolicy, listStyleOn } from './statementOf.ts';
import type { Surface, WrittenEntry, WrittenObject } from './Written.ts';

/**
 * Adds a statement to what statements are made from: one more object in the list or map that the caller of a generic module
 * gives it. What stands in the module itself is every caller's. Whether the object says what was meant is for the check to tell.
 */
export function addRecord(edited: EditedPolicy, statement: NewStatement): ChangeOutcome {
  const { document } = edited;
  const folder = folderOf(document.at.file);
  const found = document.statements.flatMap((one) => recordOf(edited, one) ?? []);
  const away = found.filter(({ surface }) => folderOf(surface.file) !== folder);
  const isWritten = document.statements.some(({ at }) => locate(edited.context, at)?.multiplied === null);
  const place = away.at(-1) ?? (isWritten ? undefined : found.at(-1));
  const gap = away.length === 0 ? addToGap(edited, statement) : undefined;
  if (gap) return gap;
  if (!place) return refuse('its statements are written out', document.at);
  if (away.length > 0 && statement.resources.some((text) => literalOf(text) === null))
    return refuse('it is written in another module, where the reference means nothing', place.around.at);
  const source = spellRecord(edited, place, statement);
  if (source === undefined) return refuse('what its statements are made from cannot say this', place.around.at);
  const { surface, around } = place;
  const { written } = around;
  if (written.kind === 'list') {
    const body = { start: written.start + 1, end: written.end - 1 };
    const added = [{ before: written.elements.length, element: { text: source } }];
    const style = { ...listStyleOn(edited, surface, written.start), multiline: true, trailingComma: false };
    return { changes: [{ surface, edits: insertElements(surface.text, body, written.elements, added, style) }] };
  }
  if (written.kind !== 'object') return refuse('it stands in no list', around.at);
  const style = entryStyle(surface, written);
  const taken = new Set(written.entries.map(({ key }) => key));
  if (place.namedBySid && taken.has(statement.sid)) return refuse('the name is taken', around.at);
  const name = place.namedBySid ? statement.sid : freeName(statement.sid, taken);
  const key = style.quotedKeys ? JSON.stringify(name) : name;
  return { changes: [{ surface, edits: insertEntry(surface, written, `${key}${style.sign}${source}`, written.entries.length, style) }] };
}

/** The new object, with the names and in the order of the one beside it; `undefined` where it cannot say the statement. */
function spellRecord(edited: EditedPolicy, { surface, record, parts }: RecordPlace, statement: NewStatement): string | undefined {
  const entries: NewEntry[] = [];
  for (const [entry, part] of parts) {
    const value = spellPart(edited, surface, entry, part, statement, record);
    if (value === undefined) return undefined;
    entries.push({ key: entry.key, value });
  }
  const style = entryStyle(surface, record);
  return spellObject(entries, style, placeBeside(surface, record, style));
}

function spellPart(
  edited: EditedPolicy,
  surface: Surface,
  entry: WrittenEntry,
  part: Part,
  statement: NewStatement,
  record: WrittenObject,
): NewEntry['value'] | undefined {
  const text = (one: string) => spellText(surface, [one], { bare: false, document: false }) ?? undefined;
  if (part === 'sid') return text(statement.sid);
  if (part === 'effect') return text('Allow');
  const texts = part === 'actions' ? statement.actions.map((action) => [action]) : statement.resources;
  const elements = texts.flatMap((one) => spellElement(edited, surface, [], one)?.text ?? []);
  if (elements.length < texts.length) return undefined;
  const habits = listHabits(surface, [record], [entry.key], [entry.key]);
  if (entry.value.kind === 'list') return { elements, habits: { ...habits, singleAsString: false } };
  const [only] = elements;
  return elements.length === 1 ? only : undefined;
}
