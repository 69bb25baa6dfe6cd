import type { FilePath } from '../../files/index.ts';

/** Where something is declared. Override files come in `overrides`, in the order in which Terraform merges them. */
export interface Declared {
  readonly file: FilePath;
  readonly item: string;
  readonly overrides: readonly { readonly file: FilePath; readonly item: string }[];
}

/** A resource or data source that is declared. */
export interface DeclaredResource extends Declared {
  readonly data: boolean;
  readonly type: string;
  readonly name: string;
}

/** One instance of a module in the tree below a root module. */
export interface ModuleInstance {
  /** Unique in the workspace: that of the module that calls it, a line's end, and the call with its key; of a root module its folder. */
  readonly id: string;
  readonly root: FilePath;
  /** `module.api["eu"].module.queue`; `''` for the root module. */
  readonly path: string;
  /** Names of the calls from the root down. */
  readonly calls: readonly string[];
  readonly folder: FilePath;
  /** How its parent calls it; `null` for the root module. */
  readonly call: ModuleCall | null;
}

/** The call that makes an instance of a module, and which of its instances that is. */
export interface ModuleCall {
  readonly parent: ModuleInstance;
  readonly name: string;
  readonly declared: Declared;
  readonly key: InstanceKey;
}

/** Which instance of several: an index, a key, or `null` for the only one; `unknown` when that could not be evaluated. */
export type InstanceKey = null | number | string | { readonly unknown: string };

/** The key as an address has it behind the name. */
export function keyText(key: InstanceKey): string {
  if (key === null || typeof key === 'object') return '';
  return typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(key)}]`;
}

/** Whether the key stands for all instances, as how many there are is not known. */
export function isEachInstance(key: InstanceKey): key is { readonly unknown: string } {
  return typeof key === 'object' && key !== null;
}

/** The root module of a folder. */
export function rootInstance(root: FilePath): ModuleInstance {
  return { id: root, root, path: '', calls: [], folder: root, call: null };
}

/** The address of something in a module instance. */
export function addressIn(instance: ModuleInstance, address: string): string {
  return instance.path === '' ? address : `${instance.path}.${address}`;
}
