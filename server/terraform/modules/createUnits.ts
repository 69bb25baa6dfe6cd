import { type FilePath, type Files, fileFamily, folderOf, joinPath } from '../../files/index.ts';
import { derived, family } from '../../query/index.ts';
import type { Syntax } from '../../syntax/index.ts';
import { newSession } from '../evaluate/Session.ts';
import type { World } from '../evaluate/World.ts';
import { unitSource } from './terragrunt.ts';

/** What Terragrunt calls its configuration of a unit. */
const unitFile = 'terragrunt.hcl';

/** The units of Terragrunt. */
export interface Units {
  /** Folders of units that run a module of another folder, sorted. */
  folders(): readonly FilePath[];
  /** The folder of the module that is run in a folder: of a unit that of its source, else itself. */
  module(folder: FilePath): FilePath;
  /** The configuration in a folder. */
  file(folder: FilePath): FilePath | undefined;
  /** Keys of a configuration's top-level blocks of a type. */
  blocks(file: FilePath, type: string): readonly string[];
}

export function createUnits(files: Files, syntax: Syntax, isModule: (folder: FilePath) => boolean, world: () => World): Units {
  // Few projects have any, and which there are changes seldom: all may look again then.
  const configurations = derived('terragruntFiles', () => new Map(files.list('terragrunt').map((file) => [folderOf(file), file])));
  const file = (folder: FilePath) => configurations().get(folder);
  const module = family('terragruntModule', (folder): FilePath => {
    const source = file(folder) && unitSource(newSession(world()), joinPath(folder, unitFile));
    return source !== undefined && isModule(source) ? source : folder;
  });
  const blocks = fileFamily(files, 'topLevelBlocks', (file): readonly (readonly [string, string])[] =>
    [...(syntax.hcl(file)?.items ?? [])].flatMap(([item, { content }]) =>
      content.kind === 'block' ? [[content.type, item] as const] : [],
    ),
  );
  return {
    folders: derived('terragruntFolders', () =>
      files
        .list('terragrunt')
        .map(folderOf)
        .filter((folder) => module(folder) !== folder),
    ),
    module,
    file,
    blocks: (within, type) => blocks(within).flatMap(([of, item]) => (of === type ? [item] : [])),
  };
}
