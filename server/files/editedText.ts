import { inOrder, type TextEdit } from './textEdit.ts';

/**
 * A text under successive edits, each round of edits referring to the text that the round before left. The sum can be
 * read as one list of edits of the original.
 */
export interface EditedText {
  readonly text: string;
  /** The sum of all rounds, against the original; sorted, apart from each other. */
  readonly edits: readonly TextEdit[];
  /** @throws when edits of the round overlap or lie outside the text. */
  apply(edits: readonly TextEdit[]): EditedText;
}

/** A stretch of the original, or new text. */
type Piece = { readonly start: number; readonly end: number } | { readonly added: string };

/** `original` without any edit yet. */
export function editedText(original: string): EditedText {
  return of(original, [{ start: 0, end: original.length }]);
}

function of(original: string, pieces: readonly Piece[]): EditedText {
  const shown = (piece: Piece) => ('added' in piece ? piece.added : original.slice(piece.start, piece.end));
  return {
    text: pieces.map(shown).join(''),
    edits: editsOf(original, pieces),
    apply: (edits) => {
      const next: Piece[] = [];
      const length = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
      let at = 0;
      for (const edit of inOrder(edits, length)) {
        next.push(...slice(pieces, at, edit.start), { added: edit.newText });
        at = edit.end;
      }
      next.push(...slice(pieces, at, length));
      return of(
        original,
        next.filter((piece) => lengthOf(piece) > 0),
      );
    },
  };
}

const lengthOf = (piece: Piece): number => ('added' in piece ? piece.added.length : piece.end - piece.start);

function slice(pieces: readonly Piece[], start: number, end: number): readonly Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, lengthOf(piece));
    if (from < to)
      cut.push('added' in piece ? { added: piece.added.slice(from, to) } : { start: piece.start + from, end: piece.start + to });
    at += lengthOf(piece);
  }
  return cut;
}

function editsOf(original: string, pieces: readonly Piece[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let added = '';
  const close = (to: number) => {
    if (to > at || added !== '') {
      if (original.slice(at, to) !== added) edits.push({ start: at, end: to, newText: added });
    }
    added = '';
  };
  for (const piece of pieces) {
    if ('added' in piece) added += piece.added;
    else {
      close(piece.start);
      at = piece.end;
    }
  }
  close(original.length);
  return edits;
}
