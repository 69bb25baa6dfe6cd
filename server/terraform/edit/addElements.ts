import type { PartialText } from '../../aws/index.ts';
import { folderOf } from '../../files/index.ts';
import type { Statement, StatementList } from '../Policy.ts';
import { type AddedElement, addToList } from './addToList.ts';
import { type EditableList, editableList } from './editableList.ts';
import { madeElements } from './madeElement.ts';
import { type ChangeOutcome, isRefusal, refuse } from './outcome.ts';
import { has, literalOf, sameText } from './partialTexts.ts';
import { spellText } from './spellText.ts';
import { type EditedPolicy, listStyleOn } from './statementOf.ts';
import type { Surface, Written } from './Written.ts';

/** Adds to a list what it does not have yet. */
export function addElements(edited: EditedPolicy, statement: Statement, list: StatementList, texts: readonly PartialText[]): ChangeOutcome {
  const missing = texts.filter((text, index) => !has(list.elements, text) && texts.findIndex((other) => sameText(other, text)) === index);
  if (missing.length === 0) return { changes: [] };
  const target = editableList(edited, statement, list);
  if (isRefusal(target)) return addMade(edited, list, missing) ?? target;
  const away = folderOf(target.surface.file) !== folderOf(statement.at.file);
  if (away && missing.some((text) => literalOf(text) === null))
    return refuse('it is written in another module, where the reference means nothing', target.at);
  const added = missing.map((text) => spellElement(edited, target.surface, siblings(target), text));
  const unspelled = added.indexOf(null);
  if (unspelled >= 0) return refuse('a reference cannot be written there: the text would need a variable for it', target.at);
  const change = addToList(
    target,
    added.filter((element) => element !== null),
    listStyleOn(edited, target.surface, writtenOf(target).start),
  );
  return isRefusal(change) ? change : { changes: [change] };
}

/** Adds to the list of strings that the elements are made from; `undefined` where there is none that can say it. */
function addMade(edited: EditedPolicy, list: StatementList, texts: readonly PartialText[]): ChangeOutcome | undefined {
  for (const made of list.elements.flatMap((element) => madeElements(edited, element))) {
    const { surface, around } = made;
    const written = around?.written;
    if (!around || written?.kind !== 'list') continue;
    const added = texts.flatMap((text) => {
      const core = made.coreOf(text);
      return core === undefined ? [] : (spellElement(edited, surface, written.elements, [core]) ?? []);
    });
    if (added.length < texts.length) continue;
    const change = addToList({ kind: 'list', surface, at: around.at, list: written }, added, listStyleOn(edited, surface, written.start));
    return isRefusal(change) ? undefined : { changes: [change] };
  }
  return undefined;
}

function writtenOf(target: EditableList): Written {
  return target.kind === 'list' ? target.list : target.kind === 'single' ? target.value : target.call;
}

const siblings = (target: EditableList): readonly Written[] =>
  target.kind === 'list' ? target.list.elements : target.kind === 'single' ? [target.value] : [];

/** The source of an element, as its siblings are written. */
export function spellElement(
  { policy }: EditedPolicy,
  surface: Surface,
  among: readonly Written[],
  text: PartialText,
): AddedElement | null {
  const quotedReferences = among.some(({ start, end }) => /^"\$\{[^"{}]*\}"$/.test(surface.text.slice(start, end)));
  const spelled = spellText(surface, text, { bare: !quotedReferences, document: policy.form === 'document' });
  return spelled === null ? null : { text: spelled, literal: literalOf(text) };
}
