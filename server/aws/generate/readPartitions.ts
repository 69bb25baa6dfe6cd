import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PartitionsFile } from '../dataShapes.ts';
import type { Sources } from './sources.ts';

interface RawPartitions {
  readonly partitions: readonly {
    readonly id: string;
    readonly regionRegex: string;
    readonly regions: Readonly<Record<string, unknown>>;
  }[];
}

/** Partitions and their regions, from the table by which the SDK finds endpoints; what is no region (`aws-global`) is left out. */
export function readPartitions(sources: Sources): PartitionsFile {
  const file = join(sources.folder('@aws-sdk/core'), 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js');
  // The module is one constant, written as JSON.
  const text = readFileSync(file, 'utf8');
  const { partitions }: RawPartitions = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  return Object.fromEntries(
    partitions.map(({ id, regionRegex, regions }) => [
      id,
      [regionRegex, ...Object.keys(regions).filter((region) => new RegExp(regionRegex).test(region))],
    ]),
  );
}
