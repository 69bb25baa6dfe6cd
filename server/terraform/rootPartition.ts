import { partitionOf } from '../aws/index.ts';
import type { FilePath } from '../files/index.ts';
import { steadyEach } from '../query/index.ts';
import type { Modules } from './modules/createModules.ts';
import { providerRegion } from './modules/providerRegion.ts';

/** The partition that everything below a root module is made in; `undefined` where a provider's region is not known, or they differ. */
export function createRootPartition(modules: Modules): (root: FilePath) => string | undefined {
  // Every finding below a root module asks for it.
  return steadyEach(modules.roots, 'rootPartition', (root) => {
    const regions = modules.instances(root).flatMap((id) => {
      const instance = modules.instance(id);
      return instance ? modules.providers(instance.folder).map((block) => providerRegion(modules.world, instance, block)) : [];
    });
    const partitions = new Set(regions.map((region) => (region === undefined ? undefined : partitionOf(region))));
    return partitions.size === 1 ? [...partitions][0] : undefined;
  });
}
