import { settle } from '../values/read.ts';
import type { Value } from '../values/Value.ts';

/** Whether Terraform would refuse to evaluate a part of the value. */
export function hasError(given: Value): boolean {
  const value = settle(given);
  switch (value.kind) {
    case 'unknown':
      return value.error;
    case 'list':
      return value.elements.some(hasError);
    case 'object':
      return value.entries.some((entry) => hasError(entry.value));
    case 'json':
      return hasError(value.value);
    case 'string':
      return value.pieces.some((piece) => 'hole' in piece && piece.hole.kind === 'unknown' && piece.hole.error);
    default:
      return false;
  }
}
