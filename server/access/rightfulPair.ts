import type { Policy, Terraform } from '../terraform/index.ts';
import { effectOf } from './effectOf.ts';
import type { Pair } from './pairs.ts';
import { wholeText } from './partialText.ts';
import { isPolicyDocument } from './policyDocument.ts';

/**
 * Of the pairs of one code whose policies reach the same principals, the one whose policy an action should join, so that
 * it is asked for once: a policy that allows something of the service already, else one that can be edited, else the
 * first that the configuration names.
 */
export function rightfulPair(terraform: Terraform, pairs: readonly Pair[], pair: Pair, action: string): Pair {
  const own = terraform.policy(pair.policy);
  const reached = own && principalsOf(own);
  if (!reached) return pair;
  let best: { readonly pair: Pair; readonly score: number } | undefined;
  for (const other of pairs) {
    const policy = other.code === pair.code ? terraform.policy(other.policy) : undefined;
    if (!policy || principalsOf(policy) !== reached) continue;
    const score = (allowsService(policy, action.slice(0, action.indexOf(':'))) ? 2 : 0) + (policy.notEditable === null ? 1 : 0);
    if (!best || score > best.score) best = { pair: other, score };
  }
  return best?.pair ?? pair;
}

/** Who is reached, as one text; `undefined` where that is nobody or not known. */
function principalsOf(policy: Policy): string | undefined {
  if (policy.principals.length === 0 || policy.principalsUnknown !== null) return undefined;
  return [...new Set(policy.principals.map((one) => `${one.root} ${one.address}`))].sort().join('\n');
}

function allowsService({ document }: Policy, prefix: string): boolean {
  if (!isPolicyDocument(document)) return false;
  return document.statements.some(
    (statement) =>
      effectOf(statement) === 'Allow' &&
      statement.actions?.elements.some(({ value }) => wholeText(value)?.toLowerCase().startsWith(`${prefix.toLowerCase()}:`)),
  );
}
