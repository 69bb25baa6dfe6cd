import { isClientPackage } from '../aws/index.ts';

/** What the table must say of one client. */
export interface ReferenceEntry {
  /** npm name, `@aws-sdk/client-polly`. */
  readonly client: string;
  /** Its IAM prefixes, `polly`; none where they are not known: then nothing but the client's presence is judged. */
  readonly prefixes: readonly string[];
  /** Actions of those prefixes that stand in the policy, `polly:SynthesizeSpeech` or `polly:*`. */
  readonly actions: readonly string[];
}

/**
 * The entries as they can be written into a table: one a client, in the order given, without what is no client's or
 * action's name (package.json and policies are anybody's text).
 */
export function tidyEntries(entries: readonly ReferenceEntry[]): readonly ReferenceEntry[] {
  const byClient = new Map<string, { prefixes: string[]; actions: string[] }>();
  for (const { client, prefixes, actions } of entries) {
    if (!isClientPackage(client)) continue;
    let entry = byClient.get(client);
    if (!entry) byClient.set(client, (entry = { prefixes: [], actions: [] }));
    for (const prefix of prefixes) if (/^[a-z0-9-]+$/i.test(prefix)) addOnce(entry.prefixes, prefix);
    for (const action of actions) if (/^[a-z0-9-]+:[a-z0-9*?]+$/i.test(action)) addOnce(entry.actions, action);
  }
  return [...byClient].map(([client, entry]) => ({ client, ...entry }));
}

function addOnce(list: string[], word: string): void {
  if (!list.some((known) => known.toLowerCase() === word.toLowerCase())) list.push(word);
}
