import type { Hover, HoverParams } from 'vscode-languageserver/node';
import type { Context } from './Context.ts';
import { offsetOf, pathOf } from './fromProtocol.ts';
import { hoverOf } from './toProtocol.ts';

/** What is known about the thing under the cursor. */
export function hover({ engine, client, seen }: Context, { textDocument, position }: HoverParams): Hover | null {
  const file = pathOf(textDocument.uri);
  if (file === undefined) return null;
  const text = seen.text(file);
  const found = engine.hover(file, offsetOf(position, text));
  return found && hoverOf(found, text, client);
}
