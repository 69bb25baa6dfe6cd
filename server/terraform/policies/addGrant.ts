import type { Unevaluated } from '../Policy.ts';
import type { ResourceGrant } from '../Workload.ts';

/** What is not known of the policy of a resource. */
export function unknownOf({ address, document }: Pick<ResourceGrant, 'address' | 'document'>): readonly Unevaluated[] {
  const unknown = 'reason' in document ? [document] : document.unknown;
  return unknown.map(({ reason, at }) => ({ reason: `not all of the policy of ${address} is known: ${reason}`, at }));
}
