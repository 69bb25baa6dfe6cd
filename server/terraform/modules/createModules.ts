import { baseName, type FilePath, type Files, fileFamily, folderOf, isWithin } from '../../files/index.ts';
import { derived, family, grouped, index, steadyEach, table, tables, whenGone } from '../../query/index.ts';
import { type HclTemplateOutline, readHclTemplate, type Syntax } from '../../syntax/index.ts';
import { type Entry, newSession, TooMuch } from '../evaluate/Session.ts';
import type { TerraformAttribute, TerraformItem, World } from '../evaluate/World.ts';
import { readTfJson, type TfJson } from '../json/readTfJson.ts';
import { createDeclarations } from './createDeclarations.ts';
import { createUnits } from './createUnits.ts';
import { type Declaration, declarationsOf, type Standing } from './declarations.ts';
import { type ModuleInstance, rootInstance } from './Module.ts';
import { moduleFolderOf } from './moduleFolder.ts';
import { type CalledModule, calledModule } from './moduleValues.ts';
import { createReferencesIn, providersIn } from './referencesIn.ts';
import { rootsOf } from './roots.ts';

/** More module instances than this below one root are not made. */
const mostInstances = 5000;

/** The modules of the workspace, as derived values. */
export interface Modules {
  readonly world: World;
  roots(): readonly FilePath[];
  /** Ids of the module instances below a root module. */
  instances(root: FilePath): readonly string[];
  /** Why not all instances below a root module are known, or `null`. */
  crowded(root: FilePath): string | null;
  instance(id: string): ModuleInstance | undefined;
  /** Files of the module in a folder. */
  files(folder: FilePath): readonly FilePath[];
  /** Names that count as declared in a file: resources as `type.name`, and calls. */
  own(file: FilePath): { readonly resources: readonly string[]; readonly calls: readonly string[] };
  /** The blocks that configure the provider `aws` in a module's folder. */
  providers(folder: FilePath): readonly Standing[];
  /** Whether the module in a folder speaks of its managed policy of this name, or has a broken file that may. */
  speaksOfPolicy(folder: FilePath, name: string): boolean;
  /** What a call makes, in an instance of its module. */
  called(instance: string, name: string): CalledModule | undefined;
}

const managedPolicy = 'aws_iam_policy';
/** Stands for whatever a broken file may speak of. */
const anyName = '*';

const isJson = (file: FilePath): boolean => file.endsWith('.json');

