import { contradiction, effectOf, showPartialText, wholeText } from '../../access/index.ts';
import { isEveryAction, patternsCover } from '../../aws/index.ts';
import type { PolicyDocument, Statement, StatementList, TfNode } from '../../terraform/index.ts';
import type { Draft, FindingKind } from '../finding.ts';
import { rangeIn, statementsIn } from '../statements.ts';

/** A statement that does nothing, whatever the request: it matches none, or a Deny of its policy forbids all that it allows. */
export const ineffectiveStatement: FindingKind = {
  code: 'ineffective-statement',
  severity: 'warning',
  in: ['terraform', 'json'],
  find: (rooms, file) =>
    statementsIn(rooms, file).flatMap(({ policy, document, statement }): Draft[] => {
      const fault = faultOf(document, statement);
      const range = fault && rangeIn(rooms, file, fault.at);
      if (!fault || !range) return [];
      const place = fault.because && rooms.terraform.range(fault.because);
      return [
        {
          range,
          message: fault.message,
          subject: `${statement.sid ? showPartialText(statement.sid.value) : ''} ${fault.message} ${policy.address}`,
          policy: policy.address,
          related: fault.because && place ? [{ file: fault.because.file, ...place, message: fault.why }] : [],
        },
      ];
    }),
};

interface Fault {
  readonly at: TfNode;
  readonly message: string;
  /** What it follows from, and in which words. */
  readonly because?: TfNode;
  readonly why: string;
}

function faultOf(document: PolicyDocument, statement: Statement): Fault | undefined {
  const isDeny = effectOf(statement) === 'Deny';
  const nothing = isDeny ? 'the statement denies nothing' : 'the statement allows nothing';
  const excluding = (list: StatementList, isAll: (text: string) => boolean, message: string): Fault | undefined => {
    const all = list.elements.find((element) => isAll(wholeText(element.value) ?? ''));
    return all && { at: all.at, message: `${message}: ${nothing}. Name what it is to leave out.`, why: '' };
  };
  const excluded =
    (statement.notActions && excluding(statement.notActions, isEveryAction, 'NotAction excludes every action')) ??
    (statement.notResources && excluding(statement.notResources, isEveryResource, 'NotResource excludes every resource'));
  if (excluded) return excluded;
  const [one, other] = (statement.conditions && contradiction(statement.conditions)) ?? [];
  if (one && other)
    return {
      at: other.key.at,
      message: `${one.operator.value} and ${other.operator.value} of ${other.key.value} never hold together: ${nothing}. Remove or correct one of them.`,
      because: one.key.at,
      why: one.operator.value,
    };
  const deny = effectOf(statement) === 'Allow' ? document.statements.find((each) => forbidsAll(each, statement)) : undefined;
  return (
    deny && {
      at: statement.sid?.at ?? statement.at,
      message: 'A Deny of the same policy forbids all that this statement allows: narrow the Deny, or remove this statement.',
      because: deny.sid?.at ?? deny.at,
      why: 'forbids it',
    }
  );
}

const isEveryResource = (text: string): boolean => /^\*+$/.test(text);

/** Whether a Deny without Condition covers every action and every resource of an Allow. */
function forbidsAll(deny: Statement, { actions, resources }: Statement): boolean {
  if (effectOf(deny) !== 'Deny' || deny.conditions || deny.principals || !deny.actions || !deny.resources) return false;
  if (actions?.open !== null || resources?.open !== null || actions.elements.length === 0 || resources.elements.length === 0) return false;
  const patterns = deny.actions.elements.flatMap((element) => wholeText(element.value) ?? []);
  const denied = new Set(deny.resources.elements.map((element) => showPartialText(element.value)));
  const coversAction = (text: string | undefined) => text !== undefined && patternsCover(patterns, text);
  return (
    actions.elements.every((element) => coversAction(wholeText(element.value))) &&
    (denied.has('*') || resources.elements.every((element) => denied.has(showPartialText(element.value))))
  );
}
