import { createFiles, type Files } from '../../server/files/index.ts';
import { createSyntax, loadGrammars, type Syntax } from '../../server/syntax/index.ts';
import { createTerraform, type ResourceGrant, type Terraform } from '../../server/terraform/index.ts';

/** Folder that the workspaces of tests live in; nothing of it is on a disk. */
const root = '/w';

/** The rooms below `access` over texts in memory. */
export interface RoomsOfTest {
  readonly files: Files;
  readonly syntax: Syntax;
  readonly terraform: Terraform;
  /** Writes texts (`null`: removes) as one change. */
  write(texts: Readonly<Record<string, string | null>>): void;
  /** Answers what was asked for and is of no text of the workspace: it does not exist, but for `supplied`. */
  settle(): void;
}

/** Rooms over texts by path relative to the workspace's root; `supplied` are those that the host's walk leaves out. */
export async function rooms(
  texts: Readonly<Record<string, string>>,
  supplied: Readonly<Record<string, string>> = {},
): Promise<RoomsOfTest> {
  await loadGrammars();
  const files = createFiles();
  files.roots.set([root]);
  const syntax = createSyntax(files);
  const terraform = createTerraform({ files, syntax });
  const write = (changes: Readonly<Record<string, string | null>>) =>
    files.change(new Map(Object.entries(changes).map(([path, text]) => [`${root}/${path}`, text])));
  const settle = () => {
    for (let round = 0; round < 20; round++) {
      for (const id of terraform.policies()) terraform.policy(id);
      for (const file of terraform.files()) terraform.unresolved(file);
      const { texts: wanted, folders } = files.demands();
      if (wanted.length + folders.length === 0) return;
      const textOf = (path: string) => supplied[path.slice(root.length + 1)] ?? null;
      const namesIn = (folder: string) => {
        const prefix = folder === root ? '' : `${folder.slice(root.length + 1)}/`;
        const below = Object.keys({ ...texts, ...supplied }).filter((path) => path.startsWith(prefix));
        const names = below.map((path) => path.slice(prefix.length).split('/')[0] ?? '');
        return names.length > 0 ? [...new Set(names)] : null;
      };
      files.supply(new Map(wanted.map((path) => [path, textOf(path)])), new Map(folders.map((folder) => [folder, namesIn(folder)])));
    }
    throw new Error('the demands never end');
  };
  write(texts);
  settle();
  return { files, syntax, terraform, write, settle };
}

/** What stands at resources, of the whole workspace. */
export function resourceGrants({ files, resourceGrantsIn, resourceGrant }: Terraform): readonly ResourceGrant[] {
  return [...new Set(files().flatMap(resourceGrantsIn))].sort().flatMap((id) => resourceGrant(id) ?? []);
}
