import { isClientPackage } from '../../aws/index.ts';
import type { NewExpression } from '../../syntax/index.ts';
import { nodeOf } from '../evaluate/Evaluation.ts';
import { alternatives, type Site, type Thing, type ThingOf } from '../evaluate/Thing.ts';
import type { Search } from './Found.ts';
import { handedOver, toldWhereHanded } from './handedOver.ts';
import { clientAmong, libraryCalls } from './libraryCalls.ts';
import { libraryMethod } from './libraryMethod.ts';
import { nameNode } from './nameNode.ts';
import { chosenEnding, clientOf, commandClass, exportPath, externalBase, moduleOf } from './sdkThing.ts';

/** A `new` expression: a command that is made is a call, wherever it is sent. */
export function newExpression(search: Search, site: Site, node: NewExpression): void {
  const { evaluation, libraries, findings } = search;
  const callee = evaluation.value(site, node.callee);
  const here = nodeOf(site, node.id);
  let target: Thing = callee;
  const name = nameNode(node.callee);
  for (const option of alternatives(callee)) {
    const chosen = option.kind === 'external' ? chosenClass(option) : undefined;
    if (chosen) {
      findings.unresolved({ node: here, name, ...chosen });
      continue;
    }
    // A class that a library's function gives.
    if (option.kind === 'made') libraryMethod(search, option, evaluation.given(site, node.arguments), { node: here, name });
    if (option.kind !== 'external' && option.kind !== 'class') continue;
    const command = commandClass(evaluation, option);
    if (command) {
      if (toldWhereHanded(evaluation, option, null)) continue;
      // A command of the workspace's own gives its input to the SDK's itself.
      const input = externalBase(evaluation, option, evaluation.given(site, node.arguments))?.given?.[0] ?? null;
      for (const call of command.calls)
        findings.call({ ...call, node: here, name, form: 'command', through: command.through, when: null, input, clients: [] });
      continue;
    }
    const base = externalBase(evaluation, option, evaluation.given(site, node.arguments));
    const library = base && libraries(moduleOf(base.of), exportPath(base.of).join('.') || 'default');
    if (base && library && library.calls.length > 0) {
      const first = base.given?.[0];
      const settings = first?.();
      const clients = clientAmong(evaluation, first);
      const input =
        settings?.kind === 'object' && settings.members.has('params') ? () => evaluation.property(settings, 'params') : (first ?? null);
      const through = `${library.package} ${library.export}`;
      for (const call of libraryCalls(evaluation, library, { own: base.given ?? [], of: null, by: null }))
        findings.call({ input, ...call, node: here, name, form: 'library', through, clients });
    } else if (base && !library && !clientOf(evaluation, { kind: 'instance', of: option, arguments: [], node: here, from: [] })) {
      target = base.of;
    }
  }
  handedOver(search, site, node, target);
}

/** A class of the SDK that is chosen at run time, by what its name says of it. */
function chosenClass(option: ThingOf<'external'>): { readonly reason: string; readonly packages: readonly string[] } | undefined {
  const ending = chosenEnding(option);
  if (ending === undefined) return undefined;
  if (option.package === 'aws-sdk') return { reason: 'a client of aws-sdk that is chosen at run time', packages: [] };
  if (!isClientPackage(option.package)) return undefined;
  const what = ending.endsWith('Command') ? 'a command' : ending.endsWith('Client') ? 'a client' : 'a class (client or command)';
  return { reason: `${what} of ${option.package} that is chosen at run time`, packages: [option.package] };
}
