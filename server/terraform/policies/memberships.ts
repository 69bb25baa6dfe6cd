import { nodeAt } from '../evaluate/Scope.ts';
import type { Opened } from '../modules/body.ts';
import type { ResourceTarget } from '../values/Value.ts';
import { principalsOf } from './attach.ts';
import { attributeOf } from './attributeOf.ts';
import type { Membership, Named } from './ResourceFacts.ts';

/**
 * Resource types that put users into groups, and the attributes that name both; `null`: the resource is the user. Source:
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_group_membership and its neighbour,
 * https://registry.terraform.io/providers/hashicorp/awscc/latest/docs/resources/iam_user
 */
const membershipTypes: Readonly<Record<string, { readonly users: string | null; readonly groups: string }>> = {
  aws_iam_group_membership: { users: 'users', groups: 'group' },
  aws_iam_user_group_membership: { users: 'user', groups: 'groups' },
  awscc_iam_user: { users: null, groups: 'groups' },
};

/** Whether resources of a type put users into groups. */
export const isMembership = (type: string): boolean => type in membershipTypes;

/** Which users a resource puts into which groups, as far as known. */
export function membershipsOf(opened: Opened, { declared, address, module: { root } }: ResourceTarget): readonly Membership[] {
  const attributes = membershipTypes[declared.type];
  const groups = attributes && attributeOf(opened, attributes.groups);
  const named = attributes?.users ? attributeOf(opened, attributes.users) : undefined;
  if (!groups || !attributes || (attributes.users && !named)) return [];
  const self: Named = { kind: 'user', address, root, at: nodeAt(opened.scope, opened.block.id), name: null };
  const users = named ? principalsOf(named, 'user', root).principals : [self];
  const of = principalsOf(groups, 'group', root).principals;
  return users.flatMap((user) => of.map((group) => ({ user, group })));
}
