import { effectOf, showPartialText, wholeText } from '../../access/index.ts';
import {
  type ActionFacts,
  action,
  expandActions,
  isEveryAction,
  mayBeAskedFor,
  type PartialText,
  partitionNamed,
  resourceCanServe,
} from '../../aws/index.ts';
import type { FilePath } from '../../files/index.ts';
import type { Statement, StatementList, TfNode } from '../../terraform/index.ts';
import { correction } from '../correction.ts';
import type { Draft, FindingKind, FixOffer, Rooms } from '../finding.ts';
import { type ReadStatement, rangeIn, statementsOf } from '../statements.ts';
import { listed, shownIn } from '../wording.ts';

/** Actions on resources that can never be theirs: the statement grants, or denies, nothing for them. */
export const resourceMismatch: FindingKind = {
  code: 'resource-mismatch',
  severity: 'warning',
  in: ['terraform', 'json'],
  ofPolicy: (rooms, file, policy) =>
    statementsOf(policy).flatMap((found) => {
      const { statement } = found;
      const { resources } = statement;
      const foreign = foreignPartitions(rooms, found, file);
      if (foreign.length > 0) return foreign;
      if (resources?.open !== null || resources.elements.length === 0 || marked(resources).file !== file) return [];
      const never = neverServed(statement, resources);
      const isUntyped = ({ actions }: Mismatched) => actions.every((facts) => facts.resourceTypes.length === 0);
      return [
        never.filter((one) => one.mayBeAskedFor),
        never.filter((one) => !one.mayBeAskedFor && isUntyped(one)),
        never.filter((one) => !one.mayBeAskedFor && !isUntyped(one)),
      ].flatMap((group) => (group.length > 0 ? draft(rooms, file, found, resources, group) : []));
    }),
};

/** Resources of another partition than that which the configuration's providers make everything in. */
function foreignPartitions(rooms: Rooms, { policy, statement }: ReadStatement, file: FilePath): readonly Draft[] {
  const { resources, notResources } = statement;
  const own = rooms.terraform.partition(policy.root);
  return [...(resources?.elements ?? []), ...(notResources?.elements ?? [])].flatMap(({ value, at }): Draft[] => {
    const named = own === undefined ? undefined : partitionNamed(value);
    const range = rangeIn(rooms, file, at);
    if (own === undefined || named === undefined || named === own || !range) return [];
    const shown = shownIn(policy, value);
    const mended = policy.notEditable === null ? correction(rooms, at, `arn:${named}:`, `arn:${own}:`) : undefined;
    return [
      {
        range,
        message: `${shown} names the partition ${named}, but the provider's region lies in ${own}: no resource there has such an ARN.`,
        subject: `${shown} ${policy.address}`,
        alike: `partition ${named} ${own}`,
        policy: policy.address,
        fixes: mended ? [mended] : [],
      },
    ];
  });
}

/** An element of `Action`, and what it stands for. */
interface Mismatched {
  readonly written: string;
  readonly actions: readonly ActionFacts[];
  /** The reference says that it accepts only `*`; the service may ask for what is written all the same. */
  readonly mayBeAskedFor: boolean;
}

function neverServed(statement: Statement, resources: StatementList): readonly Mismatched[] {
  return (statement.actions?.elements ?? []).flatMap(({ value }): Mismatched[] => {
    const written = wholeText(value);
    if (written === undefined || isEveryAction(written)) return [];
    const names = expandActions(written);
    const never = names.every((name) => resources.elements.every((element) => resourceCanServe(name, element.value) === 'no'));
    if (names.length === 0 || !never) return [];
    const meansAll = names.some((name) => resources.elements.some((element) => mayBeAskedFor(name, element.value)));
    return [{ written, actions: names.flatMap((name) => action(name) ?? []), mayBeAskedFor: meansAll }];
  });
}

/** What is marked of resources: one that stands alone, or the list. */
const marked = ({ elements, at }: StatementList): TfNode => (elements.length === 1 ? elements[0]?.at : undefined) ?? at;

function draft(
  rooms: Rooms,
  file: FilePath,
  { policy, statement }: ReadStatement,
  resources: StatementList,
  never: readonly Mismatched[],
): readonly Draft[] {
  const only = resources.elements.length === 1 ? resources.elements[0] : undefined;
  const range = rangeIn(rooms, file, marked(resources));
  if (!range) return [];
  const actions = never.flatMap((one) => one.actions);
  const names = actions.map((facts) => facts.name);
  const written = never.map((one) => (one.actions.length === 1 ? (one.actions[0]?.name ?? one.written) : one.written));
  const shown = only ? shownIn(policy, only.value) : 'any of these resources';
  const isDeny = effectOf(statement) === 'Deny';
  const doubtful = never.every((one) => one.mayBeAskedFor);
  const completed = names.every((name) => name.startsWith('logs:'))
    ? completedLogGroups(
        resources.elements.map((element) => element.value),
        names,
      )
    : [];
  return [
    {
      range,
      message: [
        doubtful
          ? `By AWS's reference ${listed(written)} can never apply to ${shown}; the service may see it otherwise.`
          : `${listed(written)} can never apply to ${shown}${isDeny ? ', so the Deny does not reach it' : ''}.`,
        accepts(actions),
      ].join(' '),
      subject: `${written.join(' ')} ${resources.elements.map((element) => showPartialText(element.value)).join(' ')} ${policy.address}`,
      alike: `never ${isDeny} ${doubtful}`,
      ...(doubtful && { severity: 'hint', confidence: 'likely' }),
      actions: names,
      policy: policy.address,
      fixes: completed.length > 0 && policy.notEditable === null ? [fix(policy.id, statement, completed)] : [],
    },
  ];
}

/** What the actions act on, by the reference. */
function accepts(actions: readonly ActionFacts[]): string {
  const isOne = actions.length === 1;
  const wanted = [...new Set(actions.flatMap((facts) => facts.resourceTypes.flatMap((type) => type.arns)))];
  if (wanted.length === 0) return `${isOne ? 'It accepts' : 'They accept'} only "*".`;
  return `${isOne ? 'It acts' : 'They act'} on ${wanted.slice(0, 3).join(' or ')}.`;
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
