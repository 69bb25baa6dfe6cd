import { type FilePath, type Files, folderOf, isWithin, joinPath, keyedFileFamily } from '../../files/index.ts';
import type { ItemKey, TsContent } from '../../syntax/index.ts';
import type { CodeEntry, CodeStep } from '../Code.ts';
import type { Resolution } from '../modules/resolveModule.ts';
import type { ModuleScope } from '../scope/moduleScope.ts';
import { exportedItem } from './exportedItem.ts';
import { declarationOf, importingItem, importOf } from './imports.ts';
import { nothing, type References, unitOf } from './units.ts';

/** What reachability reads. */
export interface ReachWorld {
  scope(file: FilePath): ModuleScope;
  content(file: FilePath, item: ItemKey): TsContent | undefined;
  resolve(file: FilePath, specifier: string): Resolution;
  mayExport(file: FilePath, name: string): boolean;
  /** Whether something of the SDK can be reached from a file by imports: only such files are followed. */
  isFollowed(file: FilePath): boolean;
  /** Words that a file that is not followed may call. */
  calledWords(file: FilePath): ReadonlySet<string>;
  /** The backend's source files. */
  files(): readonly FilePath[];
  /** Files that a file imports, by a search in its text. */
  links(file: FilePath): readonly FilePath[];
  /** Whether a file may load modules by names that are not written, by a search in its text. */
  mayLoadByName(file: FilePath): boolean;
}

/** Parts of items that an entry can run, each with the part that led to it. */
export interface Reached {
  readonly parts: ReadonlyMap<string, CodeStep & { readonly from: string | null }>;
}

export function partKey(file: FilePath, item: ItemKey, part: 'init' | 'body'): string {
  return `${file}\n${item}\n${part}`;
}

/**
 * What an entry point can run, by reference: whoever names a function, or a class, is taken to run it; a method of a class
 * that is named runs once its name is written in what runs (all methods, where the class has decorators, implements or
 * extends something: a framework may call them, and is taken to where nobody else does; or a member that is chosen at run
 * time is called). Modules of a folder that
 * is named where modules are loaded by names made up at run time are taken to run, all of them. It over-states and does not
 * miss.
 */
export function createReach(files: Files, world: ReachWorld): (entry: CodeEntry) => Reached {
  const reach = keyedFileFamily(files, 'code.reach', (file, name) => follow(world, file, name === '' ? null : name));
  return (entry) => reach(entry.file, entry.name ?? '');
}

