import { nodeAt } from '../evaluate/Scope.ts';
import { newSession, TooMuch } from '../evaluate/Session.ts';
import type { World } from '../evaluate/World.ts';
import { type Opened, openDeclared } from '../modules/body.ts';
import { asInstance, expansionOf } from '../modules/expand.ts';
import { addressIn, type InstanceKey, isEachInstance, keyText, type ModuleInstance } from '../modules/Module.ts';
import { calledModule } from '../modules/moduleValues.ts';
import type { Unevaluated } from '../Policy.ts';
import { textOf } from '../values/read.ts';
import { policyId } from './attach.ts';
import { attributeOf } from './attributeOf.ts';
import { notEditable } from './factsOf.ts';
import { type Named, noFacts, type OwnPolicy, type ResourceFacts } from './ResourceFacts.ts';
import { readDocument } from './readDocument.ts';
import { sinkDocuments, sinkKind } from './sinks.ts';

/**
 * What the call of a module that is not installed says: the policies that stand in its inputs. Of one that is installed or
 * of the workspace nothing: its own resources say it.
 */
export function callFacts(world: World, parent: ModuleInstance, name: string): ResourceFacts {
  const declared = world.declared(parent.folder, 'call', name);
  if (!declared) return noFacts;
  const session = newSession(world);
  try {
    const missing = calledModule(session, parent, name, declared).missing;
    const opened = missing && openDeclared(session, parent, declared);
    if (!missing || !opened || !missing.reason.includes('not installed')) return noFacts;
    const expansion = expansionOf(opened);
    const policies = expansion.keys.flatMap((key) => policiesOf(asInstance(opened, expansion, key), parent, name, key));
    const source = attributeOf(opened, 'source');
    const unresolved: Unevaluated[] =
      policies.length === 0 && makesPermissions((source && textOf(source)) ?? '')
        ? [{ reason: `${missing.reason}, and what it permits is not known`, at: missing.at }]
        : [];
    return { ...noFacts, policies, unresolved };
  } catch (error) {
    if (!(error instanceof TooMuch || error instanceof RangeError)) throw error;
    return { ...noFacts, unresolved: [{ reason: error.message, at: { file: declared.file, item: declared.item, node: 0 } }] };
  }
}

/** Whether a module of this source is about permissions, by its name. */
const makesPermissions = (source: string): boolean => /iam|role|irsa|pod-identity/.test(source);

function policiesOf(opened: Opened, parent: ModuleInstance, name: string, key: InstanceKey): readonly OwnPolicy[] {
  const address = addressIn(parent, `module.${name}${isEachInstance(key) ? '' : keyText(key)}`);
  const at = nodeAt(opened.scope, opened.block.id);
  // The module makes the role; what it is called within is not known.
  const role: Named = { kind: 'role', address, root: parent.root, at, name: null };
  const found: OwnPolicy[] = [];
  for (const { kind, name: element } of opened.block.body.elements.flatMap(inputOf)) {
    const value = attributeOf(opened, element);
    if (!value) continue;
    for (const { suffix, value: content } of sinkDocuments(kind, value)) {
      const { document, form } = readDocument(content);
      // An input of another kind that only looks like one.
      if ('reason' in document && kind === 'maybe') continue;
      // What names a principal is the policy of a resource: of a bucket, a queue, a key.
      if ('statements' in document && document.statements.some((statement) => statement.principals !== null)) continue;
      const own = `${address}.${element}${suffix}`;
      found.push({
        id: policyId(parent.root, own),
        root: parent.root,
        address: own,
        type: 'module',
        form,
        at,
        document,
        notEditable: notEditable(opened, form === 'other' ? 'jsonencode' : form, document),
        ownPrincipals: [role],
        ownUnknown: null,
      });
    }
  }
  return found;
}

function inputOf(element: Opened['block']['body']['elements'][number]) {
  const kind = element.kind === 'attribute' ? sinkKind(element.name) : undefined;
  return kind && element.kind === 'attribute' ? [{ kind, name: element.name }] : [];
}
