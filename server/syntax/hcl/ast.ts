import type { IgnoreComment } from '../typescript/ast.ts';

/**
 * The outline of an HCL file (Terraform, OpenTofu): plain typed data, no positions in it.
 *
 * A file is a list of items, its top-level blocks and attributes; the attributes of `locals` are items of their own, so that one
 * that is added changes no other. A node's `id` is its preorder number within its item; ranges are kept apart, relative to the
 * item's start.
 */
export type HclItemKey = string;
export type HclNodeId = number;

interface Base {
  readonly id: HclNodeId;
}

export interface HclBody {
  /** Attributes and blocks, in the order written. */
  readonly elements: readonly (HclAttribute | HclBlock)[];
}

/** `name = value`; `nameId` keeps the name's own range. */
export interface HclAttribute extends Base {
  readonly kind: 'attribute';
  readonly name: string;
  readonly nameId: HclNodeId;
  readonly value: HclExpression;
}

/** `type "label" { … }`; `headerId` keeps the range from the type to the last label, `bodyId` that of `{ … }` with its braces. */
export interface HclBlock extends Base {
  readonly kind: 'block';
  readonly type: string;
  readonly labels: readonly string[];
  readonly headerId: HclNodeId;
  readonly bodyId: HclNodeId;
  readonly body: HclBody;
}

export type HclExpression =
  | (Base & { readonly kind: 'number'; readonly value: number })
  | (Base & { readonly kind: 'boolean'; readonly value: boolean })
  | (Base & { readonly kind: 'null' })
  | HclTemplate
  | (Base & { readonly kind: 'tuple'; readonly elements: readonly HclExpression[] })
  | (Base & { readonly kind: 'object'; readonly entries: readonly HclObjectEntry[] })
  /** `[for k, v in c : x if y]`, `{for k, v in c : k => x... if y}` */
  | (Base & {
      readonly kind: 'for';
      readonly object: boolean;
      readonly keyName: string | null;
      readonly valueName: string;
      readonly collection: HclExpression;
      readonly key: HclExpression | null;
      readonly value: HclExpression;
      readonly grouping: boolean;
      readonly condition: HclExpression | null;
    })
  | (Base & { readonly kind: 'conditional'; readonly condition: HclExpression; readonly then: HclExpression; readonly else: HclExpression })
  | (Base & { readonly kind: 'binary'; readonly operator: string; readonly left: HclExpression; readonly right: HclExpression })
  | (Base & { readonly kind: 'unary'; readonly operator: string; readonly value: HclExpression })
  /** `f(a, b...)`; `nameId` keeps the name's own range. */
  | (Base & {
      readonly kind: 'call';
      readonly name: string;
      readonly nameId: HclNodeId;
      readonly arguments: readonly HclExpression[];
      readonly expandLast: boolean;
    })
  /** A root name, `var`, `local`, `aws_s3_bucket`, `each`, or a `for` variable. */
  | (Base & { readonly kind: 'variable'; readonly name: string })
  | (Base & { readonly kind: 'attributeAccess'; readonly object: HclExpression; readonly name: string })
  | (Base & { readonly kind: 'indexAccess'; readonly object: HclExpression; readonly index: HclExpression })
  /** `x[*].a.b` (full) and `x.*.a.b`: `each` is what is taken from every element, with `splatElement` at its root. */
  | (Base & { readonly kind: 'splat'; readonly full: boolean; readonly object: HclExpression; readonly each: HclExpression })
  | (Base & { readonly kind: 'splatElement' })
  | (Base & { readonly kind: 'parentheses'; readonly value: HclExpression })
  | (Base & { readonly kind: 'unknown'; readonly text: string });

/** `key = value` or `key : value`, with or without a comma behind. A bare key is a string template of one part. */
export interface HclObjectEntry extends Base {
  readonly key: HclExpression;
  /** How the key is written: `Action`, `"Action"`, `(expression)`. */
  readonly keyForm: 'bare' | 'quoted' | 'expression';
  readonly separator: '=' | ':';
  readonly value: HclExpression;
}

/** A quoted string or heredoc. A text without insertions is one `text` part (none for the empty string). */
export interface HclTemplate extends Base {
  readonly kind: 'template';
  readonly form: 'quoted' | 'heredoc' | 'indentedHeredoc';
  readonly parts: readonly HclTemplatePart[];
}

/**
 * Escapes are resolved in `value` (`$${` is `${`), a `<<-` heredoc's indentation is taken off, and the white space beside `~`
 * (of interpolations and directives) is gone: `trimLeft` and `trimRight` only say how it was written. Texts that are left
 * empty are not listed. A text's range is all of its source, with what was taken off.
 */
export type HclTemplatePart =
  | (Base & { readonly kind: 'text'; readonly value: string })
  | (Base & { readonly kind: 'interpolation'; readonly value: HclExpression; readonly trimLeft: boolean; readonly trimRight: boolean })
  | (Base & {
      readonly kind: 'ifDirective';
      readonly condition: HclExpression;
      readonly then: readonly HclTemplatePart[];
      readonly else: readonly HclTemplatePart[];
    })
  | (Base & {
      readonly kind: 'forDirective';
      readonly keyName: string | null;
      readonly valueName: string;
      readonly collection: HclExpression;
      readonly body: readonly HclTemplatePart[];
    });

export interface HclItem {
  readonly key: HclItemKey;
  readonly content: HclBlock | HclAttribute;
  /** The item of the block that it is an attribute of; `null` where it stands by itself. */
  readonly within: HclItemKey | null;
  /** Offset of the item in the file. */
  readonly start: number;
  /** For node `id`: `ranges[2 * id]` is its start and `ranges[2 * id + 1]` its end, relative to `start`. */
  readonly ranges: readonly number[];
}

export interface HclOutline {
  readonly topLevel: readonly HclItemKey[];
  readonly items: ReadonlyMap<HclItemKey, HclItem>;
  readonly errors: readonly { readonly start: number; readonly end: number }[];
  readonly ignores: readonly IgnoreComment[];
}
