import { folderOf } from '../../files/index.ts';
import type { Statement, StatementList, TfNode } from '../Policy.ts';
import type { EditContext } from './EditContext.ts';
import { locate } from './locate.ts';
import { sameNode } from './outcome.ts';
import { type Parent, parentOf } from './parentOf.ts';
import { literalOf } from './partialTexts.ts';
import type { EditedPolicy } from './statementOf.ts';
import type { Surface, WrittenEntry, WrittenObject } from './Written.ts';

/** An object from which a `for` expression or a `dynamic` block makes a statement, in the list or map of all of them. */
export interface RecordPlace {
  readonly surface: Surface;
  readonly record: WrittenObject;
  readonly around: Parent;
  /** What of the statement each of its entries gives. */
  readonly parts: ReadonlyMap<WrittenEntry, Part>;
  /** The statement's Sid is the record's name in the map. */
  readonly namedBySid: boolean;
}

export type Part = 'sid' | 'effect' | 'actions' | 'resources';

/** The object that a statement is made from: none for one that is written out where the document is. */
export function recordOf({ context, document }: EditedPolicy, statement: Statement): RecordPlace | undefined {
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
  return { surface: at.surface, record: at.written, around, parts, namedBySid };
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
