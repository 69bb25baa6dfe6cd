import { grouped } from '../query/index.ts';
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
export function rightfulPair(terraform: Terraform, rivals: readonly Pair[], action: string): Pair | undefined {
  let best: { readonly pair: Pair; readonly score: number } | undefined;
  for (const pair of rivals) {
    const policy = terraform.policy(pair.policy);
    if (!policy) continue;
    const score = (allowsService(policy, action.slice(0, action.indexOf(':'))) ? 2 : 0) + (policy.notEditable === null ? 1 : 0);
    if (!best || score > best.score) best = { pair, score };
  }
  return best?.pair;
}

/** The pairs of the same code whose policies reach the same principals, in their order, for each pair; itself alone where that is not known. */
export function rivalsByPair(pairs: readonly Pair[], reachedBy: (policy: string) => string | null): ReadonlyMap<string, readonly Pair[]> {
  const groups = grouped(pairs, (pair) => JSON.stringify([pair.code, reachedBy(pair.policy) ?? pair]));
  return new Map([...groups.values()].flatMap((group) => group.map((pair) => [pair.id, group] as const)));
}

/** Who is reached, as one text; `null` where that is nobody or not known. */
export function principalsReached(terraform: Terraform, id: string): string | null {
  const policy = terraform.policy(id);
  if (!policy || policy.principals.length === 0 || terraform.principalsUnknown(policy) !== null) return null;
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
