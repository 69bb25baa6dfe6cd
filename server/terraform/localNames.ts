import type { PartialText } from '../aws/index.ts';
import { type FilePath, folderOf } from '../files/index.ts';
import { equal } from '../query/index.ts';
import type { Modules } from './modules/createModules.ts';
import type { Policy, TfNode } from './Policy.ts';
import type { EditOutcome, PolicyChange } from './PolicyChange.ts';

/**
 * A change whose references are named as the module that it is written in names them: elsewhere they go by their addresses
 * from the root module, so that the same name in two modules is not taken for one thing. Refused where the module has no
 * name for one.
 */
export function withLocalNames(
  modules: Modules,
  policy: Policy,
  change: PolicyChange,
): PolicyChange | Extract<EditOutcome, { refused: string }> {
  const texts = change.kind === 'replaceElement' ? change.with : 'resources' in change ? change.resources : [];
  const folder = folderOf(writtenIn(policy, change).file);
  const named: PartialText[] = [];
  for (const text of texts) {
    const parts: PartialText[number][] = [];
    for (const part of text) {
      const hole = typeof part === 'string' ? part : localName(modules, policy.root, folder, part.hole);
      if (hole === undefined) {
        const name = typeof part === 'string' ? part : part.hole;
        return { refused: `${name} has no name in the module that would have to name it`, at: writtenIn(policy, change) };
      }
      parts.push(typeof part === 'string' ? part : { hole });
    }
    named.push(parts);
  }
  if (change.kind === 'replaceElement') return { ...change, with: named };
  return 'resources' in change ? { ...change, resources: named } : change;
}

/** Where the texts of a change are written. */
function writtenIn({ document }: Policy, change: PolicyChange): TfNode {
  if (change.kind === 'replaceElement') return change.element;
  if (change.kind !== 'addResources' || !('statements' in document)) return document.at;
  const statement = document.statements.find(({ at }) => equal(at, change.statement));
  return statement?.resources?.at ?? change.statement;
}

/** The name that the module in `folder` has for what goes by `hole` below a root module; `undefined` where it has none. */
function localName(modules: Modules, root: FilePath, folder: FilePath, hole: string): string | undefined {
  const owner = ownerOf(modules, root, hole);
  const local = owner && owner.path !== '' ? hole.slice(owner.path.length + 1) : hole;
  const [first = '', second = '', third = ''] = local.split(/[.[]/);
  const { world } = modules;
  const isHere = owner?.folder === folder;
  switch (first) {
    case 'var':
      return world.declared(folder, 'variable', second) ? local : undefined;
    case 'local':
      return world.declared(folder, 'local', second) ? local : undefined;
    case 'module':
      return world.declared(folder, 'call', second) ? local : undefined;
    case 'data':
      return isHere && world.resource(folder, `data.${second}.${third}`) ? local : undefined;
    default:
      // Anything else that is no resource is an expression of the place that it is written back to.
      return world.resource(owner?.folder ?? root, `${first}.${second}`) ? (isHere ? local : undefined) : local;
  }
}

/** The instance of a module that a name with its path belongs to: of a name without one, the root module's. */
function ownerOf(modules: Modules, root: FilePath, hole: string): { readonly path: string; readonly folder: FilePath } | undefined {
  if (!hole.startsWith('module.')) return modules.instance(root);
  let owner: { readonly path: string; readonly folder: FilePath } | undefined;
  for (const id of modules.instances(root)) {
    const instance = modules.instance(id);
    if (!instance || instance.path === '' || !hole.startsWith(`${instance.path}.`)) continue;
    if (!owner || instance.path.length > owner.path.length) owner = instance;
  }
  return owner;
}
