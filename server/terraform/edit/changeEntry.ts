import type { PartialText } from '../../aws/index.ts';
import type { TextEdit } from '../../files/index.ts';
import type { Statement, TfNode } from '../Policy.ts';
import { type EntryStyle, entryStyle } from './entryStyle.ts';
import { indentAt, lineBreak, lineStart } from './lines.ts';
import { listLayout } from './listLayout.ts';
import { locate } from './locate.ts';
import { madeElements } from './madeElement.ts';
import { type ChangeOutcome, isRefusal, refuse } from './outcome.ts';
import { policyKeys } from './policyKeys.ts';
import { spellText } from './spellText.ts';
import { type EditedPolicy, neighbours, statementOf, writtenStatement } from './statementOf.ts';
import { entryOf, type Surface, type WrittenObject } from './Written.ts';

/** Sets the `Sid` of a statement: its first entry, if it has none yet. */
export function setSid(edited: EditedPolicy, node: TfNode, sid: string): ChangeOutcome {
  return setStatementEntry(edited, node, 'sid', sid);
}

/** Sets the `Effect`: behind the `Sid`, if it has none yet. */
export function setEffect(edited: EditedPolicy, node: TfNode, effect: string): ChangeOutcome {
  return setStatementEntry(edited, node, 'effect', effect);
}

function setStatementEntry(edited: EditedPolicy, node: TfNode, which: 'sid' | 'effect', text: string): ChangeOutcome {
  const statement = statementOf(edited, node);
  if (isRefusal(statement)) return statement;
  const located = writtenStatement(edited, statement);
  if (isRefusal(located)) return setMade(edited, statement[which], text) ?? located;
  const { surface, written, keys } = located;
  const index = which === 'sid' ? 0 : written.entries.findIndex(({ key }) => key === keys.sid) + 1;
  const current = which === 'sid' ? statement.sid : statement.effect;
  if (isWritten(current?.value, text) && entryOf(written, keys[which])) return { changes: [] };
  const style = styleFor(edited, surface, written);
  const edits = setEntry(surface, written, { key: keys[which], text, index }, style);
  return edits ? { changes: [{ surface, edits }] } : refuse('it is written where no text can be set', node);
}

/** Changes the string that an entry of a statement is made from; `undefined` where there is none. */
function setMade(edited: EditedPolicy, current: Statement['sid'], text: string): ChangeOutcome | undefined {
  const [made] = current ? madeElements(edited, current) : [];
  const around = made?.around?.written;
  // The key of a map is what its entry goes by, there and elsewhere.
  if (around?.kind === 'object' && around.entries.some(({ keyRange }) => keyRange.start === made?.written.start)) return undefined;
  const core = made?.coreOf([text]);
  const newText = made && core !== undefined ? spellText(made.surface, [core], { bare: false, document: false }) : null;
  if (!made || newText === null) return undefined;
  const { start, end } = made.written;
  return { changes: [{ surface: made.surface, edits: [{ start, end, newText }] }] };
}

const isWritten = (value: PartialText | undefined, text: string): boolean =>
  value?.every((part) => typeof part === 'string') === true && value.join('') === text;

/** Sets the version of the policy language to the current one. */
export function setVersion(edited: EditedPolicy): ChangeOutcome {
  const { context, document, policy } = edited;
  const located = locate(context, document.at);
  if (located?.written.kind !== 'object') return refuse('the document is not written out there', document.at);
  const { surface, written } = located;
  const keys = policyKeys(written, policy.form === 'document');
  const version = '2012-10-17';
  if (isWritten(document.version?.value, version)) return { changes: [] };
  const edits = setEntry(surface, written, { key: keys.version, text: version, index: 0 }, entryStyle(surface, written));
  return edits ? { changes: [{ surface, edits }] } : refuse('it is written where no text can be set', document.at);
}

/** The style of an object's entries; of one without any, its neighbours'. */
function styleFor(edited: EditedPolicy, surface: Surface, written: WrittenObject): EntryStyle {
  const model = written.entries.length > 0 ? written : (neighbours(edited, surface).find(({ entries }) => entries.length > 0) ?? written);
  return entryStyle(surface, model);
}

/** Replaces the value of an entry, or adds the entry before that at `index`. */
function setEntry(
  surface: Surface,
  object: WrittenObject,
  entry: { key: string; text: string; index: number },
  style: EntryStyle,
): TextEdit[] | undefined {
  const newText = spellText(surface, [entry.text], { bare: false, document: false });
  if (newText === null) return undefined;
  const current = entryOf(object, entry.key);
  if (current) return [{ start: current.value.start, end: current.value.end, newText }];
  const key = style.quotedKeys ? JSON.stringify(entry.key) : entry.key;
  return insertEntry(surface, object, `${key.padEnd(style.keyWidth)}${style.sign}${newText}`, entry.index, style);
}

/** Adds an entry, given its source, before that at `index` or at the end. */
export function insertEntry({ text }: Surface, object: WrittenObject, source: string, index: number, style: EntryStyle): TextEdit[] {
  const { slots } = listLayout(text, object.body, object.entries);
  const newLine = lineBreak(text, object.start);
  const next = slots[index];
  const last = slots.at(-1);
  const comma = style.commas ? ',' : '';
  if (next?.startsLine) {
    const at = lineStart(text, next.lead[0]?.start ?? next.element.start);
    return [{ start: at, end: at, newText: `${indentAt(text, next.element.start)}${source}${comma}${newLine}` }];
  }
  if (next) return [{ start: next.element.start, end: next.element.start, newText: `${source}, ` }];
  if (!last) {
    const outer = indentAt(text, object.start);
    return [
      {
        ...object.body,
        newText: style.multiline
          ? `${newLine}${outer}${style.unit}${source}${newLine}${outer}`
          : `${style.padding}${source}${style.padding}`,
      },
    ];
  }
  if (!style.multiline) return [{ start: last.element.end, end: last.element.end, newText: `, ${source}` }];
  const line = `${newLine}${indentAt(text, last.element.start)}${source}`;
  if (last.comma || comma === '') return [{ start: last.end, end: last.end, newText: `${line}${last.comma ? ',' : ''}` }];
  return [
    { start: last.element.end, end: last.element.end, newText: ',' },
    { start: last.end, end: last.end, newText: line },
  ];
}
