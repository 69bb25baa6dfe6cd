import type { FilePath } from '../../files/index.ts';
import type { World } from '../evaluate/Evaluation.ts';
import { itemIndex } from '../scope/itemIndex.ts';
import { bindingNames, requiredSpecifier } from '../scope/moduleScope.ts';

/**
 * Whether something that a file imports from a package which `isSdk` knows may leave it as a value: it is exported, or
 * written other than to be called, constructed or compared with. By names only; it over-states.
 */
export function escapes(world: World, file: FilePath, isSdk: (packageName: string) => boolean): boolean {
  const ofSdk = (specifier: string): boolean => {
    const resolution = world.resolve(file, specifier);
    return resolution.kind === 'package' && isSdk(resolution.package);
  };
  const scope = world.scope(file);
  const contents = scope.items.flatMap((item) => world.content(file, item) ?? []);
  if (scope.stars.some(ofSdk)) return true;
  if ([...scope.exports.values()].some((target) => target.kind === 'from' && ofSdk(target.specifier))) return true;
  const names = new Set<string>();
  for (const content of contents) {
    if (content.kind === 'statement' && content.statement.kind === 'importDeclaration' && ofSdk(content.statement.specifier)) {
      for (const { local } of content.statement.bindings) names.add(local);
    }
    for (const node of itemIndex(content).nodes) {
      if (!node) continue;
      if (!('kind' in node)) {
        if (!('target' in node) || !node.value) continue;
        const value = node.value.kind === 'await' ? node.value.value : node.value;
        const specifier = value.kind === 'import' && value.specifier.kind === 'string' ? value.specifier.value : requiredSpecifier(value);
        if (specifier !== undefined && ofSdk(specifier)) for (const name of bindingNames(node.target)) names.add(name);
      }
    }
  }
  for (const name of scope.exports.keys()) {
    const target = scope.exports.get(name);
    if (target?.kind === 'local' && names.has(target.name)) return true;
  }
  return contents.some((content) => {
    const { nodes, parents } = itemIndex(content);
    return nodes.some((node) => {
      if (!node || !('kind' in node)) return false;
      const loaded = node.kind === 'call' ? requiredSpecifier(node) : undefined;
      const isLoaded = loaded !== undefined && ofSdk(loaded);
      if (!isLoaded && (node.kind !== 'identifier' || !names.has(node.name))) return false;
      let id = node.id;
      let parent = nodes[parents[id] ?? -1];
      // What is declared so has a name.
      if (isLoaded && parent && !('kind' in parent)) return false;
      // `s3.PutObjectCommand`: what matters is how the member is used.
      while (parent && 'kind' in parent && parent.kind === 'member' && parent.object.id === id) {
        id = parent.id;
        parent = nodes[parents[id] ?? -1];
      }
      if (!parent) return true;
      if (!('kind' in parent)) return !('target' in parent && parent.target.id === id);
      // What a call is given it may give back: `captureAWS(AWS)`.
      if (parent.kind === 'call') return parent.callee.id !== id;
      if (parent.kind === 'new') return parent.callee.id !== id && !parent.arguments.some((argument) => argument.id === id);
      return !(parent.kind === 'binary' && parent.operator === 'instanceof') && parent.kind !== 'objectPattern';
    });
  });
}
