import type { TfNode } from '../Policy.ts';
import type { EditContext } from './EditContext.ts';
import { locate } from './locate.ts';

/** Whether a text stands there as it is: nothing is inserted, and no run of Terraform is given another, as it is for a variable. */
export function isLiteral(context: EditContext, node: TfNode): boolean {
  if (/\.(tfvars|tfvars\.json|hcl)$/.test(node.file)) return false;
  const content = context.hcl(node.file)?.items.get(node.item)?.content;
  if (content?.kind === 'block' && content.type === 'variable') return false;
  const written = locate(context, node)?.written;
  return written?.kind === 'string' && written.literal !== null;
}
