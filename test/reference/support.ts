import { applyEdits } from '../../server/files/index.ts';
import { type ReferenceEntry, rewriteTable } from '../../server/reference/index.ts';

/** `polly: SynthesizeSpeech GetLexicon` → an entry for `@aws-sdk/client-polly`; `client-name/prefix: …` where they differ. */
function entry(line: string): ReferenceEntry {
  const [names = '', actions = ''] = line.split(':', 2);
  const [client = '', prefix = client] = names.split('/');
  return {
    client: `@aws-sdk/client-${client}`,
    prefixes: prefix === '' ? [] : [prefix],
    actions: actions.split(' ').flatMap((name) => (name === '' ? [] : `${prefix}:${name}`)),
  };
}

export const entries = (...lines: readonly string[]) => lines.map(entry);

/** The text after the table was rewritten. */
export const rewritten = (text: string, ...lines: readonly string[]) => applyEdits(text, rewriteTable(text, entries(...lines)));

/** A document with the heading and these lines below it. */
export const underTitle = (...lines: readonly string[]) => `# Reference\n\n## This Project's Clients\n\n${lines.join('\n')}\n\nThe end.\n`;
