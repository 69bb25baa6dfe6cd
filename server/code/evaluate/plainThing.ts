import { literal, type Thing, unknown } from './Thing.ts';

/** Plain data, such as a JSON file's, as a thing. */
export function plainThing(data: unknown): Thing {
  if (data === null || typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean') return literal(data);
  if (Array.isArray(data)) return { kind: 'list', elements: data.map((element) => () => plainThing(element)), open: false, from: [] };
  if (typeof data !== 'object') return unknown('a JSON file that is not read');
  const members = new Map(Object.entries(data).map(([key, value]) => [key, () => plainThing(value)]));
  return { kind: 'object', members, open: false, node: null, from: [] };
}
