import { type FilePath, type Files, keyedFileFamily } from '../../files/index.ts';
import type { ItemKey, TsContent } from '../../syntax/index.ts';
import type { CodeEntry, CodeStep } from '../Code.ts';
import type { Resolution } from '../modules/resolveModule.ts';
import type { ModuleScope } from '../scope/moduleScope.ts';
import { exportedItem } from './exportedItem.ts';
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
 * extends something: a framework may call them). It over-states and does not miss; only what is called by a name made up
 * at run time is not seen.
 */
export function createReach(files: Files, world: ReachWorld): (entry: CodeEntry) => Reached {
  const reach = keyedFileFamily(files, 'code.reach', (file, name) => follow(world, file, name === '' ? null : name));
  return (entry) => reach(entry.file, entry.name ?? '');
}

function follow(world: ReachWorld, entryFile: FilePath, entryName: string | null): Reached {
  const parts = new Map<string, CodeStep & { from: string | null }>();
  const modules = new Set<FilePath>();
  const classes = new Map<string, { file: FilePath; members: readonly ItemKey[]; open: boolean }>();
  const names = new Set<string>();
  const queue: (() => void)[] = [];

  const reachPart = (file: FilePath, item: ItemKey, part: 'init' | 'body', from: string | null): void => {
    const key = partKey(file, item, part);
    if (parts.has(key)) return;
    parts.set(key, { file, item, from });
    queue.push(() => {
      const content = world.content(file, item);
      if (content) refer(file, unitOf(content)[part] ?? nothing, key);
    });
  };
  const reachItem = (file: FilePath, item: ItemKey, from: string | null): void => {
    reachPart(file, item, 'body', from);
    reachPart(file, item, 'init', from);
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
    const runs = open || summary.kind !== 'method' || summary.name === null || names.has(summary.name);
    if (runs) reachItem(file, member, from);
  };
  const refer = (file: FilePath, references: References, from: string): void => {
    for (const name of references.names) referTo(file, name, references, from);
    const fresh = references.members.filter((member) => !names.has(member));
    addNames(fresh, from);
  };
  const addNames = (fresh: readonly string[], by: string | null): void => {
    if (fresh.length === 0) return;
    for (const name of fresh) names.add(name);
    for (const { file, members, open } of [...classes.values()]) for (const member of members) reachMember(file, member, by, open);
  };
  const referTo = (file: FilePath, name: string, references: References, from: string): void => {
    const scope = world.scope(file);
    const item = scope.values.get(name) ?? scope.types.get(name);
    if (item === undefined) return;
    const content = world.content(file, item);
    if (content?.kind !== 'statement' || content.statement.kind !== 'importDeclaration') {
      reachItem(file, item, from);
      return;
    }
    const { statement } = content;
    const binding = statement.bindings.find((each) => each.local === name);
    const resolution = world.resolve(file, statement.specifier);
    if (!binding || resolution.kind !== 'file' || !world.isFollowed(resolution.file)) return;
    const wanted = binding.imported === '*' || statement.require ? references.members : [binding.imported];
    for (const each of wanted) {
      const target = exportedItem(world, resolution.file, each);
      if (target) reachItem(target.file, target.item, from);
    }
  };
  const reachModule = (file: FilePath, from: string | null): void => {
    if (modules.has(file)) return;
    modules.add(file);
    if (!world.isFollowed(file)) {
      addNames(
        [...world.calledWords(file)].filter((word) => !names.has(word)),
        from,
      );
      return;
    }
    const scope = world.scope(file);
    for (const item of scope.items) {
      const summary = scope.members.get(item);
      if (!summary) reachPart(file, item, 'init', from);
      else if (summary.static && summary.kind !== 'method') reachItem(file, item, from);
    }
    for (const specifier of scope.valueImports) {
      const resolution = world.resolve(file, specifier);
      if (resolution.kind === 'file')
        queue.push(() => reachModule(resolution.file, scope.items[0] === undefined ? null : partKey(file, scope.items[0], 'init')));
    }
  };

  reachModule(entryFile, null);
  const scope = world.scope(entryFile);
  for (const exported of entryName === null ? [] : entryName === '*' ? scope.exports.keys() : [entryName]) {
    const target = exportedItem(world, entryFile, exported);
    if (target) reachItem(target.file, target.item, null);
    const defaults = target && world.content(target.file, target.item);
    if (defaults?.kind === 'statement' && defaults.statement.kind === 'classDeclaration') addNames(['default'], null);
  }
  // Breadth first, so that the chain to each part is a shortest one.
  for (let i = 0; i < queue.length; i++) queue[i]?.();
  return { parts };
}
