import type { TfNode } from '../Policy.ts';
import type { EditContext } from './EditContext.ts';
import { type Located, locate } from './locate.ts';
import { isParenthesised, pathTo } from './writtenHcl.ts';

/** What a node stands in, and the node of that. */
export interface Parent extends Located {
  readonly at: TfNode;
}

/**
 * What a node stands in: the list, object or block right around it. `undefined` for anything else, such as the arguments of
 * a function or an attribute of `locals`.
 */
export function parentOf(context: EditContext, node: TfNode): Parent | undefined {
  const at = parentNode(context, node);
  const located = at && locate(context, at);
  return located && { ...located, at };
}

function parentNode(context: EditContext, { nth: _, ...node }: TfNode): TfNode | undefined {
  const item = context.hcl(node.file)?.items.get(node.item);
  if (!item) {
    const item = parentPointer(node.item);
    return item === undefined ? undefined : { ...node, item };
  }
  if (node.pointer !== undefined) {
    const pointer = parentPointer(node.pointer);
    return pointer === undefined ? undefined : { ...node, pointer };
  }
  const path = pathTo(item, node.node).slice(0, -1);
  let above = path.pop();
  while (above && isParenthesised(above)) above = path.pop();
  // An entry's or attribute's value stands in the object or block around that.
  if (above && (!('kind' in above) || above.kind === 'attribute')) above = path.pop();
  if (!above || !('kind' in above)) return undefined;
  return above.kind === 'tuple' || above.kind === 'object' || above.kind === 'block' ? { ...node, node: above.id } : undefined;
}

function parentPointer(pointer: string): string | undefined {
  return pointer === '' ? undefined : pointer.slice(0, pointer.lastIndexOf('/'));
}

/** Whether what stands there has no name by which another block could use it. */
export const isOnlyHere = ({ item }: TfNode): boolean => /^(module|resource|data)\./.test(item);
