import type { Policy, PolicyDocument, Statement, StatementList, TfNode } from '../Policy.ts';
import type { EditContext } from './EditContext.ts';
import { entryStyle } from './entryStyle.ts';
import type { ListStyle } from './insertElements.ts';
import { indentAt } from './lines.ts';
import { trailingCommas } from './listStyle.ts';
import { type Located, locate } from './locate.ts';
import { type Refusal, refuse, sameNode } from './outcome.ts';
import { parentOf } from './parentOf.ts';
import { type PolicyKeys, policyKeys } from './policyKeys.ts';
import { entryOf, type Surface, type WrittenObject } from './Written.ts';

/** A policy that could be evaluated. */
export interface EditedPolicy {
  readonly context: EditContext;
  readonly policy: Policy;
  readonly document: PolicyDocument;
  readonly where: EditPlace;
}

/**
 * Where a change is made: in the text of the statement or document; in what a caller gives the module that this is written in, or
 * who renders it; in what an element is made from, wherever that is.
 */
export type EditPlace = 'text' | 'callers' | 'sources';

/** The statement at a node. */
export function statementOf({ document }: EditedPolicy, node: TfNode): Statement | Refusal {
  return document.statements.find(({ at }) => sameNode(at, node)) ?? refuse('the policy has no such statement (any more)', node);
}

/** A statement's own text. */
export interface WrittenStatement extends Located {
  readonly written: WrittenObject;
  readonly keys: PolicyKeys;
}

/** The text of a statement, in which it can be changed by itself. */
export function writtenStatement({ context, policy }: EditedPolicy, { at }: Statement): WrittenStatement | Refusal {
  const located = locate(context, at);
  if (!located) return refuse('its text could not be found', at);
  if (located.multiplied !== null) return refuse(`it is made by ${located.multiplied}: a change there changes all that this makes`, at);
  if (located.written.kind !== 'object') return refuse('the statement is not written out there', at);
  const keys = policyKeys(located.written, policy.form === 'document');
  return { ...located, written: located.written, keys };
}

/** The statements that are written on the same surface, those nearest to the end first. */
export function neighbours({ context, document }: EditedPolicy, surface: Surface): WrittenObject[] {
  const found = document.statements.flatMap(({ at }) => {
    const located = locate(context, at);
    const same = located && located.surface.file === surface.file && located.surface.language === surface.language;
    return same && located.written.kind === 'object' && located.surface.toFile(0) === surface.toFile(0) ? [located.written] : [];
  });
  return found.reverse();
}

const listKeys = ['Action', 'NotAction', 'Resource', 'NotResource', 'actions', 'not_actions', 'resources', 'not_resources'];

/** How lists get lines of their own on a surface: as its statements have them. */
export function listStyleOn(edited: EditedPolicy, surface: Surface, offset: number): ListStyle {
  const statements = neighbours(edited, surface);
  const [multiline] = statements.filter((statement) => entryStyle(surface, statement).multiline);
  const indent = indentAt(surface.text, offset);
  const unit = multiline ? entryStyle(surface, multiline).unit : indent.startsWith('\t') ? '\t' : '  ';
  return { unit, trailingComma: trailingCommas(surface, statements, listKeys) };
}

/** What is written for a list in its own statement; of one that is merged from objects, in the one of these that has it. */
export function ownValue(edited: EditedPolicy, statement: Statement, list: StatementList): Located | undefined {
  const whole = locate(edited.context, statement.at);
  const located = whole?.written.kind === 'other' ? within(whole, parentOf(edited.context, list.at)) : whole;
  if (located?.written.kind !== 'object') return undefined;
  const keys = policyKeys(located.written, edited.policy.form === 'document');
  const names = new Map([
    [statement.actions, keys.action],
    [statement.notActions, keys.notAction],
    [statement.resources, keys.resource],
    [statement.notResources, keys.notResource],
  ]);
  const entry = entryOf(located.written, names.get(list) ?? '');
  return entry && { ...located, written: entry.value };
}

/** What stands in the text of another. */
function within({ surface, written }: Located, inner: Located | undefined): Located | undefined {
  const isSameSurface = inner?.surface.file === surface.file && inner.surface.item === surface.item;
  return isSameSurface && written.start <= inner.written.start && inner.written.end <= written.end ? inner : undefined;
}
