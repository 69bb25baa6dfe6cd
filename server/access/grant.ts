import { actionMatches, type PartialText, resourceCanServe, resourceMatches } from '../aws/index.ts';
import type { PolicyDocument, Statement, StatementList, TfNode } from '../terraform/index.ts';
import { effectOf } from './effectOf.ts';
import { wholeText } from './partialText.ts';

/** A statement that bears on an action, and the element of it that names the action. */
export interface GrantingStatement {
  readonly statement: TfNode;
  readonly element: TfNode;
  readonly conditional: boolean;
}

/** What a document says of an action on resources. `silent`: nothing grants it and nothing denies it. */
export type Grant =
  | { readonly verdict: 'granted'; readonly by: readonly GrantingStatement[] }
  | { readonly verdict: 'denied'; readonly by: readonly GrantingStatement[] }
  | { readonly verdict: 'depends'; readonly reason: string; readonly by: readonly GrantingStatement[] }
  /** Granted only on resources that are not the call's (`here`) or never can be the action's. */
  | { readonly verdict: 'elsewhere'; readonly by: readonly GrantingStatement[] }
  | { readonly verdict: 'silent' };

type Answer = 'yes' | 'no' | 'unknown';

/**
 * Judges one action against one document, as IAM does: an Allow with a Condition counts as granted and says so, a Deny
 * counts by its own pattern, and one with a Condition, or of which a part is unknown, makes the answer depend on it.
 * `resources` are the call's, as far as known; empty means any that the action accepts.
 */
export function grantedIn(document: PolicyDocument, action: string, resources: readonly PartialText[]): Grant {
  const allow: GrantingStatement[] = [];
  const elsewhere: GrantingStatement[] = [];
  const deny: GrantingStatement[] = [];
  const unsure: GrantingStatement[] = [];
  let reason: string | undefined = document.unknown[0]?.reason;

  for (const statement of document.statements) {
    const effect = effectOf(statement);
    if (statement.effect === null || (effect !== undefined && effect !== 'Allow' && effect !== 'Deny')) continue;
    const named = namesAction(statement, action);
    if (named.answer === 'no') continue;
    const reached = reachesResources(statement, action, resources);
    const found = { statement: statement.at, element: named.element ?? statement.at, conditional: statement.conditions !== null };
    if (effect === undefined) {
      if (reached !== 'no') {
        reason ??= 'the effect of a statement is not known';
        unsure.push(found);
      }
    } else if (effect === 'Allow') {
      if (reached === 'no') elsewhere.push(found);
      else if (named.answer === 'yes') allow.push(found);
      else {
        reason ??= 'a statement names actions that are not known';
        unsure.push(found);
      }
    } else if (reached === 'yes' && named.answer === 'yes' && !statement.conditions && deniesAll(statement, resources)) deny.push(found);
    else if (reached !== 'no' && !isNarrowDeny(statement, resources)) {
      reason ??= statement.conditions ? 'a Deny with a Condition may apply' : 'a Deny may apply';
      unsure.push(found);
    }
  }

  if (deny.length > 0) return { verdict: 'denied', by: deny };
  const denyMayApply = reason !== undefined && unsure.length > 0 && allow.length > 0 && reason.startsWith('a Deny');
  if (denyMayApply && reason) return { verdict: 'depends', reason, by: unsure };
  if (allow.length > 0) return { verdict: 'granted', by: allow };
  if (reason !== undefined) return { verdict: 'depends', reason, by: unsure };
  return elsewhere.length > 0 ? { verdict: 'elsewhere', by: elsewhere } : { verdict: 'silent' };
}

function namesAction(statement: Statement, action: string): { readonly answer: Answer; readonly element?: TfNode } {
  if (statement.actions) return listNames(statement.actions, action);
  if (!statement.notActions) return { answer: 'no' };
  const excluded = listNames(statement.notActions, action);
  const answer = excluded.answer === 'yes' ? 'no' : excluded.answer === 'no' ? 'yes' : 'unknown';
  return { answer, element: statement.notActions.at };
}

function listNames(list: StatementList, action: string): { readonly answer: Answer; readonly element?: TfNode } {
  let unsure: TfNode | undefined = list.open === null ? undefined : list.at;
  for (const element of list.elements) {
    const text = wholeText(element.value);
    if (text === undefined) unsure ??= element.at;
    else if (actionMatches(text, action)) return { answer: 'yes', element: element.at };
  }
  return unsure ? { answer: 'unknown', element: unsure } : { answer: 'no' };
}

/** Whether the statement's resources can be the action's and, where they are known, the call's. */
function reachesResources(statement: Statement, action: string, resources: readonly PartialText[]): Answer {
  const list = statement.resources;
  if (!list) return 'yes';
  let best: Answer = list.open === null ? 'no' : 'unknown';
  for (const { value } of list.elements) {
    let answer = resourceCanServe(action, value);
    if (answer !== 'no' && resources.length > 0) {
      const each = resources.map((resource) => resourceMatches(value, resource));
      if (each.every((one) => one === 'no')) answer = 'no';
      else if (!each.includes('yes')) answer = 'unknown';
    }
    if (answer === 'yes') return 'yes';
    if (answer === 'unknown') best = 'unknown';
  }
  return best;
}

/** A Deny is certain only where it covers every resource that the call can mean. */
function deniesAll(statement: Statement, resources: readonly PartialText[]): boolean {
  if (statement.notResources) return false;
  const patterns = statement.resources?.elements.map((element) => element.value) ?? [];
  if (patterns.some((pattern) => wholeText(pattern) === '*')) return true;
  return resources.length > 0 && resources.every((resource) => patterns.some((pattern) => resourceMatches(pattern, resource) === 'yes'));
}

/** A Deny on resources that the call is known not to touch. */
function isNarrowDeny(statement: Statement, resources: readonly PartialText[]): boolean {
  const patterns = statement.resources?.elements ?? [];
  if (!statement.resources || statement.resources.open !== null || resources.length === 0) return false;
  return resources.every((resource) => patterns.every(({ value }) => resourceMatches(value, resource) === 'no'));
}
