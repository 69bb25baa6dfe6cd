import { readPartitions } from './data.ts';
import type { PartialText } from './partialText.ts';

/** Every partition, sorted: `aws`, `aws-cn`, … */
export const partitions = (): readonly string[] => Object.keys(readPartitions());

/** Every region that is known, of all partitions. */
export const regions = (): readonly string[] => Object.values(readPartitions()).flatMap(([, ...known]) => known);

/** The directions that the last word but one of a region's name is made of. */
const direction = /^(?:north|south|east|west|central){1,2}$/;

/**
 * The partition of a region, a new one of the usual form too; `undefined` where there can be no such region.
 * Source: the SDK's table of partitions; https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function partitionOf(region: string): string | undefined {
  const known = Object.entries(readPartitions());
  const found = known.find(([, [, ...names]]) => names.includes(region)) ?? known.find(([, [pattern]]) => new RegExp(pattern).test(region));
  const isNamed = found?.[1].includes(region) === true || direction.test(region.split('-').at(-2) ?? '');
  return isNamed ? found?.[0] : undefined;
}

/** The partition that an ARN names, where that is written out and there is such a one. */
export function partitionNamed(resource: PartialText): string | undefined {
  const [first] = resource;
  const [start, partition, ...rest] = typeof first === 'string' ? first.split(':') : [];
  return start === 'arn' && rest.length > 0 && partition !== undefined && partitions().includes(partition) ? partition : undefined;
}
