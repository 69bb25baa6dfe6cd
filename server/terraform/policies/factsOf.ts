import { nodeAt } from '../evaluate/Scope.ts';
import { newSession, TooMuch } from '../evaluate/Session.ts';
import type { World } from '../evaluate/World.ts';
import { isYaml } from '../functions/isYaml.ts';
import type { Opened } from '../modules/body.ts';
import { bodyOf } from '../modules/body.ts';
import { nestedBlocks } from '../modules/expand.ts';
import { type DeclaredResource, isEachInstance, type ModuleInstance } from '../modules/Module.ts';
import type { PolicyLimit, Principal, Unevaluated } from '../Policy.ts';
import { grantOf, isResourceGrant } from '../resources/grants.ts';
import { openResource, resourceTargets, targetOf } from '../resources/resourceValue.ts';
import { trustedWorkloads } from '../resources/trustedWorkloads.ts';
import { isWorkload, type NamedWorkload, workloadOf } from '../resources/workloads.ts';
import { entryOf, unknown } from '../values/build.ts';
import { isUnknown, partialTextOf, reasonOf, settle, textOf } from '../values/read.ts';
import { shownText } from '../values/stringifyJson.ts';
import type { ResourceTarget, Value } from '../values/Value.ts';
import type { ResourceGrant } from '../Workload.ts';
import { addGrant } from './addGrant.ts';
import { attachedPolicies, principalsOf } from './attach.ts';
import { attachPolicies } from './attachPolicies.ts';
import { attributeOf } from './attributeOf.ts';
import { policyId } from './madeByModule.ts';
import { isMembership, membershipsOf } from './memberships.ts';
import { type Attachment, type Named, noFacts, type OwnPolicy, type ResourceFacts, unsettledOf } from './ResourceFacts.ts';
import { readDocument } from './readDocument.ts';
import {
  attachmentTypes,
  exclusiveTypes,
  organizationPolicies,
  type PrincipalAttribute,
  policyTypes,
  principalTypes,
} from './resourceTypes.ts';

const logGroupType = 'aws_cloudwatch_log_group';

/** Whether resources of a type say anything of permissions. */
export function isRelevant(type: string): boolean {
  if (type in policyTypes || type in attachmentTypes || type in exclusiveTypes || type in principalTypes) return true;
  return type === logGroupType || isMembership(type) || isWorkload(type) || isResourceGrant(type);
}

/** Whether resources of a type may hold the text of a policy. */
export function mayHoldPolicy(type: string): boolean {
  return type in policyTypes || type in principalTypes || isResourceGrant(type);
}

interface Facts {
  readonly policies: OwnPolicy[];
  readonly attachments: Attachment[];
  readonly principals: ResourceFacts['principals'][number][];
  readonly logGroups: ResourceFacts['logGroups'][number][];
  readonly unresolved: Unevaluated[];
  readonly workloads: NamedWorkload[];
  readonly grants: ResourceGrant[];
  readonly boundaries: ResourceFacts['boundaries'][number][];
  readonly memberships: ResourceFacts['memberships'][number][];
}

/** What all instances of a resource say, in one instance of its module. */
export function factsOf(world: World, module: ModuleInstance, declared: DeclaredResource): ResourceFacts {
  const facts: Facts = {
    policies: [],
    attachments: [],
    principals: [],
    logGroups: [],
    unresolved: [],
    workloads: [],
    grants: [],
    boundaries: [],
    memberships: [],
  };
  const session = newSession(world);
  try {
    const targets = resourceTargets(session, module, declared);
    for (const target of targets) {
      const opened = openResource(session, target);
      if (opened) addInstance(facts, target, opened);
    }
    return { ...facts, readings: [], inputs: [], ...unsettledOf(targets, session) };
  } catch (error) {
    // An overflow of the stack is too much as well.
    if (!(error instanceof TooMuch || error instanceof RangeError)) throw error;
    const reason = error instanceof TooMuch ? error.message : 'it nests too deep';
    return tooMuch(module, declared, reason);
  }
}

function tooMuch(module: ModuleInstance, declared: DeclaredResource, reason: string): ResourceFacts {
  const target = targetOf(module, declared, null);
  const at = { file: declared.file, item: declared.item, node: 0 };
  const isPolicy = declared.type in policyTypes;
  const policy: OwnPolicy = {
    id: policyId(module.root, target.address),
    root: module.root,
    address: target.address,
    type: declared.type,
    form: 'other',
    at,
    document: { reason, at },
    limit: null,
    notEditable: reason,
    ownPrincipals: [],
    ownUnknown: reason,
  };
  return { ...noFacts, policies: isPolicy ? [policy] : [], unresolved: isPolicy ? [] : [{ reason, at }] };
}

