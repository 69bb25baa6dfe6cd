import type { Connection } from 'vscode-languageserver/node';
import type { Problem } from '../host/index.ts';
import { showMessage } from './showMessage.ts';

/**
 * Tells problems once each, until they are gone: a broken configuration in a message, the others in the log. Returns those
 * that are shown at their place in the file.
 */
export function tellProblems(connection: Connection): (problems: readonly Problem[]) => readonly Problem[] {
  let told = new Set<string>();
  return (problems) => {
    const now = new Set<string>();
    for (const { file, line, message, kind } of problems) {
      const text = `${file}${line === undefined ? '' : `:${line}`}: ${message}`;
      now.add(text);
      if (told.has(text)) continue;
      if (kind === 'configuration') showMessage(connection, 'error', text);
      else connection.console.warn(text);
    }
    told = now;
    return problems.filter(({ line, kind }) => kind === 'configuration' || line !== undefined);
  };
}
