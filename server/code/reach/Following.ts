import type { FilePath } from '../../files/index.ts';
import type { ItemKey } from '../../syntax/index.ts';
import type { CodeStep } from '../Code.ts';
import type { ReachWorld } from './ReachWorld.ts';

/** What runs of an item when its module (or class) is made, or only when something in it is called. */
export type Part = 'init' | 'body';

/** A part that is reached, or a module that runs as it is loaded, of which it is still to be seen what they refer to. */
export type Step =
  | { readonly kind: 'part'; readonly file: FilePath; readonly item: ItemKey; readonly part: Part }
  | { readonly kind: 'module'; readonly file: FilePath; readonly from: string | null };

/** The state of one search for what an entry point can run. */
export interface Following {
  readonly world: ReachWorld;
  /** Parts that are reached, each with the part that led to it. */
  readonly parts: Map<string, CodeStep & { readonly from: string | null }>;
  /** Modules that run as they are loaded. */
  readonly modules: Set<FilePath>;
  /** Modules that were only passed, in the search for those that load others by names that are not written. */
  readonly passed: Set<FilePath>;
  readonly classes: Map<string, { readonly file: FilePath; readonly members: readonly ItemKey[]; readonly open: boolean }>;
  /** Names of members that are written in what runs. */
  readonly names: Set<string>;
  /** A member that is chosen at run time is called: it may have any name. */
  anyName: boolean;
  /** Methods that nobody is seen to call, of classes that a framework may have. */
  readonly offered: Map<string, { readonly file: FilePath; readonly member: ItemKey; readonly from: string | null }>;
  readonly queue: Step[];
}

export function startFollowing(world: ReachWorld): Following {
  return {
    world,
    parts: new Map(),
    modules: new Set(),
    passed: new Set(),
    classes: new Map(),
    names: new Set(),
    anyName: false,
    offered: new Map(),
    queue: [],
  };
}

export function partKey(file: FilePath, item: ItemKey, part: Part): string {
  return `${file}\n${item}\n${part}`;
}
