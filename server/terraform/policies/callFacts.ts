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
import { unknown } from '../values/build.ts';
import { booleanOf, isUnknown, numberOf, settle, textOf } from '../values/read.ts';
import type { Value } from '../values/Value.ts';
import type { ResourceGrant } from '../Workload.ts';
import { addGrant } from './addGrant.ts';
import { policyId } from './attach.ts';
import { attachPolicies } from './attachPolicies.ts';
import { attributeOf } from './attributeOf.ts';
import { notEditable } from './factsOf.ts';
import { type ModuleSink, type ModuleSinks, moduleTable } from './moduleTable.ts';
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
      const off = known && switchedOff(instance, registry);
      if (off) facts.unresolved.push({ reason: `${address} makes nothing: ${off.name} is false`, at: off.at });
      else {
        const call = { opened: instance, root: parent.root, address };
        addInstance(facts, call, known);
        facts.workloads.push(...moduleWorkloads(registry, { ...call, at: nodeAt(instance.scope, instance.block.id) }));
      }
    }
    const isNothing = facts.policies.length + facts.attachments.length + facts.grants.length + facts.unresolved.length === 0;
    // One that `terraform init` would not bring is reported at its call.
    if (missing.notInstalled && isNothing && (known ? known.principal !== null : makesPermissions(text)))
      facts.unresolved.push({ reason: `${missing.reason}, and what it permits is not known`, at: missing.at });
    return { ...noFacts, ...facts, unsettled: unsettledOf(expansion.keys, session) };
  } catch (error) {
    if (!(error instanceof TooMuch || error instanceof RangeError)) throw error;
    return { ...noFacts, unresolved: [{ reason: error.message, at: { file: declared.file, item: declared.item, node: 0 } }] };
  }
}

/**
 * The input by which nothing of a module is made, where it says so: all modules of these publishers have it.
 * Source: https://registry.terraform.io/namespaces/terraform-aws-modules, https://registry.terraform.io/modules/cloudposse/label/null
 */
function switchedOff(opened: Opened, registry: string): { readonly name: string; readonly at: TfNode } | undefined {
  const name = registry.startsWith('terraform-aws-modules/') ? 'create' : registry.startsWith('cloudposse/') ? 'enabled' : '';
  const written = opened.attributes.get(name);
  const value = attributeOf(opened, name);
  if (!written || !value || isUnknown(value) || booleanOf(value) !== false) return undefined;
  return { name, at: nodeAt(written.scope, written.attribute.value.id) };
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
  readonly root: FilePath;
  readonly address: string;
}

function addInstance(facts: CallFacts, call: CallInstance, known: ModuleSinks | undefined): void {
  for (const element of call.opened.block.body.elements) {
    const value = element.kind === 'attribute' ? attributeOf(call.opened, element.name) : undefined;
    if (!value || element.kind !== 'attribute' || settle(value).kind === 'null') continue;
    const { name } = element;
    const resource = known?.resource?.[name];
    const sink = known?.inputs[name];
    const habit = known ? undefined : habitualSink(name, value);
    const before = countOf(facts);
    if (resource) addGrants(facts, call, name, sinkDocuments(resource, value));
    if (known && sink) addSink(facts, call, known, name, sink, value);
    else if (habit) addPolicies(facts, call, name, sinkDocuments(habit, value), { kind: 'role', address: call.address, mayBeOther: true });
    else if (!resource && !isMetaArgument(name)) addPolicies(facts, call, name, documentsWithin(value), null);
    if (!known && countOf(facts) === before) addUnknown(facts, call, name, value);
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
  { principal: kind, output }: ModuleSinks,
  input: string,
  sink: ModuleSink,
  given: Value,
): void {
  const { opened, address } = call;
  const on = sink.when === undefined ? undefined : attributeOf(opened, sink.when);
  if (sink.when !== undefined && (!on || (!isUnknown(on) && booleanOf(on) !== true))) {
    facts.unresolved.push({ reason: `${input} has no effect without ${sink.when} = true`, at: given.at });
    return;
  }
  const count = sink.count === undefined ? undefined : attributeOf(opened, sink.count);
  const many = sink.count === undefined ? Number.POSITIVE_INFINITY : count ? (numberOf(count) ?? Number.POSITIVE_INFINITY) : 0;
  const list = settle(given);
  const value = list.kind === 'list' && list.elements.length > many ? { ...list, elements: list.elements.slice(0, many) } : given;
  if (value !== given) facts.unresolved.push({ reason: `${sink.count} says that only ${many} of ${input} count`, at: given.at });
  const principal = kind && { kind, address: sink.principal ? `${address}.${sink.principal}` : address };
  if (sink.kind !== 'arns') addPolicies(facts, call, input, sinkDocuments(sink.kind, value), principal ?? (output ? undefined : null));
  else if (principal)
    attachPolicies(facts, call.root, address, [namedPrincipal(call, principal)], value, nodeAt(opened.scope, opened.block.id));
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
    facts.inputs.push({ name: `${input}${suffix}`, address: policy.address, at: inputAt(call, input) });
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

/** Where an input is given. */
function inputAt({ opened }: CallInstance, input: string): TfNode {
  const written = opened.attributes.get(input);
  return written ? nodeAt(written.scope, written.attribute.value.id) : nodeAt(opened.scope, opened.block.headerId);
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
