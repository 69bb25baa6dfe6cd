import { type Lazy, type Thing, unknown } from './Thing.ts';

/** Methods of a procedure's builder that take a function, and call it with the context. */
const takers = new Set(['query', 'mutation', 'subscription', 'use', 'middleware']);

/**
 * With what tRPC calls a procedure or a middleware: the context is of the type that the root was made for,
 * `initTRPC.context<Context>()`. Source: https://trpc.io/docs/server/context
 */
export function procedureArguments(callee: Thing): readonly Lazy[] | undefined {
  if (callee.kind !== 'member' || !takers.has(callee.name)) return undefined;
  let thing: Thing = callee;
  while (thing.kind === 'member' || thing.kind === 'made') {
    const content = thing.kind === 'made' && isRoot(thing.by) ? thing.content : undefined;
    if (content) {
      const input: Lazy = () => unknown('given by whoever calls the procedure', callee.from);
      const members = new Map([['ctx', content] as const, ['input', input] as const]);
      return [() => ({ kind: 'object', members, open: true, node: null, from: callee.from })];
    }
    thing = thing.kind === 'member' ? thing.of : thing.by;
  }
  return undefined;
}

function isRoot(by: Thing): boolean {
  return by.kind === 'external' && by.package === '@trpc/server' && by.path.join('.') === 'initTRPC.context';
}
