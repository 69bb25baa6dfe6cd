import { type FilePath, type Files, fileFamily } from '../../files/index.ts';
import { family, membersByName, pushUnder } from '../../query/index.ts';
import type { Expression, ItemKey, TsContent, TypeNode } from '../../syntax/index.ts';
import { heritageIn } from '../modules/heritage.ts';
import { itemIndex } from '../scope/itemIndex.ts';
import type { ModuleScope } from '../scope/moduleScope.ts';
import { forEachChild, isClassNode } from '../scope/nodes.ts';
import type { CodeNode } from '../Value.ts';

/** Which types are made of which, by their names alone; `null` where the name is too common. */
export interface Heritage {
  /** Classes that extend something of a name. */
  extending(name: string): readonly CodeNode[] | null;
  /** Classes that implement, and interfaces that extend, something of a name. */
  implementing(name: string): readonly CodeNode[] | null;
  /** Names that imports and exports give to something of a name. */
  aliases(name: string): readonly string[] | null;
}

/** Who says what of a name in one file. */
type Said<T> = ReadonlyMap<string, readonly T[]>;

/** A name that more files seem to write so is too common: they would all have to be parsed. */
const mostFiles = 30;

/** The heritage of what is in the files of `all`; a file is parsed if its text seems to name what is asked for in one. */
export function createHeritage(
  files: Files,
  all: () => readonly FilePath[],
  scope: (file: FilePath) => ModuleScope,
  content: (file: FilePath, item: ItemKey) => TsContent | undefined,
): Heritage {
  const seeming = membersByName(all, (file) => heritageIn(files.text(file) ?? ''));
  const perFile = <T>(
    label: string,
    read: (found: TsContent, at: { file: FilePath; item: ItemKey }, say: (name: string, entry: T) => void) => void,
  ) =>
    fileFamily(files, label, (file): Said<T> => {
      const result = new Map<string, T[]>();
      const say = (name: string, entry: T) => pushUnder(result, name, entry);
      for (const item of scope(file).items) {
        const found = content(file, item);
        if (found) read(found, { file, item }, say);
      }
      return result;
    });
  const asked = <T>(label: string, words: readonly string[], said: (file: FilePath) => Said<T>) =>
    family(label, (name): readonly T[] | null => {
      const seem = new Set(words.flatMap((word) => seeming(word === 'as' ? `${name} as` : `${word} ${name}`)));
      return seem.size > mostFiles ? null : [...seem].sort().flatMap((file) => said(file).get(name) ?? []);
    });

  const extensions = perFile<CodeNode>('code.extensions', (found, at, say) => {
    for (const [id, node] of classesIn(found)) for (const name of node.extends ? namesIn(node.extends) : []) say(name, { ...at, node: id });
  });
  const implementations = perFile<CodeNode>('code.implementations', (found, at, say) => {
    for (const [id, node] of classesIn(found)) for (const name of node.implements.flatMap(lastName)) say(name, { ...at, node: id });
    const statement = found.kind === 'statement' ? found.statement : undefined;
    if (statement?.kind === 'interface') for (const name of statement.extends.flatMap(lastName)) say(name, { ...at, node: statement.id });
  });
  const renames = perFile<string>('code.renames', (found, _at, say) => {
    const statement = found.kind === 'statement' ? found.statement : undefined;
    if (statement?.kind === 'importDeclaration')
      for (const { imported, local } of statement.bindings) if (imported !== local) say(imported, local);
    if (statement?.kind === 'exportDeclaration')
      for (const { local, exported } of statement.bindings) if (local !== exported) say(local, exported);
  });
  return {
    extending: asked('code.extending', ['extends'], extensions),
    implementing: asked('code.implementing', ['implements', 'extends'], implementations),
    aliases: asked('code.aliases', ['as'], renames),
  };
}

function classesIn(found: TsContent) {
  const { nodes, classes } = itemIndex(found);
  return classes.flatMap((id) => {
    const node = nodes[id];
    return isClassNode(node) ? [[id, node] as const] : [];
  });
}

/** The names in an expression, each once: of `mixin(A, b.C)` all of them. */
function namesIn(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: object): void => {
    if ('kind' in node && node.kind === 'identifier' && 'name' in node) names.add(String(node.name));
    if ('kind' in node && node.kind === 'member' && 'property' in node) names.add(String(node.property));
    forEachChild(node, visit);
  };
  visit(expression);
  return names;
}

function lastName(type: TypeNode): readonly string[] {
  return type.kind === 'typeReference' ? [type.name.slice(type.name.lastIndexOf('.') + 1)] : [];
}
