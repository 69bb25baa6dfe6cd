import type { Unevaluated } from '../Policy.ts';
import type { ResourceGrant } from '../Workload.ts';

/** Notes the policy of a resource, and what is not known of it. */
export function addGrant(into: { readonly grants: ResourceGrant[]; readonly unresolved: Unevaluated[] }, grant: ResourceGrant): void {
  const { address, document } = grant;
  const unknown = 'reason' in document ? [document] : document.unknown;
  into.grants.push(grant);
  into.unresolved.push(...unknown.map(({ reason, at }) => ({ reason: `not all of the policy of ${address} is known: ${reason}`, at })));
}
