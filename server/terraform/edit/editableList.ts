import type { PartialText } from '../../aws/index.ts';
import { type FilePath, folderOf } from '../../files/index.ts';
import type { Statement, StatementList, TfNode } from '../Policy.ts';
import type { EditContext } from './EditContext.ts';
import { type Located, locate } from './locate.ts';
import { type Refusal, refuse, sameNode } from './outcome.ts';
import { parentOf } from './parentOf.ts';
import { type EditedPolicy, ownValue } from './statementOf.ts';
import type { Surface, Written, WrittenList } from './Written.ts';
import { singleValue } from './writtenHcl.ts';

/** Where elements can be added to a list of a statement. */
export type EditableList = {
  readonly surface: Surface;
  readonly at: TfNode;
} & (
  | { readonly kind: 'list'; readonly list: WrittenList }
  /** One value that must become a list. */
  | { readonly kind: 'single'; readonly value: Written }
  /** A `concat` of other lists, which can take one more. */
  | { readonly kind: 'argument'; readonly call: Extract<Written, { kind: 'joined' }> }
);

/** Finds the text to which elements of a statement's list can be added without changing anything else that is said. */
export function editableList(edited: EditedPolicy, statement: Statement, list: StatementList): EditableList | Refusal {
  if (edited.where === 'callers') {
    const folder = folderOf(statement.at.file);
    return listOfElements(edited.context, list, (file) => folderOf(file) !== folder) ?? refuse('no caller gives a list to add to', list.at);
  }
  const located = locate(edited.context, list.at);
  if (!located) return refuse('its text could not be found', list.at);
  const { surface, written, multiplied } = located;
  if (multiplied !== null) return refuse(`it is made by ${multiplied}: what is added there is added to all that this makes`, list.at);
  const own = ownValue(edited, statement, list);
  const isOwn = own !== undefined && isSameText(own, located);
  const here = { surface, at: list.at };
  if (written.kind === 'list' && (isOwn || saysSame(surface, written, list))) return { ...here, kind: 'list', list: written };
  if (written.kind === 'joined') {
    const literal = literalList(written);
    if (literal && (isOwn || saysSame(surface, literal, list))) return { ...here, kind: 'list', list: literal };
    if (isOwn && written.function === 'concat' && written.parts.length > 0) return { ...here, kind: 'argument', call: written };
  }
  const [only] = list.elements;
  const isSingle = list.elements.length === 1 && only !== undefined && list.open === null && sameNode(only.at, list.at);
  if (isSingle && isOwn && isSingleValue(written)) return { ...here, kind: 'single', value: written };
  const elsewhere = listOfElements(edited.context, list, () => true);
  if (elsewhere) return elsewhere;
  // What is one text elsewhere stays one; the statement names it in a list.
  if (isSingle && own?.multiplied === null && isSingleValue(own.written)) {
    return { surface: own.surface, at: statement.at, kind: 'single', value: own.written };
  }
  const name = written.kind === 'other' ? written.name : 'an expression';
  return refuse(`it is ${name}, and no list to add to was found`, list.at);
}

/** The first list that elements stand in, wherever that is. */
function listOfElements(context: EditContext, list: StatementList, isIn: (file: FilePath) => boolean): EditableList | undefined {
  for (const element of list.elements.filter(({ at }) => isIn(at.file))) {
    const parent = parentOf(context, element.at);
    if (parent?.written.kind !== 'list' || parent.multiplied !== null || !saysSame(parent.surface, parent.written, list)) continue;
    return { kind: 'list', surface: parent.surface, at: parent.at, list: parent.written };
  }
  return undefined;
}

/** Whether a value is, as far as can be seen, one text. */
export const isSingleValue = (written: Written): boolean =>
  written.kind === 'string' || (written.kind === 'other' && (written.name === singleValue.reference || written.name === singleValue.text));

/** Whether two places are one. */
export function isSameText(a: Located, b: Located): boolean {
  return a.surface.file === b.surface.file && a.surface.item === b.surface.item && a.written.id === b.written.id;
}

/** Whether the elements of a list are the statement's as they stand, and not what these are made from. */
export function saysSame(surface: Surface, written: WrittenList, { elements }: StatementList): boolean {
  return written.elements.every((one) => elements.some(({ value }) => isSpelled(surface, one, value)));
}

/** Whether a written value says a text itself: the same letters around what is inserted. */
export function isSpelled(surface: Surface, written: Written, value: PartialText): boolean {
  if (written.kind === 'other') return value.length === 1 && typeof value[0] === 'object';
  if (written.kind !== 'string') return false;
  const said = value.map((part) => (typeof part === 'string' ? part : '\uffff')).join('');
  if (written.literal !== null) return written.literal === said || written.literal.replaceAll('&{', '${') === said;
  const chunks = surface.text.slice(written.start + 1, written.end - 1).split(/\$\{[^}]*\}/);
  const pattern = chunks.map((chunk) => (chunk.includes('\\') ? '.*' : chunk.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${pattern.join('.*')}$`, 's').test(said);
}

function literalList(written: Written): WrittenList | undefined {
  if (written.kind === 'list') return written.elements.some(({ kind }) => kind === 'list') ? undefined : written;
  if (written.kind !== 'joined') return undefined;
  for (const part of written.parts) {
    const found = literalList(part);
    if (found) return found;
  }
  return undefined;
}
