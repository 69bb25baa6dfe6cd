import { type FilePath, type Files, fileFamily, keyedFileFamily } from '../../files/index.ts';
import { membersByName } from '../../query/index.ts';
import type { Reading } from '../evaluate/Evaluation.ts';
import { assignedNames } from '../modules/assignedNames.ts';
import type { Resolution } from '../modules/resolveModule.ts';
import type { Taken } from '../modules/specifiers.ts';
import { itemIndex } from '../scope/itemIndex.ts';
import { requiredSpecifier } from '../scope/moduleScope.ts';
import { writtenNames } from '../scope/writtenNames.ts';
import type { CodeNode } from '../Value.ts';
import { followUses } from './followUses.ts';
import type { ImportNode, Used, Uses } from './Uses.ts';

/** Where functions and classes are used. */
export interface UsesOf {
  uses(of: Used): Uses | 'too many';
  /** Where a file writes a name for a value; after a dot under `.name`. */
  written(file: FilePath, name: string): readonly Omit<CodeNode, 'file'>[];
  /** Files in which something other than `this` seems to be given a member of a name. */
  assigning(name: string): readonly FilePath[];
}

/** Under this name a file takes what has any name. */
const anything = '*';

/**
 * The uses of functions and classes in the files of `members`. A file is parsed only if its text imports the name that is
 * followed, or the whole of a module that has it.
 */
export function createUses(
  files: Files,
  of: {
    members(): readonly FilePath[];
    taken(file: FilePath): ReadonlyMap<string, Taken>;
    links(file: FilePath): Readonly<Record<string, Resolution>>;
    importers(file: FilePath): readonly FilePath[];
  },
  reading: Reading,
): UsesOf {
  const taking = membersByName(of.members, (file) => {
    const keys = new Set<string>();
    const resolved = of.links(file);
    for (const [specifier, taken] of of.taken(file)) {
      const link = Object.hasOwn(resolved, specifier) ? resolved[specifier] : undefined;
      if (link?.kind === 'file') for (const name of taken === 'anything' ? [anything] : taken) keys.add(`${link.file}#${name}`);
    }
    return keys;
  });
  const assigning = membersByName(of.members, (file) => assignedNames(files.text(file) ?? ''));
  const contents = (file: FilePath) =>
    reading.world.scope(file).items.flatMap((item) => {
      const content = reading.world.content(file, item);
      return content ? [{ item, content }] : [];
    });
  const written = keyedFileFamily(files, 'code.written', (file, name) =>
    contents(file).flatMap(({ item, content }) => (writtenNames(content).get(name) ?? []).map((node) => ({ item, node }))),
  );
  const importNodes = fileFamily(files, 'code.importNodes', (file): readonly ImportNode[] =>
    contents(file).flatMap(({ item, content }) => importsOf(content).map((node) => ({ item, ...node }))),
  );
  const world = {
    written,
    importNodes,
    importing: (file: FilePath, name: string | null) =>
      name === null ? of.importers(file) : [...new Set([...taking(`${file}#${name}`), ...taking(`${file}#${anything}`)])].sort(),
  };
  const uses = keyedFileFamily(files, 'code.uses', (file, key) => {
    const [item, node, ...path] = JSON.parse(key) as [string, number, ...string[]];
    return followUses(reading, world, { file, item, node, path });
  });
  return { uses: ({ file, item, node, path }) => uses(file, JSON.stringify([item, node, ...path])), written, assigning };
}

/** What an item takes from other modules, for values. */
function importsOf(content: Parameters<typeof itemIndex>[0]): readonly Omit<ImportNode, 'item'>[] {
  const { calls, imports } = itemIndex(content);
  const statement = content.kind === 'statement' ? content.statement : undefined;
  if (statement?.kind === 'importDeclaration') {
    if (statement.typeOnly) return [];
    return statement.bindings.flatMap(({ id, imported, local, typeOnly }) =>
      typeOnly
        ? []
        : [
            {
              node: id,
              specifier: statement.specifier,
              taken: { kind: 'import', imported: statement.require ? '=' : imported, local } as const,
            },
          ],
    );
  }
  if (statement?.kind === 'exportDeclaration') {
    const { specifier } = statement;
    if (specifier === null || statement.typeOnly) return [];
    return statement.bindings.flatMap(({ id, local, exported, typeOnly }) =>
      typeOnly ? [] : [{ node: id, specifier, taken: { kind: 'export', imported: local, exported } as const }],
    );
  }
  return [
    ...calls.flatMap((call) => {
      const specifier = requiredSpecifier(call);
      return specifier === undefined ? [] : [{ node: call.id, specifier, taken: { kind: 'require' } as const }];
    }),
    ...imports.flatMap(({ id, specifier }) =>
      specifier.kind === 'string' ? [{ node: id, specifier: specifier.value, taken: { kind: 'dynamic' } as const }] : [],
    ),
  ];
}
