import { managedPolicy } from '../../aws/index.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { nodeAt } from '../evaluate/Scope.ts';
import type { Opened } from '../modules/body.ts';
import type { TfNode } from '../Policy.ts';
import { managedArn } from '../policies/attach.ts';
import { jsonValue, listValue, objectValue, stringValue } from '../values/build.ts';
import { textOf } from '../values/read.ts';
import type { Value } from '../values/Value.ts';

/** What AWS says of a policy that it manages, and that a data source `aws_iam_policy` looks up by ARN or name. */
export function managedAttribute(opened: Opened, name: string): Value | undefined {
  if (name !== 'policy' && name !== 'arn') return undefined;
  const key = opened.attributes.get('arn') ?? opened.attributes.get('name');
  const value = key && evaluate(key.scope, key.attribute.value);
  const text = value && (textOf(value) ?? managedArn(value));
  const found = text === undefined ? undefined : managedPolicy(text);
  if (!found) return undefined;
  const at = nodeAt(opened.scope, opened.block.id);
  return name === 'arn' ? stringValue(at, found.arn) : jsonValue(at, 'other', plainValue(at, found.document));
}

function plainValue(at: TfNode, plain: unknown): Value {
  if (Array.isArray(plain))
    return listValue(
      at,
      plain.map((one) => plainValue(at, one)),
    );
  if (typeof plain === 'object' && plain !== null) {
    return objectValue(
      at,
      Object.entries(plain).map(([key, value]) => ({ key, keyAt: at, value: plainValue(at, value) })),
    );
  }
  if (typeof plain === 'number' || typeof plain === 'boolean') {
    return typeof plain === 'number' ? { kind: 'number', at, value: plain } : { kind: 'boolean', at, value: plain };
  }
  return plain === null ? { kind: 'null', at } : stringValue(at, String(plain));
}
