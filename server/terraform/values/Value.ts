import type { FilePath } from '../../files/index.ts';
import type { HclTemplatePart } from '../../syntax/index.ts';
import type { DeclaredResource, InstanceKey, ModuleInstance } from '../modules/Module.ts';
import type { Gap, PolicyForm, TfNode } from '../Policy.ts';

/**
 * What an expression of Terraform is, as far as its text tells. `at` is the node that a person would change to change it:
 * of `local.actions` the list in `locals`, of a list's element the string that names it.
 */
export type Value =
  | StringValue
  | { readonly kind: 'number'; readonly at: TfNode; readonly value: number }
  | { readonly kind: 'boolean'; readonly at: TfNode; readonly value: boolean }
  | { readonly kind: 'null'; readonly at: TfNode }
  | ListValue
  | ObjectValue
  | JsonValue
  | ReferenceValue
  | ModuleValue
  | UnknownValue;

export interface StringValue {
  readonly kind: 'string';
  readonly at: TfNode;
  readonly pieces: readonly Piece[];
  /** Where the text is spelled out, so that what JSON in it says can be traced to its place. */
  readonly spelling: Spelling | null;
}

/** A stretch of a string: known text, or a value known only in part. */
export type Piece = TextPiece | HolePiece;

export interface TextPiece {
  readonly text: string;
  /** It is the JSON of this value: what it says is traced to where the value is from. */
  readonly encodes?: Value;
  /** The string that it was before it was inserted. */
  readonly from?: TfNode;
  readonly source: PieceSource | null;
}

export interface HolePiece {
  readonly hole: ReferenceValue | UnknownValue | JsonValue;
  readonly source: PieceSource | null;
}

/** Where a piece stands in the string's spelling: the template part, and the offset into what that part says. */
export interface PieceSource {
  readonly part: number;
  readonly offset: number;
  /** The text was inserted there: all of it counts as one place. */
  readonly inserted: boolean;
}

/** The text of a template in HCL, or of a file; a plain file is one part of text. */
export interface Spelling {
  /** The file that holds nothing else than this text; `null` for a template of HCL. */
  readonly file: FilePath | null;
  readonly parts: readonly HclTemplatePart[];
}

/** A list, tuple or set. */
export interface ListValue {
  readonly kind: 'list';
  readonly at: TfNode;
  readonly elements: readonly Value[];
  /** Why there may be more elements, or `null`. */
  readonly open: string | null;
  /** Of one that is computed and empty: the empty one that it is made from. */
  readonly emptied?: TfNode;
  /** Of one that is joined from several: the empty ones among them, which could take more. */
  readonly gaps?: readonly Gap[];
  /** Of an empty one, or one that is made from it: the input that a call leaves out, of which it is the default. */
  readonly omitted?: Gap['omitted'];
  /** It is a set: its elements are their own keys. */
  readonly isSet?: true;
  /** Nothing is known of how many there are, and the one element stands for each of them. */
  readonly each?: true;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly at: TfNode;
  readonly entries: readonly ObjectEntry[];
  /** Why there may be more entries, or `null`. */
  readonly open: string | null;
  /** There are no more entries: it is open only as keys of theirs are not known in full. */
  readonly counted?: true;
  /** A statement of a data source that has no Condition here, and may have one where its `dynamic` block is given something. */
  readonly mayHaveCondition?: true;
}

export interface ObjectEntry {
  readonly key: string;
  /** The key where it is not known in full; `key` then shows it, with what is not known as `${name}`. */
  readonly keyValue?: Value;
  readonly keyAt: TfNode;
  readonly value: Value;
  /** An empty list is written there as it stands, so that nothing else can fill it. */
  readonly emptyHere?: true;
}

/** A string that is the JSON of `value`. */
export interface JsonValue {
  readonly kind: 'json';
  readonly at: TfNode;
  readonly form: PolicyForm;
  readonly value: Value;
}

/** Something that only `apply` knows, by its address: `aws_s3_bucket.media.arn`. */
export interface ReferenceValue {
  readonly kind: 'reference';
  readonly at: TfNode;
  /** As an author in the same module would write it. */
  readonly name: string;
  readonly target: ResourceTarget;
  /** Names and indices behind the resource. */
  readonly path: readonly string[];
  /** What the configuration sets the attribute to, where it does. */
  readonly configured: Value | null;
}

/** An instance of a module, whose attributes are its outputs. */
export interface ModuleValue {
  readonly kind: 'module';
  readonly at: TfNode;
  readonly name: string;
  readonly instance: ModuleInstance;
}

/** A resource's or data source's instance. */
export interface ResourceTarget {
  readonly module: ModuleInstance;
  /** Terraform's address in its root module, with module path and instance key. */
  readonly address: string;
  readonly declared: DeclaredResource;
  readonly key: InstanceKey;
}

export interface UnknownValue {
  readonly kind: 'unknown';
  readonly at: TfNode;
  /** As the author wrote it: `var.region`. */
  readonly name: string;
  readonly reason: string;
  /** What it is, whatever it may hold; `null`: that is not known either. */
  readonly type: 'string' | 'number' | 'boolean' | 'list' | 'object' | null;
  /** Terraform refuses this, as far as can be told: `try` goes on to what stands behind it. */
  readonly error: boolean;
  /** What it is, where it is only not to be told: it is sensitive. */
  readonly hides?: Value;
  /** The call of a module that is not installed, of whose outputs it is one. */
  readonly call?: UninstalledCall;
}

export interface UninstalledCall {
  /** Terraform's address of the call, and how the module that calls names it. */
  readonly address: string;
  readonly name: string;
  readonly root: FilePath;
  readonly source: string;
}
