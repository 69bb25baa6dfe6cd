import { managedPolicy } from '../aws/index.ts';
import { index } from '../query/index.ts';
import type { Policy, PolicyDocument, Principal, Terraform } from '../terraform/index.ts';
import { type Grant, grantedIn } from './grant.ts';
import { managedDocument } from './managedDocument.ts';
import type { Need } from './needs.ts';
import { isPolicyDocument } from './policyDocument.ts';

/** What else bears on the principals of a policy, beside the policy itself. */
export interface PrincipalGrants {
  /** Ids of the policies of the workspace that reach a principal, sorted. */
  policiesOf(principal: Principal): readonly string[];
  /** What the other policies say: granted only where every principal has it. */
  besides(policy: Policy, need: Need): Grant;
  /** A grant within the principals' permissions boundaries: they intersect, and grant nothing. */
  limited(policy: Policy, need: Need, grant: Grant): Grant;
}

export function createPrincipalGrants(terraform: Terraform): PrincipalGrants {
  const keyOf = (principal: Principal) => `${principal.root}\n${principal.address}`;
  const attached = index(terraform.policies, (id) =>
    (terraform.policy(id)?.principals ?? []).map((one) => ({ key: keyOf(one), entry: id })),
  );

  const ofPrincipal = (policy: Policy, principal: Principal, need: Need): Grant => {
    let granted = false;
    let depends: string | undefined;
    const groups = principal.kind === 'user' ? terraform.groupsOf(principal.address, principal.root) : [];
    const all = [principal, ...groups];
    for (const id of new Set(all.flatMap((one) => attached(keyOf(one))))) {
      const other = id === policy.id ? undefined : terraform.policy(id);
      if (!other) continue;
      if (!isPolicyDocument(other.document)) {
        depends ??= `${other.address} could not be evaluated`;
        continue;
      }
      const answer = grantedIn(other.document, need.action, need.resources);
      if (answer.verdict === 'denied') return answer;
      if (answer.verdict === 'granted') granted = true;
      if (answer.verdict === 'depends') depends ??= answer.reason;
    }
    for (const arn of new Set(all.flatMap((one) => terraform.managedPoliciesOf(one.address, one.root)))) {
      const document = arn === null ? undefined : managedDocument(managedPolicy(arn));
      if (!document)
        depends ??= arn === null ? `a policy attached to ${principal.address} is not known` : `the document of ${arn} is not known`;
      else if (grantedIn(document, need.action, need.resources).verdict === 'granted') granted = true;
    }
    if (granted) return { verdict: 'granted', by: [] };
    depends ??= atResource(principal, need);
    return depends === undefined ? { verdict: 'silent' } : { verdict: 'depends', reason: depends, by: [] };
  };

  /** A resource's own policy that names the principal stands in for the identity's, on that resource. */
  const atResource = (principal: Principal, need: Need): string | undefined => {
    const found = terraform
      .resourceGrantsTo(principal.address, principal.root)
      .find(
        ({ grant: { document }, statements }) =>
          isPolicyDocument(document) &&
          statements.some(
            (statement) =>
              grantedIn({ ...document, statements: [{ ...statement, principals: null }] }, need.action, need.resources).verdict ===
              'granted',
          ),
      );
    return found && `${found.grant.address} grants it to ${principal.address} on its own resource`;
  };

  const boundaryDocument = (principal: Principal): PolicyDocument | { readonly reason: string } | undefined => {
    const boundary = terraform.boundaryOf(principal.address, principal.root);
    if (!boundary) return undefined;
    if (boundary.kind === 'unknown') return { reason: boundary.reason };
    if (boundary.kind === 'arn')
      return managedDocument(managedPolicy(boundary.arn)) ?? { reason: `the boundary ${boundary.arn} is not known` };
    const document = terraform.policy(boundary.id)?.document;
    return document && isPolicyDocument(document)
      ? document
      : { reason: `the permissions boundary of ${principal.address} could not be evaluated` };
  };

  return {
    policiesOf: (principal) => attached(keyOf(principal)),
    besides: (policy, need) => {
      if (policy.principals.length === 0 || terraform.principalsUnknown(policy) !== null) return { verdict: 'silent' };
      const answers = policy.principals.map((principal) => ofPrincipal(policy, principal, need));
      return (
        answers.find((one) => one.verdict === 'denied') ??
        answers.find((one) => one.verdict === 'silent') ??
        answers.find((one) => one.verdict === 'depends') ?? { verdict: 'granted', by: [] }
      );
    },
    limited: (policy, need, grant) => {
      for (const principal of policy.principals) {
        const document = boundaryDocument(principal);
        if (!document) continue;
        if ('reason' in document) return { verdict: 'depends', reason: document.reason, by: [] };
        if (grantedIn(document, need.action, need.resources).verdict !== 'granted') {
          return { verdict: 'depends', reason: `the permissions boundary of ${principal.address} may not allow it`, by: [] };
        }
      }
      return grant;
    },
  };
}