function addInstance(facts: Facts, target: ResourceTarget, opened: Opened): void {
  const { type } = target.declared;
  const at = nodeAt(opened.scope, opened.block.id);
  const policyType = policyTypes[type];
  const limit = type === 'aws_organizations_policy' ? limitOf(facts, target, opened) : (policyType?.limit ?? null);
  const given = policyType && attributeOf(opened, policyType.document);
  // Who may have a session policy has none as a rule.
  const hasNone = limit === 'session' && (!given || settle(given).kind === 'null');
  if (policyType && limit !== 'none' && !hasNone) {
    const principals = namedPrincipals(opened, policyType.principals, target.module.root);
    const document = given ?? unknown(at, policyType.document, `it has no ${policyType.document}`);
    facts.policies.push({
      ...policyOf(target, opened, target.address, document),
      limit,
      ownPrincipals: principals.principals,
      ownUnknown: principals.open,
    });
  }
  const exclusive = exclusiveTypes[type];
  if (exclusive) addNamedInline(facts, target, opened, exclusive);
  const attachment = attachmentTypes[type];
  if (attachment) addAttachment(facts, target, opened, attachment.policies, attachment.principals);
  facts.memberships.push(...membershipsOf(opened, target));
  const principalType = principalTypes[type];
  if (principalType) addPrincipal(facts, target, opened, principalType);
  const workload = workloadOf(target, opened);
  if (workload) facts.workloads.push(workload);
  const held = grantOf(type, opened);
  if (held) {
    const grant: ResourceGrant = { ...policyOf(target, opened, target.address, held.policy), on: held.on, limit: held.limit };
    addGrant(facts, grant);
    const self: Named = { kind: 'role', address: target.address, root: target.module.root, at, name: null };
    if (principalType?.kind === 'role') facts.workloads.push(...trustedWorkloads(self, grant));
  }
  if (type === logGroupType) {
    const name = attributeOf(opened, 'name');
    const prefix = attributeOf(opened, 'name_prefix');
    const known = name && settle(name).kind !== 'null' ? partialTextOf(name) : undefined;
    const start = prefix && settle(prefix).kind !== 'null' ? partialTextOf(prefix) : undefined;
    facts.logGroups.push({
      root: target.module.root,
      address: target.address,
      name: known ?? [...(start ?? []), { hole: `${target.address}.name` }],
    });
  }
}

/** What a policy of an organization limits; `none`: it is not of IAM's language, or that is not known. */
function limitOf(facts: Facts, target: ResourceTarget, opened: Opened): PolicyLimit | 'none' {
  const type = attributeOf(opened, 'type');
  const name = type && settle(type).kind !== 'null' ? textOf(type) : 'SERVICE_CONTROL_POLICY';
  if (type && name === undefined)
    facts.unresolved.push({ reason: `what kind of policy ${target.address} is: ${reasonOf(type) ?? 'it is no text'}`, at: type.at });
  return (name !== undefined && organizationPolicies[name]) || 'none';
}

/** `policy_names` of `aws_iam_role_policies_exclusive`: those that name a resource belong to the principal. */
function addNamedInline(facts: Facts, target: ResourceTarget, opened: Opened, attribute: PrincipalAttribute): void {
  const { principals } = namedPrincipals(opened, [attribute], target.module.root);
  const names = attributeOf(opened, 'policy_names');
  const list = names && settle(names);
  for (const element of list?.kind === 'list' ? list.elements : []) {
    for (const policy of attachedPolicies(element)) {
      if (policy.kind === 'resource')
        facts.attachments.push({ root: target.module.root, policy, principals, at: nodeAt(opened.scope, opened.block.id) });
    }
  }
}

function policyOf(target: ResourceTarget, opened: Opened, address: string, value: Value): Omit<OwnPolicy, 'ownPrincipals' | 'ownUnknown'> {
  const { document, form } = readDocument(value);
  const { root } = target.module;
  return {
    id: policyId(root, address),
    root,
    address,
    type: target.declared.type,
    form,
    at: nodeAt(opened.scope, opened.block.id),
    document,
    limit: null,
    notEditable: notEditable(opened, form, document),
  };
}

/** Why the text of a policy cannot be edited, or `null`. */
export function notEditable(opened: Opened, form: OwnPolicy['form'], document: OwnPolicy['document']): string | null {
  if ('reason' in document) return document.reason;
  const { file } = document.at;
  if (file.includes('/.terraform/')) return 'it is written in an installed module';
  if (!opened.scope.session.world.mayRead(file)) return 'it is written outside of the workspace';
  if (isYaml(file) && document.statements.every(({ at }) => at.item === '')) return 'it is written in YAML';
  return form === 'other' ? 'its text is computed' : null;
}

