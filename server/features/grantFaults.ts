import { wholeText } from '../access/index.ts';
import type { ResourceGrant, Statement, TfNode } from '../terraform/index.ts';
import { markOf, type StatementFault, statementFaults } from './statementFaults.ts';
import { isDevicePolicy, isTrustPolicy, type ReadPolicy } from './statements.ts';

/**
 * What the grammar of policies forbids in a policy of a resource, and IAM in a role's trust policy.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html
 */
export function grantFaults({ policy, document }: ReadPolicy<ResourceGrant>): readonly StatementFault[] {
  const problems = document.problems.map(({ at, about, reason }): StatementFault => ({ at, about, message: reason }));
  // A module may add what is not given to it.
  const isOwn = policy.type !== 'module';
  return [...problems, ...document.statements.flatMap((statement) => faultsOfStatement(statement, policy, isOwn))];
}

function faultsOfStatement(statement: Statement, policy: ResourceGrant, isOwn: boolean): readonly StatementFault[] {
  const isTrust = isTrustPolicy(policy);
  const { actions, resources, notResources, principals } = statement;
  const isWhole = isOwn && statement.open === null;
  const faults = [...statementFaults(statement, isWhole)];
  if (!principals && isWhole && !isDevicePolicy(policy))
    faults.push({
      at: markOf(statement),
      about: 'no Principal',
      message: 'The statement has no Principal: a policy of a resource says whom it is for.',
    });
  const resource = resources ?? notResources;
  if (isTrust && resource)
    faults.push({
      at: resource.at,
      about: 'Resource',
      message: 'A trust policy has no Resource: it is about the role that it belongs to.',
    });
  if (isTrust) faults.push(...(actions?.elements ?? []).flatMap(({ value, at: element }) => trustFault(wholeText(value), element)));
  return faults;
}

/** A trust policy may name the actions of STS alone that come with assuming a role. */
function trustFault(action: string | undefined, at: TfNode): readonly StatementFault[] {
  if (action === undefined || !/^[a-z0-9-]+:[a-z0-9]+$/i.test(action) || action.toLowerCase().startsWith('sts:')) return [];
  return [
    {
      at,
      about: `trust ${action}`,
      message: `A trust policy can allow only actions of STS, such as sts:AssumeRole; ${action} belongs in a policy of the role.`,
    },
  ];
}
