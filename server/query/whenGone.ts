import { observe } from './observe.ts';

/** Calls `forget` for each of the members that is one no more, when the change is in. */
export function whenGone(members: () => readonly string[], forget: (member: string) => void): void {
  let known: readonly string[] = [];
  observe(members, (answer) => {
    if (!('value' in answer)) return;
    const present = new Set(answer.value);
    for (const member of known) if (!present.has(member)) forget(member);
    known = answer.value;
  });
}
