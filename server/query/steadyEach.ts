import { steadyFamily } from './steady.ts';
import { whenGone } from './whenGone.ts';

/** A steady value for each of the members, all of them different; that of one that is a member no more is forgotten. */
export function steadyEach<T>(members: () => readonly string[], name: string, compute: (member: string) => T): (member: string) => T {
  const values = steadyFamily(name, compute);
  whenGone(members, values.drop);
  return values;
}
