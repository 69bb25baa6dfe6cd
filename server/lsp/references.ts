import type { Location, TextDocumentPositionParams } from 'vscode-languageserver/node';
import type { Context } from './Context.ts';
import { offsetOf, pathOf } from './fromProtocol.ts';
import { locationOf } from './toProtocol.ts';

/** Of an action in a policy, the calls that need it; of a call, the policy elements that name an action it needs. */
export function references({ engine, seen }: Context, { textDocument, position }: TextDocumentPositionParams): Location[] {
  const file = pathOf(textDocument.uri);
  if (file === undefined) return [];
  return engine.references(file, offsetOf(position, seen.text(file))).map((place) => locationOf(place, seen));
}
