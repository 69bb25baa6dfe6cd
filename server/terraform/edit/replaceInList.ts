import type { PartialText } from '../../aws/index.ts';
import { equal } from '../../query/index.ts';
import type { Statement, StatementList, TfNode } from '../Policy.ts';
import { spellElement } from './addElements.ts';
import type { AddedElement } from './addToList.ts';
import { conditionsAround } from './conditionsOf.ts';
import { isSameText, isSingleValue, isSpelled } from './editableList.ts';
import { type Located, locate } from './locate.ts';
import { madeElements } from './madeElement.ts';
import { type ChangeOutcome, isRefusal, type Refusal, refuse, sameNode } from './outcome.ts';
import { has, sameText } from './partialTexts.ts';
import { placeInList } from './placeInList.ts';
import { removeFromLists } from './removeFromLists.ts';
import { replaceElement, replaceSingle } from './replaceElement.ts';
import { type EditedPolicy, listStyleOn, ownValue } from './statementOf.ts';
import type { Surface, Written } from './Written.ts';

/** Replaces one element by others; those that the list has already are not repeated. */
export function replaceInList(
  edited: EditedPolicy,
  statement: Statement,
  list: StatementList,
  element: TfNode,
  texts: readonly PartialText[],
): ChangeOutcome {
  const own = list.elements.find(({ at }) => sameNode(at, element));
  if (!own) return refuse('the list has no such element (any more)', element);
  const conditions = new Set(conditionsAround(edited, element));
  // What is there only under a condition of its own must be repeated.
  const others = list.elements.filter(
    (other) => other !== own && conditionsAround(edited, other.at).every((condition) => conditions.has(condition)),
  );
  const fresh = texts.filter((text, index) => !has(others, text) && texts.findIndex((other) => sameText(other, text)) === index);
  if (fresh.length === 1 && fresh[0] && equal(fresh[0], own.value)) return { changes: [] };
  if (fresh.length === 0)
    return removeFromLists(edited, statement, list, [element]) ?? refuse('nothing would be left of the statement', element);
  if (edited.where === 'sources') return replaceMade(edited, own, fresh) ?? refuse('it is made from nothing that can say it', element);
  if (edited.where === 'callers') {
    const isGiven = (own.from ?? [own.at]).every(({ file }) => file !== list.at.file) && fresh.length === 1;
    return (isGiven ? replaceMade(edited, own, fresh) : undefined) ?? refuse('no caller gives it', element);
  }
  const place = placeInList(edited, statement, list, element);
  if (place && isRefusal(place)) return replaceMade(edited, own, fresh) ?? place;
  if (place) {
    const { surface, at, list: written, index } = place;
    const [sources, old] = [spellAll(edited, surface, written.elements, fresh), written.elements[index]];
    if (!sources || !old) return refuse(noReference, element);
    const target = { kind: 'list', surface, at, list: written } as const;
    const replaced = replaceElement(target, old, sources, listStyleOn(edited, surface, written.start));
    return isRefusal(replaced) ? replaced : { changes: [replaced] };
  }
  const single = singleText(edited, statement, list, own, fresh.length);
  if (!single) return replaceMade(edited, own, fresh) ?? refuse('it stands where others may use it as one text', element);
  if (isRefusal(single)) return replaceMade(edited, own, fresh) ?? single;
  const sources = spellAll(edited, single.surface, [], fresh);
  if (!sources) return refuse(noReference, element);
  const { surface, written } = single;
  return { changes: [replaceSingle(surface, written, sources, listStyleOn(edited, surface, written.start))] };
}

/** Replaces the string that an element is made from; `undefined` where that cannot say it. */
function replaceMade(
  edited: EditedPolicy,
  element: StatementList['elements'][number],
  texts: readonly PartialText[],
): ChangeOutcome | undefined {
  for (const { surface, written, around, coreOf } of madeElements(edited, element)) {
    const cores = texts.flatMap((text): PartialText[] => {
      const core = coreOf(text);
      return core === undefined ? [] : [[core]];
    });
    const sources = cores.length === texts.length ? spellAll(edited, surface, [], cores) : null;
    if (!sources) continue;
    const style = listStyleOn(edited, surface, written.start);
    const list = around?.written.kind === 'list' ? around.written : undefined;
    if (!list && sources.length > 1) continue;
    const inList = list?.elements.find(({ id }) => id === written.id);
    const replaced =
      around && list && inList
        ? replaceElement({ kind: 'list', surface, at: around.at, list }, inList, sources, style)
        : replaceSingle(surface, written, sources, style);
    if (!isRefusal(replaced)) return { changes: [replaced] };
  }
  return undefined;
}

const noReference = 'a reference cannot be written there: the text would need a variable for it';

/** Where a value that is no list is replaced: in its statement, even if that only names it; elsewhere by one text only. */
function singleText(
  edited: EditedPolicy,
  statement: Statement,
  list: StatementList,
  { at, value }: StatementList['elements'][number],
  count: number,
): Located | Refusal | undefined {
  const located = locate(edited.context, at);
  if (!located) return refuse('its text could not be found', at);
  const own = ownValue(edited, statement, list);
  if (own && own.multiplied === null && isSingleValue(own.written)) return own;
  if (located.multiplied !== null) return refuse(`it is made by ${located.multiplied}: a change there changes all that this makes`, at);
  if (!isSpelled(located.surface, located.written, value)) return refuse('it is made from a text that says something else', at);
  return (own && isSameText(own, located)) || count === 1 ? located : undefined;
}

function spellAll(edited: EditedPolicy, surface: Surface, among: readonly Written[], texts: readonly PartialText[]): AddedElement[] | null {
  const spelled = texts.map((text) => spellElement(edited, surface, among, text));
  const sources = spelled.filter((source) => source !== null);
  return sources.length === spelled.length ? sources : null;
}
