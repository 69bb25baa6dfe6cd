import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, inflateRawSync } from 'node:zlib';
import type { ActionsFile, ClientFile, ConditionsFile, IndexFile, PartitionsFile, PoliciesFile, TextsFile } from './dataShapes.ts';

/** `server/aws/data` beside this file; `dist/data` beside the bundle. */
const folder = fileURLToPath(new URL('./data/', import.meta.url));

const kept = new Map<string, unknown>();

/** Reads a data file once; `undefined` where there is none. Names come from the index or are checked by {@link isName}. */
function readOnce<T>(name: string): T | undefined {
  if (kept.has(name)) return kept.get(name) as T | undefined;
  const bytes = readBytes(folder + name);
  const content: T | undefined = bytes === undefined ? undefined : JSON.parse(unpack(name, bytes).toString('utf8'));
  kept.set(name, content);
  return content;
}

function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** What a check needs is quick to unpack; what a person reads, and the policies, are small. */
function unpack(name: string, bytes: Buffer): Buffer {
  if (name.endsWith('.deflate')) return inflateRawSync(bytes);
  return name.endsWith('.br') ? brotliDecompressSync(bytes) : bytes;
}

/** Only what can be the name of a data file may reach the disk. */
function isName(name: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,80}$/.test(name);
}

export function readIndex(): IndexFile {
  const index = readOnce<IndexFile>('index.json');
  if (index === undefined) throw new Error('The catalogue is missing: no index.json in the data folder beside the program.');
  return index;
}

export function readClient(short: string): ClientFile | undefined {
  return isName(short) && Object.hasOwn(readIndex().packages, short) ? readOnce(`clients/${short}.json`) : undefined;
}

export function readActions(prefix: string): ActionsFile | undefined {
  return isName(prefix) && Object.hasOwn(readIndex().prefixes, prefix) ? readOnce(`actions/${prefix}.json.deflate`) : undefined;
}

export function readTexts(prefix: string): TextsFile | undefined {
  return isName(prefix) && Object.hasOwn(readIndex().prefixes, prefix) ? readOnce(`texts/${prefix}.json.br`) : undefined;
}

/** Condition keys of a service; of `aws` the global ones. */
export function readConditions(prefix: string): ConditionsFile | undefined {
  const isKnown = isName(prefix) && (prefix === 'aws' || Object.hasOwn(readIndex().prefixes, prefix));
  return isKnown ? readOnce(`conditions/${prefix}.json.deflate`) : undefined;
}

export function readPartitions(): PartitionsFile {
  return readOnce<PartitionsFile>('partitions.json') ?? {};
}

export function readPolicies(bucket: string): PoliciesFile | undefined {
  return isName(bucket) ? readOnce(`policies/${bucket}.json.br`) : undefined;
}

/** Names of the data files that have been read, sorted: what a run has paid for. */
export function filesRead(): readonly string[] {
  return [...kept.keys()].sort();
}
