import type { FunctionNode } from '../../syntax/index.ts';
import type { ItemIndex } from './itemIndex.ts';
import { isFunctionNode } from './nodes.ts';

/** The function that holds a node, or `undefined` outside of any in its item. */
export function nearestFunction(index: ItemIndex, from: number): FunctionNode | undefined {
  for (let id = index.parents[from] ?? -1; id >= 0; id = index.parents[id] ?? -1) {
    const node = index.nodes[id];
    if (isFunctionNode(node)) return node;
  }
  return undefined;
}

/** Whether a node is `holder`, or below it. */
export function isWithin(index: ItemIndex, node: number, holder: number): boolean {
  for (let id = node; id >= 0; id = index.parents[id] ?? -1) if (id === holder) return true;
  return false;
}
