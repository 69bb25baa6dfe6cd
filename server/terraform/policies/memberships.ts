import type { Opened } from '../modules/body.ts';
import type { ModuleInstance } from '../modules/Module.ts';
import { principalsOf } from './attach.ts';
import { attributeOf } from './attributeOf.ts';
import type { Membership } from './ResourceFacts.ts';

/**
 * Resource types that put users into groups, and the attributes that name both. Source:
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_group_membership and its neighbour
 */
const membershipTypes: Readonly<Record<string, { readonly users: string; readonly groups: string }>> = {
  aws_iam_group_membership: { users: 'users', groups: 'group' },
  aws_iam_user_group_membership: { users: 'user', groups: 'groups' },
};

export const isMembership = (type: string): boolean => type in membershipTypes;

/** Which users a resource puts into which groups, as far as known. */
export function membershipsOf(type: string, opened: Opened, { root }: Pick<ModuleInstance, 'root'>): readonly Membership[] {
  const attributes = membershipTypes[type];
  const users = attributes && attributeOf(opened, attributes.users);
  const groups = attributes && attributeOf(opened, attributes.groups);
  if (!users || !groups) return [];
  const of = principalsOf(groups, 'group', root).principals;
  return principalsOf(users, 'user', root).principals.flatMap((user) => of.map((group) => ({ user, group })));
}