function namedPrincipals(
  opened: Opened,
  attributes: readonly PrincipalAttribute[],
  root: string,
): { readonly principals: readonly Named[]; readonly open: string | null } {
  const principals: Named[] = [];
  let open: string | null = null;
  for (const { attribute, kind } of attributes) {
    const value = attributeOf(opened, attribute);
    if (!value) continue;
    const found = principalsOf(value, kind, root);
    principals.push(...found.principals);
    open ??= found.open;
  }
  return { principals, open };
}

function addAttachment(
  facts: Facts,
  target: ResourceTarget,
  opened: Opened,
  attribute: string,
  principalAttributes: readonly PrincipalAttribute[],
): void {
  const { root } = target.module;
  const at = nodeAt(opened.scope, opened.block.id);
  const { principals, open } = namedPrincipals(opened, principalAttributes, root);
  if (open !== null) facts.unresolved.push({ reason: `whom ${target.address} attaches to is not known: ${open}`, at });
  const value = attributeOf(opened, attribute);
  if (!value) return;
  attachPolicies(facts, root, target.address, principals, value, at);
}

function addPrincipal(
  facts: Facts,
  target: ResourceTarget,
  opened: Opened,
  type: { readonly kind: Principal['kind']; readonly name: string },
): void {
  const { root } = target.module;
  const at = nodeAt(opened.scope, opened.block.id);
  const principal: Principal = { kind: type.kind, address: target.address, root, at };
  const name = attributeOf(opened, type.name);
  facts.principals.push({ principal, name: (name && (textOf(name) ?? shownText(name))) ?? null });
  const self: Named = { ...principal, name: null };
  const arns = attributeOf(opened, 'managed_policy_arns');
  if (arns && !(settle(arns).kind === 'list' && isUnknown(arns))) attachPolicies(facts, root, target.address, [self], arns, at);
  const limit = attributeOf(opened, 'permissions_boundary');
  if (limit && settle(limit).kind !== 'null') for (const policy of attachedPolicies(limit)) facts.boundaries.push({ principal, policy });
  addInlineBlocks(facts, target, opened, self);
  addInlineList(facts, target, opened, self);
}

/** `inline_policy { name = … policy = … }` of a role. */
function addInlineBlocks(facts: Facts, target: ResourceTarget, opened: Opened, self: Named): void {
  const { blocks, open } = nestedBlocks(opened.blocks, 'inline_policy');
  if (open) facts.unresolved.push(open);
  for (const { scope, block } of blocks) {
    const body = bodyOf(scope, block);
    const document = attributeOf(body, 'policy');
    if (!document || settle(document).kind === 'null') continue;
    addInline(facts, target, { ...opened, ...body, scope, block }, self, attributeOf(body, 'name'), document);
  }
}

/** `policies = [{ policy_name = …, policy_document = … }]` of a Cloud Control role, user or group. */
function addInlineList(facts: Facts, target: ResourceTarget, opened: Opened, self: Named): void {
  const list = target.declared.type.startsWith('awscc_') ? attributeOf(opened, 'policies') : undefined;
  const value = list && settle(list);
  if (!value || value.kind === 'null') return;
  const at = value.at;
  if (value.kind !== 'list' || value.open !== null) facts.unresolved.push({ reason: reasonOf(value) ?? 'its policies are not a list', at });
  for (const element of value.kind === 'list' ? value.elements : []) {
    const object = settle(element);
    const document = object.kind === 'object' ? entryOf(object, 'policy_document')?.value : undefined;
    const name = object.kind === 'object' ? entryOf(object, 'policy_name')?.value : undefined;
    if (document) addInline(facts, target, opened, self, name, document);
    else facts.unresolved.push({ reason: reasonOf(object) ?? 'an inline policy has no policy_document', at: object.at });
  }
}

function addInline(facts: Facts, target: ResourceTarget, opened: Opened, self: Named, name: Value | undefined, document: Value): void {
  const shown = (name && (shownText(name) ?? textOf(name))) ?? '';
  const address = `${target.address}.inline_policy[${JSON.stringify(shown)}]`;
  facts.policies.push({ ...policyOf(target, opened, address, document), ownPrincipals: [self], ownUnknown: null });
  if (isEachInstance(target.key)) facts.unresolved.push({ reason: target.key.unknown, at: self.at ?? document.at });
}
