import type { HclTemplate, HclTemplatePart } from '../../syntax/index.ts';
import type { TfNode } from '../Policy.ts';
import { failure, piecesValue, unknownBecause } from '../values/build.ts';
import { booleanOf, insertedPieces, kindName, settle } from '../values/read.ts';
import type { ObjectEntry, Piece, Spelling, UnknownValue, Value } from '../values/Value.ts';
import { evaluate } from './evaluate.ts';
import { expressionText } from './expressionText.ts';
import { iterate } from './forExpression.ts';
import { type Names, nodeAt, type Scope, withName } from './Scope.ts';
import { grow, step, supposed } from './Session.ts';

/** A quoted string or heredoc. A quoted one that is nothing but an insertion is what is inserted. */
export function evaluateTemplate(scope: Scope, template: HclTemplate): Value {
  const [only, more] = template.parts;
  if (only?.kind === 'interpolation' && !more && template.form === 'quoted') return evaluate(scope, only.value);
  const at = nodeAt(scope, template.id);
  const rendered = renderParts(scope, template.parts);
  if ('error' in rendered) return { ...rendered.error, at };
  return piecesValue(at, rendered.pieces, { file: null, parts: template.parts });
}

type Rendered = { readonly pieces: readonly Piece[] } | { readonly error: UnknownValue };

/** The text of a template's parts; https://developer.hashicorp.com/terraform/language/expressions/strings */
function renderParts(scope: Scope, parts: readonly HclTemplatePart[]): Rendered {
  const pieces: Piece[] = [];
  const error = render(scope, parts, pieces);
  return error ? { error } : { pieces };
}

/** A template that is rendered apart from where it is written. */
interface Rendering {
  /** Nothing but these is known in it. */
  readonly variables: readonly ObjectEntry[];
  /** Who renders it: where its faults are told. */
  readonly by: TfNode;
  /** Where it is spelled out; `null`: its text stands nowhere by itself, and who renders it is the place to change. */
  readonly spelled: { readonly at: TfNode; readonly spelling: Spelling } | null;
}

/** What a template's parts say with nothing but the variables that it is given. */
export function renderApart(
  scope: Pick<Scope, 'session' | 'instance' | 'file' | 'item'>,
  parts: readonly HclTemplatePart[],
  { variables, by, spelled }: Rendering,
): Value {
  let names: Names | null = null;
  for (const { key, value } of variables) names = { name: key, value, outer: names };
  const { session, instance, file, item } = scope;
  const rendered = renderParts({ session, instance, file, item, pointers: [], names, closed: true }, parts);
  if ('error' in rendered) return { ...rendered.error, at: by };
  if (spelled) return piecesValue(spelled.at, rendered.pieces, spelled.spelling);
  const pieces = rendered.pieces.map(
    (piece): Piece => ('hole' in piece ? { hole: { ...piece.hole, at: by }, source: null } : { ...piece, source: null }),
  );
  return piecesValue(by, pieces);
}

function render(scope: Scope, parts: readonly HclTemplatePart[], pieces: Piece[]): UnknownValue | undefined {
  for (const part of parts) {
    step(scope.session);
    const error = renderPart(scope, part, pieces);
    if (error) return error;
  }
  return undefined;
}

function renderPart(scope: Scope, part: HclTemplatePart, pieces: Piece[]): UnknownValue | undefined {
  switch (part.kind) {
    case 'text':
      grow(scope.session, part.value.length / 16);
      pieces.push({ text: part.value, source: { part: part.id, offset: 0, inserted: false } });
      return undefined;
    case 'interpolation': {
      const value = evaluate(scope, part.value);
      const inserted = insertedPieces(value);
      const at = nodeAt(scope, part.id);
      if (!inserted) return failure(at, expressionText(part.value), `${kindName(value)} cannot be inserted into a string`);
      const source = { part: part.id, offset: 0, inserted: true };
      for (const piece of inserted) {
        if ('text' in piece) {
          grow(scope.session, 1 + piece.text.length / 16);
          pieces.push({ ...piece, source });
        } else {
          const hole = settle(piece.hole);
          if (hole.kind === 'unknown' && hole.error) return hole;
          pieces.push({ hole: piece.hole, source });
        }
      }
      return undefined;
    }
    case 'ifDirective': {
      const condition = evaluate(scope, part.condition);
      const holds = booleanOf(condition) ?? supposed(scope.session, nodeAt(scope, part.id));
      if (holds !== undefined) return render(scope, holds ? part.then : part.else, pieces);
      const hole = unknownBecause(nodeAt(scope, part.id), `if ${expressionText(part.condition)}`, condition);
      pieces.push({ hole, source: { part: part.id, offset: 0, inserted: true } });
      return hole.error ? hole : undefined;
    }
    case 'forDirective': {
      const collection = evaluate(scope, part.collection);
      const iterated = iterate(collection);
      for (const [key, value] of iterated?.items ?? []) {
        let inner = withName(scope, part.valueName, value);
        if (part.keyName !== null) inner = withName(inner, part.keyName, key);
        const error = render(inner, part.body, pieces);
        if (error) return error;
      }
      if (iterated && iterated.open === null) return undefined;
      const hole = unknownBecause(nodeAt(scope, part.id), `for ${expressionText(part.collection)}`, collection);
      pieces.push({ hole, source: { part: part.id, offset: 0, inserted: true } });
      return hole.error ? hole : undefined;
    }
  }
}
