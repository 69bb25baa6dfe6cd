import { operationsOf, packageOfV2Client } from '../../aws/index.ts';
import type { FilePath, Files } from '../../files/index.ts';
import { derived, family } from '../../query/index.ts';
import { libraryMethods, libraryPackages } from '../libraries/libraryTable.ts';
import type { Modules } from './createModules.ts';
import { memberNames, sdkWords, writesHelper, writesOneOf } from './sdkWords.ts';

/** What of the SDK a file hands on to those that import it. */
export interface HandedOn {
  /** Names by which others can reach it. */
  readonly names: readonly string[];
  /** Whether it is what the module is, by default: others may give it any name. */
  readonly byDefault: boolean;
  /** Whether it may be reached by names that are not known. */
  readonly anyName: boolean;
}

/** Which files are parsed because a call may stand in them, and what names are worth a look in them. */
export interface Relevance {
  /** Files of the backend in which a call may stand, sorted. */
  files(): readonly FilePath[];
  matters(file: FilePath): boolean;
  /** Whether the file itself names the SDK or a library. */
  namesSdk(file: FilePath): boolean;
  /** Files that name the SDK, and those that import such a file, directly or not: no other can hold a client by import. */
  closure(): ReadonlySet<FilePath>;
  /** Files of the backend that import a file, directly. */
  importers(file: FilePath): readonly FilePath[];
  /** Names of members that can be of the SDK, in this workspace: what has another name need not be evaluated. */
  memberNames(): ReadonlySet<string>;
}

/** What relevance asks of the files that it has found so far. */
export interface Hands {
  /** Whether something that a file imports from the SDK may leave it, by a look at its names. */
  escapes(file: FilePath): boolean;
  handsOn(file: FilePath): HandedOn;
}

const mostRounds = 4;
const sends: ReadonlySet<string> = new Set(['send']);

/**
 * A file can hold a call only if
 * - its text names the SDK or a library of the table; or
 * - it imports such a file, directly or not, and writes a name under which something of the SDK is handed on (or `send`),
 *   or imports a module that is, by default, something of the SDK; or
 * - it writes, after a dot, the name of a method of a client that has methods: a client may come as a parameter.
 *
 * Names handed on are found by evaluating the exports of the files found so far, in a few rounds; where they do not come to
 * an end, every importer matters. All else is a search in texts.
 */
export function createRelevance(files: Files, modules: Modules, hands: Hands): Relevance {
  const libraries = derived('code.libraryNames', () =>
    [...new Set([...libraryPackages, ...files.settings().libraries.map((entry) => entry.package)])].sort(),
  );
  const words = family('code.sdkWords', (file) => sdkWords(files.text(file) ?? '', libraries()));
  const seeds = derived('code.seeds', () => modules.files().filter((file) => words(file).length > 0));
  const importers = derived('code.importers', () => {
    const result = new Map<FilePath, FilePath[]>();
    for (const file of modules.files()) {
      for (const link of Object.values(modules.links(file))) {
        if (link.kind !== 'file') continue;
        const list = result.get(link.file);
        if (list) list.push(file);
        else result.set(link.file, [file]);
      }
    }
    return result;
  });
  const closure = derived('code.closure', (): ReadonlySet<FilePath> => {
    const queue = [...seeds()];
    const reached = new Set(queue);
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      for (const importer of importers().get(file) ?? []) {
        if (reached.has(importer)) continue;
        reached.add(importer);
        queue.push(importer);
      }
    }
    return reached;
  });

  /** Methods by which a client that has methods is used, of the packages that the workspace names in such a form. */
  const methods = derived('code.methods', (): ReadonlySet<string> => {
    const names = new Set<string>();
    for (const word of new Set(seeds().flatMap((file) => words(file)))) {
      const pkg = word.startsWith('+') ? word.slice(1) : word.startsWith('v2 ') ? (packageOfV2Client(word.slice(3)) ?? '') : '';
      for (const operation of operationsOf(pkg)) names.add(operation.charAt(0).toLowerCase() + operation.slice(1));
      if (word === '+documents') for (const name of documentMethods) names.add(name);
      if (word.startsWith('v2 ')) for (const name of v2Methods) names.add(name);
      for (const name of libraryMethods(word)) names.add(name);
    }
    return names;
  });
  const known = derived('code.memberNames', () => new Set([...methods(), ...memberNames, ...handed().names]));
  const writesMethod = family('code.writesMethod', (file) => writesOneOf(files.text(file) ?? '', methods(), true));

  /** Names under which the SDK is handed on, and the importers of what is handed on by default. */
  const handed = derived('code.handed', () => {
    const names = new Set<string>();
    const direct = new Set<FilePath>();
    const looked = new Set<FilePath>();
    let front: readonly FilePath[] = seeds().filter(hands.escapes);
    let anyName = false;
    for (let round = 0; front.length > 0; round++) {
      if (round === mostRounds || anyName) return { names, direct, endless: true };
      for (const file of front) {
        looked.add(file);
        const on = hands.handsOn(file);
        for (const name of on.names) names.add(name);
        anyName ||= on.anyName;
        if (on.byDefault) for (const importer of importers().get(file) ?? []) direct.add(importer);
      }
      front = [...closure()].filter(
        (file) => !looked.has(file) && (direct.has(file) || (names.size > 0 && writesOneOf(files.text(file) ?? '', names, false))),
      );
    }
    return { names, direct, endless: anyName };
  });
  const writesHanded = family('code.writesHanded', (file) => {
    const text = files.text(file) ?? '';
    return writesOneOf(text, sends, true) || writesHelper(text) || writesOneOf(text, handed().names, false);
  });
  const namesSdk = (file: FilePath): boolean => words(file).length > 0;
  const matters = family('code.matters', (file) => {
    if (modules.leftOut(file) !== null) return false;
    if (namesSdk(file)) return true;
    if (closure().has(file) && (handed().endless || handed().direct.has(file) || writesHanded(file))) return true;
    return methods().size > 0 && writesMethod(file);
  });
  return {
    matters,
    namesSdk,
    closure,
    importers: (file) => importers().get(file) ?? [],
    memberNames: known,
    files: derived('code.mattering', () => modules.files().filter(matters)),
  };
}

const documentMethods = [
  'get',
  'put',
  'update',
  'delete',
  'query',
  'scan',
  'batchGet',
  'batchWrite',
  'transactGet',
  'transactWrite',
  'executeStatement',
  'executeTransaction',
  'batchExecuteStatement',
];
const v2Methods = [
  'upload',
  'getSignedUrl',
  'getSignedUrlPromise',
  'createPresignedPost',
  'waitFor',
  'makeRequest',
  'batchGet',
  'batchWrite',
  'transactGet',
  'transactWrite',
  'get',
  'put',
  'update',
  'delete',
  'query',
  'scan',
];
