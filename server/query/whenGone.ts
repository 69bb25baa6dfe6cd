import { observe } from './observe.ts';

/** Calls `forget` for each of the members, all of them different, that is one no more, when the change is in. */
export function whenGone(members: () => readonly string[], forget: (member: string) => void): void {
  let known: readonly string[] = [];
  observe(members, (answer) => {
    if (!('value' in answer)) return;
    const before = known;
    const now = answer.value;
    known = now;
    // Most of a long list stays as it was.
    let start = 0;
    while (start < before.length && before[start] === now[start]) start++;
    let end = 0;
    while (end < before.length - start && end < now.length - start && before[before.length - 1 - end] === now[now.length - 1 - end]) end++;
    const present = new Set(now.slice(start, now.length - end));
    for (const member of before.slice(start, before.length - end)) if (!present.has(member)) forget(member);
  });
}
