import { operationsOf, packageOfV2Client } from '../../aws/index.ts';
import { type FilePath, type Files, fileFamily } from '../../files/index.ts';
import { derived, membersByName, steady, table } from '../../query/index.ts';
import { extensionWords } from '../libraries/extension.ts';
import { calledName, libraryMethods, libraryPackages } from '../libraries/libraryTable.ts';
import { transports } from '../libraries/transports.ts';
import type { Modules } from './createModules.ts';
import { createHandedNames, type Hands } from './handedNames.ts';
import { memberNames, sdkWords, whole, wordsOfWholes, writesHelper, writesOneOf } from './sdkWords.ts';

/** Which files are parsed because a call may stand in them, and what names are worth a look in them. */
export interface Relevance {
  /** Whether a call may stand in a file of the backend. */
  matters(file: FilePath): boolean;
  /** Whether the file itself names the SDK or a library. */
  namesSdk(file: FilePath): boolean;
  /** Whether the file names the Parameters and Secrets Lambda Extension. */
  asksExtension(file: FilePath): boolean;
  /** Whether the file names a module that a logger loads by its name. */
  namesTransport(file: FilePath): boolean;
  /** Files that name the SDK, and those that import such a file, directly or not: no other can hold a client by import. */
  closure(): ReadonlySet<FilePath>;
  inClosure(file: FilePath): boolean;
  /** Files of the backend that import a file, directly. */
  importers(file: FilePath): readonly FilePath[];
  /** Names of members that can be of the SDK, in this workspace: what has another name need not be evaluated. */
  memberNames(): ReadonlySet<string>;
}

const noWords: ReadonlySet<string> = new Set();
const sends: ReadonlySet<string> = new Set(['send']);
/** The key of all files that name something: no word of theirs. */
const seed = '';

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
  const libraries = derived(
    'code.libraryNames',
    () => new Set([...libraryPackages, ...files.settings().libraries.map((entry) => entry.package)]),
  );
  const words = fileFamily(files, 'code.sdkWords', (file) => {
    const found = sdkWords(files.text(file) ?? '', modules.taken(file), libraries());
    if (found.length > 0) hands.expect([file]);
    return found;
  });
  /** Files by what of the SDK they name, and all of those that name something. */
  const naming = membersByName(modules.files, (file) => {
    const found = words(file);
    return new Set(found.length === 0 ? [] : [seed, ...found]);
  });
  const seeds = () => naming(seed);
  const importers = membersByName(
    modules.files,
    (file) => new Set(Object.values(modules.links(file)).flatMap((link) => (link.kind === 'file' ? [link.file] : []))),
  );
  const closure = steady('code.closure', (): ReadonlySet<FilePath> => {
    const queue = [...seeds()];
    // Who imports the SDK's users mostly calls them, and is asked what it hands to them.
    hands.expect(queue.flatMap((file) => importers(file)));
    const reached = new Set(queue);
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      for (const importer of importers(file)) {
        if (reached.has(importer)) continue;
        reached.add(importer);
        queue.push(importer);
      }
    }
    return reached;
  });

  const inClosure = table('code.inClosure', () => new Map([...closure()].map((file) => [file, true])));
  for (const { drop } of [importers, inClosure]) files.whenGone(drop);

  /** Packages of the SDK that a file takes whole, and may hand on. */
  const wholes = steady('code.wholes', () =>
    naming.keys().flatMap((word) => (word.startsWith(whole) && naming(word).some(hands.escapes) ? [word.slice(whole.length)] : [])),
  );
  /** Files by the clients of such packages that they name, which they may have from another file. */
  const taking = membersByName(modules.files, (file) =>
    wholes().length > 0 && inClosure(file) ? wordsOfWholes(files.text(file) ?? '', wholes()) : noWords,
  );
  /** Methods by which a client that has methods is used, of the packages that the workspace names in such a form. */
  const methods = steady('code.methods', (): ReadonlySet<string> => {
    const names = new Set<string>();
    for (const word of [...naming.keys(), ...(wholes().length > 0 ? taking.keys() : [])]) {
      const pkg = word.startsWith('+') ? word.slice(1) : word.startsWith('v2 ') ? (packageOfV2Client(word.slice(3)) ?? '') : '';
      for (const operation of operationsOf(pkg)) names.add(operation.charAt(0).toLowerCase() + operation.slice(1));
      if (word === '+documents') for (const name of documentMethods) names.add(name);
      if (word.startsWith('v2 ')) for (const name of v2Methods) names.add(name);
      for (const name of libraryMethods(word)) names.add(name);
      for (const entry of files.settings().libraries) if (entry.package === word) names.add(calledName(entry.export));
    }
    return names;
  });
  const handed = createHandedNames(files, { seeds, closure, importers }, hands);
  const known = steady('code.memberNames', () => new Set([...methods(), ...memberNames, ...handed().names]));
  const writesMethod = fileFamily(files, 'code.writesMethod', (file) => writesOneOf(files.text(file) ?? '', methods(), true));

  const writesHanded = fileFamily(files, 'code.writesHanded', (file) => {
    const text = files.text(file) ?? '';
    return writesOneOf(text, sends, true) || writesHelper(text) || writesOneOf(text, handed().names, false);
  });
  const namesSdk = (file: FilePath): boolean => words(file).length > 0;
  const namesOneOf = (some: readonly string[]) => (file: FilePath) => words(file).some((word) => some.includes(word));
  const matters = fileFamily(files, 'code.matters', (file) => {
    if (modules.leftOut(file) !== null) return false;
    if (namesSdk(file)) return true;
    if (inClosure(file) && (handed().endless || handed().direct.has(file) || writesHanded(file))) return true;
    return methods().size > 0 && writesMethod(file);
  });
  return {
    matters,
    namesSdk,
    asksExtension: namesOneOf(extensionWords),
    namesTransport: namesOneOf(transports),
    closure,
    inClosure: (file) => inClosure(file) ?? false,
    importers,
    memberNames: known,
  };
}

/** What document clients of DynamoDB have in both versions of the SDK. */
const itemMethods = ['get', 'put', 'update', 'delete', 'query', 'scan', 'batchGet', 'batchWrite', 'transactGet', 'transactWrite'];
const documentMethods = [...itemMethods, 'executeStatement', 'executeTransaction', 'batchExecuteStatement'];
const v2Methods = [...itemMethods, 'upload', 'getSignedUrl', 'getSignedUrlPromise', 'createPresignedPost', 'waitFor', 'makeRequest'];
