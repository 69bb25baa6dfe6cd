import { type FilePath, type Files, isWithin, relativePath } from '../files/index.ts';
import type { Candidates } from './candidates.ts';
import { withoutKeys } from './withoutKeys.ts';

/** Which code is judged against which policy. */
export interface Pair {
  /** Stable identity: folder and policy id. */
  readonly id: string;
  /** Folder of the code. */
  readonly code: FilePath;
  /** Id of the policy. */
  readonly policy: string;
  readonly because: 'configuration' | 'plain';
}

/** The pairs in force, or why there is none. */
export interface Pairing {
  readonly pairs: readonly Pair[];
  /** Set where there are calls and policies and no pair: what a person must decide. */
  readonly undecided: Undecided | null;
  /** Pairs of the configuration that name nothing. */
  readonly dangling: readonly { readonly policy: string; readonly code: FilePath; readonly reason: string }[];
}

export interface Undecided {
  readonly reason: string;
  readonly codes: readonly FilePath[];
  readonly policies: readonly string[];
}

/** A package with SDK calls: its folder, and the IAM prefixes that the calls need. */
export interface CodeUnit {
  readonly folder: FilePath;
  readonly packages: readonly string[];
}

/** The configuration's pairs; without any, the plain case: exactly one customer policy can belong to the one package with SDK calls. */
export function pairingOf(files: Files, candidates: Candidates, units: readonly CodeUnit[]): Pairing {
  const configured = files.settings().pairs;
  return configured.length > 0 ? configuredPairing(configured, candidates) : plainPairing(candidates, units);
}

function configuredPairing(configured: ReturnType<Files['settings']>['pairs'], candidates: Candidates): Pairing {
  const pairs: Pair[] = [];
  const dangling: Pairing['dangling'][number][] = [];
  for (const { code, policy, within } of configured) {
    const bare = withoutKeys(policy);
    const meant = candidates.named(bare).filter((one) => one.address === policy || bare === policy);
    const near = meant.filter((one) => isWithin(one.root, within));
    const named = near.length > 0 ? near : meant;
    const chosen = named.filter((one) => !one.limits);
    if (named.length > chosen.length) dangling.push({ policy, code, reason: `${policy} only limits what others grant` });
    if (named.length > 0 && chosen.length === 0) continue;
    if (chosen.length === 0) {
      const known = candidates.some().join(', ');
      dangling.push({ policy, code, reason: `no policy has the address ${policy}${known ? `; there are ${known}` : ''}` });
    }
    for (const one of chosen) pairs.push({ id: `${code} ${one.id}`, code, policy: one.id, because: 'configuration' });
  }
  return { pairs, undecided: null, dangling };
}

/** More policies than this are not counted in a message: one more would be another message at each of them. */
const mostCounted = 20;

function plainPairing(all: Candidates, units: readonly CodeUnit[]): Pairing {
  const none: Pairing = { pairs: [], undecided: null, dangling: [] };
  const [unit] = units;
  if (!unit) return none;
  const permitting = all.permitting();
  const codes = units.map((one) => one.folder);
  const undecided = (reason: string, policies: readonly string[]): Pairing => ({ ...none, undecided: { reason, codes, policies } });
  if (permitting.length === 0) return undecided('no policy of the workspace grants anything', []);
  if (units.length > 1) return undecided(`${units.length} packages call AWS`, permitting);
  const possible = all.serving();
  const whole = possible.filter((one) => !one.halfTyped);
  const candidates = whole.length > 0 ? whole : possible;
  const ids = candidates.map((one) => one.id);
  const { size } = new Set(candidates.map((one) => `${one.root} ${withoutKeys(one.address)}`));
  if (size === 0) return undecided('no policy of the workspace names a service that the code calls', []);
  if (size > 1) return undecided(`${size > mostCounted ? `more than ${mostCounted}` : size} policies could be the code's`, ids);
  return { ...none, pairs: ids.map((policy): Pair => ({ id: `${unit.folder} ${policy}`, code: unit.folder, policy, because: 'plain' })) };
}

/** How a pair is written in the configuration of `folder`. */
export function writtenPair(
  pair: { readonly code: FilePath; readonly policy: string },
  folder: FilePath,
): { readonly code: string; readonly policy: string } {
  return { code: relativePath(folder, pair.code), policy: withoutKeys(pair.policy) };
}