export function createModules(files: Files, syntax: Syntax): Modules {
  const tfJson = fileFamily<TfJson | null>(files, 'terraformJson', (file) => {
    const outline = syntax.json(file);
    return outline && readTfJson(outline, file.endsWith('.tfvars.json'));
  });
  const jsonItem = tables<TerraformItem>('terraformJsonItem', (file) => tfJson(file)?.items ?? new Map());
  files.whenGone(jsonItem.drop);
  const item = (file: FilePath, key: string): TerraformItem | undefined => {
    if (isJson(file)) return jsonItem(file, key);
    const content = syntax.hclItem(file, key);
    return content && { content, pointers: null };
  };
  const attribute = family('terraformAttribute', (key): TerraformAttribute | undefined => {
    const [file = '', block = '', name = ''] = key.split('\n');
    const found = item(file, block);
    const body = found?.content.kind === 'block' ? found.content.body.elements : found ? [found.content] : [];
    const own = body.find((one) => one.kind === 'attribute' && one.name === name);
    return found && own?.kind === 'attribute' ? { attribute: own, pointers: found.pointers } : undefined;
  });
  const read = (file: FilePath) => [...((isJson(file) ? tfJson(file) : syntax.hcl(file))?.items ?? [])];
  const itemsOf = (file: FilePath) => read(file).map(([key, one]) => [key, one.content] as const);
  const declarations = createDeclarations(
    files,
    fileFamily(files, 'terraformDeclarations', (file): readonly Declaration[] => declarationsOf(read(file))),
  );
  const providers = index(
    () => files.list('terraform'),
    (file) => providersIn(itemsOf(file), 'aws').map((item) => ({ key: folderOf(file), entry: { file, item } })),
  );
  const policiesSpokenOfIn = createReferencesIn(managedPolicy);
  const spokenOf = index(
    () => files.list('terraform'),
    (file) => {
      const isBroken = ((isJson(file) ? syntax.json(file) : syntax.hcl(file))?.errors ?? []).length > 0;
      const names = files.text(file)?.includes(managedPolicy) ? policiesSpokenOfIn(itemsOf(file)) : [];
      return [...names, ...(isBroken ? [anyName] : [])].map((name) => ({ key: `${folderOf(file)}\t${name}`, entry: file }));
    },
  );
  const template = fileFamily<HclTemplateOutline | null>(files, 'terraformTemplate', (file) => {
    const text = files.text(file);
    return text === null ? null : readHclTemplate(text);
  });

  const units = createUnits(files, syntax, declarations.isWalked, () => world);
  const roots = derived('terraformRoots', () => {
    const all = [...new Set([...declarations.folders(), ...units.folders()])].sort();
    return rootsOf(all, (folder) => {
      const module = units.module(folder);
      return module === folder ? declarations.calledFolders(folder) : [module];
    });
  });
  const variableFiles = family('variableFiles', (root): readonly FilePath[] => {
    const module = units.module(root);
    const own = [...(module === root ? [] : (variablesByFolder(module) ?? [])), ...(variablesByFolder(root) ?? [])];
    const named = (...names: string[]) => own.filter((file) => names.includes(baseName(file)));
    const automatic = own.filter((file) => /\.auto\.tfvars(\.json)?$/.test(file));
    const { varFiles } = files.settings();
    const others = varFiles.length > 0 ? roots().filter((one) => one !== root) : [];
    // A file within another root module is that one's.
    const configured = varFiles.filter((file) => isWithin(file, root) || !others.some((one) => isWithin(file, one)));
    return [...named('terraform.tfvars'), ...named('terraform.tfvars.json'), ...automatic, ...configured].reverse();
  });
  const world: World = {
    found: new Map<string, Entry>(),
    text: (file) => files.text(file),
    exists: (file) => files.exists(file),
    names: (folder) => files.folder(folder),
    declared: declarations.declared,
    resource: declarations.resource,
    item,
    attribute: (file, block, name) => attribute(`${file}\n${block}\n${name}`),
    template,
    moduleFolder: (root, path, folder, source) =>
      moduleFolderOf(files, (one) => declarations.files(one).length > 0, { root, path, folder, source }),
    blocks: units.blocks,
    unit: units.file,
    variableFiles,
    mayRead: (path) => files.roots().some((root) => isWithin(path, root)),
  };
  // These look at once, where there are files already; all that they lead to is made above.
  const variablesByFolder = table('variableFilesByFolder', () => grouped(files.list('variables'), folderOf));
  whenGone(roots, variablesByFolder.drop);

  const called = family('calledModule', (key): CalledModule | undefined => {
    const [id = '', name = ''] = key.split('\t');
    const parent = instance(id);
    const where = parent && world.declared(parent.folder, 'call', name);
    if (!parent || !where) return undefined;
    try {
      return calledModule(newSession(world), parent, name, where);
    } catch (error) {
      if (!(error instanceof TooMuch || error instanceof RangeError)) throw error;
      return { instances: [], expansion: null, missing: { reason: error.message, at: { file: where.file, item: where.item, node: 0 } } };
    }
  });
  /** Asked from the root down, at most as deep as modules nest: whom a module calls never depends on the tree below. */
  const instance: (id: string) => ModuleInstance | undefined = family('moduleInstance', (id) => {
    const step = id.lastIndexOf('\n');
    if (step < 0) return { ...rootInstance(id), folder: units.module(id) };
    const [name = ''] = id.slice(step + '\nmodule.'.length).split('[');
    return called(`${id.slice(0, step)}\t${name}`)?.instances.find((one) => one.id === id);
  });
  const children = family('calledInstances', (id): readonly string[] => {
    const folder = instance(id)?.folder;
    const names = folder === undefined ? [] : declarations.calls(folder);
    return names.flatMap((name) => called(`${id}\t${name}`)?.instances.map((one) => one.id) ?? []);
  });
  const tree = family('moduleTree', (root): { readonly ids: readonly string[]; readonly crowded: boolean } => {
    const found = new Set([root]);
    // Those that are added meanwhile are met too.
    for (const id of found) {
      if (found.size > mostInstances) break;
      for (const child of children(id)) found.add(child);
    }
    return { ids: [...found].slice(0, mostInstances), crowded: found.size > mostInstances };
  });
  /** Every file with a call asks. */
  const crowded = steadyEach(roots, 'crowdedRoot', (root) =>
    tree(root).crowded ? `more than ${mostInstances} instances of modules stand below this root module, and not all are read` : null,
  );

  return {
    world,
    roots,
    instances: family('moduleInstances', (root) => tree(root).ids),
    crowded,
    instance,
    files: declarations.files,
    own: declarations.own,
    providers,
    speaksOfPolicy: (folder, name) => [name, anyName].some((one) => spokenOf(`${folder}\t${one}`).length > 0),
    called: (id, name) => called(`${id}\t${name}`),
  };
}
