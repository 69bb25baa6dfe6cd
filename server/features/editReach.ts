import { baseName } from '../files/index.ts';
import { type EditOutcome, itemName, type TfNode } from '../terraform/index.ts';
import { listedBriefly } from './wording.ts';

/** What an edit of a policy changes that its finding does not name. */
export interface Reach {
  /** Where it is made, when that is not the text of the policy itself: `local.actions`, `module.api`, a file. */
  readonly places: readonly string[];
  /** Addresses of other policies that change with it. */
  readonly policies: readonly string[];
}

export const noReach: Reach = { places: [], policies: [] };

export const reachOf = ({ place, alsoChanges = [] }: Extract<EditOutcome, { edits: unknown }>): Reach => ({
  places: place === undefined ? [] : [place],
  policies: alsoChanges,
});

export const joinedReach = (a: Reach, b: Reach): Reach => ({
  places: [...new Set([...a.places, ...b.places])],
  policies: [...new Set([...a.policies, ...b.policies])],
});

/** `local.actions in iam.tf`; of a file of JSON or a template its name. */
export const placeName = ({ file, item }: TfNode): string =>
  item === '' || item.startsWith('/') ? baseName(file) : `${itemName({ item })} in ${baseName(file)}`;

/** A fix's title with what else the fix changes. */
export function titleWith(title: string, { places, policies }: Reach): string {
  const where = places.length > 0 ? `, in ${listedBriefly(places)}` : '';
  return `${title}${where}${policies.length > 0 ? `, which also changes ${listedBriefly(policies)}` : ''}`;
}
