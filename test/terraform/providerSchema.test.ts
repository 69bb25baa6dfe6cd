import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTerraform } from '../support/terraform.ts';
import { resourceGrants, rooms } from '../support/workspace.ts';
import { encoded, policy } from './corpus/case.ts';

const terraform = findTerraform();

interface Attribute {
  readonly type?: unknown;
  readonly optional?: boolean;
  readonly required?: boolean;
  readonly sensitive?: boolean;
  readonly write_only?: boolean;
}

interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, { readonly block: Block }>>;
}

interface Argument {
  readonly type: string;
  readonly blocks: readonly string[];
  readonly name: string;
  readonly isMap: boolean;
  readonly isList: boolean;
  /** Terraform does not show it. */
  readonly isSensitive: boolean;
}

let known: readonly Argument[] | undefined;

/** All arguments that the provider's resources take, at whatever depth. */
const allArguments = (): readonly Argument[] => (known ??= schemaArguments());

function schemaArguments(): readonly Argument[] {
  if (!terraform) return [];
  const folder = mkdtempSync(join(tmpdir(), 'iam-policy-sync-'));
  try {
    writeFileSync(join(folder, 'main.tf'), 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}\n');
    terraform.init(folder);
    const text = execFileSync(terraform.binary, ['providers', 'schema', '-json'], {
      cwd: folder,
      env: terraform.env,
      maxBuffer: 200_000_000,
      encoding: 'utf8',
    });
    const { provider_schemas: providers } = JSON.parse(text) as {
      provider_schemas: Record<string, { resource_schemas: Record<string, { block: Block }> }>;
    };
    const [provider] = Object.values(providers);
    return Object.entries(provider?.resource_schemas ?? {}).flatMap(([type, { block }]) => argumentsOf(type, [], block));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function argumentsOf(type: string, blocks: readonly string[], block: Block): readonly Argument[] {
  const own = Object.entries(block.attributes ?? {}).flatMap(([name, attribute]): Argument[] => {
    const { type: kind, optional, required, write_only: isWriteOnly } = attribute;
    if ((!optional && !required) || isWriteOnly || kind === 'bool') return [];
    const isSensitive = attribute.sensitive ?? false;
    const [collection] = Array.isArray(kind) ? kind : [];
    return [{ type, blocks, name, isMap: collection === 'map', isList: collection === 'list' || collection === 'set', isSensitive }];
  });
  const inner = Object.entries(block.block_types ?? {}).flatMap(([name, nested]) => argumentsOf(type, [...blocks, name], nested.block));
  return [...own, ...inner];
}

const pathOf = ({ type, blocks, name }: Argument): string => [type, ...blocks, name].join('.');

/** A resource that has nothing but this argument. */
function resourceWith({ type, blocks, name, isMap, isList }: Argument, index: number, value: string): string {
  const given = isMap ? `{ one = ${value} }` : isList ? `[${value}]` : value;
  const open = blocks.map((block) => `${block} {\n`).join('');
  return `resource "${type}" "r${index}" {\n${open}${name} = ${given}\n${'}\n'.repeat(blocks.length)}}\n`;
}

/** Arguments that are called like a role's, and under which nothing acts. */
const noActors: Readonly<Record<string, string>> = {
  aws_iam_: 'says what a role is or holds',
  'aws_auditmanager_assessment.roles': 'people with a role in the assessment',
  aws_bedrockagent_prompt: 'the role in a conversation',
  'aws_budgets_budget_action.definition': 'roles that a policy is attached to',
  aws_db_proxy_endpoint: 'READ_WRITE or READ_ONLY',
  aws_elasticsearch_domain_saml_options: 'a role within the domain',
  'aws_batch_compute_environment.compute_resources.instance_role': 'an instance profile, despite its name',
  aws_grafana_role_association: 'a role within Grafana',
  aws_grafana_workspace_: 'a role within Grafana',
  'aws_grafana_workspace.organization_role_name': 'a role in other accounts',
  'aws_kinesis_firehose_delivery_stream.snowflake_configuration.snowflake_role': 'a role within Snowflake',
  aws_mq_broker: 'names in LDAP',
  aws_opensearch_domain_saml_options: 'a role within the domain',
  aws_opsworks_: 'a service that AWS has ended',
  aws_organizations_account: 'a role that is made in the new account',
  aws_quicksight_analysis: 'a column’s role',
  aws_quicksight_dashboard: 'a column’s role',
  aws_quicksight_data_set: 'a column’s role',
  aws_quicksight_role_membership: 'a role within QuickSight',
  aws_quicksight_template: 'a column’s role',
  aws_quicksight_user: 'a role within QuickSight',
};

/** Attributes that are called like a policy’s and hold none of IAM’s grammar, or say what an identity may. */
const noGrants: Readonly<Record<string, string>> = {
  aws_iam_: 'of identities',
  aws_cloudformation_stack: 'what an update may change',
  aws_cloudwatch_log_account_policy: 'data protection and subscriptions',
  aws_cloudwatch_log_data_protection_policy: 'what is masked',
  aws_cloudwatch_log_index_policy: 'which fields are indexed',
  aws_dlm_lifecycle_policy: 'snapshots',
  aws_ecr_lifecycle_policy: 'images that expire',
  aws_ecr_repository_creation_template: 'of repositories that do not exist yet',
  aws_eks_access_policy_association: 'policies of EKS',
  aws_gamelift_: 'game sessions',
  aws_iot_policy_attachment: 'the name of a policy',
  aws_networkmanager_: 'routing',
  aws_opensearchserverless_: 'a grammar of its own',
  aws_organizations_: 'limits of accounts',
  aws_rolesanywhere_profile: 'limits of sessions',
  aws_route53_: 'routing',
  aws_ses_receipt_filter: 'Allow or Block, of addresses',
  aws_sns_topic_data_protection_policy: 'what is masked',
  aws_ssoadmin_: 'of people',
  aws_transfer_: 'limits of sessions',
  aws_verifiedaccess_: 'Cedar',
};

const isNamed = (reasons: Readonly<Record<string, string>>, argument: Argument) =>
  Object.keys(reasons).some((start) => pathOf(argument).startsWith(start));

describe.skipIf(!terraform)('the schema of the AWS provider (skipped without terraform and its provider)', () => {
  it('has no argument with a role that a service acts under but we see who acts', async () => {
    const named = allArguments().filter(({ name }) => /(^|_)(roles?|role_arns?|role_name)$|instance_profile(_arn|_name)?$/.test(name));
    const wanted = named.filter((one) => !isNamed(noActors, one));
    const isProfile = ({ name }: Argument) => name.includes('instance_profile');
    const texts = wanted.map((one, index) =>
      resourceWith(one, index, isProfile(one) ? 'aws_iam_instance_profile.p.name' : 'aws_iam_role.r.arn'),
    );
    const { terraform: ours } = await rooms({
      'main.tf': `resource "aws_iam_role" "r" {}\nresource "aws_iam_instance_profile" "p" {\n  role = aws_iam_role.r.name\n}\n${texts.join('')}`,
    });
    const acting = new Set(
      ours
        .workloads()
        .filter(({ principals, executionPrincipals }) =>
          [...principals, ...executionPrincipals].some((one) => one.address === 'aws_iam_role.r'),
        )
        .map(({ address }) => address),
    );
    expect(wanted.filter(isProfile).length).toBeGreaterThan(5);
    expect(wanted.length).toBeGreaterThan(250);
    expect(wanted.filter(({ type }, index) => !acting.has(`${type}.r${index}`)).map(pathOf)).toEqual([]);
  });

  it('has no resource’s policy but we read what it grants', async () => {
    const wanted = allArguments().filter(
      (one) =>
        one.blocks.length === 0 &&
        /^(policy|policy_document|access_polic(y|ies)|resource_policy|assume_role_policy|delivery_destination_policy)$/.test(one.name) &&
        (!isNamed(noGrants, one) || one.name === 'assume_role_policy'),
    );
    const document = '"{\\"Statement\\":[]}"';
    const { terraform: ours } = await rooms({ 'main.tf': wanted.map((one, index) => resourceWith(one, index, document)).join('') });
    const granting = new Set(resourceGrants(ours).map(({ address }) => address));
    expect(wanted.length).toBeGreaterThan(50);
    expect(wanted.filter(({ type }, index) => !granting.has(`${type}.r${index}`)).map(pathOf)).toEqual([]);
  });

  it('calls the arguments sensitive that we tell by name only', async () => {
    const own = allArguments().filter(({ blocks, isMap, isList }) => blocks.length === 0 && !isMap && !isList);
    const names = new Set(own.filter(({ isSensitive }) => isSensitive).map(({ name }) => name));
    // Of a service that AWS has ended: a password that the provider shows.
    const wanted = own.filter((one) => names.has(one.name) && pathOf(one) !== 'aws_opsworks_ganglia_layer.password');
    const shown = wanted.map(({ type, name }, index) => `    "${type}.${name}" = ${type}.r${index}.${name}\n`).join('');
    const { terraform: ours } = await rooms({
      'main.tf': `${wanted.map((one, index) => resourceWith(one, index, '"plain"')).join('')}${policy(encoded('[for name, value in local.values : "${name}:${value}"]'))}locals {\n  values = {\n${shown}  }\n}\n`,
    });
    const [id = ''] = ours.policies();
    const document = ours.policy(id)?.document;
    const actions = document && 'statements' in document ? (document.statements[0]?.actions?.elements ?? []) : [];
    const plain = new Set(actions.flatMap(({ value }) => (value.length === 1 ? value : [])));
    expect(actions).toHaveLength(wanted.length);
    expect(names.size).toBeGreaterThan(50);
    expect(wanted.filter((one) => one.isSensitive === plain.has(`${pathOf(one)}:plain`)).map(pathOf)).toEqual([]);
  });
});
