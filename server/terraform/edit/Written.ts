import type { FilePath, Range } from '../../files/index.ts';

/** The text that a value is written in: a file of HCL or JSON, or JSON inside a string of HCL. */
export interface Surface {
  readonly file: FilePath;
  /** Key of the top-level block or attribute that holds everything; `null` in files of JSON. */
  readonly item: string | null;
  /** Ranges of written values, and of edits, are offsets into this. */
  readonly text: string;
  readonly language: 'hcl' | 'json';
  /** The file's offset for an offset of `text`. */
  toFile(offset: number): number;
  /** How new text is spelled in the file. */
  encode(newText: string): string;
  /** The top-level block of HCL that holds everything and is to stay as `terraform fmt` has it; `null` for JSON. */
  readonly block: Range | null;
  /** How a reference may be written in a string: nowhere, as `${…}`, or as `${…}` and by itself. */
  readonly references: 'none' | 'inserted' | 'bare';
  /** `${` and `%{` mean an insertion, so that they are doubled where they are meant as they stand. */
  readonly templated: boolean;
  /** Whole directives of a template (`%{ if … }…%{ endif }`); those that may render more than once repeat. */
  readonly directives: readonly (Range & { readonly repeats: boolean })[];
}

interface Base extends Range {
  /** The node's id in its item, or the JSON pointer. */
  readonly id: string;
}

/** A value as it is written, in whichever language. */
export type Written =
  /** `literal` is `null` when something is inserted. */
  | (Base & { readonly kind: 'string'; readonly literal: string | null })
  | (Base & { readonly kind: 'list'; readonly elements: readonly Written[] })
  | WrittenObject
  /** `concat(a, b)`, `distinct(a)`, …: the arguments that become part of one list. */
  | (Base & { readonly kind: 'joined'; readonly function: string; readonly parts: readonly Written[] })
  /** Anything else; `name` says what. */
  | (Base & { readonly kind: 'other'; readonly name: string });

export type WrittenList = Extract<Written, { kind: 'list' }>;

/** `{ … }`, or a block with its header. `body` lies between the braces. */
export type WrittenObject = Base & {
  readonly kind: 'object';
  readonly form: 'object' | 'block';
  readonly body: Range;
  readonly entries: readonly WrittenEntry[];
};

/** `key = value`; a nested block is an entry too, its value `other`. */
export interface WrittenEntry extends Range {
  readonly key: string;
  /** The key as written, with quotes. */
  readonly keyRange: Range;
  readonly value: Written;
}

/** The entry of a key; keys of policies are compared as AWS does, by case. */
export function entryOf(object: WrittenObject, ...keys: readonly string[]): WrittenEntry | undefined {
  return object.entries.find(({ key }) => keys.includes(key));
}
