import { evaluate } from '../evaluate/evaluate.ts';
import type { Body } from '../modules/body.ts';
import type { Value } from '../values/Value.ts';

/** The value of an attribute; `undefined` where it is not written. */
export function attributeOf(body: Body, name: string): Value | undefined {
  const found = body.attributes.get(name);
  return found && evaluate(found.scope, found.attribute.value);
}
