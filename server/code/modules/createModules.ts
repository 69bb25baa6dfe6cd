import { type FilePath, type Files, fileFamily, folderOf } from '../../files/index.ts';
import { derived, family, passing } from '../../query/index.ts';
import { isFrontEnd, leftOutByName, leftOutByText } from '../workspace/leftOut.ts';
import { type PackageJson, readPackageJson } from '../workspace/manifests.ts';
import { type ModuleWorld, type Resolution, resolveModule, type WorkspacePackage } from './resolveModule.ts';
import { type Taken, takenIn } from './specifiers.ts';
import { readTsConfig, type TsConfig } from './tsconfig.ts';

/** Which files there are, which packages, and what each file's specifiers name; all of it from texts, nothing parsed. */
export interface Modules {
  files(): readonly FilePath[];
  leftOut(file: FilePath): string | null;
  manifests(): readonly FilePath[];
  packageJson(file: FilePath): PackageJson;
  manifestOf(file: FilePath): FilePath | undefined;
  resolve(file: FilePath, specifier: string): Resolution;
  /** The specifiers that a text search finds in `file`. */
  specifiers(file: FilePath): readonly string[];
  /** What it may take from the modules that they name. */
  taken(file: FilePath): ReadonlyMap<string, Taken>;
  /** What they name. */
  links(file: FilePath): Readonly<Record<string, Resolution>>;
}

export function createModules(files: Files): Modules {
  const manifests = derived('code.manifests', () => files.list('package').filter((file) => !file.includes('/node_modules/')));
  const packageJson = fileFamily(files, 'code.packageJson', (file) => readPackageJson(file, files.text(file) ?? ''));
  const manifestByFolder = derived('code.manifestByFolder', () => new Map(manifests().map((file) => [folderOf(file), file])));
  const manifestOfFolder = family('code.manifestOfFolder', (folder): FilePath | undefined => {
    const own = manifestByFolder().get(folder);
    return own ?? (folderOf(folder) === folder ? undefined : manifestOfFolder(folderOf(folder)));
  });
  files.whenGone((file) => manifestOfFolder.drop(folderOf(file)));
  const frontEnd = fileFamily(files, 'code.frontEnd', (manifest) => isFrontEnd(packageJson(manifest).dependencies));
  const generated = fileFamily(files, 'code.generated', (file) => leftOutByText(files.text(file) ?? ''));
  const leftOut = fileFamily(files, 'code.leftOut', (file): string | null => {
    const byName = leftOutByName(file, files.roots(), files.settings());
    if (byName !== null) return byName;
    const manifest = manifestOfFolder(folderOf(file));
    if (manifest !== undefined && frontEnd(manifest)) return `in the front-end package of ${manifest}`;
    return generated(file);
  });
  const backend = passing(
    () => files.list('code'),
    (file) => leftOut(file) === null,
  );

  const paths = derived('code.paths', () => new Set([...files.list('code'), ...files.list('json'), ...files.list('package')]));
  const configs = derived('code.configs', () => new Set(files.list('tsconfig')));
  const configText = (file: FilePath): string | null => (configs().has(file) || paths().has(file) ? files.text(file) : null);
  const tsconfigAt = fileFamily(files, 'code.tsconfigAt', (file): TsConfig => readTsConfig(file, configText));
  const tsconfig = family('code.tsconfig', (folder): TsConfig | null => {
    for (const name of ['tsconfig.json', 'jsconfig.json']) if (configs().has(`${folder}/${name}`)) return tsconfigAt(`${folder}/${name}`);
    return folderOf(folder) === folder ? null : tsconfig(folderOf(folder));
  });
  files.whenGone((file) => tsconfig.drop(folderOf(file)));
  const packages = derived('code.packages', () => {
    const result = new Map<string, WorkspacePackage>();
    for (const file of manifests()) {
      const { manifest, entry } = packageJson(file);
      if (manifest.name !== null && !result.has(manifest.name))
        result.set(manifest.name, { name: manifest.name, folder: manifest.folder, entry });
    }
    return result;
  });
  const world: ModuleWorld = {
    isFile: (path) => paths().has(path),
    tsconfig,
    packageNamed: (name) => packages().get(name),
    packageOf: (folder) => {
      const file = manifestOfFolder(folder);
      return file === undefined
        ? undefined
        : { name: packageJson(file).manifest.name ?? '', folder: folderOf(file), entry: packageJson(file).entry };
    },
  };
  const taken = fileFamily(files, 'code.taken', (file) => takenIn(files.text(file) ?? ''));
  const specifiers = fileFamily(files, 'code.specifiers', (file) => [...taken(file).keys()]);
  const links = fileFamily(
    files,
    'code.links',
    (file): Readonly<Record<string, Resolution>> =>
      Object.fromEntries(specifiers(file).map((specifier) => [specifier, resolveModule(world, file, specifier)])),
  );

  return {
    files: backend,
    leftOut,
    manifests,
    packageJson,
    manifestOf: (file) => manifestOfFolder(folderOf(file)),
    resolve: (file, specifier) => {
      const known = links(file);
      return (Object.hasOwn(known, specifier) ? known[specifier] : undefined) ?? resolveModule(world, file, specifier);
    },
    specifiers,
    taken,
    links,
  };
}
