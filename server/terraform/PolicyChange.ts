import type { PartialText } from '../aws/index.ts';
import type { FilePath, TextEdit } from '../files/index.ts';
import type { TfNode } from './Policy.ts';

/** An edit of one file. */
export interface FileEdit extends TextEdit {
  readonly file: FilePath;
}

/** What to change in a policy, as data. Statements and elements are named by their node (`Statement.at`, `Sourced.at`). */
export type PolicyChange =
  | { readonly kind: 'addActions'; readonly statement: TfNode; readonly actions: readonly string[] }
  | { readonly kind: 'addResources'; readonly statement: TfNode; readonly resources: readonly PartialText[] }
  /** At the end of the statements, in the style of its neighbours; `Effect` is `Allow`. */
  | { readonly kind: 'addStatement'; readonly sid: string; readonly actions: readonly string[]; readonly resources: readonly PartialText[] }
  /** Removes elements of `Action`; a statement left without any goes whole. */
  | { readonly kind: 'removeActions'; readonly statement: TfNode; readonly elements: readonly TfNode[] }
  | { readonly kind: 'removeStatement'; readonly statement: TfNode }
  /** Replaces one element (an action or a resource) by others; already present ones are not repeated. */
  | { readonly kind: 'replaceElement'; readonly statement: TfNode; readonly element: TfNode; readonly with: readonly PartialText[] }
  | { readonly kind: 'setSid'; readonly statement: TfNode; readonly sid: string }
  /** Moves the actions of `from` that `into` lacks into it, and removes `from`. */
  | { readonly kind: 'mergeStatements'; readonly into: TfNode; readonly from: TfNode }
  | { readonly kind: 'setEffect'; readonly statement: TfNode; readonly effect: 'Allow' | 'Deny' }
  | { readonly kind: 'setVersion' };

/** The edits, in the author's style; or why no edit is safe, and which place a person must change. */
export type EditOutcome =
  /** `place`: where the edit is, if not in the text of the statement or document itself. `alsoChanges`: addresses of other policies that it changes. */
  | { readonly edits: readonly FileEdit[]; readonly place?: string; readonly alsoChanges?: readonly string[] }
  | { readonly refused: string; readonly at: TfNode | null };
