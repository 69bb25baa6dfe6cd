import { nodeAt } from '../evaluate/Scope.ts';
import type { Opened } from '../modules/body.ts';
import type { PolicyLimit, TfNode } from '../Policy.ts';
import { attributeOf } from '../policies/attributeOf.ts';
import { jsonValue, listValue, objectValue, stringValue, unknown, unknownBecause } from '../values/build.ts';
import { partialTextOf, settle, textOf } from '../values/read.ts';
import type { ObjectEntry, Value } from '../values/Value.ts';
import type { ResourceGrant } from '../Workload.ts';

/** A resource type that holds a policy of a resource: the attribute with it, and the one that names the resource. */
interface GrantType {
  readonly document: string;
  /** `null`: the resource itself. */
  readonly on: string | null;
  /** Set where it only limits: whom it names has no more by it. */
  readonly limit?: PolicyLimit;
}

const own = (document: string): GrantType => ({ document, on: null });
const of = (on: string, document = 'policy'): GrantType => ({ document, on });

/** Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs; a test holds it against the provider's schema. */
const types: Readonly<Record<string, GrantType>> = {
  aws_acmpca_policy: of('resource_arn'),
  aws_api_gateway_domain_name: own('policy'),
  aws_api_gateway_rest_api: own('policy'),
  aws_api_gateway_rest_api_policy: of('rest_api_id'),
  aws_backup_vault_policy: of('backup_vault_name'),
  aws_cloudsearch_domain_service_access_policy: of('domain_name', 'access_policy'),
  aws_cloudwatch_event_bus_policy: of('event_bus_name'),
  aws_cloudwatch_log_delivery_destination_policy: of('delivery_destination_name', 'delivery_destination_policy'),
  aws_cloudwatch_log_destination_policy: of('destination_name', 'access_policy'),
  aws_cloudwatch_log_resource_policy: own('policy_document'),
  aws_codeartifact_domain_permissions_policy: of('domain', 'policy_document'),
  aws_codeartifact_repository_permissions_policy: of('repository', 'policy_document'),
  aws_codebuild_resource_policy: of('resource_arn'),
  aws_dynamodb_resource_policy: of('resource_arn'),
  aws_ecr_registry_policy: own('policy'),
  aws_ecr_repository_policy: of('repository'),
  aws_ecrpublic_repository_policy: of('repository_name'),
  aws_efs_file_system_policy: of('file_system_id'),
  aws_elasticsearch_domain: own('access_policies'),
  aws_elasticsearch_domain_policy: of('domain_name', 'access_policies'),
  aws_glacier_vault: own('access_policy'),
  aws_glacier_vault_lock: of('vault_name'),
  aws_glue_resource_policy: own('policy'),
  aws_iam_role: own('assume_role_policy'),
  // Of the devices that it is attached to; it names none: https://docs.aws.amazon.com/iot/latest/developerguide/iot-policies.html
  aws_iot_policy: own('policy'),
  aws_kinesis_resource_policy: of('resource_arn'),
  aws_kms_external_key: own('policy'),
  aws_kms_grant: of('key_id', ''),
  aws_kms_key: own('policy'),
  aws_kms_key_policy: of('key_id'),
  aws_kms_replica_external_key: own('policy'),
  aws_kms_replica_key: own('policy'),
  aws_lambda_permission: of('function_name', ''),
  aws_media_store_container_policy: of('container_name'),
  aws_msk_cluster_policy: of('cluster_arn'),
  aws_networkfirewall_resource_policy: of('resource_arn'),
  aws_oam_sink_policy: of('sink_identifier'),
  aws_opensearch_domain: own('access_policies'),
  aws_opensearch_domain_policy: of('domain_name', 'access_policies'),
  aws_redshift_resource_policy: of('resource_arn'),
  aws_redshiftserverless_resource_policy: of('resource_arn'),
  aws_s3_access_point: own('policy'),
  aws_s3_bucket: own('policy'),
  aws_s3_bucket_policy: of('bucket'),
  aws_s3control_access_grants_instance_resource_policy: own('policy'),
  aws_s3control_access_point_policy: of('access_point_arn'),
  aws_s3control_bucket_policy: of('bucket'),
  aws_s3control_object_lambda_access_point_policy: of('name'),
  aws_s3tables_table_bucket_policy: of('table_bucket_arn', 'resource_policy'),
  aws_s3tables_table_policy: of('name', 'resource_policy'),
  aws_sagemaker_model_package_group_policy: of('model_package_group_name', 'resource_policy'),
  aws_schemas_registry_policy: of('registry_name'),
  aws_secretsmanager_secret: own('policy'),
  aws_secretsmanager_secret_policy: of('secret_arn'),
  aws_ses_identity_policy: of('identity'),
  aws_sesv2_email_identity_policy: of('email_identity'),
  aws_sns_topic: own('policy'),
  aws_sns_topic_policy: of('arn'),
  aws_sqs_queue: own('policy'),
  aws_sqs_queue_policy: of('queue_url'),
  // https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
  aws_vpc_endpoint: { ...own('policy'), limit: 'endpoint' },
  aws_vpc_endpoint_policy: { ...of('vpc_endpoint_id'), limit: 'endpoint' },
  aws_vpclattice_auth_policy: of('resource_identifier'),
  aws_vpclattice_resource_policy: of('resource_arn'),
  aws_xray_resource_policy: own('policy_document'),
  // https://registry.terraform.io/providers/hashicorp/awscc/latest/docs
  awscc_iam_role: own('assume_role_policy_document'),
  awscc_kms_key: own('key_policy'),
  awscc_s3_bucket_policy: of('bucket', 'policy_document'),
  awscc_secretsmanager_resource_policy: of('secret_id', 'resource_policy'),
  awscc_sns_topic_policy: of('topics', 'policy_document'),
  awscc_sqs_queue_policy: of('queues', 'policy_document'),
};

