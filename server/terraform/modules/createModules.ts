import { baseName, type FilePath, type Files, folderOf, isWithin, joinPath } from '../../files/index.ts';
import { derived, family } from '../../query/index.ts';
import { type HclTemplateOutline, readHclTemplate, type Syntax } from '../../syntax/index.ts';
import { type Entry, newSession, TooMuch } from '../evaluate/Session.ts';
import type { TerraformItem, World } from '../evaluate/World.ts';
import { readTfJson, type TfJson } from '../json/readTfJson.ts';
import { type Declaration, declarationsOf, moduleOf } from './declarations.ts';
import { type ModuleInstance, rootInstance } from './Module.ts';
import { moduleFolderOf } from './moduleFolder.ts';
import { type CalledModule, calledModule } from './moduleValues.ts';
import { rootsOf } from './roots.ts';

/** More module instances than this below one root are not made. */
const mostInstances = 5000;

/** The modules of the workspace, as derived values. */
export interface Modules {
  readonly world: World;
  roots(): readonly FilePath[];
  /** Ids of the module instances below a root module. */
  instances(root: FilePath): readonly string[];
  instance(id: string): ModuleInstance | undefined;
  /** Names that the module in a folder declares: resources as `type.name`, and calls. */
  names(folder: FilePath): { readonly resources: readonly string[]; readonly calls: readonly string[] };
  /** What a call makes, in an instance of its module. */
  called(instance: string, name: string): CalledModule | undefined;
}

const isConfiguration = (file: FilePath): boolean => /\.(tf|tofu)(\.json)?$/.test(file);
const isJson = (file: FilePath): boolean => file.endsWith('.json');

export function createModules(files: Files, syntax: Syntax): Modules {
  const folders = derived('terraformFolders', () => {
    const byFolder = new Map<FilePath, FilePath[]>();
    for (const file of files.list('terraform')) {
      if (file.includes('/.terraform/')) continue;
      const folder = folderOf(file);
      const list = byFolder.get(folder);
      if (list) list.push(file);
      else byFolder.set(folder, [file]);
    }
    return byFolder;
  });
  const folderFiles = family('terraformFiles', (folder): readonly FilePath[] => {
    const own = folders().get(folder);
    // A folder that the host has not walked: an installed module.
    const all = own ?? (files.folder(folder) ?? []).filter(isConfiguration).map((name) => joinPath(folder, name));
    // OpenTofu's own file stands in for Terraform's of the same name.
    return all.filter((file) => !/\.tf(\.json)?$/.test(file) || !all.includes(file.replace(/\.tf(\.json)?$/, '.tofu$1')));
  });

  const tfJson = family<TfJson | null>('terraformJson', (file) => {
    const outline = syntax.json(file);
    return outline && readTfJson(outline, file.endsWith('.tfvars.json'));
  });
  const item = (file: FilePath, key: string): TerraformItem | undefined => {
    if (isJson(file)) return tfJson(file)?.items.get(key);
    const content = syntax.hclItem(file, key);
    return content && { content, pointers: null };
  };
  const declarations = family('terraformDeclarations', (file): readonly Declaration[] => {
    if (isJson(file)) return declarationsOf([...(tfJson(file)?.items ?? [])].map(([key, one]) => [key, one.content] as const));
    return declarationsOf([...(syntax.hcl(file)?.items ?? [])].map(([key, one]) => [key, one.content] as const));
  });
  const module = family('terraformModule', (folder) => moduleOf(folder, folderFiles(folder), declarations));
  const template = family<HclTemplateOutline | null>('terraformTemplate', (file) => {
    const text = files.text(file);
    return text === null ? null : readHclTemplate(text);
  });
  const variableFiles = family('variableFiles', (root): readonly FilePath[] => {
    const own = files.list('variables').filter((file) => folderOf(file) === root);
    const named = (...names: string[]) => own.filter((file) => names.includes(baseName(file)));
    const automatic = own.filter((file) => /\.auto\.tfvars(\.json)?$/.test(file));
    const others = roots().filter((one) => one !== root);
    // A file within another root module is that one's.
    const configured = files.settings().varFiles.filter((file) => isWithin(file, root) || !others.some((one) => isWithin(file, one)));
    return [...named('terraform.tfvars'), ...named('terraform.tfvars.json'), ...automatic, ...configured].reverse();
  });
  const declared = family('terraformDeclared', (key) => {
    const [folder = '', kind, name = ''] = key.split('\n');
    const of = module(folder);
    return (kind === 'variable' ? of.variables : kind === 'local' ? of.locals : kind === 'output' ? of.outputs : of.calls).get(name);
  });
  const resource = family('terraformResource', (key) => {
    const [folder = '', name = ''] = key.split('\n');
    return module(folder).resources.get(name);
  });
  const found = new Map<string, Entry>();
  const world: World = {
    found,
    text: (file) => files.text(file),
    exists: (file) => files.exists(file),
    names: (folder) => files.folder(folder),
    declared: (folder, kind, name) => declared(`${folder}\n${kind}\n${name}`),
    resource: (folder, key) => resource(`${folder}\n${key}`),
    item,
    template,
    moduleFolder: (root, path, folder, source) => moduleFolderOf(files, root, path, folder, source),
    variableFiles,
    mayRead: (path) => files.roots().some((root) => isWithin(path, root)),
  };

  const localCalls = family('localModuleCalls', (folder): readonly FilePath[] => {
    const found = new Set<FilePath>();
    for (const { file, item: key } of module(folder).calls.values()) {
      const content = item(file, key)?.content;
      const source =
        content?.kind === 'block' ? content.body.elements.find((one) => one.kind === 'attribute' && one.name === 'source') : undefined;
      const value = source?.kind === 'attribute' && source.value.kind === 'template' ? source.value : undefined;
      const part = value?.parts.length === 1 ? value.parts[0] : undefined;
      if (part?.kind === 'text' && /^\.\.?(\/|$)/.test(part.value)) found.add(joinPath(folder, part.value));
    }
    return [...found].sort();
  });
  const roots = derived('terraformRoots', () => rootsOf([...folders().keys()].sort(), localCalls));

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
  const names = family('moduleNames', (folder) => {
    const { resources, calls } = module(folder);
    return { resources: [...resources.keys()], calls: [...calls.keys()] };
  });
  /** The tree below a root, asked level by level: a level's calls never depend on the tree. */
  const tree = family('moduleTree', (root): ReadonlyMap<string, ModuleInstance> => {
    const found = new Map<string, ModuleInstance>();
    const queue: ModuleInstance[] = [rootInstance(root)];
    let session = newSession(world);
    for (let next = queue.shift(); next && found.size < mostInstances; next = queue.shift()) {
      found.set(next.id, next);
      for (const name of names(next.folder).calls) {
        const where = world.declared(next.folder, 'call', name);
        if (!where) continue;
        try {
          queue.push(...calledModule(session, next, name, where).instances);
        } catch (error) {
          if (!(error instanceof TooMuch || error instanceof RangeError)) throw error;
          // The question of this call reports it.
          session = newSession(world);
        }
      }
    }
    return found;
  });
  const rootOfInstance = (id: string): FilePath => id.split('\n')[0] ?? id;
  const instance = family('moduleInstance', (id) => tree(rootOfInstance(id)).get(id));
  const instances = family('moduleInstances', (root) => [...tree(root).keys()]);

  return { world, roots, instances, instance, names, called: (id, name) => called(`${id}\t${name}`) };
}
