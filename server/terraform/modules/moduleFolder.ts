import { type FilePath, type Files, isWithin, joinPath } from '../../files/index.ts';

/** Why the module that a source names cannot be looked into. */
export interface MissingFolder {
  readonly missing: string;
  /** It would be there after `terraform init`, or once git's submodules are checked out. */
  readonly notInstalled: boolean;
}

/**
 * Folder of the module that a source names: a path, or what `terraform init` has installed for the call `path`
 * (`vpc.subnets`) below a root module. Source: https://developer.hashicorp.com/terraform/language/modules/sources
 */
export function moduleFolderOf(
  files: Files,
  isModule: (folder: FilePath) => boolean,
  { root, path, folder, source }: { readonly root: FilePath; readonly path: string; readonly folder: FilePath; readonly source: string },
): FilePath | MissingFolder {
  const inside = (path: FilePath) => files.roots().some((one) => isWithin(path, one));
  if (/^\.\.?(\/|$)/.test(source)) {
    const found = joinPath(folder, source);
    if (!inside(found)) return { missing: `the module ${source} lies outside of the workspace and is not read`, notInstalled: false };
    return isModule(found) ? found : { missing: `there is no module in ${source}`, notInstalled: true };
  }
  const installed = installedFolder(files.text(joinPath(root, '.terraform/modules/modules.json')), path);
  const found = installed === undefined ? undefined : joinPath(root, installed);
  if (found === undefined || !inside(found) || !isModule(found))
    return { missing: `the module ${source} is not installed (terraform init fetches it)`, notInstalled: true };
  return found;
}

function installedFolder(manifest: string | null, path: string): string | undefined {
  if (manifest === null) return undefined;
  try {
    const { Modules: modules } = JSON.parse(manifest) as { Modules?: unknown };
    const found = Array.isArray(modules) ? modules.find((one: { Key?: unknown } | null) => one?.Key === path) : undefined;
    return typeof found?.Dir === 'string' ? found.Dir : undefined;
  } catch {
    return undefined;
  }
}
