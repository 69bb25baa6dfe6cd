import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, deflateRawSync } from 'node:zlib';
import type { PartitionsFile, PoliciesFile } from '../dataShapes.ts';
import { policyBucket } from '../managedPolicy.ts';
import type { Catalogue } from './buildCatalogue.ts';
import { globalConditionsFile } from './conditionsFile.ts';
import type { ReferenceKey } from './readActionReference.ts';
import type { ReferencePolicy } from './readManagedPolicies.ts';

/** What is written beside the catalogue. */
export interface Beside {
  readonly policies: readonly ReferencePolicy[];
  readonly globalKeys: readonly ReferenceKey[];
  readonly partitions: PartitionsFile;
  readonly notice: string;
}

/** Writes `data/` anew, and returns its size in bytes by folder. */
export function writeData(catalogue: Catalogue, { policies, globalKeys, partitions, notice }: Beside): ReadonlyMap<string, number> {
  const data = fileURLToPath(new URL('../data/', import.meta.url));
  rmSync(data, { recursive: true, force: true });
  for (const folder of ['clients', 'actions', 'texts', 'conditions', 'policies']) mkdirSync(join(data, folder), { recursive: true });
  writeFileSync(join(data, 'NOTICE.txt'), notice);
  writeFileSync(join(data, 'index.json'), `${JSON.stringify(catalogue.index)}\n`);
  writeFileSync(join(data, 'partitions.json'), `${JSON.stringify(partitions)}\n`);
  for (const [short, file] of catalogue.clients) writeFileSync(join(data, 'clients', `${short}.json`), `${JSON.stringify(file)}\n`);
  for (const [prefix, file] of catalogue.actions)
    writeFileSync(join(data, 'actions', `${prefix}.json.deflate`), deflateRawSync(JSON.stringify(file), { level: 9 }));
  for (const [prefix, file] of catalogue.texts) writeFileSync(join(data, 'texts', `${prefix}.json.br`), brotli(JSON.stringify(file)));
  for (const [prefix, file] of [...catalogue.conditions, ['aws', globalConditionsFile(globalKeys)] as const])
    writeFileSync(join(data, 'conditions', `${prefix}.json.deflate`), deflateRawSync(JSON.stringify(file), { level: 9 }));
  const buckets = new Map<string, Record<string, PoliciesFile[string]>>();
  for (const { name, arn, version, document } of policies) {
    const bucket = policyBucket(name);
    const file = buckets.get(bucket) ?? {};
    file[name] = [arn.slice(arn.indexOf(':policy/') + ':policy/'.length), version, document];
    buckets.set(bucket, file);
  }
  for (const [bucket, file] of buckets) writeFileSync(join(data, 'policies', `${bucket}.json.br`), brotli(JSON.stringify(file)));
  return sizes(data);
}

function brotli(text: string): Buffer {
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } });
}

function sizes(folder: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const group = path.slice(folder.length).split(/[\\/]/)[0] ?? '';
    found.set(group, (found.get(group) ?? 0) + statSync(path).size);
  }
  return found;
}
