import type { FilePath } from '../../files/index.ts';
import { nodeAt } from '../evaluate/Scope.ts';
import { newSession, TooMuch } from '../evaluate/Session.ts';
import type { World } from '../evaluate/World.ts';
import { type Opened, openDeclared } from '../modules/body.ts';
import { asInstance, expansionOf } from '../modules/expand.ts';
import { addressIn, isEachInstance, keyText, type ModuleInstance } from '../modules/Module.ts';
import { calledModule } from '../modules/moduleValues.ts';
import type { TfNode, Unevaluated } from '../Policy.ts';
import type { NamedWorkload } from '../resources/workloads.ts';
import { stringValue, unknown } from '../values/build.ts';
import { booleanOf, isUnknown, numberOf, reasonOf, settle, textOf } from '../values/read.ts';
import type { Value } from '../values/Value.ts';
import type { ResourceGrant } from '../Workload.ts';
import { addGrant } from './addGrant.ts';
import { principalsOf } from './attach.ts';
import { attachPolicies } from './attachPolicies.ts';
import { attributeOf } from './attributeOf.ts';
import { notEditable } from './factsOf.ts';
import type { ModuleSink, ModuleSinks } from './ModuleSinks.ts';
import { policyId } from './madeByModule.ts';
import { inputsOfCall, inputsOfObject, isSwitched, type ModuleInputs } from './moduleInputs.ts';
import { moduleTable } from './moduleTable.ts';
import { moduleWorkloads } from './moduleWorkloads.ts';
import { type Attachment, type Named, noFacts, type OwnPolicy, type ResourceFacts, unsettledOf } from './ResourceFacts.ts';
import { readDocument } from './readDocument.ts';
import { registrySource } from './registrySource.ts';
import {
  documentsWithin,
  habitualSink,
  isJsonText,
  isMetaArgument,
  isTrust,
  mayTakePolicies,
  sinkDocuments,
  takesPolicies,
  whyNotKnown,
} from './sinks.ts';

/**
 * What the call of a module that is not there or not read says: the policies that stand in its inputs. Of one that is installed
 * or of the workspace nothing: its own resources say it.
 */
export function callFacts(world: World, parent: ModuleInstance, name: string): ResourceFacts {
  const declared = world.declared(parent.folder, 'call', name);
  if (!declared) return noFacts;
  const session = newSession(world);
  try {
    const missing = calledModule(session, parent, name, declared).missing;
    const opened = missing && openDeclared(session, parent, declared);
    if (!missing || !opened || missing.source === undefined) return noFacts;
    const expansion = expansionOf(opened);
    const source = attributeOf(opened, 'source');
    const text = (source && textOf(source)) ?? '';
    const registry = registrySource(text) ?? '';
    const known = moduleTable[registry];
    const facts: CallFacts = { policies: [], attachments: [], grants: [], unresolved: [], inputs: [], workloads: [] };
    for (const key of expansion.keys) {
      const address = addressIn(parent, `module.${name}${isEachInstance(key) ? '' : keyText(key)}`);
      const instance = asInstance(opened, expansion, key);
      addCall(facts, { opened: instance, inputs: inputsOfCall(instance), root: parent.root, address }, registry);
    }
    const isNothing = facts.policies.length + facts.attachments.length + facts.grants.length + facts.unresolved.length === 0;
    // One that `terraform init` would not bring is reported at its call.
    if (missing.notInstalled && isNothing && (known ? known.principal !== null : makesPermissions(text)))
      facts.unresolved.push({ reason: `${missing.reason}, and what it permits is not known`, at: missing.at });
    return { ...noFacts, ...facts, ...unsettledOf(expansion.keys, session) };
  } catch (error) {
    if (!(error instanceof TooMuch || error instanceof RangeError)) throw error;
    return { ...noFacts, unresolved: [{ reason: error.message, at: { file: declared.file, item: declared.item, node: 0 } }] };
  }
}

/** One instance of a call, if it makes anything, and those of the modules within it that it makes for what it is given. */
function addCall(facts: CallFacts, call: CallInstance, registry: string): void {
  const known = moduleTable[registry];
  const off = known && switchedOff(call.inputs, known, registry);
  if (off) {
    facts.unresolved.push({ reason: `${call.address} makes nothing${off.reason}`, at: off.at });
    return;
  }
  addInstance(facts, call, known);
  facts.workloads.push(...moduleWorkloads(registry, { ...call, at: nodeAt(call.opened.scope, call.opened.block.id) }));
  for (const [input, { call: name, source, defaults }] of Object.entries(known?.within ?? {})) {
    const given = call.inputs.value(input);
    const map = given && settle(given);
    const open = map && (map.kind === 'object' ? map.open : reasonOf(map));
    if (map && open) facts.unresolved.push({ reason: `what ${call.address} takes as ${input} is not known: ${open}`, at: map.at });
    for (const { key, value } of map?.kind === 'object' ? map.entries : []) {
      const entry = settle(value);
      if (entry.kind !== 'object') continue;
      const inputs = inputsOfObject(entry, defaults === undefined ? undefined : call.inputs.value(defaults));
      addCall(facts, { ...call, inputs, address: `${call.address}.module.${name}[${JSON.stringify(key)}]` }, source);
    }
  }
}

