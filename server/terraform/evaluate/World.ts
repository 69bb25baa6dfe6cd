import type { FilePath } from '../../files/index.ts';
import type { HclAttribute, HclItem, HclTemplateOutline } from '../../syntax/index.ts';
import type { Declared, DeclaredResource } from '../modules/Module.ts';
import type { MissingFolder } from '../modules/moduleFolder.ts';
import type { Entry } from './Session.ts';

/** What conditions that are not known are taken for: all of them for one of both, but those that are turned. */
export interface Branch {
  readonly holds: boolean;
  /** By their keys. */
  readonly turned?: ReadonlyMap<string, boolean>;
}

/** What an evaluation may look at; each question is a dependency of the derived value that evaluates. */
export interface World {
  /** Named values that evaluations have found; each is only good while what it was made from says the same. */
  readonly found: Map<string, Entry>;
  /** Set where all is read that is written, whether or not it is made. */
  readonly branch?: Branch;
  text(file: FilePath): string | null;
  exists(file: FilePath): boolean;
  /** The names in a folder; `null` where there is none. */
  names(folder: FilePath): readonly string[] | null;
  /** Where the module in a folder declares a name. */
  declared(folder: FilePath, kind: 'variable' | 'local' | 'output' | 'call', name: string): Declared | undefined;
  /** The same for a resource or data source, `type.name` or `data.type.name`. */
  resource(folder: FilePath, key: string): DeclaredResource | undefined;
  item(file: FilePath, item: string): TerraformItem | undefined;
  /** One attribute of a block, or the item that it is: what stands beside it may change. */
  attribute(file: FilePath, item: string, name: string): TerraformAttribute | undefined;
  /** A text inside the workspace, parsed as a template; `null` where there is none. */
  template(file: FilePath): HclTemplateOutline | null;
  /** Folder of the module that a call in `folder` names, below the root module `root`. */
  moduleFolder(root: FilePath, path: string, folder: FilePath, source: string): FilePath | MissingFolder;
  /** Keys of a file's top-level blocks of a type. */
  blocks(file: FilePath, type: string): readonly string[];
  /** Terragrunt's configuration of a root module; `undefined` where it has none. */
  unit(root: FilePath): FilePath | undefined;
  /** Files whose values the root module's variables take, the last one first. */
  variableFiles(root: FilePath): readonly FilePath[];
  /** Whether the evaluation may read this path: it lies in the workspace, or where Terraform installs modules. */
  mayRead(path: FilePath): boolean;
}

/** An attribute of a top-level block. `pointers` are those of its item's nodes where it is written in JSON. */
export interface TerraformAttribute {
  readonly attribute: HclAttribute;
  readonly pointers: readonly string[] | null;
}

/** A top-level item, or an attribute of `locals`. `pointers` are those of its nodes where it is written in JSON. */
export interface TerraformItem {
  readonly content: HclItem['content'];
  readonly pointers: readonly string[] | null;
}
