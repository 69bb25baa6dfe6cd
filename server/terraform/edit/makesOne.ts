import type { PolicyDocument, TfNode } from '../Policy.ts';
import type { EditContext } from './EditContext.ts';
import { multipliers } from './locate.ts';
import { pathTo } from './writtenHcl.ts';

/** Which `dynamic` blocks and `for` expressions make only one statement of a document each, so that this can be edited in them. */
export function makesOne({ hcl }: EditContext, { statements }: PolicyDocument): (node: TfNode) => boolean {
  const keyOf = ({ file, item, node }: TfNode): string => `${file}\n${item}\n${node}`;
  const found = new Set<string>();
  for (const { at } of statements) {
    const item = at.nth === undefined ? hcl(at.file)?.items.get(at.item) : undefined;
    for (const { id } of item ? multipliers(pathTo(item, at.node)) : []) found.add(keyOf({ ...at, node: id }));
  }
  return (node) => found.has(keyOf(node));
}