function follow(world: ReachWorld, entryFile: FilePath, entryName: string | null): Reached {
  const parts = new Map<string, CodeStep & { from: string | null }>();
  const modules = new Set<FilePath>();
  const passed = new Set<FilePath>();
  const classes = new Map<string, { file: FilePath; members: readonly ItemKey[]; open: boolean }>();
  const names = new Set<string>();
  let anyName = false;
  const queue: (() => void)[] = [];

  /** Methods that nobody is seen to call, of classes that a framework may have. */
  const offered = new Map<string, { readonly file: FilePath; readonly member: ItemKey; readonly from: string | null }>();

  const reachPart = (file: FilePath, item: ItemKey, part: 'init' | 'body', from: string | null, perhaps: boolean): void => {
    const key = partKey(file, item, part);
    if (parts.has(key)) return;
    parts.set(key, { file, item, from, perhaps });
    queue.push(() => {
      const content = world.content(file, item);
      if (content) refer(file, unitOf(content)[part] ?? nothing, key);
    });
  };
  const reachItem = (file: FilePath, item: ItemKey, from: string | null, perhaps = false): void => {
    reachPart(file, item, 'body', from, perhaps);
    reachPart(file, item, 'init', from, perhaps);
    const content = world.content(file, item);
    const statement = content?.kind === 'statement' ? content.statement : undefined;
    const scope = world.scope(file);
    const open =
      statement?.kind === 'classDeclaration' &&
      (statement.value.decorators.length > 0 || statement.value.implements.length > 0 || statement.value.extends !== null);
    const members = [...scope.owners].filter(([, owner]) => owner.item === item).map(([member]) => member);
    if (members.length > 0) reachClass(`${file}\n${item}`, file, members, from, open);
  };
  const reachClass = (key: string, file: FilePath, members: readonly ItemKey[], from: string | null, open: boolean): void => {
    if (classes.has(key)) return;
    classes.set(key, { file, members, open });
    for (const member of members) reachMember(file, member, from, open);
  };
  const reachMember = (file: FilePath, member: ItemKey, from: string | null, open: boolean): void => {
    const summary = world.scope(file).members.get(member);
    if (!summary) return;
    if (anyName || summary.kind !== 'method' || summary.name === null || names.has(summary.name)) reachItem(file, member, from);
    else if (open && !offered.has(`${file}\n${member}`)) offered.set(`${file}\n${member}`, { file, member, from });
  };
  /** Of the methods that are offered, those that no other of them calls: what a framework calls, rather than what is called by that. */
  const takeOffered = (): void => {
    const open = [...offered].filter(([, { file, member }]) => !parts.has(partKey(file, member, 'body')));
    const called = new Set(
      open.flatMap(([, { file, member }]) => {
        const content = world.content(file, member);
        return content ? unitOf(content).body.members : [];
      }),
    );
    const outer = open.filter(([, { file, member }]) => !called.has(world.scope(file).members.get(member)?.name ?? ''));
    offered.clear();
    const taken = new Set(outer.length > 0 ? outer : open);
    for (const one of open) {
      const [key, { file, member, from }] = one;
      if (taken.has(one)) reachItem(file, member, from, true);
      else offered.set(key, { file, member, from });
    }
  };
  const refer = (file: FilePath, references: References, from: string): void => {
    for (const name of references.names) referTo(file, name, references, from);
    addNames(
      references.members.filter((member) => !names.has(member)),
      from,
    );
    for (const specifier of references.modules) {
      const resolution = world.resolve(file, specifier);
      if (resolution.kind === 'file') reachNamespace(resolution.file, references, from);
    }
    for (const folder of references.folders) {
      const path = joinPath(folderOf(file), folder);
      for (const each of world.files()) {
        if (each === file || !isWithin(each, path)) continue;
        queue.push(() => reachModule(each, from));
        reachNamespace(each, nothing, from);
      }
    }
    if (!anyName && references.anyOf.some((name) => !isObjectLiteral(file, name))) {
      anyName = true;
      addNames(['*'], from);
    }
  };
  /** Whether a name is that of an object that is written out: to name it is to run all of it. */
  const isObjectLiteral = (file: FilePath, name: string): boolean => declarationOf(world, file, name)?.value?.kind === 'object';
  const addNames = (fresh: readonly string[], by: string | null): void => {
    if (fresh.length === 0) return;
    for (const name of fresh) names.add(name);
    for (const { file, members, open } of [...classes.values()]) for (const member of members) reachMember(file, member, by, open);
  };
  const referTo = (file: FilePath, name: string, references: References, from: string): void => {
    const scope = world.scope(file);
    const item = scope.values.get(name) ?? scope.types.get(name);
    if (item === undefined) return;
    const imported = importOf(world, file, item, name);
    if (!imported) {
      reachItem(file, item, from);
      return;
    }
    const resolution = world.resolve(file, imported.specifier);
    if (resolution.kind === 'file') reachExport(resolution.file, imported.name, references, from);
  };
  const reachExport = (file: FilePath, name: string, references: References, from: string | null): void => {
    if (!world.isFollowed(file)) return;
    const target = exportedItem(world, file, name);
    if (target?.item === null) reachNamespace(target.file, references, from);
    else if (target) reachItem(target.file, target.item, from);
  };
  /** What is used of a module that is held as a whole: by the members that are named, else all of it. */
  const reachNamespace = (file: FilePath, references: References, from: string | null): void => {
    if (!world.isFollowed(file)) return;
    const used = references.members.filter((member) => exportedItem(world, file, member));
    const all = [...world.scope(file).exports.keys()];
    const wanted = new Set(used.length > 0 ? [...used, ...all.filter((name) => name === 'default')] : all);
    for (const name of wanted) {
      const target = exportedItem(world, file, name);
      if (target && target.item !== null) reachItem(target.file, target.item, from);
      else if (target && target.file !== file) reachExport(target.file, '*', references, from);
    }
  };
  /** Among modules from which nothing of the SDK is imported, those that may load others by names that are not written. */
  const findLoaders = (file: FilePath, from: string | null): void => {
    const front = [file];
    for (let next = front.pop(); next !== undefined; next = front.pop()) {
      if (modules.has(next) || passed.has(next)) continue;
      passed.add(next);
      if (world.mayLoadByName(next)) reachModule(next, from);
      else front.push(...world.links(next));
    }
  };
  const reachModule = (file: FilePath, from: string | null): void => {
    if (modules.has(file)) return;
    modules.add(file);
    if (!world.isFollowed(file) && !world.mayLoadByName(file)) {
      addNames(
        [...world.calledWords(file)].filter((word) => !names.has(word)),
        from,
      );
      for (const link of world.links(file)) findLoaders(link, from);
      return;
    }
    const scope = world.scope(file);
    for (const item of scope.items) {
      const summary = scope.members.get(item);
      if (!summary) reachPart(file, item, 'init', from, false);
      else if (summary.static && summary.kind !== 'method') reachItem(file, item, from);
    }
    for (const specifier of scope.valueImports) {
      const resolution = world.resolve(file, specifier);
      const by = importingItem(world, file, specifier) ?? scope.items[0];
      if (resolution.kind === 'file') queue.push(() => reachModule(resolution.file, by === undefined ? null : partKey(file, by, 'init')));
    }
  };

  reachModule(entryFile, null);
  const scope = world.scope(entryFile);
  for (const exported of entryName === null ? [] : entryName === '*' ? scope.exports.keys() : [entryName]) {
    const target = exportedItem(world, entryFile, exported);
    if (!target || target.item === null) continue;
    reachItem(target.file, target.item, null);
    const defaults = world.content(target.file, target.item);
    if (defaults?.kind === 'statement' && defaults.statement.kind === 'classDeclaration') addNames(['default'], null);
  }
  // Breadth first, so that the chain to each part is a shortest one; by what is seen, before what is only offered.
  for (let i = 0; i < queue.length || offered.size > 0; ) {
    if (i < queue.length) queue[i++]?.();
    else takeOffered();
  }
  return { parts };
}
