import { nameOf } from '../evaluate/callSites.ts';
import type { Evaluation } from '../evaluate/Evaluation.ts';
import type { Site } from '../evaluate/Thing.ts';
import { isFunctionNode } from '../scope/nodes.ts';

/** The name of the function that holds a node: `upload`, `Media.put`; `null` at a module's top level. */
export function enclosingName(evaluation: Evaluation, site: Site, from: number): string | null {
  let anonymous = false;
  for (let id = site.index.parents[from] ?? -1; id >= 0; id = site.index.parents[id] ?? -1) {
    const node = site.index.nodes[id];
    if (!isFunctionNode(node)) continue;
    const name = nameOf(site, node);
    if (name !== undefined) return qualified(evaluation, site, name);
    anonymous = true;
  }
  const member = evaluation.world.scope(site.file).members.get(site.item);
  if (member) return qualified(evaluation, site, member.name ?? 'static');
  return anonymous ? 'anonymous' : null;
}

function qualified(evaluation: Evaluation, site: Site, name: string): string {
  const scope = evaluation.world.scope(site.file);
  const owner = scope.owners.get(site.item);
  const ownerSite = owner && evaluation.site(site.file, owner.item);
  const node = owner && ownerSite?.index.nodes[owner.node];
  if (!ownerSite || !node || !('kind' in node) || node.kind !== 'class') return name;
  const parent = ownerSite.index.nodes[ownerSite.index.parents[owner.node] ?? -1];
  const variable =
    parent && 'target' in parent && !('kind' in parent) && parent.target.kind === 'identifier' ? parent.target.name : undefined;
  return `${node.name ?? variable ?? 'class'}.${name}`;
}
