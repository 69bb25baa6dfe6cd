import type { PartialText } from '../../aws/index.ts';
import { equal } from '../../query/index.ts';
import type { Sourced, StatementList, TfNode } from '../Policy.ts';
import { type AddedElement, addToList } from './addToList.ts';
import { type EditableList, editableList } from './editableList.ts';
import { locate } from './locate.ts';
import { type ChangeOutcome, isRefusal, refuse, type SurfaceEdits, sameNode } from './outcome.ts';
import { parentOf } from './parentOf.ts';
import { removeElements } from './removeElements.ts';
import { replaceElement, replaceSingle } from './replaceElement.ts';
import { spellText } from './spellText.ts';
import { type EditedPolicy, listStyleOn } from './statementOf.ts';
import type { Surface, Written } from './Written.ts';

/** Adds to a list what it does not have yet. */
export function addElements(edited: EditedPolicy, list: StatementList, texts: readonly PartialText[]): ChangeOutcome {
  const missing = texts.filter((text, index) => !has(list.elements, text) && texts.findIndex((other) => sameText(other, text)) === index);
  if (missing.length === 0) return { changes: [] };
  const target = editableList(edited.context, list);
  if (isRefusal(target)) return target;
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

export function literalOf(text: PartialText): string | null {
  return text.every((part) => typeof part === 'string') ? text.join('') : null;
}

/** Texts are the same as AWS compares actions, by letters of either case; texts with references and resources as they are. */
function sameText(a: PartialText, b: PartialText): boolean {
  const [left, right] = [literalOf(a), literalOf(b)];
  if (left === null || right === null) return equal(a, b);
  return left === right || (!left.startsWith('arn:') && left.toLowerCase() === right.toLowerCase());
}

export function has(elements: readonly Sourced<PartialText>[], text: PartialText): boolean {
  return elements.some(({ value }) => sameText(value, text));
}

/** Removes elements from the lists that they stand in. `null`: one of them is all that its statement has, so that this must go. */
export function removeFromLists({ context }: EditedPolicy, list: StatementList, removed: readonly TfNode[]): ChangeOutcome | null {
  const known = removed.filter((node) => list.elements.some(({ at }) => sameNode(at, node)));
  if (known.length === 0) return { changes: [] };
  if (known.length >= list.elements.length && list.open === null) return null;
  const changes: SurfaceEdits[] = [];
  const done = new Set<TfNode>();
  for (const node of known) {
    if (done.has(node)) continue;
    const parent = parentOf(context, node);
    if (parent?.written.kind !== 'list') return refuse('it does not stand in a list', node);
    if (parent.multiplied !== null)
      return refuse(`it is made by ${parent.multiplied}: what is removed there is removed from all that this makes`, node);
    const { surface, written } = parent;
    if (
      surface.directives.some(
        ({ start, end }) => start < written.end && end > written.start && !(start <= written.start && end >= written.end),
      )
    ) {
      return refuse('directives of the template stand in the list', node);
    }
    const indices = new Set<number>();
    for (const other of known) {
      const located = locate(context, other);
      const index =
        located && located.surface.file === surface.file ? written.elements.findIndex(({ id }) => id === located.written.id) : -1;
      const same = parentOf(context, other);
      if (index < 0 || !same || !sameNode(same.at, parent.at)) continue;
      indices.add(index);
      done.add(other);
    }
    if (indices.size === 0) return refuse('its text could not be found', node);
    changes.push({
      surface,
      edits: removeElements(surface.text, { start: written.start + 1, end: written.end - 1 }, written.elements, indices, {
        headings: true,
      }),
    });
  }
  return { changes };
}

/** Replaces one element by others; those that the list has already are not repeated. */
export function replaceInList(edited: EditedPolicy, list: StatementList, element: TfNode, texts: readonly PartialText[]): ChangeOutcome {
  const { context } = edited;
  const own = list.elements.find(({ at }) => sameNode(at, element));
  if (!own) return refuse('the list has no such element (any more)', element);
  const others = list.elements.filter((other) => other !== own);
  const fresh = texts.filter((text, index) => !has(others, text) && texts.findIndex((other) => sameText(other, text)) === index);
  if (fresh.length === 1 && fresh[0] && equal(fresh[0], own.value)) return { changes: [] };
  if (fresh.length === 0) return removeFromLists(edited, list, [element]) ?? refuse('nothing would be left of the statement', element);
  const located = locate(context, element);
  if (!located) return refuse('its text could not be found', element);
  if (located.multiplied !== null)
    return refuse(`it is made by ${located.multiplied}: a change there changes all that this makes`, element);
  const { surface, written } = located;
  const parent = parentOf(context, element);
  const inList = parent?.written.kind === 'list' ? parent.written : undefined;
  const spelled = fresh.map((text) => spellElement(edited, surface, inList?.elements ?? [], text));
  if (spelled.includes(null)) return refuse('a reference cannot be written there: the text would need a variable for it', element);
  const sources = spelled.filter((source) => source !== null);
  if (!inList || !parent) return { changes: [replaceSingle(surface, written, sources, listStyleOn(edited, surface, written.start))] };
  const replaced = replaceElement(
    { kind: 'list', surface, at: parent.at, list: inList },
    written,
    sources,
    listStyleOn(edited, surface, inList.start),
  );
  return isRefusal(replaced) ? replaced : { changes: [replaced] };
}
