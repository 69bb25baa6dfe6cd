import { type FilePath, folderOf, isWithin, joinPath } from '../../files/index.ts';
import type { Following } from './Following.ts';
import { declarationOf, importOf } from './imports.ts';
import { addAnyName, addNames, reachItem } from './reachItem.ts';
import { reachExport, reachNamespace } from './reachModule.ts';
import { nothing, type References } from './units.ts';

/** Reaches what a part of a file refers to; `from` is that part. */
export function refer(following: Following, file: FilePath, references: References, from: string): void {
  const { world } = following;
  for (const name of references.names) referTo(following, file, name, references, from);
  addNames(following, references.members, from);
  for (const specifier of references.modules) {
    const resolution = world.resolve(file, specifier);
    if (resolution.kind === 'file') reachNamespace(following, resolution.file, references, from);
  }
  for (const folder of references.folders) reachFolder(following, file, joinPath(folderOf(file), folder), from);
  if (!following.anyName && references.anyOf.some((name) => !isObjectLiteral(following, file, name))) addAnyName(following, from);
}

function referTo(following: Following, file: FilePath, name: string, references: References, from: string): void {
  const { world } = following;
  const scope = world.scope(file);
  const item = scope.values.get(name) ?? scope.types.get(name);
  if (item === undefined) return;
  const imported = importOf(world, file, item, name);
  if (!imported) {
    reachItem(following, file, item, from);
    return;
  }
  const resolution = world.resolve(file, imported.specifier);
  if (resolution.kind === 'file') reachExport(following, resolution.file, imported.name, references, from);
}

/** The modules of a folder, which may be loaded by names that are not written. */
function reachFolder(following: Following, file: FilePath, folder: FilePath, from: string): void {
  for (const each of following.world.files()) {
    if (each === file || !isWithin(each, folder)) continue;
    following.queue.push({ kind: 'module', file: each, from });
    reachNamespace(following, each, nothing, from);
  }
}

/** Whether a name is that of an object that is written out: to name it is to run all of it. */
const isObjectLiteral = ({ world }: Following, file: FilePath, name: string): boolean =>
  declarationOf(world, file, name)?.value?.kind === 'object';