/**
 * Why nothing of a module is made, where its inputs say so. All modules of these publishers have a switch for it.
 * Source: https://registry.terraform.io/namespaces/terraform-aws-modules, https://registry.terraform.io/modules/cloudposse/label/null
 */
function switchedOff(
  inputs: ModuleInputs,
  known: ModuleSinks,
  registry: string,
): { readonly reason: string; readonly at: TfNode } | undefined {
  const every = registry.startsWith('terraform-aws-modules/') ? 'create' : registry.startsWith('cloudposse/') ? 'enabled' : '';
  const off = [every, ...(known.unless ?? [])].find((name) => isSwitched(inputs, name) === false);
  if (off !== undefined) return { reason: `: ${off} is false`, at: inputs.at(off) };
  const { onlyIf } = known;
  const on = onlyIf === undefined ? undefined : inputs.value(onlyIf);
  if (onlyIf === undefined || (on && (isUnknown(on) || booleanOf(on) === true))) return undefined;
  return { reason: ` without ${onlyIf} = true`, at: inputs.at(onlyIf) };
}

/** Whether a module of this source is about permissions, by its name. */
const makesPermissions = (source: string): boolean => /iam|role|irsa|pod-identity/.test(source);

interface CallFacts {
  readonly policies: OwnPolicy[];
  readonly attachments: Attachment[];
  readonly grants: ResourceGrant[];
  readonly unresolved: Unevaluated[];
  readonly inputs: ResourceFacts['inputs'][number][];
  readonly workloads: NamedWorkload[];
}

/** One instance of the call. */
interface CallInstance {
  readonly opened: Opened;
  readonly inputs: ModuleInputs;
  readonly root: FilePath;
  readonly address: string;
}

function addInstance(facts: CallFacts, call: CallInstance, known: ModuleSinks | undefined): void {
  for (const name of call.inputs.names) {
    const value = call.inputs.value(name);
    if (!value || settle(value).kind === 'null' || known?.within?.[name]) continue;
    const resource = known?.resource?.[name];
    const sink = known?.inputs[name];
    const habit = known ? undefined : habitualSink(name, value);
    const before = countOf(facts);
    if (resource) {
      if (hasEffect(facts, call, name, resource, value)) addGrants(facts, call, name, sinkDocuments(resource.kind, value));
    } else if (known && sink) addSink(facts, call, known, name, sink, value);
    else if (habit) addPolicies(facts, call, name, sinkDocuments(habit, value), { kind: 'role', address: call.address, mayBeOther: true });
    else if (!isMetaArgument(name)) addPolicies(facts, call, name, documentsWithin(value), null);
    if (!known && countOf(facts) === before) addUnknown(facts, call, name, value);
  }
  if (known?.principal) addOwn(facts, call, known, known.principal);
}

/** What a module attaches by a switch: a policy of AWS, or one of its own that is not known. */
function addOwn(facts: CallFacts, call: CallInstance, known: ModuleSinks, kind: Named['kind']): void {
  const used = new Set(Object.values(known.inputs).map(({ when }) => when));
  const principals = [namedPrincipal(call, { kind, address: call.address })];
  for (const name of call.inputs.names) {
    if (!/^attach_\w*polic(y|ies)$/.test(name) || used.has(name) || known.attachesNone?.test(name)) continue;
    const on = call.inputs.value(name);
    if (!on || (!isUnknown(on) && booleanOf(on) !== true)) continue;
    const managed = known.attaches?.[name];
    const at = call.inputs.at(name);
    const given = managed && call.inputs.value(managed.given);
    if (managed && !isUnknown(on)) attachPolicies(facts, call.root, call.address, principals, given ?? stringValue(at, managed.arn), at);
    else {
      const reason = isUnknown(on)
        ? `whether ${name} is true is not known`
        : `the module makes the policy of ${name}, and is not installed`;
      facts.attachments.push({ root: call.root, policy: { kind: 'unknown', reason, external: true, ofModule: true }, principals, at });
      facts.unresolved.push({ reason: `what ${call.address} attaches is not known: ${reason}`, at });
    }
  }
}

const countOf = ({ policies, grants, unresolved }: CallFacts): number => policies.length + grants.length + unresolved.length;

/** An input that takes policies, by its name, of which nothing could be read. */
function addUnknown(facts: CallFacts, call: CallInstance, name: string, value: Value): void {
  const reason = whyNotKnown(value);
  if (reason === null) return;
  const principal = { kind: 'role', address: call.address } as const;
  if (takesPolicies(name)) addPolicies(facts, call, name, [{ suffix: '', value: unknown(value.at, name, reason) }], principal);
  else if (name === 'policy' || name === 'policies' || mayTakePolicies(name))
    facts.unresolved.push({ reason: `what ${call.address} takes as ${name} is not known: ${reason}`, at: value.at });
}

