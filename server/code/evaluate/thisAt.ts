import type { Expression } from '../../syntax/index.ts';
import { isFunctionNode } from '../scope/nodes.ts';
import { type Evaluation, nodeOf } from './Evaluation.ts';
import type { Site, Thing } from './Thing.ts';
import { unknown } from './Thing.ts';

/** What `this` is at a node. */
export function thisAt(evaluation: Evaluation, site: Site, from: number): Thing {
  const { index } = site;
  for (let id = from; id >= 0; id = index.parents[id] ?? -1) {
    const node = index.nodes[id];
    if (!isFunctionNode(node) || node.arrow) continue;
    for (let frame = site.frame; frame; frame = frame.outer) {
      if (frame.fn === node && frame.receiver) return frame.receiver;
    }
    const parentId = index.parents[id] ?? -1;
    const parent = index.nodes[parentId];
    if (parent && 'kind' in parent && (parent.kind === 'property' || parent.kind === 'method')) {
      const object = index.nodes[index.parents[parentId] ?? -1];
      if (object && 'kind' in object && object.kind === 'object')
        return evaluation.value({ ...site, frame: outside(site, node) }, object as Expression);
    }
    if (parentId < 0 || (parent && 'kind' in parent && parent.kind === 'methodMember')) return ofClass(evaluation, site);
    return unknown('this of a plain function', [nodeOf(site, from)]);
  }
  for (let frame = site.frame; frame; frame = frame.outer) if (frame.fn === null && frame.receiver) return frame.receiver;
  return ofClass(evaluation, site);
}

/** The frame outside of the function `fn`. */
function outside(site: Site, fn: unknown): Site['frame'] {
  for (let frame = site.frame; frame; frame = frame.outer) if (frame.fn === fn) return frame.outer;
  return site.frame;
}

/** An instance of the class that a member item belongs to; the class itself in a static member. */
function ofClass(evaluation: Evaluation, site: Site): Thing {
  const scope = evaluation.world.scope(site.file);
  const owner = scope.owners.get(site.item);
  const ownerSite = owner && evaluation.site(site.file, owner.item);
  const node = owner && ownerSite?.index.nodes[owner.node];
  if (!ownerSite || !node || !('kind' in node) || node.kind !== 'class') return unknown('this at the top of a module');
  const of: Thing = { kind: 'class', node, site: ownerSite, from: [] };
  return scope.members.get(site.item)?.static ? of : { kind: 'instance', of, arguments: null, node: null, from: [] };
}
