/** Who says something under a key and, where they are many, what: in order once they have been asked for. */
export interface Sayers<E> {
  readonly members: string[];
  /** What each says, beside `members`; kept for those who were asked, and are many. */
  entries: (readonly E[])[] | null;
  sorted: boolean;
}

/** More than these are not all asked again when one of them says something else. */
const many = 100;

export const onlySayer = <E>(member: string): Sayers<E> => ({ members: [member], entries: null, sorted: false });

/** All that is said, by member in code-unit order. */
export function allSaid<E>(sayers: Sayers<E> | undefined, saidBy: (member: string) => readonly E[]): readonly E[] {
  if (!sayers) return [];
  if (!sayers.sorted) sayers.members.sort();
  sayers.sorted = true;
  const entries = sayers.entries ?? sayers.members.map(saidBy);
  if (entries.length > many) sayers.entries = entries;
  if (entries.length === 1) return entries[0] as readonly E[];
  const all: E[] = [];
  for (const own of entries) for (const entry of own) all.push(entry);
  return all;
}

export function addSayer<E>(sayers: Sayers<E>, member: string, saidBy: (member: string) => readonly E[]): void {
  const at = sayers.sorted ? placeOf(sayers, member) : sayers.members.length;
  sayers.members.splice(at, 0, member);
  sayers.entries?.splice(at, 0, saidBy(member));
}

export function removeSayer<E>(sayers: Sayers<E>, member: string): void {
  const at = sayers.members.indexOf(member);
  if (at < 0) return;
  sayers.members.splice(at, 1);
  sayers.entries?.splice(at, 1);
}

/** Takes in that a member says something else than before. */
export function sayAnew<E>(sayers: Sayers<E> | undefined, member: string, saidBy: (member: string) => readonly E[]): void {
  if (sayers?.entries) sayers.entries[placeOf(sayers, member)] = saidBy(member);
}

function placeOf({ members }: Sayers<unknown>, member: string): number {
  let low = 0;
  let high = members.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((members[middle] as string) < member) low = middle + 1;
    else high = middle;
  }
  return low;
}
