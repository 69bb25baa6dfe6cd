import { addBlock } from './addBlock.ts';
import { addMapEntry, isMapOfStatements } from './addMapEntry.ts';
import { insertEntry } from './changeEntry.ts';
import { directivesIn, freeIndex } from './directivesIn.ts';
import { type EntryStyle, entryStyle } from './entryStyle.ts';
import { insertElements, type ListStyle } from './insertElements.ts';
import { indentAt, lineBreak, startsLine } from './lines.ts';
import { locate } from './locate.ts';
import { type ChangeOutcome, isRefusal, refuse } from './outcome.ts';
import { parentOf } from './parentOf.ts';
import { placeBeside } from './placeBeside.ts';
import { type PolicyKeys, policyKeys } from './policyKeys.ts';
import type { ObjectPlace } from './spellObject.ts';
import { type NewStatement, spellStatement } from './spellStatement.ts';
import { type EditedPolicy, listStyleOn, neighbours } from './statementOf.ts';
import { entryOf, type Surface, type Written, type WrittenList, type WrittenObject } from './Written.ts';

/** Adds a statement behind the others, in the style of the one before it. */
export function addStatement(edited: EditedPolicy, statement: NewStatement): ChangeOutcome {
  const { context, policy, document } = edited;
  const located = locate(context, document.at);
  if (!located) return refuse('its text could not be found', document.at);
  if (located.multiplied !== null) return refuse(`it is made by ${located.multiplied}`, document.at);
  if (located.written.kind !== 'object') {
    const target = statementList(edited, located.surface, located.written);
    const isList = target && target.list.id !== located.written.id;
    if (!isList) return refuse('the document is not written out there', document.at);
    return addObject(edited, target.surface, null, target.list, policyKeys(located.written, policy.form === 'document'), statement);
  }
  const { surface, written } = located;
  const keys = policyKeys(written, policy.form === 'document');
  if (written.form === 'block') return addBlock(edited, surface, written, keys, statement);
  const entry = entryOf(written, keys.statement);
  if (!entry && isMapOfStatements(edited))
    return addMapEntry(edited, surface, written, policyKeys(written.entries.at(-1)?.value ?? written, false), statement);
  if (!entry) {
    const style = entryStyle(surface, written);
    const place = {
      entryIndent: style.unit.repeat(3),
      closeIndent: style.unit.repeat(2),
      newLine: lineBreak(surface.text, written.start),
      header: '',
    };
    const outer = indentAt(surface.text, written.end - 1);
    const shifted = { ...place, entryIndent: outer + place.entryIndent, closeIndent: outer + place.closeIndent };
    const source = spellStatement(
      edited,
      surface,
      keys,
      statement,
      { ...style, multiline: true, alignment: 'none', commas: surface.language === 'json', trailingComma: false },
      shifted,
    );
    if (isRefusal(source)) return source;
    const key = style.quotedKeys ? JSON.stringify(keys.statement) : keys.statement;
    const list = ['[', `${shifted.closeIndent}${source.text}`, `${outer}${style.unit}]`].join(place.newLine);
    return { changes: [{ surface, edits: insertEntry(surface, written, `${key}${style.sign}${list}`, written.entries.length, style) }] };
  }
  const target = statementList(edited, surface, entry.value);
  if (!target && entry.value.kind === 'joined' && entry.value.function === 'concat')
    return addArgument(edited, surface, entry.value, keys, statement);
  if (!target)
    return refuse(`the statements are ${entry.value.kind === 'other' ? entry.value.name : 'not written as a list'}`, document.at);
  return addObject(edited, target.surface, written, target.list, keys, statement);
}

/** The list or single object that statements are written in. */
function statementList(
  { context, document }: EditedPolicy,
  surface: Surface,
  value: Written,
): { surface: Surface; list: WrittenList | WrittenObject } | undefined {
  if (value.kind === 'list' || value.kind === 'object') return { surface, list: value };
  if (value.kind === 'joined') {
    const literal = value.parts.findLast((part) => part.kind === 'list');
    if (literal?.kind === 'list') return { surface, list: literal };
  }
  for (const { at } of [...document.statements].reverse()) {
    const parent = parentOf(context, at);
    if (parent?.written.kind === 'list' && parent.multiplied === null) return { surface: parent.surface, list: parent.written };
  }
  return undefined;
}

