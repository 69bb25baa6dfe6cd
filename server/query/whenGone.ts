import { difference } from './difference.ts';
import { observe } from './observe.ts';

/** Calls `forget` for each of the members, all of them different, that is one no more, when the change is in. */
export function whenGone(members: () => readonly string[], forget: (member: string) => void): void {
  let known: readonly string[] = [];
  observe(members, (answer) => {
    if (!('value' in answer)) return;
    const { gone } = difference(known, answer.value);
    known = answer.value;
    for (const member of gone) forget(member);
  });
}
