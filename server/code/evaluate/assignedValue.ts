import type { Expression } from '../../syntax/index.ts';
import type { Evaluation } from './Evaluation.ts';
import type { Site, Thing } from './Thing.ts';

const plain = new Set(['=', '??=', '||=', '&&=']);

/** What an assignment writes: its value, or what an operator such as `+=` makes of it. */
export function assignedValue(
  evaluation: Evaluation,
  site: Site,
  { node, value }: { readonly node: number; readonly value: Expression },
): Thing {
  const assignment = site.index.nodes[node];
  const operator = assignment && 'kind' in assignment && assignment.kind === 'assign' ? assignment.operator : '=';
  return evaluation.value(site, plain.has(operator) || !assignment ? value : (assignment as Expression));
}
