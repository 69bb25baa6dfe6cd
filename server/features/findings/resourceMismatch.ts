import { showPartialText, wholeText } from '../../access/index.ts';
import { action as actionFacts, type PartialText, resourceCanServe } from '../../aws/index.ts';
import type { FilePath } from '../../files/index.ts';
import type { Policy, Statement } from '../../terraform/index.ts';
import type { Draft, FindingKind, FixOffer, Rooms } from '../finding.ts';
import { type ReadStatement, rangeIn, statementsIn } from '../statements.ts';
import { listed } from '../wording.ts';

/** Actions granted on resources that can never be theirs: the statement grants nothing for them. */
export const resourceMismatch: FindingKind = {
  code: 'resource-mismatch',
  severity: 'warning',
  in: ['terraform', 'json'],
  find: (rooms, file) => statementsIn(rooms, file).flatMap((found) => draft(rooms, file, found)),
};

function draft(rooms: Rooms, file: FilePath, { policy, statement }: ReadStatement): readonly Draft[] {
  const resources = statement.resources;
  if (
    !statement.effect ||
    wholeText(statement.effect.value) !== 'Allow' ||
    !resources ||
    resources.open !== null ||
    resources.elements.length === 0
  )
    return [];
  const never = (statement.actions?.elements ?? []).flatMap(({ value }) => {
    const name = wholeText(value);
    const facts = name === undefined ? undefined : actionFacts(name);
    return facts && resources.elements.every((element) => resourceCanServe(facts.name, element.value) === 'no') ? [facts] : [];
  });
  const only = resources.elements.length === 1 ? resources.elements[0] : undefined;
  const range = rangeIn(rooms, file, only?.at ?? resources.at);
  if (never.length === 0 || !range) return [];
  const names = never.map((facts) => facts.name);
  const wanted = [...new Set(never.flatMap((facts) => facts.resourceTypes.flatMap((type) => type.arns)))];
  const accepts =
    wanted.length === 0
      ? `${names.length === 1 ? 'It accepts' : 'They accept'} only "*".`
      : `${names.length === 1 ? 'It acts' : 'They act'} on ${wanted.slice(0, 3).join(' or ')}.`;
  const completed = names.every((name) => name.startsWith('logs:'))
    ? completedLogGroups(
        resources.elements.map((element) => element.value),
        names,
      )
    : [];
  return [
    {
      range,
      message: `${listed(names)} can never apply to ${only ? asWritten(policy, only.value) : 'any of these resources'}. ${accepts}`,
      subject: `${names.join(' ')} ${resources.elements.map((element) => showPartialText(element.value)).join(' ')} ${policy.address}`,
      actions: names,
      policy: policy.address,
      fixes: completed.length > 0 && policy.notEditable === null ? [fix(policy.id, statement, completed)] : [],
    },
  ];
}

/** A resource, with the references of the policy's own module as its author writes them there. */
function asWritten({ address, type }: Policy, resource: PartialText): string {
  const path = address.slice(0, Math.max(0, address.lastIndexOf(`${type}.`)));
  return path === '' ? showPartialText(resource) : showPartialText(resource).replaceAll(`\${${path}`, '${');
}

/** CloudWatch Logs wants the log group's ARN with `:*` for all actions but the tagging ones. */
function completedLogGroups(resources: readonly PartialText[], actions: readonly string[]): readonly PartialText[] {
  return resources.flatMap((resource) => {
    const shown = showPartialText(resource);
    if (!shown.includes(':log-group:') && !/aws_cloudwatch_log_group\..*\.arn\}$/.test(shown)) return [];
    const completed: PartialText = [...resource, ':*'];
    return actions.every((name) => resourceCanServe(name, completed) !== 'no') ? [completed] : [];
  });
}

function fix(policy: string, statement: Statement, resources: readonly PartialText[]): FixOffer {
  return {
    id: 'complete',
    title: `Add ${listed(resources.map(showPartialText))} to Resource`,
    unsafe: false,
    preferred: true,
    change: { kind: 'policy', policy, what: { kind: 'addResources', statement: statement.at, resources } },
  };
}
