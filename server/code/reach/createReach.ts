import { type FilePath, type Files, keyedFileFamily } from '../../files/index.ts';
import type { CodeEntry } from '../Code.ts';
import { exportedItem } from './exportedItem.ts';
import { type Following, partKey, type Step, startFollowing } from './Following.ts';
import { followedBy } from './followedBy.ts';
import type { ReachSource } from './ReachWorld.ts';
import { addNames, reachItem, takeOffered } from './reachItem.ts';
import { reachModule } from './reachModule.ts';
import { refer } from './refer.ts';
import { nothing, unitOf } from './units.ts';

/** Parts of items that an entry can run, each with the part that led to it. */
export type Reached = Readonly<Pick<Following, 'parts'>>;

/**
 * What an entry point can run, by reference: whoever names a function, or a class, is taken to run it; a method of a class
 * that is named runs once its name is written in what runs (all methods, where the class has decorators, implements or
 * extends something: a framework may call them, and is taken to where nobody else does; or a member that is chosen at run
 * time is called). Modules of a folder that
 * is named where modules are loaded by names made up at run time are taken to run, all of them. It over-states and does not
 * miss.
 */
export function createReach(files: Files, source: ReachSource): (entry: CodeEntry) => Reached {
  const reach = keyedFileFamily(files, 'code.reach', (file, name) => follow(source, file, name === '' ? null : name));
  return (entry) => reach(entry.file, entry.name ?? '');
}

function follow(source: ReachSource, file: FilePath, name: string | null): Reached {
  const world = { ...source, isFollowed: followedBy(source) };
  const following = startFollowing(world);
  const { queue, offered, parts } = following;
  reachModule(following, file, null);
  for (const exported of name === null ? [] : name === '*' ? world.scope(file).exports.keys() : [name])
    reachEntry(following, file, exported);
  // Breadth first, so that the chain to each part is a shortest one; by what is seen, before what is only offered.
  for (let i = 0; i < queue.length || offered.size > 0; ) {
    const step = queue[i];
    if (step) take(following, step);
    else takeOffered(following);
    if (step) i++;
  }
  return { parts };
}

/** What is run by its exported name; of a class its `default` runs too. */
function reachEntry(following: Following, file: FilePath, name: string): void {
  const { world } = following;
  const target = exportedItem(world, file, name);
  if (!target || target.item === null) return;
  reachItem(following, target.file, target.item, null);
  const content = world.content(target.file, target.item);
  if (content?.kind === 'statement' && content.statement.kind === 'classDeclaration') addNames(following, ['default'], null);
}

function take(following: Following, step: Step): void {
  if (step.kind === 'module') {
    reachModule(following, step.file, step.from);
    return;
  }
  const { file, item, part } = step;
  const content = following.world.content(file, item);
  if (content) refer(following, file, unitOf(content)[part] ?? nothing, partKey(file, item, part));
}
