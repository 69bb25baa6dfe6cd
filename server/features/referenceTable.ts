import { effectOf, isPolicyDocument, wholeText } from '../access/index.ts';
import { iamPrefixes } from '../aws/index.ts';
import { type FilePath, type Files, isWithin } from '../files/index.ts';
import { isReferenceDocument, type ReferenceEntry } from '../reference/index.ts';
import type { Rooms } from './finding.ts';

/** Whether `file` is the reference document: named by the configuration, or found by its heading. */
export function isReference(files: Files, file: FilePath): boolean {
  const configured = files.settings().reference;
  if (configured.length > 0) return configured.includes(file);
  const text = files.text(file);
  return text !== null && isReferenceDocument(text);
}

/** The reference documents of the workspace, with their texts. */
export function referenceDocuments(files: Files): readonly { readonly file: FilePath; readonly text: string }[] {
  return files.list('markdown').flatMap((file) => {
    const text = isReference(files, file) ? files.text(file) : null;
    return text === null ? [] : [{ file, text }];
  });
}

/**
 * What the table must say: every client of the paired packages' `package.json`, its IAM prefix, and the actions that
 * stand in the policy for it. `undefined` where nothing is paired or a policy can't be read: then the table is not judged.
 */
export function wantedEntries({ code, access, terraform }: Rooms): readonly ReferenceEntry[] | undefined {
  const { pairs } = access.pairing();
  if (pairs.length === 0) return undefined;
  const granted: string[] = [];
  for (const pair of pairs) {
    const document = terraform.policy(pair.policy)?.document;
    if (!document || !isPolicyDocument(document) || document.unknown.length > 0) return undefined;
    for (const statement of document.statements) {
      if (effectOf(statement) !== 'Allow') continue;
      for (const { value } of statement.actions?.elements ?? []) {
        const text = wholeText(value);
        if (text !== undefined && !granted.includes(text)) granted.push(text);
      }
    }
  }
  const clients = new Set<string>();
  for (const file of code.manifests()) {
    const manifest = code.manifest(file);
    if (manifest.problem !== null) return undefined;
    if (pairs.some((pair) => isWithin(manifest.folder, pair.code) || isWithin(pair.code, manifest.folder))) {
      for (const client of manifest.clients) clients.add(client.package);
    }
  }
  return [...clients].map((client) => {
    const prefixes = primaryPrefixes(client);
    return {
      client,
      prefixes,
      actions: granted.filter((action) => prefixes.includes(action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase())),
    };
  });
}

/** The client's own IAM prefix; operations that need a neighbour's action besides do not make it the client's. */
const primaryPrefixes = (client: string): readonly string[] => iamPrefixes(client).slice(0, 1);
