import type { FilePath } from '../../files/index.ts';
import type { ItemKey, TsContent } from '../../syntax/index.ts';
import { itemIndex } from '../scope/itemIndex.ts';
import type { ModuleScope } from '../scope/moduleScope.ts';
import { isClassNode } from '../scope/nodes.ts';

/** The name of an item for a person: `upload`, `Media.put`, or `module` for a statement that declares nothing. */
export function stepName(
  file: FilePath,
  item: ItemKey,
  scope: (file: FilePath) => ModuleScope,
  content: (file: FilePath, item: ItemKey) => TsContent | undefined,
): string {
  const of = scope(file);
  const summary = of.members.get(item);
  if (summary) {
    const owner = of.owners.get(item);
    const ownerContent = owner && content(file, owner.item);
    const node = owner && ownerContent && itemIndex(ownerContent).nodes[owner.node];
    const name = summary.kind === 'constructor' ? 'constructor' : (summary.name ?? summary.kind);
    return `${isClassNode(node) ? (node.name ?? 'class') : 'class'}.${name}`;
  }
  const found = content(file, item);
  if (found?.kind === 'statement') {
    const { statement } = found;
    if (statement.kind === 'importDeclaration') return `import ${statement.specifier}`;
    // `exports.handler = …`
    if (statement.kind === 'expression' && statement.value.kind === 'assign' && statement.value.target.kind === 'member')
      return statement.value.target.property;
  }
  const names = found ? [...(itemIndex(found).values.get(-1)?.keys() ?? [])] : [];
  return names.length > 0 ? names.slice(0, 3).join(', ') : 'module';
}
