import type { FilePath } from '../../files/index.ts';
import type { ItemKey, TsContent } from '../../syntax/index.ts';
import type { Resolution } from '../modules/resolveModule.ts';
import type { ModuleScope } from '../scope/moduleScope.ts';

/** What reachability reads, for all entries. */
export interface ReachSource extends Omit<ReachWorld, 'isFollowed'> {
  /** Whether something of the SDK can be reached from a file by imports. */
  reachesSdk(file: FilePath): boolean;
  /** Whether a call, or what may be one, is found in a file. */
  holdsCalls(file: FilePath): boolean;
}

/** What is read to follow one entry. */
export interface ReachWorld {
  scope(file: FilePath): ModuleScope;
  content(file: FilePath, item: ItemKey): TsContent | undefined;
  resolve(file: FilePath, specifier: string): Resolution;
  mayExport(file: FilePath, name: string): boolean;
  /** Whether a file can lead to a call: only such files are followed. */
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
