import type { Range } from '../files/index.ts';
import type { EditContext } from './edit/EditContext.ts';
import { locate } from './edit/locate.ts';
import type { TfNode } from './Policy.ts';

/** Where a node stands now; `undefined` when it has gone. */
export function createRange(context: EditContext): (node: TfNode) => Range | undefined {
  return (node) => {
    const item = node.pointer === undefined ? context.hcl(node.file)?.items.get(node.item) : undefined;
    if (item) {
      const start = item.ranges[2 * node.node];
      const end = item.ranges[2 * node.node + 1];
      return start === undefined || end === undefined ? undefined : { start: item.start + start, end: item.start + end };
    }
    const located = locate(context, node);
    if (located) return { start: located.surface.toFile(located.written.start), end: located.surface.toFile(located.written.end) };
    if (node.pointer !== undefined) return createRange(context)({ file: node.file, item: node.item, node: node.node });
    const text = node.item === '' ? context.text(node.file) : undefined;
    return text === undefined ? undefined : { start: 0, end: text.length };
  };
}
