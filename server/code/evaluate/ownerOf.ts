import { isClassNode } from '../scope/nodes.ts';
import type { Evaluation } from './Evaluation.ts';
import type { Site, ThingOf } from './Thing.ts';

/** The class of the workspace whose member an item is. */
export function ownerOf(evaluation: Evaluation, site: Site): ThingOf<'class'> | undefined {
  const owner = evaluation.world.scope(site.file).owners.get(site.item);
  const ownerSite = owner && evaluation.site(site.file, owner.item);
  const node = owner && ownerSite?.index.nodes[owner.node];
  return ownerSite && isClassNode(node) ? { kind: 'class', node, site: ownerSite, from: [] } : undefined;
}
