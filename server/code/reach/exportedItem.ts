import type { FilePath } from '../../files/index.ts';
import type { ItemKey } from '../../syntax/index.ts';
import type { ReachWorld } from './ReachWorld.ts';

/** The item that declares what a module exports under a name, through re-exports; `item` is `null` for a module as a whole (`*`). */
export function exportedItem(
  world: Pick<ReachWorld, 'scope' | 'resolve' | 'content' | 'mayExport'>,
  file: FilePath,
  name: string,
  seen: ReadonlySet<string> = new Set(),
): { readonly file: FilePath; readonly item: ItemKey | null } | undefined {
  const key = `${file}\n${name}`;
  if (seen.has(key) || file.endsWith('.json')) return undefined;
  if (name === '*') return { file, item: null };
  const inner = new Set(seen).add(key);
  const scope = world.scope(file);
  const target = scope.exports.get(name) ?? scope.exports.get('=');
  if (target?.kind === 'expression') return { file, item: target.item };
  if (target?.kind === 'from') {
    const resolution = world.resolve(file, target.specifier);
    return resolution.kind === 'file' ? exportedItem(world, resolution.file, target.name, inner) : undefined;
  }
  if (target) {
    const item = scope.values.get(target.name) ?? scope.types.get(target.name);
    const content = item === undefined ? undefined : world.content(file, item);
    if (item === undefined) return undefined;
    if (content?.kind !== 'statement' || content.statement.kind !== 'importDeclaration') return { file, item };
    const { statement } = content;
    const binding = statement.bindings.find((each) => each.local === target.name);
    const resolution = world.resolve(file, statement.specifier);
    return binding && resolution.kind === 'file' ? exportedItem(world, resolution.file, binding.imported, inner) : undefined;
  }
  for (const specifier of scope.stars) {
    const resolution = world.resolve(file, specifier);
    const found =
      resolution.kind === 'file' && world.mayExport(resolution.file, name) ? exportedItem(world, resolution.file, name, inner) : undefined;
    if (found) return found;
  }
  return undefined;
}
