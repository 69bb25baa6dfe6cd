import { contradiction, effectOf, showPartialText, wholeText } from '../../access/index.ts';
import { isEveryAction, patternsCover } from '../../aws/index.ts';
import type { PolicyDocument, Statement, StatementList, Terraform, TfNode } from '../../terraform/index.ts';
import type { Draft, FindingKind, Rooms } from '../finding.ts';
import { rangeIn, statementsOf } from '../statements.ts';

/** A statement that does nothing, whatever the request: it matches none, or a Deny of its policy forbids all that it allows. */
export const ineffectiveStatement: FindingKind = {
  code: 'ineffective-statement',
  severity: 'warning',
  in: ['terraform', 'json'],
  ofPolicy: (rooms, file, policy) =>
    statementsOf(policy).flatMap(({ document, statement }): Draft[] => {
      const fault = faultOf(rooms, document, statement);
      const range = fault && rangeIn(rooms, file, fault.at);
      if (!fault || !range) return [];
      const place = fault.because && rooms.terraform.range(fault.because);
      return [
        {
          range,
          message: fault.message,
          subject: `${statement.sid ? showPartialText(statement.sid.value) : ''} ${fault.about} ${policy.address}`,
          policy: policy.address,
          related: fault.because && place ? [{ file: fault.because.file, ...place, message: fault.why }] : [],
        },
      ];
    }),
};

interface Fault {
  readonly at: TfNode;
  /** What is meant, however the message is worded. */
  readonly about: string;
  readonly message: string;
  /** What it follows from, and in which words. */
  readonly because?: TfNode;
  readonly why: string;
}

function faultOf({ terraform }: Rooms, document: PolicyDocument, statement: Statement): Fault | undefined {
  const isDeny = effectOf(statement) === 'Deny';
  const nothing = isDeny ? 'the statement denies nothing' : 'the statement allows nothing';
  const excluding = (list: StatementList, isAll: (text: string) => boolean, about: string, message: string): Fault | undefined => {
    const all = list.elements.find((element) => isAll(wholeText(element.value) ?? '') && terraform.isLiteral(element.at));
    return all && { at: all.at, about, message: `${message}: ${nothing}. Name what it is to leave out.`, why: '' };
  };
  const excluded =
    (statement.notActions && excluding(statement.notActions, isEveryAction, 'NotAction', 'NotAction excludes every action')) ??
    (statement.notResources && excluding(statement.notResources, isEveryResource, 'NotResource', 'NotResource excludes every resource'));
  if (excluded) return excluded;
  const [one, other] = (statement.conditions && contradiction(statement.conditions)) ?? [];
  // What a variable's default says is no evidence: it is there to be given another value.
  if (one && other && [one, other].every((test) => test.values.elements.every((element) => terraform.isLiteral(element.at))))
    return {
      at: other.key.at,
      about: `contradiction ${other.key.value}`,
      message: `${one.operator.value} and ${other.operator.value} of ${other.key.value} never hold together: ${nothing}. Remove or correct one of them.`,
      because: one.key.at,
      why: one.operator.value,
    };
  const deny = effectOf(statement) === 'Allow' ? document.statements.find((each) => forbidsAll(terraform, each, statement)) : undefined;
  return (
    deny && {
      at: statement.sid?.at ?? statement.at,
      about: 'denied',
      message: 'A Deny of the same policy forbids all that this statement allows: narrow the Deny, or remove this statement.',
      because: deny.sid?.at ?? deny.at,
      why: 'forbids it',
    }
  );
}

const isEveryResource = (text: string): boolean => /^\*+$/.test(text);

/** Whether a Deny without Condition covers every action and every resource of an Allow, whatever variables are given. */
function forbidsAll(terraform: Terraform, deny: Statement, { actions, resources }: Statement): boolean {
  if (effectOf(deny) !== 'Deny' || deny.conditions || deny.mayHaveCondition || deny.principals || !deny.actions || !deny.resources)
    return false;
  if (!deny.effect || !terraform.isLiteral(deny.effect.at)) return false;
  if (actions?.open !== null || resources?.open !== null || actions.elements.length === 0 || resources.elements.length === 0) return false;
  const literal = (list: StatementList) => list.elements.filter((element) => terraform.isLiteral(element.at));
  const patterns = literal(deny.actions).flatMap((element) => wholeText(element.value) ?? []);
  // Two that name the same thing, which only apply knows, are the same whatever it is.
  const isSteady = ({ value, at }: StatementList['elements'][number]) => wholeText(value) === undefined || terraform.isLiteral(at);
  const shown = ({ elements }: StatementList) => elements.map((each) => (isSteady(each) ? showPartialText(each.value) : undefined));
  const denied = new Set(shown(deny.resources));
  return (
    literal(actions).length === actions.elements.length &&
    actions.elements.every((element) => patternsCover(patterns, wholeText(element.value) ?? '')) &&
    (denied.has('*') || shown(resources).every((one) => one !== undefined && denied.has(one)))
  );
}
