import { operationsOf } from '../../aws/index.ts';
import type { FilePath, Files } from '../../files/index.ts';
import { derived, family } from '../../query/index.ts';
import { libraryPackages } from '../libraries/libraryPackages.ts';
import type { Modules } from './createModules.ts';
import { sdkWords, wordsAt } from './sdkWords.ts';

/** Which files are parsed because a call may stand in them. */
export interface Relevance {
  /** Files of the backend that can matter, sorted. */
  files(): readonly FilePath[];
  matters(file: FilePath): boolean;
}

/**
 * A file can hold a call only if its text names the SDK or a library of the table, or something of the SDK reaches it:
 * through its imports (directly or not, so it is in the closure), or through a parameter, and then it must write the name
 * of a method (of an operation of a client that has methods and that the workspace names) or `send`. A text search
 * decides; nothing is parsed for it.
 */
export function createRelevance(files: Files, modules: Modules): Relevance {
  const libraries = derived('code.libraryNames', () =>
    [...libraryPackages, ...files.settings().libraries.map((entry) => entry.package)].sort(),
  );
  const words = family('code.sdkWords', (file) => sdkWords(files.text(file) ?? '', libraries()));
  const isSeed = family('code.isSeed', (file) => words(file).length > 0);
  /** Files that name the SDK, and those that import such a file, directly or not. */
  const closure = derived('code.closure', () => {
    const importers = new Map<FilePath, FilePath[]>();
    const queue: FilePath[] = [];
    for (const file of modules.files()) {
      if (isSeed(file)) queue.push(file);
      for (const link of Object.values(modules.links(file))) {
        if (link.kind !== 'file') continue;
        const list = importers.get(link.file);
        if (list) list.push(file);
        else importers.set(link.file, [file]);
      }
    }
    const reached = new Set(queue);
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      for (const importer of importers.get(file) ?? []) {
        if (reached.has(importer)) continue;
        reached.add(importer);
        queue.push(importer);
      }
    }
    return reached;
  });
  /** Methods by which a client could be used in a file that has it only from a parameter. */
  const methods = derived('code.methods', (): ReadonlySet<string> => {
    const packages = new Set(modules.files().flatMap((file) => words(file)));
    const names = new Set<string>();
    if (packages.size > 0) names.add('send');
    for (const word of packages) {
      for (const operation of operationsOf(word)) names.add(operation.charAt(0).toLowerCase() + operation.slice(1));
      if (word.includes('dynamodb') || word === 'aws-sdk') for (const name of documentMethods) names.add(name);
    }
    return names;
  });
  const writesMethod = family('code.writesMethod', (file) => wordsAt(files.text(file) ?? '', methods()));
  const matters = family(
    'code.matters',
    (file) => modules.leftOut(file) === null && (closure().has(file) || (methods().size > 0 && writesMethod(file))),
  );
  return {
    matters,
    files: derived('code.mattering', () => modules.files().filter(matters)),
  };
}

const documentMethods = ['get', 'put', 'update', 'delete', 'query', 'scan', 'batchGet', 'batchWrite', 'transactGet', 'transactWrite'];