function addObject(
  edited: EditedPolicy,
  surface: Surface,
  document: WrittenObject | null,
  list: WrittenList | WrittenObject,
  keys: PolicyKeys,
  statement: NewStatement,
): ChangeOutcome {
  const { text } = surface;
  const elements = list.kind === 'list' ? list.elements : [list];
  const inList = list.kind === 'list' ? directivesIn(surface, list, elements) : [];
  const last = elements.findLast((element): element is WrittenObject => element.kind === 'object');
  const index = freeIndex(elements, inList);
  if (index === null) return refuse('directives of the template stand around all statements', edited.document.at);
  const listStyle: ListStyle = { ...listStyleOn(edited, surface, list.start), multiline: true };
  const model = last ?? neighbours(edited, surface)[0];
  const shown = model ?? document;
  if (!shown) return refuse('there is no statement to take after', edited.document.at);
  const style = model ? entryStyle(surface, model) : styleOfDocument(surface, shown);
  const source = spellStatement(
    edited,
    surface,
    keys,
    statement,
    style,
    last ? placeBeside(surface, last, style) : placeInEmpty(surface, list, listStyle.unit),
  );
  if (isRefusal(source)) return source;
  if (list.kind === 'object') {
    // A statement by itself becomes the first of a list.
    return {
      changes: [
        {
          surface,
          edits: [
            { start: list.start, end: list.start, newText: '[' },
            { start: list.end, end: list.end, newText: `, ${source.text}]` },
          ],
        },
      ],
    };
  }
  const edits = insertElements(text, { start: list.start + 1, end: list.end - 1 }, elements, [{ before: index, element: source }], {
    ...listStyle,
    trailingComma: false,
  });
  return { changes: [{ surface, edits }] };
}

function placeInEmpty({ text }: Surface, list: WrittenList | WrittenObject, unit: string): ObjectPlace {
  const closeIndent = indentAt(text, list.start) + unit;
  return { entryIndent: closeIndent + unit, closeIndent, newLine: lineBreak(text, list.start), header: '' };
}

/** Where there is no statement to take after: as the document's own entries are written. */
function styleOfDocument(surface: Surface, document: WrittenObject): EntryStyle {
  const style = entryStyle(surface, document);
  return {
    ...style,
    multiline: true,
    alignment: style.sign.includes('=') ? 'runs' : 'none',
    commas: surface.language === 'json' || (style.commas && style.multiline),
    trailingComma: false,
  };
}

/** Adds a statement to a `concat` of lists that are all made elsewhere: in a list of its own, behind them. */
function addArgument(
  edited: EditedPolicy,
  surface: Surface,
  call: Extract<Written, { kind: 'joined' }>,
  keys: PolicyKeys,
  statement: NewStatement,
): ChangeOutcome {
  const { text } = surface;
  const last = call.parts.at(-1);
  const [model] = neighbours(edited, surface).filter(({ form }) => form === 'object');
  if (!last || !model) return refuse('there is no statement to take after', edited.document.at);
  const style = entryStyle(surface, model);
  const onLines = startsLine(text, last.start);
  const closeIndent = indentAt(text, onLines ? last.start : call.start);
  const place = { entryIndent: closeIndent + style.unit, closeIndent, newLine: lineBreak(text, call.start), header: '' };
  const source = spellStatement(edited, surface, keys, statement, style, place);
  if (isRefusal(source)) return source;
  const list = `[${source.text}]`;
  if (!onLines) return { changes: [{ surface, edits: [{ start: last.end, end: last.end, newText: `, ${list}` }] }] };
  const body = { start: text.indexOf('(', call.start) + 1, end: call.end - 1 };
  const added = [{ before: call.parts.length, element: { text: list } }];
  const listStyle = { ...listStyleOn(edited, surface, call.start), trailingComma: false };
  return { changes: [{ surface, edits: insertElements(text, body, call.parts, added, listStyle) }] };
}
