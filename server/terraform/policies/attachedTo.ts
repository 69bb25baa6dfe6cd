import type { Principal } from '../Policy.ts';
import type { Attachment, DeclaredPrincipal, Named } from './ResourceFacts.ts';

/** What is attached to what below one root module. */
export interface Attached {
  /** By policy id. */
  readonly principals: ReadonlyMap<string, readonly Principal[]>;
  /** ARNs of other policies by the principal's address; `null` for one that is not known. */
  readonly managed: ReadonlyMap<string, readonly (string | null)[]>;
  /** Why any policy may be attached to more than is known. */
  readonly unknown: string | null;
}

/** Joins the attachments below a root module. */
export function attachedTo(attachments: readonly Attachment[], declared: readonly DeclaredPrincipal[]): Attached {
  const resolve = principalResolver(declared);
  const principals = new Map<string, Principal[]>();
  const managed = new Map<string, (string | null)[]>();
  let unknown: string | null = null;
  for (const { policy, principals: named } of attachments) {
    for (const one of named) {
      const principal = resolve(one);
      if (policy.kind === 'resource') principals.set(policy.id, [...(principals.get(policy.id) ?? []), principal]);
      else managed.set(principal.address, [...(managed.get(principal.address) ?? []), policy.kind === 'arn' ? policy.arn : null]);
    }
    if (policy.kind === 'unknown' && !policy.external) unknown ??= policy.reason;
  }
  return {
    principals: new Map([...principals].map(([id, list]) => [id, distinctPrincipals(list)])),
    managed: new Map([...managed].map(([address, list]) => [address, [...new Set(list)].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))])),
    unknown,
  };
}

/** Principals that are named by their name rather than by a reference are those that the root module declares, if it does. */
export function principalResolver(declared: readonly DeclaredPrincipal[]): (named: Named) => Principal {
  const byName = new Map<string, Principal>();
  for (const { principal, name } of declared) if (name !== null) byName.set(`${principal.kind} ${name}`, principal);
  return ({ name, ...principal }) => (name === null ? undefined : byName.get(`${principal.kind} ${name}`)) ?? principal;
}

/** Each principal once, by address. */
export function distinctPrincipals(principals: readonly Principal[]): readonly Principal[] {
  const byAddress = new Map<string, Principal>();
  for (const principal of principals) if (!byAddress.has(principal.address)) byAddress.set(principal.address, principal);
  return [...byAddress.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
}
