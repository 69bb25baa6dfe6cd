import { existsSync } from 'node:fs';
import { readActions, readClient, readIndex } from '../data.ts';
import { buildCatalogue } from './buildCatalogue.ts';
import { noticeOf } from './noticeOf.ts';
import { readActionReference, referenceDate } from './readActionReference.ts';
import { readClients } from './readClients.ts';
import { readExceptions } from './readExceptions.ts';
import { readGlobalKeys } from './readGlobalKeys.ts';
import { readManagedPolicies } from './readManagedPolicies.ts';
import { readPartitions } from './readPartitions.ts';
import { type Generation, generationOf, reportChanges } from './reportChanges.ts';
import { installSources } from './sources.ts';
import { writeData } from './writeData.ts';

/**
 * `npm run catalog [-- FOLDER]`: makes `server/aws/data/` anew from the packages that `generate/packages/package.json` pins and
 * from `exceptions/`, and prints what changed. FOLDER is one where those packages are installed already.
 */
const before = existingGeneration();
const sources = installSources(process.argv[2]);
const catalogue = buildCatalogue(
  readClients(sources),
  readActionReference(sources),
  readExceptions(),
  referenceDate(sources),
  sources.versions,
);
const policies = readManagedPolicies(sources);
const globalKeys = readGlobalKeys(sources);
const sizes = writeData(catalogue, { policies, globalKeys, partitions: readPartitions(sources), notice: noticeOf(sources) });
const after = generationOf(catalogue);
const unmapped = [...catalogue.clients].flatMap(([short, file]) =>
  file.unmapped
    .split(' ')
    .filter((name) => name !== '')
    .map((operation) => `${short} ${operation}`),
);
const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
const report = [
  `${catalogue.clients.size} clients, ${after.operations.size} operations mapped, ${unmapped.length} not; ${catalogue.actions.size} prefixes, ${after.actions.size} actions; ${policies.length} managed policies`,
  `Bytes: ${[...sizes].map(([group, size]) => `${group} ${size}`).join(', ')}; all ${total}`,
  ...unmapped.map((operation) => `  not mapped: ${operation}`),
  ...(before === undefined ? [] : reportChanges(before, after)),
];
process.stdout.write(`${report.join('\n')}\n`);

function existingGeneration(): Generation | undefined {
  const data = new URL('../data/', import.meta.url);
  if (!existsSync(new URL('index.json', data))) return undefined;
  const index = readIndex();
  const files = <T>(names: readonly string[], read: (name: string) => T | undefined): ReadonlyMap<string, T> =>
    new Map(
      names.flatMap((name) => {
        const file = read(name);
        return file === undefined ? [] : [[name, file]];
      }),
    );
  return generationOf({
    clients: files(Object.keys(index.packages), readClient),
    actions: files(Object.keys(index.prefixes), readActions),
  });
}
