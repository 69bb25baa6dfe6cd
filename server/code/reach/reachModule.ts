import type { FilePath } from '../../files/index.ts';
import { exportedItem } from './exportedItem.ts';
import { type Following, partKey } from './Following.ts';
import { importingItem } from './imports.ts';
import { addNames, reachItem, reachPart } from './reachItem.ts';
import type { References } from './units.ts';

/** What runs when a module is loaded: its statements, what its classes set up, and the modules that it imports. */
export function reachModule(following: Following, file: FilePath, from: string | null): void {
  const { world, modules, queue } = following;
  if (modules.has(file)) return;
  modules.add(file);
  if (!world.isFollowed(file) && !world.mayLoadByName(file)) {
    addNames(following, world.calledWords(file), from);
    for (const link of world.links(file)) findLoaders(following, link, from);
    return;
  }
  const scope = world.scope(file);
  for (const item of scope.items) {
    const summary = scope.members.get(item);
    if (!summary) reachPart(following, file, item, 'init', from, false);
    else if (summary.static && summary.kind !== 'method') reachItem(following, file, item, from);
  }
  for (const specifier of scope.valueImports) {
    const resolution = world.resolve(file, specifier);
    const by = importingItem(world, file, specifier) ?? scope.items[0];
    if (resolution.kind === 'file')
      queue.push({ kind: 'module', file: resolution.file, from: by === undefined ? null : partKey(file, by, 'init') });
  }
}

/** Among modules from which nothing of the SDK is imported, those that may load others by names that are not written. */
function findLoaders(following: Following, file: FilePath, from: string | null): void {
  const { world, modules, passed } = following;
  const front = [file];
  for (let next = front.pop(); next !== undefined; next = front.pop()) {
    if (modules.has(next) || passed.has(next)) continue;
    passed.add(next);
    if (world.mayLoadByName(next)) reachModule(following, next, from);
    else front.push(...world.links(next));
  }
}

/** What a module exports under a name, which `references` uses. */
export function reachExport(following: Following, file: FilePath, name: string, references: References, from: string | null): void {
  const { world } = following;
  if (!world.isFollowed(file)) return;
  const target = exportedItem(world, file, name);
  if (target?.item === null) reachNamespace(following, target.file, references, from);
  else if (target) reachItem(following, target.file, target.item, from);
}

/** What is used of a module that is held as a whole: by the members that are named, else all of it. */
export function reachNamespace(following: Following, file: FilePath, references: References, from: string | null): void {
  const { world } = following;
  if (!world.isFollowed(file)) return;
  const used = references.members.filter((member) => exportedItem(world, file, member));
  const all = [...world.scope(file).exports.keys()];
  const wanted = new Set(used.length > 0 ? [...used, ...all.filter((name) => name === 'default')] : all);
  for (const name of wanted) {
    const target = exportedItem(world, file, name);
    if (target && target.item !== null) reachItem(following, target.file, target.item, from);
    else if (target && target.file !== file) reachExport(following, target.file, '*', references, from);
  }
}
