import type { FilePath } from '../../files/index.ts';
import type { ItemKey } from '../../syntax/index.ts';
import { type Following, type Part, partKey } from './Following.ts';
import { unitOf } from './units.ts';

/** Whoever names an item is taken to run all of it; of a class, the members whose names are written. */
export function reachItem(following: Following, file: FilePath, item: ItemKey, from: string | null, perhaps = false): void {
  reachPart(following, file, item, 'body', from, perhaps);
  reachPart(following, file, item, 'init', from, perhaps);
  const content = following.world.content(file, item);
  const statement = content?.kind === 'statement' ? content.statement : undefined;
  const scope = following.world.scope(file);
  const open =
    statement?.kind === 'classDeclaration' &&
    (statement.value.decorators.length > 0 || statement.value.implements.length > 0 || statement.value.extends !== null);
  const members = [...scope.owners].filter(([, owner]) => owner.item === item).map(([member]) => member);
  if (members.length > 0) reachClass(following, `${file}\n${item}`, file, members, from, open);
}

export function reachPart(
  { parts, queue }: Following,
  file: FilePath,
  item: ItemKey,
  part: Part,
  from: string | null,
  perhaps: boolean,
): void {
  const key = partKey(file, item, part);
  if (parts.has(key)) return;
  parts.set(key, { file, item, from, perhaps });
  queue.push({ kind: 'part', file, item, part });
}

function reachClass(
  following: Following,
  key: string,
  file: FilePath,
  members: readonly ItemKey[],
  from: string | null,
  open: boolean,
): void {
  if (following.classes.has(key)) return;
  following.classes.set(key, { file, members, open });
  for (const member of members) reachMember(following, file, member, from, open);
}

function reachMember(following: Following, file: FilePath, member: ItemKey, from: string | null, open: boolean): void {
  const { world, names, offered } = following;
  const summary = world.scope(file).members.get(member);
  if (!summary) return;
  if (summary.kind !== 'method' || summary.name === null || names.has(summary.name)) reachItem(following, file, member, from);
  else if (following.anyName) reachItem(following, file, member, from, true);
  else if (open && !offered.has(`${file}\n${member}`)) offered.set(`${file}\n${member}`, { file, member, from });
}

/** Names of members that are written in what runs: those of the classes that are reached run with them. */
export function addNames(following: Following, written: Iterable<string>, by: string | null): void {
  const fresh = [...written].filter((name) => !following.names.has(name));
  if (fresh.length === 0) return;
  for (const name of fresh) following.names.add(name);
  reachMembers(following, by);
}

/** A member that is chosen at run time is called. */
export function addAnyName(following: Following, by: string | null): void {
  if (following.anyName) return;
  following.anyName = true;
  reachMembers(following, by);
}

function reachMembers(following: Following, by: string | null): void {
  for (const { file, members, open } of [...following.classes.values()])
    for (const member of members) reachMember(following, file, member, by, open);
}

/** Of the methods that are offered, those that no other of them calls: what a framework calls, rather than what is called by that. */
export function takeOffered(following: Following): void {
  const { world, parts, offered } = following;
  const open = [...offered].filter(([, { file, member }]) => !parts.has(partKey(file, member, 'body')));
  const called = new Set(
    open.flatMap(([, { file, member }]) => {
      const content = world.content(file, member);
      return content ? unitOf(content).body.members : [];
    }),
  );
  const outer = open.filter(([, { file, member }]) => !called.has(world.scope(file).members.get(member)?.name ?? ''));
  offered.clear();
  const taken = new Set(outer.length > 0 ? outer : open);
  for (const one of open) {
    const [key, { file, member, from }] = one;
    if (taken.has(one)) reachItem(following, file, member, from, true);
    else offered.set(key, { file, member, from });
  }
}
