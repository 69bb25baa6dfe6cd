import { type Signal, signal } from '@preact/signals-core';
import { difference } from './difference.ts';
import { follow } from './follow.ts';
import { hashOf } from './hashOf.ts';

/**
 * Members are watched in so many groups, so that one that changes is found without a look at all: of ten thousand as many groups
 * are looked at as one of them has members, and some more.
 */
const count = 256;

/** The members that a list has, each once, in groups of which only those change that one comes to or goes from. */
export interface MemberGroups {
  readonly groups: readonly Signal<readonly string[]>[];
  /** Brings the groups up to date with the list (see `follow`). */
  regroup(): void;
}

export function memberGroups(members: () => readonly string[]): MemberGroups {
  const groups = Array.from({ length: count }, () => signal<readonly string[]>([]));
  /** How many times more than once a member is in the list. */
  const further = new Map<string, number>();
  const groupFor = (member: string) => groups[hashOf(member) % count] as Signal<readonly string[]>;
  const regroup = follow(members, (now, before = []) => {
    const { gone, come } = difference(before, now);
    const touched = new Map<Signal<readonly string[]>, Set<string>>();
    const groupWith = (member: string): Set<string> => {
      const group = groupFor(member);
      const known = touched.get(group) ?? new Set(group.peek());
      touched.set(group, known);
      return known;
    };
    for (const member of gone) {
      const times = further.get(member);
      if (times === undefined) groupWith(member).delete(member);
      else if (times === 1) further.delete(member);
      else further.set(member, times - 1);
    }
    for (const member of come) {
      const isThere = touched.get(groupFor(member))?.has(member) ?? groupFor(member).peek().includes(member);
      if (isThere) further.set(member, (further.get(member) ?? 0) + 1);
      else groupWith(member).add(member);
    }
    for (const [group, list] of touched) group.value = [...list];
  });
  return { groups, regroup };
}
