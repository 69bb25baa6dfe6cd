import type { FilePath, Files } from '../../files/index.ts';
import type { ItemKey } from '../../syntax/index.ts';
import type { CodeEntry, ReachedCall } from '../Code.ts';
import type { PlainCalls } from '../calls/plainCalls.ts';
import { itemIndex } from '../scope/itemIndex.ts';
import { createReach } from './createReach.ts';
import { partKey } from './Following.ts';
import type { ReachSource } from './ReachWorld.ts';
import { isInBody } from './units.ts';
import { createWays } from './wayTo.ts';

/** The calls that an entry can run, with the way to each. */
export function createCallsFrom(
  files: Files,
  world: ReachSource,
  read: (file: FilePath) => PlainCalls,
): (entry: CodeEntry) => readonly ReachedCall[] {
  const reach = createReach(files, world);
  const partOf = (file: FilePath, item: ItemKey, node: number): string => {
    const content = world.content(file, item);
    return partKey(file, item, content && isInBody(content, itemIndex(content), node) ? 'body' : 'init');
  };
  return (entry) => {
    const reached = reach(entry);
    const wayTo = createWays(world, reached);
    const files = [...new Set([...reached.parts.values()].map(({ file }) => file))].sort();
    return files.flatMap((file) =>
      [...read(file).nodes].flatMap(([id, { item, node }]): readonly ReachedCall[] => {
        const part = partOf(file, item, node);
        return reached.parts.has(part) ? [{ file, id, chain: wayTo(part) }] : [];
      }),
    );
  };
}

/** Modules that nothing imports, or where a program begins by what deploys it, among a file and those that import it. Sorted. */
export function entriesOf(
  file: FilePath,
  importers: (file: FilePath) => readonly FilePath[],
  begins: (file: FilePath) => boolean,
): readonly FilePath[] {
  const seen = new Set([file]);
  const entries: FilePath[] = [];
  for (const each of seen) {
    const above = importers(each);
    if (above.length === 0 || begins(each)) entries.push(each);
    for (const importer of above) seen.add(importer);
  }
  // A circle that nothing outside imports has no beginning: the file itself stands for it.
  return entries.length > 0 ? entries.sort() : [file];
}
