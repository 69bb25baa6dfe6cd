import { nodeAt } from '../evaluate/Scope.ts';
import type { Opened } from '../modules/body.ts';
import type { TfNode } from '../Policy.ts';
import { attributeOf } from '../policies/attributeOf.ts';
import { readDocument } from '../policies/readDocument.ts';
import { jsonValue, listValue, objectValue, stringValue, unknown } from '../values/build.ts';
import { partialTextOf, settle, textOf } from '../values/read.ts';
import type { ObjectEntry, ResourceTarget, Value } from '../values/Value.ts';
import type { ResourceGrant } from '../Workload.ts';

/** Resource types that hold a policy of a resource: the attribute with it, and the one that names the resource. */
const types: Readonly<Record<string, { readonly document: string; readonly on: string | null }>> = {
  aws_s3_bucket_policy: { document: 'policy', on: 'bucket' },
  aws_sqs_queue_policy: { document: 'policy', on: 'queue_url' },
  aws_sns_topic_policy: { document: 'policy', on: 'arn' },
  aws_kms_key_policy: { document: 'policy', on: 'key_id' },
  aws_kms_key: { document: 'policy', on: null },
  aws_secretsmanager_secret_policy: { document: 'policy', on: 'secret_arn' },
  aws_ecr_repository_policy: { document: 'policy', on: 'repository' },
  aws_cloudwatch_event_bus_policy: { document: 'policy', on: 'event_bus_name' },
  aws_dynamodb_resource_policy: { document: 'policy', on: 'resource_arn' },
  aws_lambda_permission: { document: '', on: 'function_name' },
  aws_kms_grant: { document: '', on: 'key_id' },
};

export function isResourceGrant(type: string): boolean {
  return type in types;
}

/** The grant that an instance of a resource is; `undefined` where it has none (a key with AWS's own policy). */
export function grantOf(target: ResourceTarget, opened: Opened): ResourceGrant | undefined {
  const { type } = target.declared;
  const found = types[type];
  if (!found) return undefined;
  const at = nodeAt(opened.scope, opened.block.id);
  const value = found.document === '' ? madeDocument(type, opened, at) : attributeOf(opened, found.document);
  if (!value || settle(value).kind === 'null') return undefined;
  const on = found.on === null ? undefined : attributeOf(opened, found.on);
  const { document } = readDocument(value);
  return { root: target.module.root, address: target.address, type, at, on: (on && partialTextOf(on)) ?? null, document };
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
    const actions = list?.kind === 'list' ? list.elements.map((one) => stringValue(one.at, `kms:${textOf(one) ?? '?'}`)) : [];
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