/** Whether resources of a type hold, or are, the policy of a resource. */
export function isResourceGrant(type: string): boolean {
  return type in types;
}

/** The policy that an instance of a resource holds or is, and on what; `undefined` where it has none (a key with AWS's own policy). */
export function grantOf(
  type: string,
  opened: Opened,
): { readonly policy: Value; readonly on: ResourceGrant['on']; readonly limit: PolicyLimit | null } | undefined {
  const found = types[type];
  if (!found) return undefined;
  const at = nodeAt(opened.scope, opened.block.id);
  const value = found.document === '' ? madeDocument(type, opened, at) : attributeOf(opened, found.document);
  if (!value || settle(value).kind === 'null') return undefined;
  const on = found.on === null ? undefined : attributeOf(opened, found.on);
  return { policy: value, on: (on && partialTextOf(on)) ?? null, limit: found.limit ?? null };
}

/** The statement that a permission of Lambda, or a grant of KMS, comes to. */
function madeDocument(type: string, opened: Opened, at: TfNode): Value {
  const entries: ObjectEntry[] = [{ key: 'Effect', keyAt: at, value: stringValue(at, 'Allow') }];
  const add = (key: string, value: Value | undefined) => {
    if (value && settle(value).kind !== 'null') entries.push({ key, keyAt: at, value });
  };
  if (type === 'aws_lambda_permission') {
    const principal = attributeOf(opened, 'principal') ?? unknown(at, 'principal', 'it has no principal');
    const name = textOf(principal);
    const isService = name?.includes('.amazonaws.com') ?? false;
    add('Sid', attributeOf(opened, 'statement_id'));
    add('Action', attributeOf(opened, 'action'));
    add('Resource', attributeOf(opened, 'function_name'));
    add('Principal', name === '*' ? principal : objectValue(at, [{ key: isService ? 'Service' : 'AWS', keyAt: at, value: principal }]));
    const source = attributeOf(opened, 'source_arn');
    if (source)
      add(
        'Condition',
        objectValue(at, [{ key: 'ArnLike', keyAt: at, value: objectValue(at, [{ key: 'AWS:SourceArn', keyAt: at, value: source }]) }]),
      );
  } else {
    const grantee = attributeOf(opened, 'grantee_principal');
    const operations = attributeOf(opened, 'operations');
    const list = operations && settle(operations);
    const actions = list?.kind === 'list' ? list.elements.map(keyAction) : [];
    add('Action', listValue(operations?.at ?? at, actions, list?.kind === 'list' ? list.open : 'its operations are not known'));
    add('Resource', stringValue(at, '*'));
    if (grantee) add('Principal', objectValue(at, [{ key: 'AWS', keyAt: at, value: grantee }]));
  }
  const document = [
    { key: 'Version', keyAt: at, value: stringValue(at, '2012-10-17') },
    { key: 'Statement', keyAt: at, value: listValue(at, [objectValue(at, entries)]) },
  ];
  return jsonValue(at, 'other', objectValue(at, document));
}

/** The action that an operation of a grant of KMS allows. */
function keyAction(operation: Value): Value {
  const name = textOf(operation);
  return name === undefined ? unknownBecause(operation.at, 'operation', operation, 'string') : stringValue(operation.at, `kms:${name}`);
}
