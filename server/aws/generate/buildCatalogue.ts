import type { ActionsFile, ClientFile, ConditionsFile, IndexFile, TextsFile } from '../dataShapes.ts';
import { actionsFile, textsFile } from './actionsFile.ts';
import { clientFile } from './clientFile.ts';
import { conditionsFile } from './conditionsFile.ts';
import { prefixesOf, type Services } from './mapOperations.ts';
import type { Client } from './readClients.ts';
import { type ExceptionLine, namesOperation } from './readExceptions.ts';
import { pageOverrides } from './servicePages.ts';

export interface Catalogue {
  readonly index: IndexFile;
  readonly clients: ReadonlyMap<string, ClientFile>;
  readonly actions: ReadonlyMap<string, ActionsFile>;
  readonly texts: ReadonlyMap<string, TextsFile>;
  /** Of the services; the global keys come beside them. */
  readonly conditions: ReadonlyMap<string, ConditionsFile>;
}

/** Everything but the managed policies, the global keys and the partitions, from what was read; pure and in a fixed order. */
export function buildCatalogue(
  clients: readonly Client[],
  services: Services,
  exceptions: readonly ExceptionLine[],
  date: string,
  versions: IndexFile['sources'],
): Catalogue {
  checkExceptions(clients, services, exceptions);
  const packages: Record<string, string> = {};
  const v2: Record<string, string> = {};
  const clientFiles = new Map<string, ClientFile>();
  for (const client of clients) {
    packages[client.short] = [client.className, ...prefixesOf(client, exceptions).filter((prefix) => services.has(prefix))].join(' ');
    if (client.v2Class !== undefined && client.v2Class !== client.className) v2[client.v2Class] = client.short;
    clientFiles.set(client.short, clientFile(client, services, exceptions));
  }
  const prefixes: Record<string, string> = {};
  const actionFiles = new Map<string, ActionsFile>();
  const textFiles = new Map<string, TextsFile>();
  const conditionFiles = new Map<string, ConditionsFile>();
  for (const [prefix, service] of services) {
    const override = pageOverrides[prefix];
    prefixes[prefix] = override === undefined ? service.name : override.join('|');
    actionFiles.set(prefix, actionsFile(prefix, service, services));
    textFiles.set(prefix, textsFile(service));
    conditionFiles.set(prefix, conditionsFile(prefix, service, services));
  }
  const index: IndexFile = { date, sources: versions, packages, v2, prefixes };
  return { index, clients: clientFiles, actions: actionFiles, texts: textFiles, conditions: conditionFiles };
}

/** Every client, operation and resource type that an exception names exists. */
function checkExceptions(clients: readonly Client[], services: Services, exceptions: readonly ExceptionLine[]): void {
  const byName = new Map(clients.map((client) => [client.short, client]));
  for (const line of exceptions) {
    const client = byName.get(line.client);
    if (client === undefined) throw new Error(`${line.place}: there is no client ${line.client}.`);
    if (line.kind === 'prefix') {
      for (const prefix of line.prefixes) if (!services.has(prefix)) throw new Error(`${line.place}: there is no prefix ${prefix}.`);
      continue;
    }
    const named = line.kind === 'resource' ? (line.of?.operations ?? []) : line.operations;
    for (const pattern of named) {
      if (![...client.operations.keys()].some((operation) => namesOperation([pattern], operation))) {
        throw new Error(`${line.place}: ${line.client} has no operation ${pattern}.`);
      }
    }
  }
}
