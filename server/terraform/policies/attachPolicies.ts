import type { FilePath } from '../../files/index.ts';
import type { Unevaluated } from '../Policy.ts';
import { settle } from '../values/read.ts';
import type { Value } from '../values/Value.ts';
import { attachedPolicies } from './attach.ts';
import type { Attachment, Named } from './ResourceFacts.ts';

/** Attaches the policies of an ARN, or of a list or map of them; what is not known of them is noted. */
export function attachPolicies(
  into: { readonly attachments: Attachment[]; readonly unresolved: Unevaluated[] },
  root: FilePath,
  address: string,
  principals: readonly Named[],
  given: Value,
  at: Attachment['at'],
): void {
  const value = given.kind === 'reference' ? given : settle(given);
  if (settle(given).kind === 'null') return;
  const open = value.kind === 'list' || (value.kind === 'object' && !value.counted) ? value.open : null;
  const list = value.kind === 'list' ? value.elements : value.kind === 'object' ? value.entries.map((entry) => entry.value) : [given];
  for (const element of list) {
    for (const policy of attachedPolicies(element)) {
      into.attachments.push({ root, policy, principals, at });
      if (policy.kind === 'unknown')
        into.unresolved.push({ reason: `what ${address} attaches is not known: ${policy.reason}`, at: element.at });
    }
  }
  if (open !== null) {
    into.attachments.push({ root, policy: { kind: 'unknown', reason: open, external: false }, principals, at });
    into.unresolved.push({ reason: `what ${address} attaches is not known: ${open}`, at: value.at });
  }
}
