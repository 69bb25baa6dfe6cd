import type { PolicyLimit, Principal } from '../Policy.ts';

/** A resource type that is an identity-based policy, and the attributes that say so. */
export interface PolicyType {
  readonly document: string;
  /** Attributes that name principals that it stands in or is attached to. */
  readonly principals: readonly PrincipalAttribute[];
  /** Set where it only limits: what the principals may do in sessions that come about by it. */
  readonly limit?: PolicyLimit;
}

/** An attribute that names principals, by ARN, by name or by reference. */
export interface PrincipalAttribute {
  readonly attribute: string;
  readonly kind: Principal['kind'];
}

/** Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs and …/hashicorp/awscc/latest/docs, resources `iam_*`. */
export const policyTypes: Readonly<Record<string, PolicyType>> = {
  aws_iam_policy: { document: 'policy', principals: [] },
  aws_iam_role_policy: { document: 'policy', principals: [{ attribute: 'role', kind: 'role' }] },
  aws_iam_user_policy: { document: 'policy', principals: [{ attribute: 'user', kind: 'user' }] },
  aws_iam_group_policy: { document: 'policy', principals: [{ attribute: 'group', kind: 'group' }] },
  aws_organizations_policy: { document: 'content', principals: [] },
  aws_ssoadmin_permission_set_inline_policy: { document: 'inline_policy', principals: [] },
  // https://docs.aws.amazon.com/transfer/latest/userguide/users-policies-session.html
  aws_transfer_access: { document: 'policy', principals: [{ attribute: 'role', kind: 'role' }], limit: 'session' },
  aws_transfer_user: { document: 'policy', principals: [{ attribute: 'role', kind: 'role' }], limit: 'session' },
  // https://docs.aws.amazon.com/rolesanywhere/latest/userguide/authentication-create-session.html
  aws_rolesanywhere_profile: { document: 'session_policy', principals: [{ attribute: 'role_arns', kind: 'role' }], limit: 'session' },
  awscc_iam_managed_policy: {
    document: 'policy_document',
    principals: [
      { attribute: 'roles', kind: 'role' },
      { attribute: 'users', kind: 'user' },
      { attribute: 'groups', kind: 'group' },
    ],
  },
  awscc_iam_role_policy: { document: 'policy_document', principals: [{ attribute: 'role_name', kind: 'role' }] },
  awscc_iam_user_policy: { document: 'policy_document', principals: [{ attribute: 'user_name', kind: 'user' }] },
  awscc_iam_group_policy: { document: 'policy_document', principals: [{ attribute: 'group_name', kind: 'group' }] },
};

/**
 * Types of an organization's policies that are of IAM's language, and what they limit; the others (tags, backups, …) have
 * languages of their own. Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies.html
 */
export const organizationPolicies: Readonly<Record<string, PolicyLimit>> = {
  SERVICE_CONTROL_POLICY: 'service-control',
  RESOURCE_CONTROL_POLICY: 'resource-control',
};

/** Resource types that tell all inline policies of a principal by name, and the attribute that names it. Source: as above. */
export const exclusiveTypes: Readonly<Record<string, PrincipalAttribute>> = {
  aws_iam_role_policies_exclusive: { attribute: 'role_name', kind: 'role' },
  aws_iam_user_policies_exclusive: { attribute: 'user_name', kind: 'user' },
  aws_iam_group_policies_exclusive: { attribute: 'group_name', kind: 'group' },
};

/** A resource type that attaches managed policies to principals. */
export interface AttachmentType {
  /** Attribute with the ARN, or the ARNs. */
  readonly policies: string;
  readonly principals: readonly PrincipalAttribute[];
}

/** Source: as above. */
export const attachmentTypes: Readonly<Record<string, AttachmentType>> = {
  aws_iam_role_policy_attachment: { policies: 'policy_arn', principals: [{ attribute: 'role', kind: 'role' }] },
  aws_iam_user_policy_attachment: { policies: 'policy_arn', principals: [{ attribute: 'user', kind: 'user' }] },
  aws_iam_group_policy_attachment: { policies: 'policy_arn', principals: [{ attribute: 'group', kind: 'group' }] },
  aws_iam_policy_attachment: {
    policies: 'policy_arn',
    principals: [
      { attribute: 'roles', kind: 'role' },
      { attribute: 'users', kind: 'user' },
      { attribute: 'groups', kind: 'group' },
    ],
  },
  aws_iam_role_policy_attachments_exclusive: { policies: 'policy_arns', principals: [{ attribute: 'role_name', kind: 'role' }] },
  aws_iam_user_policy_attachments_exclusive: { policies: 'policy_arns', principals: [{ attribute: 'user_name', kind: 'user' }] },
  aws_iam_group_policy_attachments_exclusive: { policies: 'policy_arns', principals: [{ attribute: 'group_name', kind: 'group' }] },
};

/** Resource types that are principals, and the attribute with the name by which others may refer to them. */
export const principalTypes: Readonly<Record<string, { readonly kind: Principal['kind']; readonly name: string }>> = {
  aws_iam_role: { kind: 'role', name: 'name' },
  aws_iam_user: { kind: 'user', name: 'name' },
  aws_iam_group: { kind: 'group', name: 'name' },
  awscc_iam_role: { kind: 'role', name: 'role_name' },
  awscc_iam_user: { kind: 'user', name: 'user_name' },
  awscc_iam_group: { kind: 'group', name: 'group_name' },
};
