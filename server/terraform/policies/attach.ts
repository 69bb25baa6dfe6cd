import type { Principal, TfNode } from '../Policy.ts';
import { reasonOf, settle, textOf } from '../values/read.ts';
import { shownText } from '../values/stringifyJson.ts';
import type { ReferenceValue, Value } from '../values/Value.ts';
import { madePolicies, madePrincipal, policyId } from './madeByModule.ts';
import type { AttachedPolicy, Named } from './ResourceFacts.ts';
import { policyTypes, principalTypes } from './resourceTypes.ts';

/** The principals that an attribute names: one, or a list of them. `open`: why there may be more. */
export function principalsOf(
  given: Value,
  kind: Principal['kind'],
  root: string,
): { readonly principals: readonly Named[]; readonly open: string | null } {
  const value = given.kind === 'reference' ? given : settle(given);
  if (value.kind === 'null') return { principals: [], open: null };
  if (value.kind !== 'list') return { principals: [principalOf(given, kind, root)], open: null };
  return { principals: value.elements.map((element) => principalOf(element, kind, root)), open: value.open };
}

function principalOf(value: Value, kind: Principal['kind'], root: string): Named {
  const resource = value.kind === 'reference' ? value : undefined;
  if (resource && !resource.target.declared.data && principalTypes[resource.target.declared.type]) {
    return { kind, address: resource.target.address, root, at: headOf(resource), name: null };
  }
  const made = madePrincipal(value, kind, root);
  if (made) return made;
  const text = shownText(value);
  // Of an ARN the name is what stands behind its path.
  const name = text?.startsWith('arn:') ? text.slice(text.lastIndexOf('/') + 1) : text;
  const isPartial = resource === undefined && textOf(value) === undefined;
  const found = { kind, root, at: value.at, ...(isPartial && { mayBeSeveral: true as const }) };
  if (name !== undefined) return { ...found, address: name, name };
  const address = value.kind === 'unknown' ? value.name : resource ? resource.target.address : '?';
  return { ...found, address, name: null };
}

function headOf({ target }: ReferenceValue): TfNode {
  return { file: target.declared.file, item: target.declared.item, node: 0 };
}

/** The policies that an attribute with an ARN means: one, but where a module makes one of several inputs. */
export function attachedPolicies(value: Value): readonly AttachedPolicy[] {
  if (value.kind === 'reference') {
    const { declared, address, module } = value.target;
    if (!declared.data && policyTypes[declared.type]) return [{ kind: 'resource', id: policyId(module.root, address) }];
    if (declared.data && declared.type === 'aws_iam_policy' && value.configured) return [byText(value.configured)];
  }
  const made = madePolicies(value);
  return made.length === 0 ? [byText(value)] : made.map((id) => ({ kind: 'resource', id }));
}

function byText(value: Value): AttachedPolicy {
  const text = textOf(value);
  if (text !== undefined && text !== '') return { kind: 'arn', arn: text };
  const managed = managedArn(value);
  if (managed) return { kind: 'arn', arn: managed };
  const reason = reasonOf(value) ?? 'it is no ARN';
  const name = value.kind === 'unknown' || value.kind === 'reference' ? value.name : (shownText(value) ?? '');
  return { kind: 'unknown', reason, external: /(^|\.)(var|data|each)\.|^arn:/.test(name) };
}

/** The ARN of an AWS-managed policy whose partition is left open: `arn:${data.aws_partition.current.partition}:iam::aws:policy/…`. */
export function managedArn(value: Value): string | undefined {
  const managed = /^arn:\$\{[^}]*\}(:iam::aws:policy\/[^$]+)$/.exec(shownText(value) ?? '')?.[1];
  return managed && `arn:aws${managed}`;
}
