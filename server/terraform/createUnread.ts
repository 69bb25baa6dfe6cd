import { type FilePath, type Files, fileFamily, fileKind, folderOf } from '../files/index.ts';
import { steadyFamily } from '../query/index.ts';
import type { Heard } from './factIndex.ts';
import type { Modules } from './modules/createModules.ts';
import type { Unevaluated } from './Policy.ts';
import { unreadIn, unreadReadings } from './policies/unread.ts';
import type { Worlds } from './policies/withReadings.ts';
import type { Terraform } from './Terraform.ts';
import type { Reading } from './Workload.ts';

interface Needs {
  readonly files: Files;
  readonly modules: Modules;
  readonly worlds: Worlds;
  readonly heard: Heard;
  isInWorkspace(file: FilePath): boolean;
}

/** What is written in a file and not made as it stands there, or could not be evaluated: policies of no instance among them. */
export function createUnread({ files, modules, worlds, heard, isInWorkspace }: Needs): Pick<Terraform, 'readingsIn' | 'unresolved'> {
  /** Both of a folder, once for all of its files, each of which is heard in each instance. */
  const instanceIds = steadyFamily('terraformInstancesIn', (folder) => [...new Set(heard('instance', folder))]);
  const firstId = steadyFamily('terraformFirstInstanceIn', (folder) => heard('instance', folder)[0]);
  files.whenGone((file) => {
    instanceIds.drop(folderOf(file));
    firstId.drop(folderOf(file));
  });
  const firstIn = (folder: FilePath) => {
    const id = firstId(folder);
    return id === undefined ? undefined : modules.instance(id);
  };
  const instancesIn = (folder: FilePath) => instanceIds(folder).flatMap((id) => modules.instance(id) ?? []);
  const isRead = (item: string) => heard('read', item).length > 0;
  const unread = fileFamily(files, 'unreadPolicies', (file): readonly Unevaluated[] => {
    const folder = folderOf(file);
    return isInWorkspace(file) ? unreadIn(worlds.made, folder, modules.own(file).resources, () => instancesIn(folder), isRead) : [];
  });
  const unmade = fileFamily(files, 'unreadReadings', (file): readonly Reading[] => {
    const folder = folderOf(file);
    return isInWorkspace(file) && fileKind(file) === 'terraform'
      ? unreadReadings(worlds, folder, modules.own(file).resources, () => firstIn(folder), isRead)
      : [];
  });
  return {
    readingsIn: fileFamily(files, 'readingsIn', (file) => [...heard('reading', file), ...unmade(file)]),
    unresolved: fileFamily(files, 'terraformUnresolved', (file): readonly Unevaluated[] => {
      const byPlace = new Map<string, Unevaluated>();
      for (const one of [...heard('unresolved', file), ...unread(file)]) {
        const place = `${one.at.item}\n${one.at.node}\n${one.at.pointer ?? ''}`;
        // Of a place in several instances of its module the first stands for all.
        if (!byPlace.has(place)) byPlace.set(place, one);
      }
      return [...byPlace.values()];
    }),
  };
}
