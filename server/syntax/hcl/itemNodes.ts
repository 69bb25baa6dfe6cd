import type { Range } from '../../files/index.ts';
import type { HclExpression, HclNodeId } from './ast.ts';

/** What the nodes of one item have in common while it is read. */
export interface ItemNodes {
  /** The item's text; all ranges are relative to its start. */
  readonly text: string;
  /** For node `id`: start at `2 * id`, end at `2 * id + 1`. */
  readonly ranges: number[];
  readonly errors: Range[];
}

/** Deeper than this nothing is read: it becomes `unknown`, with an error. Nobody writes it, and recursion stays bounded. */
export const deepest = 200;

/** Gives the next node its id and its range. */
export function newNode({ ranges }: ItemNodes, start: number, end: number): HclNodeId {
  return ranges.push(start, end) / 2 - 1;
}

const longestUnknown = 200;

/** A node for what is not read; its text is cut off when long. */
export function unknownNode(nodes: ItemNodes, start: number, end: number): HclExpression {
  return { id: newNode(nodes, start, end), kind: 'unknown', text: nodes.text.slice(start, Math.min(end, start + longestUnknown)) };
}

/** The same for what may not be lost silently: it is an error too. */
export function brokenNode(nodes: ItemNodes, start: number, end: number): HclExpression {
  nodes.errors.push({ start, end });
  return unknownNode(nodes, start, end);
}
