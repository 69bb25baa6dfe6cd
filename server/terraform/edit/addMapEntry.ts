import { insertEntry } from './changeEntry.ts';
import { entryStyle } from './entryStyle.ts';
import { indentAt, lineBreak, startsLine } from './lines.ts';
import { type ChangeOutcome, isRefusal, sameNode } from './outcome.ts';
import { parentOf } from './parentOf.ts';
import type { PolicyKeys } from './policyKeys.ts';
import { type NewStatement, spellStatement } from './spellStatement.ts';
import type { EditedPolicy } from './statementOf.ts';
import type { Surface, WrittenObject } from './Written.ts';

/** Whether the statements are the values of a document's own entries, as modules take them by name, rather than under a key of IAM's. */
export function isMapOfStatements({ context, document }: EditedPolicy): boolean {
  const isEntry = (at: EditedPolicy['document']['at']) => {
    const parent = parentOf(context, at);
    return parent?.written.kind === 'object' && sameNode(parent.at, document.at);
  };
  return document.statements.length > 0 && document.statements.every(({ at }) => isEntry(at));
}

/** Adds a statement to a map of them, behind the last and under a name of its own. */
export function addMapEntry(
  edited: EditedPolicy,
  surface: Surface,
  map: WrittenObject,
  keys: PolicyKeys,
  statement: NewStatement,
): ChangeOutcome {
  const { text } = surface;
  const style = entryStyle(surface, map);
  const model = map.entries.map(({ value }) => value).findLast((value): value is WrittenObject => value.kind === 'object');
  const inner = model ? entryStyle(surface, model) : style;
  const near = map.entries.at(-1);
  const closeIndent = near && startsLine(text, near.start) ? indentAt(text, near.start) : indentAt(text, map.start);
  const place = { entryIndent: closeIndent + inner.unit, closeIndent, newLine: lineBreak(text, map.start), header: '' };
  const source = spellStatement(edited, surface, keys, statement, inner, place);
  if (isRefusal(source)) return source;
  const name = freeName(statement.sid, new Set(map.entries.map(({ key }) => key)));
  const key = style.quotedKeys ? JSON.stringify(name) : name;
  return { changes: [{ surface, edits: insertEntry(surface, map, `${key}${style.sign}${source.text}`, map.entries.length, style) }] };
}

/** A name for an entry that none has yet. */
export function freeName(sid: string, taken: ReadonlySet<string>): string {
  const name = sid.toLowerCase() || 'more';
  for (let count = 1; ; count++) {
    const free = count === 1 ? name : `${name}_${count}`;
    if (!taken.has(free)) return free;
  }
}
