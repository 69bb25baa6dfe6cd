import type { Statement, TfNode } from '../Policy.ts';
import { locate } from './locate.ts';
import { type EditedPolicy, ownValue } from './statementOf.ts';
import type { Written } from './Written.ts';
import { pathTo } from './writtenHcl.ts';

/**
 * What a statement with its actions depends on, as far as it is written: branches of conditions, `dynamic` blocks, directives.
 * Statements of which this differs may not be merged: with other values of the variables one of them would not stand.
 */
export function conditionsOf(edited: EditedPolicy, statement: Statement): string {
  const { actions } = statement;
  if (!actions) return '';
  const nodes = [statement.at, actions.at, ...actions.elements.map(({ at }) => at)];
  const own = ownValue(edited, statement, actions);
  const chosen = own && isConditional(own.written) ? [`${own.surface.file} ${own.written.start}`] : [];
  return [...new Set([...chosen, ...nodes.flatMap((node) => conditionsAround(edited, node))])].sort().join('\n');
}

function isConditional(written: Written): boolean {
  if (written.kind === 'joined') return written.parts.some(isConditional);
  return written.kind === 'other' && written.name === 'a condition';
}

/** The branches and blocks that a node stands in. */
export function conditionsAround({ context }: EditedPolicy, node: TfNode): readonly string[] {
  const item = context.hcl(node.file)?.items.get(node.item);
  const path = item ? pathTo(item, node.node) : [];
  const branches = path.flatMap((outer, index) => {
    const below = path[index + 1];
    if (!below || !('kind' in outer)) return [];
    const isBranch = outer.kind === 'conditional' && below !== outer.condition;
    const isContent = outer.kind === 'block' && outer.type === 'dynamic' && 'kind' in below && below.kind === 'block';
    return isBranch || isContent ? [`${node.file} ${node.item} ${below.id}`] : [];
  });
  const located = locate(context, node);
  const directives = located
    ? located.surface.directives.filter(({ start, end }) => start <= located.written.start && located.written.end <= end)
    : [];
  return [...branches, ...directives.map(({ start }) => `${node.file} ${start}`)];
}
