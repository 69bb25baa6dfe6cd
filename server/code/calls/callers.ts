import { type FilePath, type Files, fileFamily } from '../../files/index.ts';
import { family, membersByName, pushOnceUnder } from '../../query/index.ts';
import type { ItemKey, TsContent } from '../../syntax/index.ts';
import { calledWords } from '../modules/sdkWords.ts';
import { itemIndex } from '../scope/itemIndex.ts';
import type { ModuleScope } from '../scope/moduleScope.ts';

/** An item that calls or constructs something by a name. */
export interface Caller {
  readonly file: FilePath;
  readonly item: ItemKey;
}

/** Who calls a name. */
export interface Callers {
  callers(name: string): readonly Caller[] | null;
}

/** A name that more files seem to call is too common to be followed: they would all have to be parsed. */
const mostFiles = 30;

/**
 * The inverse of "what does this item call": items by the name that they call, in the files of `members`. A file is
 * parsed only if its text has the name where a call can begin, or renames it in an import. `null`: too many files.
 */
export function createCallers(
  files: Files,
  members: () => ReadonlySet<FilePath>,
  scope: (file: FilePath) => ModuleScope,
  content: (file: FilePath, item: ItemKey) => TsContent | undefined,
): Callers {
  const seeming = membersByName(
    () => [...members()],
    (file) => calledWords(files.text(file) ?? ''),
  );
  /** Names that each item of a file calls, under the names that they have where they are exported. */
  const calls = fileFamily(files, 'code.itemCalls', (file) => {
    const result = new Map<string, ItemKey[]>();
    const { items } = scope(file);
    const renamed = renames(items.map((item) => content(file, item)));
    for (const item of items) {
      const found = content(file, item);
      for (const name of found ? calledNames(found) : []) {
        for (const key of [name, ...(renamed.get(name) ?? [])]) pushOnceUnder(result, key, item);
      }
    }
    return result;
  });
  const callers = family('code.callers', (name): readonly Caller[] | null => {
    const seem = seeming(name);
    if (seem.length > mostFiles) return null;
    return seem.flatMap((file) => (calls(file).get(name) ?? []).map((item) => ({ file, item })));
  });
  return { callers };
}

function calledNames(found: TsContent): readonly string[] {
  return itemIndex(found).calls.flatMap(({ callee, arguments: given }) => {
    if (callee.kind === 'identifier') return [callee.name];
    if (callee.kind !== 'member') return [];
    // `f.call(…)` calls `f`.
    if ((callee.property === 'call' || callee.property === 'apply') && given.length > 0) {
      if (callee.object.kind === 'identifier') return [callee.object.name, callee.property];
      if (callee.object.kind === 'member') return [callee.object.property, callee.property];
    }
    return [callee.property];
  });
}

/** Local names that stand for other names: of an import, or of a default import. */
function renames(contents: readonly (TsContent | undefined)[]): ReadonlyMap<string, readonly string[]> {
  const result = new Map<string, string[]>();
  for (const content of contents) {
    if (content?.kind !== 'statement' || content.statement.kind !== 'importDeclaration') continue;
    for (const { imported, local } of content.statement.bindings) if (imported !== local) result.set(local, [imported]);
  }
  return result;
}
