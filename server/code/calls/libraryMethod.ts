import type { Evaluation } from '../evaluate/Evaluation.ts';
import type { Lazy, Thing, ThingOf } from '../evaluate/Thing.ts';
import type { LibraryRow } from '../libraries/libraryTable.ts';
import type { FoundCall, Search } from './Found.ts';
import { clientAmong, libraryCalls } from './libraryCalls.ts';
import { exportPath, externalBase, moduleOf } from './sdkThing.ts';

/** A chain of methods of something that a library's export made: `new Entity(…).query.byOwner(…).go`. */
interface Chain {
  readonly made: ThingOf<'external'>;
  readonly of: readonly Lazy[] | null;
  readonly by: readonly Lazy[] | null;
  readonly methods: readonly string[];
}

/** A call of a method (or of the whole, `()`) of an object of the table of libraries. */
export function libraryMethod(
  { evaluation, libraries, findings }: Search,
  callee: Thing,
  given: readonly Lazy[],
  here: Pick<FoundCall, 'node' | 'name'>,
): void {
  const chain = chainOf(evaluation, callee.kind === 'made' ? { kind: 'member', of: callee, name: '()', from: [] } : callee);
  const library = chain && rowOf(libraries, chain);
  if (!library) return;
  for (const call of libraryCalls(evaluation, library, { own: given, of: chain.of, by: chain.by })) {
    findings.call({
      input: given[0] ?? null,
      ...call,
      ...here,
      form: 'library',
      through: `${library.package} ${library.export}`,
      clients: clientAmong(evaluation, chain.of?.[0]),
    });
  }
}

/** The row of a chain: under all its names, or under its first and its last. */
function rowOf(libraries: Search['libraries'], { made, methods }: Chain): LibraryRow | undefined {
  const name = exportPath(made).join('.') || 'default';
  const ends = methods.length > 1 ? [methods[0], methods.at(-1)] : methods;
  return libraries(moduleOf(made), [name, ...methods].join('.')) ?? libraries(moduleOf(made), [name, ...ends].join('.'));
}

function chainOf(evaluation: Evaluation, thing: Thing): Chain | undefined {
  switch (thing.kind) {
    case 'member': {
      const inner = chainOf(evaluation, thing.of);
      return inner && { ...inner, methods: [...inner.methods, thing.name] };
    }
    case 'made': {
      if (thing.by.kind === 'external') return { made: thing.by, of: thing.arguments, by: null, methods: [] };
      const inner = thing.by.kind === 'member' ? chainOf(evaluation, thing.by) : undefined;
      return inner && { ...inner, by: inner.by ?? thing.arguments };
    }
    case 'instance': {
      // An item of a model that was made.
      if (thing.of.kind === 'made') return chainOf(evaluation, thing.of);
      const base = externalBase(evaluation, thing.of, thing.arguments);
      return base && { made: base.of, of: base.given, by: null, methods: [] };
    }
    default:
      return undefined;
  }
}
