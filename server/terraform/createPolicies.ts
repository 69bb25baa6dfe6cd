import { type FilePath, type Files, fileFamily } from '../files/index.ts';
import { derived, family } from '../query/index.ts';
import type { Heard } from './factIndex.ts';
import type { Policy } from './Policy.ts';
import { distinctPrincipals, type Principals } from './policies/createPrincipals.ts';
import type { ResourceFacts } from './policies/ResourceFacts.ts';
import type { Terraform } from './Terraform.ts';

/** The policies of principals and of resources. */
export interface Policies extends Pick<Terraform, 'policies' | 'policy' | 'policiesIn' | 'resourceGrant' | 'resourceGrantsIn'> {
  /** A policy of whichever kind. */
  written(id: string): Policy | undefined;
  /** Ids of policies of either kind with text in a file. */
  writtenIn(file: FilePath): readonly string[];
}

interface Needs {
  readonly files: Files;
  readonly roots: () => readonly FilePath[];
  readonly heard: Heard;
  readonly facts: (key: string) => ResourceFacts;
  readonly principals: Principals;
}

/** Joins what the facts of resources say of their own policies with what others attach them to. */
export function createPolicies({ files, roots, heard, facts, principals }: Needs): Policies {
  const policy = family('policy', (id): Policy | undefined => {
    const [home] = heard('home', id);
    const own = home === undefined ? undefined : facts(home).policies.find((one) => one.id === id);
    if (!own) return undefined;
    const { ownPrincipals, ...rest } = own;
    const others = principals.attachedTo(id);
    const isBoundary = others.length + ownPrincipals.length === 0 && heard('bounds', id).length > 0;
    return {
      ...rest,
      limit: isBoundary ? 'boundary' : rest.limit,
      principals: distinctPrincipals([...ownPrincipals.map(principals.resolve), ...others]),
    };
  });
  const policiesBelow = family('policiesBelow', (root): readonly string[] => [...new Set(heard('policy', root))].sort());
  const policiesIn = fileFamily(files, 'policiesIn', (file) => [...new Set(heard('written', file))].sort());
  const resourceGrant = family('resourceGrant', (id) => heard('grant', id)[0]);
  const resourceGrantsIn = fileFamily(files, 'resourceGrantsIn', (file) => [...new Set(heard('grantWritten', file))].sort());
  return {
    // `flatMap` takes each of them in hand, and they are very many.
    policies: derived('policies', () => ([] as string[]).concat(...roots().map(policiesBelow))),
    policy,
    policiesIn,
    resourceGrant,
    resourceGrantsIn,
    written: (id) => {
      const grant = resourceGrant(id);
      return policy(id) ?? (grant && { ...grant, principals: [], ownUnknown: null });
    },
    writtenIn: (file) => [...policiesIn(file), ...resourceGrantsIn(file)],
  };
}
