import type { FilePath } from '../../files/index.ts';
import { steadyEach } from '../../query/index.ts';
import type { Heard } from '../factIndex.ts';
import type { Principal, Statement } from '../Policy.ts';
import type { Boundary, GrantTo } from '../Workload.ts';
import { addressKey, grantKey, type Named, nameKey, principalKey } from './ResourceFacts.ts';

/** Who has what attached. */
export interface Principals {
  /** The principal that is meant: one that is named by its name is that which the root module declares under it, if it does. */
  resolve(named: Named): Principal;
  /** Whom a policy is attached to by other resources than its own. */
  attachedTo(policy: string): readonly Principal[];
  /** ARNs of other policies that are attached, sorted; `null` for one that is not known. */
  managedOf(address: string, root: FilePath): readonly (string | null)[];
  /** The groups that a user is in: it has what they have. */
  groupsOf(address: string, root: FilePath): readonly Principal[];
  boundaryOf(address: string, root: FilePath): Boundary | undefined;
  /** What the policies of resources say of a principal that they name. */
  grantsTo(address: string, root: FilePath): readonly GrantTo[];
  /** Why any policy below a root module may be attached to more than is known. */
  doubt(root: FilePath): string | null;
}

const kinds = ['role', 'user', 'group'] as const;

/** Joins attachments and principals. */
export function createPrincipals(heard: Heard, roots: () => readonly FilePath[]): Principals {
  const doubt = steadyEach(roots, 'attachmentDoubt', (root) => heard('doubt', root)[0] ?? null);
  const resolve = (named: Named): Principal => {
    const { name, ...principal } = named;
    return (name === null ? undefined : heard('principal', principalKey(named))[0]) ?? principal;
  };
  /** The keys that what is said of a principal can stand under. */
  const keysOf = (address: string, root: FilePath): readonly string[] => {
    const own = addressKey(root, address);
    const ownName = heard('nameKey', own).filter((key) => heard('principal', key)[0]?.address === address);
    // Of one that nobody declares the address is its name.
    const asName = kinds.map((kind) => nameKey(root, kind, address));
    return [own, ...ownName, ...asName.filter((key) => heard('principal', key).length === 0)];
  };
  return {
    resolve,
    attachedTo: (policy) => heard('attached', policy).map(resolve),
    managedOf: (address, root) => {
      const arns = new Set(keysOf(address, root).flatMap((key) => heard('managed', key)));
      return [...arns].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1));
    },
    groupsOf: (address, root) =>
      distinctPrincipals(
        keysOf(address, root)
          .flatMap((key) => heard('groups', key))
          .map(resolve),
      ),
    grantsTo: (address, root) => {
      const keys = new Set(keysOf(address, root));
      const grants = new Set([...keys].flatMap((key) => heard('grantTo', key)));
      return [...grants].map((grant): GrantTo => {
        const statements = 'statements' in grant.document ? grant.document.statements : [];
        const isNamed = (one: Statement) => one.principals?.named.some((named) => keys.has(grantKey(grant.root, named)));
        return { grant, statements: statements.filter(isNamed) };
      });
    },
    boundaryOf: (address, root) => heard('boundary', addressKey(root, address))[0],
    doubt,
  };
}

/** Each principal once, by address. */
export function distinctPrincipals(principals: readonly Principal[]): readonly Principal[] {
  const byAddress = new Map<string, Principal>();
  for (const principal of principals) if (!byAddress.has(principal.address)) byAddress.set(principal.address, principal);
  return [...byAddress.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
}
