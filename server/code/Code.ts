import type { FilePath, Range } from '../files/index.ts';
import type { IgnoreComment, ItemKey } from '../syntax/index.ts';
import type { SdkCall, UnresolvedCall } from './SdkCall.ts';
import type { CodeNode } from './Value.ts';
import type { AwsCommand } from './workspace/awsCli.ts';

/** A `package.json` and the AWS clients in it. */
export interface Manifest {
  readonly file: FilePath;
  readonly folder: FilePath;
  readonly name: string | null;
  readonly clients: readonly ManifestClient[];
  /** Why the file could not be read, or `null`. */
  readonly problem: string | null;
}

/** An `@aws-sdk/client-*` dependency. */
export interface ManifestClient {
  readonly package: string;
  readonly field: 'dependencies' | 'devDependencies' | 'peerDependencies' | 'optionalDependencies';
}

/** A script of a `package.json` that asks AWS through its CLI, as whoever runs it: no workload's policy is judged by it. */
export interface AwsScript {
  readonly name: string;
  readonly commands: readonly AwsCommand[];
}

/** Where a call, an unresolved call or a node stands: the whole expression, and the name that a finding marks. */
export interface CodePlace {
  readonly range: Range;
  /** The operation's name where it is written (`PutObjectCommand`, `.putObject`), else the whole. */
  readonly nameRange: Range;
}

/** Where a workload begins: a module, and what of it is called. */
export interface CodeEntry {
  readonly file: FilePath;
  /** An exported function (a Lambda's handler), `*` for every export, or `null`: the module is only run. */
  readonly name: string | null;
}

/** An item on the way from an entry to a call, e.g. a function or a method. */
export interface CodeStep {
  readonly file: FilePath;
  readonly item: ItemKey;
  /** Nobody is seen to call it by its name: whoever is given its class may. */
  readonly perhaps: boolean;
}

/** A call that an entry can run. */
export interface ReachedCall {
  readonly file: FilePath;
  readonly id: string;
  /** From the entry to the item that holds the call, a shortest way; what runs with a module's making starts anew there. */
  readonly chain: readonly CodeStep[];
}

/** The questions that `code` answers. Facts carry no positions; `place` does. */
export interface Code {
  /** The backend's source files: no tests, mocks, stories, declarations, build output, front-end packages. Sorted. */
  files(): readonly FilePath[];
  /** Files that cannot be part of the backend are no files of ours, and why; for `explain`. */
  leftOut(file: FilePath): string | null;
  calls(file: FilePath): readonly SdkCall[];
  unresolved(file: FilePath): readonly UnresolvedCall[];
  /**
   * The calls, and the places not resolved, that an entry can run: by reference, over-stated where unsure. Sorted by file and
   * place in it.
   */
  callsFrom(entry: CodeEntry): readonly ReachedCall[];
  /** Modules that nothing of the backend imports, from which a file is reached by imports: where programs begin. Sorted. */
  entriesOf(file: FilePath): readonly FilePath[];
  /** Name and range of an item for a person: `Media.put`. */
  step(step: CodeStep): { readonly name: string; readonly range: Range } | undefined;
  /** Where a call or unresolved call of `file` stands, by its id. */
  place(file: FilePath, id: string): CodePlace | undefined;
  /** Where a node stands, e.g. the provenance of a value. */
  nodeRange(node: CodeNode): Range | undefined;
  /** Every `package.json` of the workspace (none of `node_modules`), sorted by file. */
  manifests(): readonly FilePath[];
  manifest(file: FilePath): Manifest;
  /** The scripts of a `package.json` that use the AWS CLI. */
  awsScripts(manifest: FilePath): readonly AwsScript[];
  /** Range of a script's text (with its quotes) in a `package.json`. */
  scriptRange(manifest: FilePath, script: string): Range | undefined;
  /** Range of the dependency's name (with its quotes) in a `package.json`. */
  clientRange(manifest: FilePath, packageName: string): Range | undefined;
  /** The `package.json` that governs `file`: the nearest one above it. */
  manifestOf(file: FilePath): FilePath | undefined;
  /** SDK packages that `file` imports for their values (not types only), used or not. */
  imports(file: FilePath): readonly string[];
  /** SDK packages that `file` imports for types only. */
  typeImports(file: FilePath): readonly string[];
  /** Ranges that are hidden by `iam-policy-sync-ignore` comments are the features' business; they are told here. */
  ignores(file: FilePath): readonly IgnoreComment[];
}
