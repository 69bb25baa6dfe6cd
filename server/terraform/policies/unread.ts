import type { FilePath } from '../../files/index.ts';
import { expressionText } from '../evaluate/expressionText.ts';
import { nodeAt } from '../evaluate/Scope.ts';
import { newSession, TooMuch } from '../evaluate/Session.ts';
import type { World } from '../evaluate/World.ts';
import { type Opened, openDeclared } from '../modules/body.ts';
import { expansionOf } from '../modules/expand.ts';
import { type DeclaredResource, type ModuleInstance, rootInstance } from '../modules/Module.ts';
import type { PolicyDocument, TfNode, Unevaluated } from '../Policy.ts';
import { isResourceGrant } from '../resources/grants.ts';
import { openResource, resourceTargets } from '../resources/resourceValue.ts';
import type { Reading } from '../Workload.ts';
import { documentJson } from './documentData.ts';
import { factsOf } from './factsOf.ts';
import { policyId } from './madeByModule.ts';
import { noFacts, type ResourceFacts, unsettledOf } from './ResourceFacts.ts';
import { readDocument } from './readDocument.ts';
import { policyTypes, principalTypes } from './resourceTypes.ts';
import { readingsOf, type Worlds } from './withReadings.ts';

/** The items that the policies of a resource are written in, and those of which it says why they are not known. */
export function itemsRead({ policies, grants, unresolved }: ResourceFacts): readonly string[] {
  const nodes = [...policies, ...grants].flatMap(({ at, document }) => [at, ...nodesOf(document)]);
  return [...new Set([...nodes, ...unresolved.map(({ at }) => at)].flatMap(withAround).map(itemKey))];
}

/** The item of a node; of one in JSON, which stands by its pointer, all that it stands in. */
function withAround({ file, item }: TfNode): readonly Pick<TfNode, 'file' | 'item'>[] {
  if (!item.startsWith('/')) return [{ file, item }];
  const steps = item.split('/').slice(1);
  // A resource has its kind, its type and its name.
  return steps.slice(2).map((_, index) => ({ file, item: `/${steps.slice(0, index + 3).join('/')}` }));
}

const itemKey = ({ file, item }: Pick<TfNode, 'file' | 'item'>): string => `${file}\n${item}`;

function nodesOf(document: PolicyDocument | Unevaluated): readonly TfNode[] {
  if ('reason' in document) return [document.at];
  return [document.at, ...[...document.statements, ...document.unknown].map(({ at }) => at)];
}

/**
 * The policies and policy documents that a folder declares and that no instance of its module reads, each with the reason: it
 * is left out by `count` or `for_each`, nothing calls the module, or no policy takes the document.
 */
export function unreadIn(
  world: World,
  folder: FilePath,
  resources: readonly string[],
  instances: () => readonly ModuleInstance[],
  isRead: (item: string) => boolean,
): readonly Unevaluated[] {
  return resources.flatMap((name): readonly Unevaluated[] => {
    const declared = world.resource(folder, name);
    if (!declared || !holdsPolicy(world, declared)) return [];
    const at = headerOf(world, declared);
    if (isRead(itemKey(at))) return [];
    const reason = whyUnread(world, declared, instances());
    return reason === undefined ? [] : [{ reason: `${name} ${reason}`, at }];
  });
}

/**
 * The policies and documents of a folder that no instance of its module makes, as they are written: those of modules that
 * nothing calls, documents that no policy takes.
 */
export function unreadReadings(
  worlds: Worlds,
  folder: FilePath,
  resources: readonly string[],
  firstInstance: () => ModuleInstance | undefined,
  isRead: (item: string) => boolean,
): readonly Reading[] {
  return resources.flatMap((name): readonly Reading[] => {
    const declared = worlds.made.resource(folder, name);
    if (!declared || !(holdsPolicy(worlds.made, declared) || isResourceGrant(declared.type))) return [];
    if (isRead(itemKey(headerOf(worlds.made, declared)))) return [];
    const instance = firstInstance();
    // What an instance makes, or leaves out, its own facts say.
    if (instance && !declared.data) return [];
    return readingsOf(worlds, (world) => writtenOf(world, instance ?? rootInstance(folder), declared));
  });
}

