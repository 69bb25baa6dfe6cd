import type { Expression } from '../../syntax/index.ts';

/** The node that writes the name of what is called: the last name of `a.b.c`, else the whole callee. */
export function nameNode(callee: Expression): number {
  if (callee.kind === 'member') return callee.propertyId;
  if (callee.kind === 'nonNull' || callee.kind === 'cast') return nameNode(callee.value);
  return callee.id;
}
