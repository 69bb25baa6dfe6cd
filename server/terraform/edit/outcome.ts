import type { TextEdit } from '../../files/index.ts';
import type { TfNode } from '../Policy.ts';
import type { Surface } from './Written.ts';

/** Edits whose offsets lie in the surface's text. */
export interface SurfaceEdits {
  readonly surface: Surface;
  readonly edits: readonly TextEdit[];
}

/** What stands against an edit, and what a person would have to change. */
export interface Refusal {
  readonly refused: string;
  readonly at: TfNode | null;
}

/** What a change comes to, surface by surface; or why it is not made. */
export type ChangeOutcome = { readonly changes: readonly SurfaceEdits[] } | Refusal;

export function refuse(refused: string, at: TfNode | null): Refusal {
  return { refused, at };
}

export function isRefusal(value: object): value is Refusal {
  return 'refused' in value;
}

/** Whether two nodes are one text, and the same of what this makes. */
export function sameNode(a: TfNode, b: TfNode): boolean {
  return a === b || (a.file === b.file && a.item === b.item && a.node === b.node && a.pointer === b.pointer && a.nth === b.nth);
}
