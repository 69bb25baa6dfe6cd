import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PartitionsFile } from '../dataShapes.ts';
import type { Sources } from './sources.ts';

interface RawPartitions {
  readonly partitionsInfo: {
    readonly partitions: readonly {
      readonly id: string;
      readonly regionRegex: string;
      readonly regions: Readonly<Record<string, unknown>>;
    }[];
  };
}

/** Partitions and their regions, from the table by which the SDK finds endpoints; what is no region (`aws-global`) is left out. */
export async function readPartitions(sources: Sources): Promise<PartitionsFile> {
  const file = join(sources.folder('@aws-sdk/core'), 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js');
  const { partitionsInfo }: RawPartitions = await import(pathToFileURL(file).href);
  return Object.fromEntries(
    partitionsInfo.partitions.map(({ id, regionRegex, regions }) => [
      id,
      [regionRegex, ...Object.keys(regions).filter((region) => new RegExp(regionRegex).test(region))],
    ]),
  );
}
