import type { Policy } from '../terraform/index.ts';
import type { FixOffer, Rooms } from './finding.ts';
import { listedBriefly } from './wording.ts';

/** The fix, its title with who else is concerned: every principal of the policy it changes, or every workload of the only one. */
export function sharedTitle(rooms: Rooms, fix: FixOffer): FixOffer {
  const policy = changedPolicy(rooms, fix);
  const shared = policy ? sharers(rooms, policy) : '';
  return shared === '' ? fix : { ...fix, title: `${fix.title} (${shared})` };
}

function changedPolicy({ access, terraform }: Rooms, { change }: FixOffer): Policy | undefined {
  if (change.kind === 'policy') return terraform.policy(change.policy);
  if (change.kind !== 'grant') return undefined;
  const pair = access.pairing().pairs.find(({ id }) => id === change.pair);
  return pair && terraform.policy(pair.policy);
}

function sharers({ terraform }: Rooms, { principals, root, limit }: Policy): string {
  // What limits sessions is of those who come by it alone.
  if (limit === 'session') return '';
  if (principals.length > 1) return `attached to ${listedBriefly(principals.map(({ address }) => address))}`;
  const [only] = principals;
  if (!only) return '';
  const names = terraform.workloadsOf(only.address, root);
  return names.length > 1 ? `used by ${listedBriefly(names)}` : '';
}