/** An input that a well-known module makes permissions of, as far as its switches say so. */
function addSink(
  facts: CallFacts,
  call: CallInstance,
  { principal: kind, output, attachedTo }: ModuleSinks,
  input: string,
  sink: ModuleSink,
  given: Value,
): void {
  const { inputs, opened, address } = call;
  if (!hasEffect(facts, call, input, sink, given)) return;
  const count = sink.count === undefined ? undefined : inputs.value(sink.count);
  const many = sink.count === undefined ? Number.POSITIVE_INFINITY : count ? (numberOf(count) ?? Number.POSITIVE_INFINITY) : 0;
  const list = settle(given);
  const value = list.kind === 'list' && list.elements.length > many ? { ...list, elements: list.elements.slice(0, many) } : given;
  if (value !== given) facts.unresolved.push({ reason: `${sink.count} says that only ${many} of ${input} count`, at: given.at });
  const principal = kind && { kind, address: sink.principal ? `${address}.${sink.principal}` : address };
  if (sink.kind !== 'arns') {
    const documents = sinkDocuments(sink.kind, value);
    addPolicies(facts, call, input, documents, principal ?? (output && !attachedTo ? undefined : null));
    const roles = attachedTo === undefined ? undefined : inputs.value(attachedTo);
    const at = nodeAt(opened.scope, opened.block.id);
    for (const { suffix } of roles ? documents : []) {
      const policy = { kind: 'resource', id: policyId(call.root, `${address}.${input}${suffix}`) } as const;
      facts.attachments.push({ root: call.root, policy, principals: roles ? principalsOf(roles, 'role', call.root).principals : [], at });
    }
  } else if (principal)
    attachPolicies(facts, call.root, address, [namedPrincipal(call, principal)], value, nodeAt(opened.scope, opened.block.id));
}

/** Whether an input takes effect, as far as the switches tell; else that is said. */
function hasEffect(
  facts: CallFacts,
  { inputs }: CallInstance,
  input: string,
  { when, unless }: Omit<ModuleSink, 'kind'>,
  given: Value,
): boolean {
  const on = when === undefined ? undefined : inputs.value(when);
  const isOff = when !== undefined && (!on || (!isUnknown(on) && booleanOf(on) !== true));
  if (isOff) facts.unresolved.push({ reason: `${input} has no effect without ${when} = true`, at: given.at });
  else if (unless !== undefined && isSwitched(inputs, unless) === false)
    facts.unresolved.push({ reason: `${input} has no effect: ${unless} is false`, at: given.at });
  else return true;
  return false;
}

/** The module makes the principal; what it is called within is not known. */
const namedPrincipal = ({ opened, root }: CallInstance, { kind, address }: Pick<Named, 'kind' | 'address'>): Named => ({
  kind,
  address,
  root,
  at: nodeAt(opened.scope, opened.block.id),
  name: null,
});

function addPolicies(
  facts: CallFacts,
  call: CallInstance,
  input: string,
  documents: ReturnType<typeof sinkDocuments>,
  /** `undefined`: what attaches it is seen; `null`: it is not. `mayBeOther`: what is no policy is an input of another kind that only looks like one. */
  principal: (Pick<Named, 'kind' | 'address'> & { readonly mayBeOther?: true }) | null | undefined,
): void {
  for (const { suffix, value } of documents) {
    const policy = documentOfInput(call, input, suffix, value);
    const { document } = policy;
    if (principal?.mayBeOther && ('reason' in document || !isJsonText(value))) continue;
    facts.inputs.push({ name: `${input}${suffix}`, address: policy.address, at: call.inputs.at(input) });
    // What names a principal is the policy of a resource: of a bucket, a queue, a key.
    if ('statements' in document && document.statements.some((statement) => statement.principals !== null)) {
      addGrant(facts, { ...policy, on: [{ hole: call.address }] });
      continue;
    }
    if (isTrust(input)) continue;
    facts.policies.push({
      ...policy,
      ownPrincipals: principal ? [namedPrincipal(call, principal)] : [],
      ownUnknown: principal || principal === undefined ? null : 'what attaches it is not known: the module is not read',
    });
  }
}

function addGrants(facts: CallFacts, call: CallInstance, input: string, documents: ReturnType<typeof sinkDocuments>): void {
  for (const { suffix, value } of documents) addGrant(facts, { ...documentOfInput(call, input, suffix, value), on: null });
}

/** The policy that an input of a module holds. */
function documentOfInput(
  { opened, root, address }: CallInstance,
  input: string,
  suffix: string,
  value: Value,
): Omit<OwnPolicy, 'ownPrincipals' | 'ownUnknown'> {
  const { document, form } = readDocument(value);
  const own = `${address}.${input}${suffix}`;
  return {
    id: policyId(root, own),
    root,
    address: own,
    type: 'module',
    form,
    at: nodeAt(opened.scope, opened.block.id),
    document,
    limit: null,
    notEditable: notEditable(opened, form === 'other' ? 'jsonencode' : form, document),
  };
}
