import { baseName, type FilePath } from '../../files/index.ts';
import { type HclTemplateOutline, readHclTemplate } from '../../syntax/index.ts';
import type { Names } from '../evaluate/Scope.ts';
import { renderParts } from '../evaluate/template.ts';
import type { TfNode } from '../Policy.ts';
import { failure, piecesValue } from '../values/build.ts';
import { settle, textOf } from '../values/read.ts';
import type { Piece, Spelling, Value } from '../values/Value.ts';
import type { Call, TerraformFunction } from './callFunction.ts';
import { atPath, noFile } from './files.ts';

interface Template {
  readonly outline: HclTemplateOutline;
  readonly title: string;
  /** Where what it renders is to be changed, and how it is spelled out there. */
  readonly at: TfNode;
  readonly file: FilePath;
  readonly spelling: Spelling | null;
}

/** Renders a template with nothing but the variables of the second argument. */
function rendered(call: Call, { outline, title, at, file, spelling }: Template): Value | undefined {
  const { scope, values } = call;
  const variables = values[1] && settle(values[1]);
  if (variables?.kind !== 'object' || variables.open !== null) return undefined;
  if (outline.errors.length > 0) return failure(call.at, call.text, `the template ${title} could not be parsed`);
  let names: Names | null = null;
  for (const entry of variables.entries) names = { name: entry.key, value: entry.value, outer: names };
  const inner = { session: scope.session, instance: scope.instance, file, item: at.item, pointers: [], names, closed: true };
  const result = renderParts(inner, outline.parts);
  if ('error' in result) return { ...result.error, at: call.at };
  // Of a text that stands nowhere by itself, the call is the place to change.
  const pieces = spelling
    ? result.pieces
    : result.pieces.map(
        (piece): Piece => ('hole' in piece ? { ...piece, hole: { ...piece.hole, at }, source: null } : { ...piece, source: null }),
      );
  return piecesValue(at, pieces, spelling);
}

const templatefile: TerraformFunction = (call) =>
  atPath(call, (path) => {
    const outline = call.scope.session.world.template(path);
    if (!outline) return noFile(call);
    const at = { file: path, item: '', node: 0 };
    return rendered(call, { outline, title: baseName(path), at, file: path, spelling: { file: path, parts: outline.parts } });
  });

function templatestring(call: Call): Value | undefined {
  const text = call.values[0] && textOf(call.values[0]);
  if (text === undefined) return undefined;
  const { at } = call;
  return rendered(call, { outline: readHclTemplate(text), title: 'it', at, file: at.file, spelling: null });
}

/** Templates; https://developer.hashicorp.com/terraform/language/functions/templatefile and its neighbour. */
export const templateFunctions: Readonly<Record<string, TerraformFunction>> = { templatefile, templatestring };
