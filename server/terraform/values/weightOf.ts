import type { Value } from './Value.ts';

/** Of those that are heavier than `light`: to remember the many small ones costs more than to go through them. */
const weights = new WeakMap<Value, number>();
const light = 64;

/**
 * How many values a value is when it is written out: what it holds in several places counts in each. Values that hold one
 * another twice, time and again, are few to make and beyond all measure to go through.
 */
export function weightOf(value: Value): number {
  switch (value.kind) {
    case 'list':
    case 'object':
    case 'json':
    case 'string': {
      const known = weights.get(value);
      if (known !== undefined) return known;
      const weight = 1 + sumOf(partsOf(value));
      if (weight > light) weights.set(value, weight);
      return weight;
    }
    case 'reference':
      return value.configured ? 1 + weightOf(value.configured) : 1;
    default:
      return 1;
  }
}

function partsOf(value: Extract<Value, { kind: 'list' | 'object' | 'json' | 'string' }>): readonly Value[] {
  switch (value.kind) {
    case 'list':
      return value.elements;
    case 'object':
      return value.entries.map((entry) => entry.value);
    case 'json':
      return [value.value];
    case 'string':
      return value.pieces.flatMap((piece) => ('hole' in piece ? [piece.hole] : []));
  }
}

function sumOf(parts: readonly Value[]): number {
  let sum = 0;
  for (const part of parts) sum += weightOf(part);
  return sum;
}
