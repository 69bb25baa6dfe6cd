import { grouped } from '../query/index.ts';
import type { Draft, FindingCode } from './finding.ts';
import { listedBriefly } from './wording.ts';

type Found = Draft & { readonly code: FindingCode };

/**
 * What is said of several policies at one place becomes one finding that names them: what is worded the same but for the policy,
 * and what is `alike` but for the values that each has.
 */
export function oncePerPlace<F extends Found>(sorted: readonly F[]): readonly (F & { readonly others: readonly F[] })[] {
  const worded = groupedAlike(sorted, wordedAs);
  const seen = new Map<string, number>();
  const alike = groupedAlike(worded, ([found]) => {
    if (found.alike === undefined) return wordedAs(found);
    const kind = JSON.stringify([placeOf(found), found.alike, found.actions]);
    // Of several that one policy has here the first of each policy belong together, the second, and so on.
    const own = `${kind} ${found.policy}`;
    const nth = seen.get(own) ?? 0;
    seen.set(own, nth + 1);
    return `${nth} ${kind}`;
  });
  return alike.map(([[first, ...same], ...others]) => {
    const notes = [
      note('The same holds for', same, [first]),
      note('The same holds, each with values of its own, for', others.flat(), [first, ...same]),
    ];
    return { ...first, message: `${first.message}${notes.join('')}`, others: [...same, ...others.flat()] };
  });
}

const placeOf = ({ range, code }: Found): string => `${range.start} ${range.end} ${code}`;

const wordedAs = (found: Found): string => `${placeOf(found)} ${withoutPolicy(found)}`;

const withoutPolicy = ({ message, policy }: Found) => (policy === undefined ? message : message.replaceAll(policy, ''));

/** Names the policies of `found` that are not told yet. */
function note(lead: string, found: readonly Found[], told: readonly Found[]): string {
  const done = new Set(told.map(({ policy }) => policy));
  const more = [...new Set(found.flatMap(({ policy }) => policy ?? []))].filter((address) => !done.has(address));
  return more.length > 0 ? ` ${lead} ${listedBriefly(more)}.` : '';
}

const groupedAlike = <T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly [T, ...T[]])[] => [
  ...grouped(all, keyOf).values(),
];
