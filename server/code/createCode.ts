import { parseTree } from 'jsonc-parser';
import { isClientPackage } from '../aws/index.ts';
import { type FilePath, type Files, fileFamily, fileKind, keyedFileFamily, shallowJson } from '../files/index.ts';
import type { ItemKey, Syntax } from '../syntax/index.ts';
import type { AwsScript, Code } from './Code.ts';
import { createCallers } from './calls/callers.ts';
import { escapes } from './calls/escapes.ts';
import { findCalls } from './calls/findCalls.ts';
import { handsOn, isSdkPackage } from './calls/handsOn.ts';
import { createLibraries } from './calls/libraries.ts';
import { plainCalls } from './calls/plainCalls.ts';
import { createEvaluation } from './evaluate/createEvaluation.ts';
import { siteOf, type World } from './evaluate/Evaluation.ts';
import { createModules } from './modules/createModules.ts';
import { createRelevance } from './modules/relevance.ts';
import { calledWords, mayLoadByName, textMayExport } from './modules/sdkWords.ts';
import { createCallsFrom, entriesOf } from './reach/callsFrom.ts';
import { stepName } from './reach/stepName.ts';
import { moduleScope } from './scope/moduleScope.ts';
import { createHeritage } from './uses/createHeritage.ts';
import { createRegistrations } from './uses/createRegistrations.ts';
import { createUses } from './uses/createUses.ts';
import { awsCommands } from './workspace/awsCli.ts';
import { createHandlers } from './workspace/createHandlers.ts';
import { dependencyRange, plain, scriptRange } from './workspace/manifests.ts';

/** What code is read from. */
export interface CodeInputs {
  readonly files: Files;
  readonly syntax: Syntax;
  /** Names of exports that something outside of the code calls, with what it has. */
  handlers?(): ReadonlySet<string>;
}

