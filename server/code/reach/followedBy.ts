import type { FilePath } from '../../files/index.ts';
import { pushUnder } from '../../query/index.ts';
import type { ReachSource } from './ReachWorld.ts';

/**
 * Tells which files are followed from one entry: those from which something of the SDK is reached by imports, and those from
 * which a module is that names nothing of it and yet asks it, by a client that it is given. For one entry, as what it reads
 * is what the entry's answer hangs on.
 */
export function followedBy(source: ReachSource): (file: FilePath) => boolean {
  const known = new Map<FilePath, boolean>();
  /** Looks through all that a file imports, and that is not known, at once: modules may import one another in circles. */
  const look = (start: FilePath): void => {
    const importers = new Map<FilePath, FilePath[]>([[start, []]]);
    const leading: FilePath[] = [];
    for (const [file] of importers) {
      if (known.get(file) || source.holdsCalls(file)) leading.push(file);
      if (known.has(file)) continue;
      for (const link of source.links(file)) {
        if (source.reachesSdk(link)) continue;
        pushUnder(importers, link, file);
      }
    }
    for (const file of importers.keys()) if (!known.has(file)) known.set(file, false);
    for (const file of leading) {
      known.set(file, true);
      leading.push(...(importers.get(file) ?? []).filter((importer) => !known.get(importer)));
    }
  };
  return (file) => {
    if (source.reachesSdk(file)) return true;
    if (!known.has(file)) look(file);
    return known.get(file) ?? false;
  };
}
