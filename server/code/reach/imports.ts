import type { FilePath } from '../../files/index.ts';
import type { ItemKey, VariableDeclaration } from '../../syntax/index.ts';
import { itemIndex } from '../scope/itemIndex.ts';
import { bindingNames, requiredSpecifier } from '../scope/moduleScope.ts';
import type { ReachWorld } from './ReachWorld.ts';

type World = Pick<ReachWorld, 'scope' | 'content'>;

/** What a name stands for in another module: `*` for it as a whole. */
interface Imported {
  readonly specifier: string;
  readonly name: string;
}

/** What a top-level name is imported from, by an `import` or by `require`; `undefined` where it is declared here. */
export function importOf(world: World, file: FilePath, item: ItemKey, local: string): Imported | undefined {
  const content = world.content(file, item);
  const statement = content?.kind === 'statement' ? content.statement : undefined;
  if (statement?.kind === 'importDeclaration') {
    const binding = statement.bindings.find((each) => each.local === local);
    return binding && { specifier: statement.specifier, name: statement.require ? '*' : binding.imported };
  }
  const { target, value } = declarationOf(world, file, local) ?? {};
  const specifier = value ? requiredSpecifier(value.kind === 'member' ? value.object : value) : undefined;
  if (!target || specifier === undefined) return undefined;
  if (value?.kind === 'member') return { specifier, name: value.property };
  if (target.kind !== 'objectPattern') return { specifier, name: '*' };
  const property = target.properties.find((each) => bindingNames(each.target).includes(local));
  return { specifier, name: typeof property?.key === 'string' ? property.key : '*' };
}

/** The declaration of a top-level variable. */
export function declarationOf(world: World, file: FilePath, name: string): VariableDeclaration | undefined {
  const item = world.scope(file).values.get(name);
  const content = item === undefined ? undefined : world.content(file, item);
  if (content?.kind !== 'statement' || content.statement.kind !== 'variables') return undefined;
  return content.statement.declarations.find(({ target }) => bindingNames(target).includes(name));
}

/** The item by which a module imports another for its values. */
export function importingItem(world: World, file: FilePath, specifier: string): ItemKey | undefined {
  return world.scope(file).items.find((item) => {
    const content = world.content(file, item);
    if (!content) return false;
    const { statement } = content.kind === 'statement' ? content : {};
    if (statement?.kind === 'importDeclaration' || statement?.kind === 'exportDeclaration') return statement.specifier === specifier;
    const { imports, calls } = itemIndex(content);
    return (
      imports.some((one) => one.specifier.kind === 'string' && one.specifier.value === specifier) ||
      calls.some((call) => requiredSpecifier(call) === specifier)
    );
  });
}