/** What a resource says, or of a data source what its document does. */
function writtenOf(world: World, instance: ModuleInstance, declared: DeclaredResource): ResourceFacts {
  if (!declared.data) return factsOf(world, instance, declared);
  const session = newSession(world);
  try {
    const [target] = resourceTargets(session, instance, declared);
    const opened = target && openResource(session, target);
    if (!opened || !target) return noFacts;
    const { document, form } = readDocument(documentJson(opened));
    const at = nodeAt(opened.scope, opened.block.id);
    const { address } = target;
    const { root } = instance;
    const policy = { id: policyId(root, address), root, address, type: declared.type, form, at, document, limit: null, notEditable: null };
    const isOfResource = 'statements' in document && document.statements.some(({ principals }) => principals !== null);
    return {
      ...noFacts,
      ...unsettledOf([target], session),
      policies: isOfResource ? [] : [{ ...policy, ownPrincipals: [], ownUnknown: 'no policy takes the document' }],
      grants: isOfResource ? [{ ...policy, on: null }] : [],
    };
  } catch (error) {
    if (!(error instanceof TooMuch || error instanceof RangeError)) throw error;
    return noFacts;
  }
}

function headerOf(world: World, { file, item }: DeclaredResource): TfNode {
  const { content, pointers } = world.item(file, item) ?? {};
  const header = content?.kind === 'block' ? content.headerId : 0;
  return pointers ? { file, item: pointers[header] ?? '', node: 0 } : { file, item, node: header };
}

function holdsPolicy(world: World, { data, type, file, item }: DeclaredResource): boolean {
  if (data) return type === 'aws_iam_policy_document';
  const policyType = policyTypes[type];
  if (policyType && !policyType.limit) return true;
  const content = policyType || type in principalTypes ? world.item(file, item)?.content : undefined;
  if (content?.kind !== 'block') return false;
  if (policyType) return content.body.elements.some((inner) => inner.kind === 'attribute' && inner.name === policyType.document);
  return content.body.elements.some(
    (inner) => inner.kind === 'block' && (inner.type === 'inline_policy' || inner.labels[0] === 'inline_policy'),
  );
}

/** What is done of a policy that is left out. */
const checked = 'it permits nothing, and its text is checked all the same';

function whyUnread(world: World, declared: DeclaredResource, instances: readonly ModuleInstance[]): string | undefined {
  if (instances.length === 0) return `has no instance: no call makes one of its module; ${checked}`;
  try {
    const opened = instances.map((instance) => openDeclared(newSession(world), instance, declared));
    const without = opened.map((one) => one && whyNone(one));
    const [reason] = without;
    if (reason && without.every((one) => one)) return `has no instance: ${reason}; ${checked}`;
  } catch (error) {
    if (!(error instanceof TooMuch || error instanceof RangeError)) throw error;
    return `is not evaluated: ${error.message}`;
  }
  // A policy of an organization may be none of IAM's: of tags, of backups. One of sessions may be null.
  if (declared.type === 'aws_organizations_policy' || policyTypes[declared.type]?.limit) return undefined;
  return declared.data ? 'is the document of no policy that is evaluated' : 'says no policy that is evaluated';
}

function whyNone(opened: Opened): string | undefined {
  const { keys, meta } = expansionOf(opened);
  const written = meta && opened.attributes.get(meta)?.attribute.value;
  if (keys.length > 0 || !written) return undefined;
  return `${meta} is ${meta === 'count' ? '0' : 'empty'}${written.kind === 'number' ? '' : ` (${expressionText(written)})`}`;
}
