import type { Statement, TfNode } from '../Policy.ts';
import { spellElement } from './addElements.ts';
import { type AddedElement, addToList } from './addToList.ts';
import { conditionsOf } from './conditionsOf.ts';
import { editableList } from './editableList.ts';
import { listLayout } from './listLayout.ts';
import { locate } from './locate.ts';
import { lostComment } from './lostComment.ts';
import { type ChangeOutcome, isRefusal, refuse } from './outcome.ts';
import { parentOf } from './parentOf.ts';
import { has, literalOf } from './partialTexts.ts';
import { removeStatement } from './removeStatement.ts';
import { type EditedPolicy, listStyleOn, statementOf, writtenStatement } from './statementOf.ts';
import type { Surface } from './Written.ts';

/** Moves the actions of `from` that `into` lacks into it, with their comments, and removes `from`; refused where another comment of it would be lost. */
export function mergeStatements(edited: EditedPolicy, into: TfNode, from: TfNode): ChangeOutcome {
  const target = statementOf(edited, into);
  if (isRefusal(target)) return target;
  const source = statementOf(edited, from);
  if (isRefusal(source)) return source;
  if (!target.actions || !source.actions) return refuse('only statements with actions can be merged', target.actions ? from : into);
  if (source.actions.open !== null) return refuse(`not all of its actions are known: ${source.actions.open}`, source.actions.at);
  if (conditionsOf(edited, target) !== conditionsOf(edited, source))
    return refuse('one of the two holds only under a condition, or under another', from);
  const written = writtenStatement(edited, source);
  if (isRefusal(written)) return written;
  const removed = removeStatement(edited, from);
  if (isRefusal(removed)) return removed;
  const list = editableList(edited, target, target.actions);
  if (isRefusal(list)) return list;
  const added = movedElements(edited, target, source, list.surface);
  if (added === null) return refuse('a reference cannot be written there: the text would need a variable for it', list.at);
  const lost = lostComment(removed.changes, list.kind === 'argument' ? [] : added);
  if (lost !== undefined) return refuse(`the comment ${shortened(lost)} would be lost`, from);
  if (added.length === 0) return removed;
  const offset = list.kind === 'list' ? list.list.start : list.kind === 'single' ? list.value.start : list.call.start;
  const change = addToList(list, added, listStyleOn(edited, list.surface, offset));
  if (isRefusal(change)) return change;
  return { changes: [change, ...removed.changes] };
}

const shortened = (comment: string): string => {
  const [line = ''] = comment.split(/\r?\n/);
  return line.length > 60 || line !== comment ? `${line.slice(0, 60)}…` : line;
};

function movedElements(edited: EditedPolicy, into: Statement, from: Statement, surface: Surface): AddedElement[] | null {
  const present = [...(into.actions?.elements ?? [])];
  const moved: AddedElement[] = [];
  for (const element of from.actions?.elements ?? []) {
    if (has(present, element.value)) continue;
    present.push(element);
    const spelled = sourceOf(edited, element.at, surface) ?? spellElement(edited, surface, [], element.value);
    if (!spelled) return null;
    moved.push({ ...spelled, literal: literalOf(element.value) });
  }
  return moved;
}

/** An element's own text and comments, if it is written in the same language. */
function sourceOf({ context }: EditedPolicy, at: TfNode, surface: Surface): AddedElement | undefined {
  const located = locate(context, at);
  if (!located || located.surface.file !== surface.file || located.surface.language !== surface.language) return undefined;
  const { text } = located.surface;
  if (located.written.kind !== 'string') return undefined;
  const { start, end, id, literal } = located.written;
  // What is inserted there may mean something else here, or nothing.
  if (literal === null && (located.multiplied !== null || located.surface.item !== surface.item)) return undefined;
  const plain = { text: text.slice(start, end), literal: null };
  const parent = parentOf(context, at);
  if (parent?.written.kind !== 'list') return plain;
  const { slots } = listLayout(text, { start: parent.written.start + 1, end: parent.written.end - 1 }, parent.written.elements);
  const slot = slots[parent.written.elements.findIndex((element) => element.id === id)];
  const texts = (ranges: readonly { start: number; end: number }[]): string[] => ranges.map((range) => text.slice(range.start, range.end));
  return slot ? { ...plain, lead: texts(slot.lead), trail: texts(slot.trail) } : plain;
}
