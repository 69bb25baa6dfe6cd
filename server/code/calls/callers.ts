import type { FilePath } from '../../files/index.ts';
import { index } from '../../query/index.ts';
import type { ItemKey, TsContent } from '../../syntax/index.ts';
import { type ItemIndex, itemIndex } from '../scope/itemIndex.ts';
import type { ModuleScope } from '../scope/moduleScope.ts';

/** An item that calls or constructs something by a name. */
export interface Caller {
  readonly file: FilePath;
  readonly item: ItemKey;
}

/** The inverse of "what does this item call": items by the name that they call. */
export function createCallers(
  members: () => readonly FilePath[],
  scope: (file: FilePath) => ModuleScope,
  content: (file: FilePath, item: ItemKey) => TsContent | undefined,
): (name: string) => readonly Caller[] {
  return index<Caller>(members, (file) => {
    const { items } = scope(file);
    const renamed = renames(items.map((item) => content(file, item)));
    return items.flatMap((item) => {
      const found = content(file, item);
      const names = new Set<string>();
      for (const name of found ? calledNames(itemIndex(found)) : []) {
        names.add(name);
        const original = renamed.get(name);
        if (original !== undefined) names.add(original);
      }
      return [...names].map((key) => ({ key, entry: { file, item } }));
    });
  });
}

function calledNames(items: ItemIndex): readonly string[] {
  return items.calls.flatMap(({ callee, arguments: given }) => {
    if (callee.kind === 'identifier') return [callee.name];
    if (callee.kind !== 'member') return callee.kind === 'super' ? ['super'] : [];
    // `f.call(…)` calls `f`.
    if ((callee.property === 'call' || callee.property === 'apply') && given.length > 0) {
      if (callee.object.kind === 'identifier') return [callee.object.name, callee.property];
      if (callee.object.kind === 'member') return [callee.object.property, callee.property];
    }
    return [callee.property];
  });
}

/** Local names that stand for another name: of an import, or `default` for a default import. */
function renames(contents: readonly (TsContent | undefined)[]): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const content of contents) {
    if (content?.kind !== 'statement' || content.statement.kind !== 'importDeclaration') continue;
    for (const { imported, local } of content.statement.bindings) if (imported !== local) result.set(local, imported);
  }
  return result;
}
