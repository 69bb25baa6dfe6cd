import type { CallExpression, Expression, NewExpression } from '../../syntax/index.ts';
import type { Evaluation } from './Evaluation.ts';
import { findBinding } from './named.ts';
import type { Lazy, Site } from './Thing.ts';

const mostCallSites = 30;

/** Arguments of the calls (or constructions) by a name that `isIt` knows for the right ones. */
export function callsByName(
  evaluation: Evaluation,
  site: Site,
  name: string,
  construct: boolean,
  isIt: (caller: Site, node: CallExpression | NewExpression) => boolean,
): readonly (readonly Lazy[])[] | 'too many' {
  const result: (readonly Lazy[])[] = [];
  const seen = new Set<Expression>();
  const callers = evaluation.world.callers(name);
  if (!callers) return 'too many';
  for (const { file, item } of callers) {
    const caller = item === site.item && file === site.file ? { ...site, frame: null } : evaluation.site(file, item);
    for (const node of caller?.index.calls ?? []) {
      if (!caller || seen.has(node) || !isNamed(evaluation, caller, node, name, construct)) continue;
      if (!isIt(caller, node)) continue;
      seen.add(node);
      result.push(evaluation.given(caller, node.arguments));
      if (result.length > mostCallSites) return 'too many';
    }
  }
  return result;
}

/** A cheap look at a call's callee, before it is evaluated. */
function isNamed(evaluation: Evaluation, site: Site, node: CallExpression | NewExpression, name: string, construct: boolean): boolean {
  if ((node.kind === 'new') !== construct) return false;
  const { callee } = node;
  if (callee.kind === 'member') return callee.property === name;
  if (callee.kind !== 'identifier') return callee.kind === 'index';
  if (callee.name === name) return true;
  const binding = findBinding(evaluation, site, callee.id, callee.name, 'values')?.binding;
  return binding?.kind === 'import' && binding.imported === name;
}
