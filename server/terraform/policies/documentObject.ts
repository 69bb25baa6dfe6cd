import { unknown } from '../values/build.ts';
import { parseJsonText } from '../values/parseJsonText.ts';
import { reasonOf, settle } from '../values/read.ts';
import type { Value } from '../values/Value.ts';

/** What the JSON of a value says: of `jsonencode(x)` it is `x`, of a text what it parses to. Unknown where that is not known. */
export function documentObject(given: Value): Value {
  const value = settle(given);
  if (value.kind === 'json') return value.value;
  if (value.kind === 'string') return parseJsonText(value);
  if (value.kind === 'unknown' || value.kind === 'reference') return value;
  return unknown(value.at, 'json', reasonOf(value) ?? 'it is no JSON text');
}
