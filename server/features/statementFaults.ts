import { effectOf } from '../access/index.ts';
import type { Statement, StatementList, TfNode } from '../terraform/index.ts';
import { cut } from './wording.ts';

/** What is wrong at a place of a statement. */
export interface StatementFault {
  readonly at: TfNode;
  /** What is meant, however the message is worded. */
  readonly about: string;
  readonly message: string;
  /** The Effect that must have been meant by what is written. */
  readonly effect?: Effect;
}

type Effect = 'Allow' | 'Deny';
const effects: readonly Effect[] = ['Allow', 'Deny'];

/**
 * What the grammar forbids in a statement of any policy, of an identity's as of a resource's. Nothing is called absent unless the
 * statement is whole (`isWhole`). Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function statementFaults(statement: Statement, isWhole: boolean): readonly StatementFault[] {
  const { effect, actions, notActions } = statement;
  const faults: StatementFault[] = [];
  const mark = markOf(statement);
  const written = effectOf(statement);
  if (!effect && isWhole) faults.push({ at: mark, about: 'no Effect', message: 'The statement has no Effect: write Allow or Deny.' });
  if (effect && written !== undefined && !effects.some((one) => one === written)) {
    const meant = effects.find((one) => one.toLowerCase() === written.trim().toLowerCase());
    faults.push({
      at: effect.at,
      about: `Effect ${written}`,
      message: `Effect must be Allow or Deny, not ${cut(written) || 'empty'}.`,
      ...(meant && { effect: meant }),
    });
  }
  if (isWritten(actions) && isWritten(notActions))
    faults.push({ at: notActions.at, about: 'Action and NotAction', message: 'A statement has Action or NotAction, never both.' });
  if (!actions && !notActions && isWhole)
    faults.push({ at: mark, about: 'no Action', message: 'The statement has neither Action nor NotAction.' });
  return faults;
}

/** Whether a statement has a list for certain, even if it is not known what is in it: one of which nothing is known may be null. */
export const isWritten = (list: StatementList | null): list is StatementList =>
  list !== null && (list.open === null || list.elements.length > 0);

/** What is marked for a statement as a whole. */
export const markOf = ({ sid, at }: Statement): TfNode => sid?.at ?? at;
