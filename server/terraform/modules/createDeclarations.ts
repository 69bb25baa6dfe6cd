import { type FilePath, type Files, fileFamily, folderOf, joinPath } from '../../files/index.ts';
import { derived, family, grouped, type IndexEntry, index, pushUnder, table } from '../../query/index.ts';
import { type Declaration, declaredBy, type Standing } from './declarations.ts';
import type { Declared, DeclaredResource } from './Module.ts';
import { isTerragrunt } from './terragrunt.ts';

/** What the modules declare. No answer depends on more files than declare what is asked for. */
export interface Declarations {
  /** Folders with files of the workspace, sorted. */
  folders(): readonly FilePath[];
  isWalked(folder: FilePath): boolean;
  /** Files of the module in a folder, sorted. */
  files(folder: FilePath): readonly FilePath[];
  declared(folder: FilePath, kind: 'variable' | 'local' | 'output' | 'call', name: string): Declared | undefined;
  /** The same for a resource or data source, `type.name` or `data.type.name`. */
  resource(folder: FilePath, name: string): DeclaredResource | undefined;
  /** Names of the module's calls, sorted. */
  calls(folder: FilePath): readonly string[];
  /** What counts as declared in this file, rather than in another one of its module. */
  own(file: FilePath): { readonly resources: readonly string[]; readonly calls: readonly string[] };
  /** Folders that the module's calls name by path, sorted. */
  calledFolders(folder: FilePath): readonly FilePath[];
}

const isConfiguration = (file: FilePath): boolean => /\.(tf|tofu)(\.json)?$/.test(file);

export function createDeclarations(files: Files, declarations: (file: FilePath) => readonly Declaration[]): Declarations {
  const folders = derived('terraformFolders', () => {
    const all = grouped(
      files.list('terraform').filter((file) => !file.includes('/.terraform/')),
      folderOf,
    );
    return new Map([...all].map(([folder, list]) => [folder, withoutShadowed(list)]));
  });
  const walked = table('terraformFiles', folders);
  const isWalked = table('terraformFolder', () => new Map([...folders().keys()].map((folder) => [folder, true] as const)));
  /** Of a folder that the host has not walked: an installed module, or one that is left out. */
  const listed = family('installedFiles', (folder): readonly FilePath[] =>
    isTerragrunt(folder)
      ? [folder]
      : withoutShadowed(
          (files.folder(folder) ?? [])
            .filter(isConfiguration)
            .map((name) => joinPath(folder, name))
            .sort(),
        ),
  );

  const said = index<Said>(
    () => [...folders().values()].flat(),
    (file) => entriesOf(file, declarations(file)),
  );
  const installed = family('installedDeclarations', (folder): ReadonlyMap<string, readonly Said[]> => {
    const found = new Map<string, Said[]>();
    for (const file of listed(folder)) {
      for (const { key, entry } of entriesOf(file, declarations(file), folder)) pushUnder(found, key, entry);
    }
    return found;
  });
  const entries = (folder: FilePath, kind: string, name = '') => {
    const key = keyOf(folder, kind, name);
    return isWalked(folder) ? said(key) : (installed(folder).get(key) ?? []);
  };
  const standing = (folder: FilePath, kind: string, name: string) => declaredBy(entries(folder, kind, name).map((one) => one.place));
  const names = (folder: FilePath, kind: string) => [...new Set(entries(folder, kind).map((one) => one.name))].sort();

  const declared = family('terraformDeclared', (key) => {
    const [folder = '', kind = '', name = ''] = key.split('\n');
    return standing(folder, kind, name);
  });
  const resource = family('terraformResource', (key): DeclaredResource | undefined => {
    const [folder = '', address = ''] = key.split('\n');
    const found = standing(folder, 'resource', address);
    const data = address.startsWith('data.');
    const [type = '', name = ''] = address.slice(data ? 'data.'.length : 0).split('.');
    return found && { ...found, data, type, name };
  });
  return {
    folders: () => [...folders().keys()].sort(),
    isWalked: (folder) => isWalked(folder) ?? false,
    files: (folder) => walked(folder) ?? listed(folder),
    declared: (folder, kind, name) => declared(keyOf(folder, kind, name)),
    resource: (folder, name) => resource(`${folder}\n${name}`),
    calls: family('moduleCalls', (folder) => names(folder, 'calls')),
    own: fileFamily(files, 'ownDeclarations', (file) => {
      const folder = folderOf(file);
      const counting = (kind: 'resource' | 'call') =>
        declarations(file)
          .filter((one) => one.kind === kind)
          .filter(({ name, item }) => {
            const where = standing(folder, kind, name);
            return where?.file === file && where.item === item;
          })
          .map((one) => one.name);
      return { resources: counting('resource'), calls: counting('call') };
    }),
    calledFolders: family('calledFolders', (folder) => names(folder, 'folders')),
  };
}

interface Said {
  readonly name: string;
  readonly place: Standing;
}

const keyOf = (folder: FilePath, kind: string, name = ''): string => `${folder}\n${kind}\n${name}`;

/** What a file says under the kind and name of what it declares; of its calls, and the folders that they name, also by the kind. */
function entriesOf(file: FilePath, declarations: readonly Declaration[], folder = folderOf(file)): readonly IndexEntry<Said>[] {
  return declarations.flatMap(({ kind, name, item, path }) => {
    const entry = { name, place: { file, item } };
    const entries = [{ key: keyOf(folder, kind, name), entry }];
    if (kind === 'call') entries.push({ key: keyOf(folder, 'calls'), entry });
    if (path !== null) entries.push({ key: keyOf(folder, 'folders'), entry: { ...entry, name: joinPath(folder, path) } });
    return entries;
  });
}

/** OpenTofu's own file stands in for Terraform's of the same name. */
function withoutShadowed(files: readonly FilePath[]): readonly FilePath[] {
  const tofu = new Set(files.filter((file) => /\.tofu(\.json)?$/.test(file)));
  return tofu.size === 0 ? files : files.filter((file) => tofu.has(file) || !tofu.has(file.replace(/\.tf(\.json)?$/, '.tofu$1')));
}
