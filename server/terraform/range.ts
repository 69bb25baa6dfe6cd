import { isHcl, type Range } from '../files/index.ts';
import type { HclAttribute, HclBlock, Syntax } from '../syntax/index.ts';
import type { EditContext } from './edit/EditContext.ts';
import { locate } from './edit/locate.ts';
import { isYaml } from './functions/isYaml.ts';
import { yamlAt } from './functions/yamlAt.ts';
import type { TfNode } from './Policy.ts';

/** What is asked of single items: whoever asks where one stands does not depend on what stands below it. */
type Items = Pick<Syntax, 'hclItem' | 'hclPlace'>;

/** Where a node stands now; `undefined` when it has gone. */
export function createRange(context: EditContext, items: Items): (node: TfNode) => Range | undefined {
  return (node) => {
    const place = node.pointer === undefined && isHcl(node.file) ? items.hclPlace(node.file, node.item) : undefined;
    if (place) {
      const start = place.ranges[2 * node.node];
      const end = place.ranges[2 * node.node + 1];
      return start === undefined || end === undefined ? undefined : { start: place.start + start, end: place.start + end };
    }
    if (isYaml(node.file) && node.item !== '') {
      const text = context.text(node.file);
      return text === null || text === undefined ? undefined : (yamlAt(text, node.item)?.range ?? { start: 0, end: text.length });
    }
    const located = locate(context, node);
    if (located) return { start: located.surface.toFile(located.written.start), end: located.surface.toFile(located.written.end) };
    if (node.pointer !== undefined) return createRange(context, items)({ file: node.file, item: node.item, node: node.node });
    const text = node.item === '' ? context.text(node.file) : undefined;
    return text === undefined ? undefined : { start: 0, end: text.length };
  };
}

/** Where the header of a block stands, its type and labels; of anything else, where it stands as a whole. */
export function createHeaderRange(context: EditContext, items: Items): (node: TfNode) => Range | undefined {
  const rangeOf = createRange(context, items);
  return (node) => {
    const content = node.pointer === undefined && isHcl(node.file) ? items.hclItem(node.file, node.item) : undefined;
    const block = content && blockOf(content, node.node);
    return rangeOf(block ? { ...node, node: block.headerId } : node);
  };
}

function blockOf(element: HclBlock | HclAttribute, id: number): HclBlock | undefined {
  if (element.kind !== 'block') return undefined;
  if (element.id === id) return element;
  for (const inner of element.body.elements) {
    const found = blockOf(inner, id);
    if (found) return found;
  }
  return undefined;
}
