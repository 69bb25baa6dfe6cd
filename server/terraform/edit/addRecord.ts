import { folderOf } from '../../files/index.ts';
import type { Statement, StatementList, TfNode } from '../Policy.ts';
import { spellElement } from './addElements.ts';
import { freeName } from './addMapEntry.ts';
import { insertEntry } from './changeEntry.ts';
import type { EditContext } from './EditContext.ts';
import { entryStyle } from './entryStyle.ts';
import { insertElements } from './insertElements.ts';
import { listHabits } from './listStyle.ts';
import { locate } from './locate.ts';
import { type ChangeOutcome, refuse, sameNode } from './outcome.ts';
import { type Parent, parentOf } from './parentOf.ts';
import { literalOf } from './partialTexts.ts';
import { placeBeside } from './placeBeside.ts';
import { type NewEntry, spellObject } from './spellObject.ts';
import type { NewStatement } from './spellStatement.ts';
import { spellText } from './spellText.ts';
import { type EditedPolicy, listStyleOn } from './statementOf.ts';
import type { Surface, WrittenEntry, WrittenObject } from './Written.ts';

/** An object from which a `for` expression or a `dynamic` block makes a statement, in the list or map of all of them. */
interface RecordPlace {
  readonly surface: Surface;
  readonly record: WrittenObject;
  readonly around: Parent;
  readonly statement: Statement;
  readonly parts: ReadonlyMap<WrittenEntry, Part>;
  /** The statement's Sid is the record's name in the map. */
  readonly namedBySid: boolean;
}

type Part = 'sid' | 'effect' | 'actions' | 'resources';

/**
 * Adds a statement to what statements are made from: one more object in the list or map that the caller of a generic module
 * gives it. What stands in the module itself is every caller's. Whether the object says what was meant is for the check to tell.
 */
export function addRecord(edited: EditedPolicy, statement: NewStatement): ChangeOutcome {
  const { document } = edited;
  const folder = folderOf(document.at.file);
  const places = document.statements.map((one) => recordOf(edited, one));
  const found = places.filter((place) => place !== undefined);
  const away = found.filter(({ surface }) => folderOf(surface.file) !== folder);
  const place = away.at(-1) ?? (found.length === places.length ? found.at(-1) : undefined);
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

function recordOf({ context, document }: EditedPolicy, statement: Statement): RecordPlace | undefined {
  const { sid, effect, actions, resources } = statement;
  // What a caller gives may be the statement itself.
  const isWrittenHere = folderOf(statement.at.file) === folderOf(document.at.file);
  const { nth: _, ...own } = statement.at;
  const at = actions && recordNode(context, actions, isWrittenHere ? own : null);
  const around = at && parentOf(context, at.at);
  if (!at || !around || at.multiplied !== null || around.multiplied !== null || at.written.kind !== 'object') return undefined;
  if (around.written.kind !== 'list' && around.written.kind !== 'object') return undefined;
  const isAt = (entry: WrittenEntry, node: TfNode | undefined): boolean => {
    const located = node && locate(context, node);
    return (
      located !== undefined &&
      located.surface.file === at.surface.file &&
      entry.value.start <= located.written.start &&
      located.written.end <= entry.value.end
    );
  };
  const isOf = (entry: WrittenEntry, list: StatementList | null): boolean =>
    list !== null && [list.at, ...list.elements.map((element) => element.at)].some((node) => isAt(entry, node));
  const parts = new Map<WrittenEntry, Part>();
  for (const entry of at.written.entries) {
    if (isAt(entry, sid?.at)) parts.set(entry, 'sid');
    else if (isAt(entry, effect?.at)) parts.set(entry, 'effect');
    else if (isOf(entry, actions)) parts.set(entry, 'actions');
    else if (isOf(entry, resources)) parts.set(entry, 'resources');
  }
  const named = around.written.kind === 'object' ? around.written.entries.find(({ value }) => value.id === at.written.id) : undefined;
  const namedBySid = named !== undefined && sid !== null && literalOf(sid.value) === named.key;
  return { surface: at.surface, record: at.written, around, statement, parts, namedBySid };
}

/** The object right around the list of a statement's actions, or around the first of them, that is not `own`. */
function recordNode(context: EditContext, { at, elements }: StatementList, own: TfNode | null): Parent | undefined {
  for (const node of [at, ...elements.slice(0, 1).map((element) => element.at)]) {
    let parent = parentOf(context, node);
    if (parent?.written.kind === 'list') parent = parentOf(context, parent.at);
    if (parent?.written.kind === 'object' && parent.written.form === 'object' && !(own && sameNode(parent.at, own))) return parent;
  }
  return undefined;
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
