import type { StatementList, TfNode } from '../Policy.ts';
import type { EditContext } from './EditContext.ts';
import { locate } from './locate.ts';
import { type Refusal, refuse, sameNode } from './outcome.ts';
import { parentOf } from './parentOf.ts';
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

/** Finds the text to which elements of `Action` or `Resource` can be added. */
export function editableList(context: EditContext, list: StatementList): EditableList | Refusal {
  const located = locate(context, list.at);
  if (!located) return refuse('its text could not be found', list.at);
  const { surface, written, multiplied } = located;
  if (multiplied !== null) return refuse(`it is made by ${multiplied}: what is added there is added to all that this makes`, list.at);
  const here = { surface, at: list.at };
  if (written.kind === 'list') return { ...here, kind: 'list', list: written };
  if (written.kind === 'string') return { ...here, kind: 'single', value: written };
  if (written.kind === 'joined') {
    const literal = literalList(written);
    if (literal) return { ...here, kind: 'list', list: literal };
    if (written.function === 'concat' && written.parts.length > 0) return { ...here, kind: 'argument', call: written };
  }
  const [only] = list.elements;
  const isSingle = written.kind === 'other' && (written.name === singleValue.reference || written.name === singleValue.text);
  if (isSingle && list.elements.length === 1 && only && sameNode(only.at, list.at) && list.open === null)
    return { ...here, kind: 'single', value: written };
  return (
    listOfElements(context, list) ??
    refuse(`it is ${written.kind === 'other' ? written.name : 'an expression'}, and no list to add to was found`, list.at)
  );
}

/** The first list that elements stand in, wherever that is. */
function listOfElements(context: EditContext, { elements }: StatementList): EditableList | undefined {
  for (const element of elements) {
    const parent = parentOf(context, element.at);
    if (parent?.written.kind !== 'list' || parent.multiplied !== null) continue;
    return { kind: 'list', surface: parent.surface, at: parent.at, list: parent.written };
  }
  return undefined;
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