/** The questions of `code`, over the files and their outlines. */
export function createCode({ files, syntax, handlers = () => new Set() }: CodeInputs): Code {
  const modules = createModules(files);
  const scope = fileFamily(files, 'code.scope', (file) =>
    moduleScope(syntax.typescriptTopLevel(file), (item) => syntax.typescriptItem(file, item)),
  );
  const json = fileFamily(files, 'code.json', (file): unknown => {
    const root = parseTree(shallowJson(files.text(file) ?? ''), [], { allowTrailingComma: true });
    return root && plain(root);
  });
  // What is asked in order to know which files matter may not ask who calls whom.
  const alone: World = {
    mayExport: keyedFileFamily(files, 'code.mayExport', (file, name) => textMayExport(files.text(file) ?? '', name)),
    content: (file, item) => syntax.typescriptItem(file, item),
    scope,
    resolve: modules.resolve,
    json,
    callers: () => [],
    extending: () => [],
    implementing: () => [],
    aliases: () => [],
    importers: () => [],
    uses: () => ({ calls: [], extended: [], handed: [] }),
    written: () => [],
    assigning: () => [],
    registered: () => [],
    isHandler: () => false,
  };
  const relevance = createRelevance(files, modules, {
    expect: syntax.readAhead,
    escapes: fileFamily(files, 'code.escapes', (file) => escapes(alone, file, isSdkPackage)),
    handsOn: fileFamily(files, 'code.handsOn', (file) => handsOn(createEvaluation(alone), file)),
  });
  const loadsByName = fileFamily(files, 'code.mayLoadByName', (file) => mayLoadByName(files.text(file) ?? ''));
  const deployed = createHandlers(files, { files: modules.files, scope, content: alone.content });
  const world: World = {
    ...alone,
    isHandler: (file, name) => handlers().has(name) || deployed.runs(file, name),
    ...createCallers(files, relevance.closure, scope, alone.content),
    importers: relevance.importers,
    ...createHeritage(files, modules.files, scope, alone.content),
    ...createRegistrations(files, { members: modules.files, specifiers: modules.specifiers }, () => createEvaluation(alone)),
    ...createUses(
      files,
      { members: modules.files, taken: modules.taken, links: modules.links, importers: relevance.importers },
      { world: alone, site: (file, item, frame) => siteOf(alone, file, item, frame) },
    ),
  };
  const readCode = fileFamily(files, 'code.calls', (file) => {
    if (!relevance.matters(file)) return plainCalls.none;
    const evaluation = createEvaluation(world);
    const how = {
      libraries: createLibraries(files.settings().libraries),
      names: relevance.memberNames(),
      namesSdk: relevance.namesSdk(file),
      asksExtension: relevance.asksExtension(file),
      namesTransport: relevance.namesTransport(file),
    };
    return plainCalls(evaluation, file, findCalls(evaluation, file, how));
  });
  // Findings ask it of each file, whatever its kind; of most, there would be an answer to keep that says nothing.
  const read = (file: FilePath) => (fileKind(file) === 'code' ? readCode(file) : plainCalls.none);

  const awsScripts = fileFamily(files, 'code.awsScripts', (file): readonly AwsScript[] =>
    Object.entries(modules.packageJson(file).scripts).flatMap(([name, line]) => {
      const commands = awsCommands(line);
      return commands.length > 0 ? [{ name, commands }] : [];
    }),
  );
  const callsFrom = createCallsFrom(
    files,
    {
      scope,
      content: world.content,
      resolve: modules.resolve,
      mayExport: world.mayExport,
      reachesSdk: relevance.inClosure,
      holdsCalls: (file) => read(file).nodes.size > 0,
      calledWords: (file) => calledWords(files.text(file) ?? ''),
      files: modules.files,
      links: (file) => Object.values(modules.links(file)).flatMap((link) => (link.kind === 'file' ? [link.file] : [])),
      mayLoadByName: loadsByName,
    },
    read,
  );
  const rangeOf = (file: FilePath, item: ItemKey, node: number) => {
    const found = syntax.typescript(file)?.items.get(item);
    const start = found?.ranges[2 * node];
    const end = found?.ranges[2 * node + 1];
    return found && start !== undefined && end !== undefined ? { start: found.start + start, end: found.start + end } : undefined;
  };

  return {
    files: modules.files,
    leftOut: modules.leftOut,
    calls: (file) => read(file).calls,
    unresolved: (file) => read(file).unresolved,
    callsFrom,
    entriesOf: (file) => entriesOf(file, relevance.importers, deployed.begins),
    step: ({ file, item }) => {
      const range = rangeOf(file, item, 0);
      return range && { name: stepName(file, item, scope, world.content), range };
    },
    place: (file, id) => {
      const at = read(file).nodes.get(id);
      const range = at && rangeOf(file, at.item, at.node);
      const nameRange = at && rangeOf(file, at.item, at.name);
      return range && { range, nameRange: nameRange ?? range };
    },
    nodeRange: ({ file, item, node }) => rangeOf(file, item, node),
    manifests: modules.manifests,
    manifest: (file) => modules.packageJson(file).manifest,
    awsScripts,
    scriptRange: (file, script) => scriptRange(files.text(file) ?? '', script),
    clientRange: (file, packageName) => dependencyRange(files.text(file) ?? '', packageName),
    manifestOf: modules.manifestOf,
    imports: (file) => (relevance.matters(file) ? sdkPackages(scope(file).valueImports) : []),
    typeImports: (file) => {
      if (!relevance.matters(file)) return [];
      const { typeImports, valueImports } = scope(file);
      return sdkPackages(typeImports.filter((name) => !valueImports.includes(name)));
    },
    ignores: (file) => (relevance.matters(file) ? (syntax.typescript(file)?.ignores ?? []) : []),
  };
}

function sdkPackages(specifiers: readonly string[]): readonly string[] {
  return [...new Set(specifiers.map((name) => name.split('/').slice(0, 2).join('/')).filter(isClientPackage))].sort();
}
